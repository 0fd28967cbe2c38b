"""What makes a row of `recordings` a backfilled one: the one test for all who ask.

Frigate counts the objects and regions of every recording that it stores, and never writes -1
there. A backfilled row has -1 in both, whatever its motion: a preview may prove motion.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

UNPROCESSED = -1
COLUMNS = ("objects", "regions")

SQL = "(coalesce(objects, 0) = -1 AND coalesce(regions, 0) = -1)"
"""True or false of any row, never NULL."""

ESTIMATED = -2
"""The `dBFS` of a backfilled row whose length is estimated: nobody has read its file yet.

No part of Frigate tells -2 from -1: its clean-up asks only whether it is 0.
"""
ESTIMATED_SQL = f"({SQL} AND coalesce(dBFS, 0) = {ESTIMATED})"


def is_backfilled(row: Mapping[str, object]) -> bool:
    """The first test, of a whole row."""
    return all(row.get(name) == UNPROCESSED for name in COLUMNS)


def is_estimated(row: Mapping[str, object]) -> bool:
    """The second test, of a whole row."""
    return is_backfilled(row) and row.get("dBFS") == ESTIMATED


def of_model(recordings: Any) -> Any:
    """The same test as an expression over Frigate's peewee model of the table.

    Raises AttributeError where the model has other columns.
    """
    first, second = (getattr(recordings, name) == UNPROCESSED for name in COLUMNS)
    return first & second


def told_by(data: object) -> bool:
    """Whether the `data` of a review or an event says that it was made from files."""
    try:
        return json.loads(str(data)).get("backfilled") is True
    except (ValueError, AttributeError):
        return False
