"""One run: where it looks, what it finds, what it writes."""
