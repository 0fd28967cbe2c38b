"""Rows of SQLite files that SQLite cannot read, or not without writing beside them."""
