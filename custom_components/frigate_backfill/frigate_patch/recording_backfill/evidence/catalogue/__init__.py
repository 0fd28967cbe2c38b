"""The catalogue: the patch's own copy of the database, beside the recordings."""
