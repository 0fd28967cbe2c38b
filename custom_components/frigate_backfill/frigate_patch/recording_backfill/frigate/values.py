"""Values of rows: SQLite's columns hold whatever was put into them."""

from __future__ import annotations


def number(value: object) -> float:
    """The number in a column; anything else counts as 0."""
    return float(value) if isinstance(value, (int, float)) else 0.0
