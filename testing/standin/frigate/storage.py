"""Removing the oldest recordings when the disk is nearly full, whatever retention says.

The real one looks every five minutes whether an hour of recordings still fits. The stand-in never
does by itself: tests say when.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from peewee import chunked

from frigate._standin import RELEASE
from frigate.models import Event, Recordings
from frigate.util.builtin import clear_and_unlink

CHUNK_SIZE = 1000


def reduce_storage_consumption(megabytes: float) -> None:
    """Remove the oldest recordings until more than that is free; what events retain goes last."""
    rows = list(Recordings.select().order_by(Recordings.start_time).namedtuples())
    retained = list(
        Event.select(Event.start_time, Event.end_time)
        .where(Event.retain_indefinitely == True, Event.has_clip)  # noqa: E712 - SQL
        .order_by(Event.start_time)
        .tuples()
    )
    freed = 0.0
    deleted = []
    for spare in (True, False):
        if not spare and freed >= megabytes:
            break
        for row in rows:
            if freed > megabytes:
                break
            if (spare and _is_retained(row, retained)) or not _delete(row.path):
                continue
            freed += row.segment_size
            deleted.append(row)
    if RELEASE >= (0, 17):
        _clear_clips(deleted)
    for batch in chunked([row.id for row in deleted], CHUNK_SIZE):
        Recordings.delete().where(Recordings.id << list(batch)).execute()


def _is_retained(row: Any, events: list[tuple[float, float | None]]) -> bool:
    """Of whatever camera the event is."""
    return any(
        start <= row.end_time and (end is None or end >= row.start_time) for start, end in events
    )


def _delete(path: str) -> bool:
    try:
        clear_and_unlink(Path(path), missing_ok=False)
    except FileNotFoundError:
        return False
    return True


def _clear_clips(deleted: list[Any]) -> None:
    """Events anywhere between a camera's first and last deleted recording have no clip any more."""
    for camera in {row.camera for row in deleted}:
        own = [row for row in deleted if row.camera == camera]
        Event.update(has_clip=False).where(
            Event.camera == camera,
            Event.start_time < max(row.end_time for row in own),
            Event.end_time > min(row.start_time for row in own),
        ).execute()
