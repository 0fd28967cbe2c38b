"""Events as copies have them: with label, zones, scores, path, and their timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...frigate.backfilled import told_by
from ...frigate.config import UNLABELLED
from ...frigate.events import CopiedEvent, severity_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from ..salvage.records import Value
    from .copies import Copies
    from .source import Source

    Row = dict[str, Value]

_UNENDED = 30.0
"""Seconds that Frigate, at its start, gives an event that never ended."""


def copied_events(copies: Copies, camera: str, known: AbstractSet[str]) -> Iterator[CopiedEvent]:
    """The events that are not `known`; raises CancelledError.

    What a run made from pictures is weaker than what Frigate wrote, in whichever copy that is.
    """
    found: set[str] = set()
    for made_up in (False, True):
        for source, row in copies.rows("event", "camera = ?", (camera,), known):
            event = str(row["id"])
            if event in found or _is_made_up(row) is not made_up:
                continue
            found.add(event)
            yield _event(copies, source, row, camera)


def _is_made_up(row: Row) -> bool:
    return row["label"] == UNLABELLED and told_by(row["data"])


def _event(copies: Copies, source: Source, row: Row, camera: str) -> CopiedEvent:
    event = str(row["id"])
    start, end = float(str(row["start_time"])), source.ended_at(row)
    end = start + _UNENDED if end is None else max(start, end)
    more = {
        **row,
        "end_time": end,
        "zones": row["zones"] or "[]",
        "data": row["data"] or "{}",
        "plus_id": row["plus_id"] or None,
        "retain_indefinitely": row["retain_indefinitely"] or 0,
    }
    return CopiedEvent(
        event,
        camera,
        start,
        end,
        severity_of(row["data"]),
        bool(row["has_snapshot"]),
        None if row["thumbnail"] is None else str(row["thumbnail"]),
        label=str(row["label"]),
        has_clip=bool(row["has_clip"]),
        for_ever=bool(row["retain_indefinitely"]),
        more=tuple(more.items()),
        timeline=tuple(_timeline(copies, source, event)),
    )


def _timeline(copies: Copies, source: Source, event: str) -> Iterator[tuple[object, ...]]:
    for row in copies.rows_of(source, "timeline", "source_id = ?", (event,)):
        yield (
            row["timestamp"],
            row["camera"],
            row["source"],
            row["source_id"],
            row["class_type"],
            row["data"],
        )
