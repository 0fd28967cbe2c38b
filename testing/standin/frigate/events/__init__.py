"""Events: what removes them."""
