"""Writes of recordings: rows made from files, and rows that are made better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..backfilled import ESTIMATED_SQL as ESTIMATED_ROW
from ..backfilled import SQL as BACKFILLED_ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

DETAILS = ("stream_type", "has_audio", "audio_rate", "audio_codec", "video_codec", "keyframes")
"""Columns that 0.19 added to what is told of a recording."""
# Index: unique (path). A path that Frigate inserted meanwhile is left alone.
INSERT = """
INSERT INTO recordings (id, camera, path, start_time, end_time, duration, segment_size,
                        motion, objects, dBFS, regions{names})
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, -1, ?9, -1{marks})
ON CONFLICT (path) DO NOTHING
"""


def insert_recording(details: Sequence[str]) -> str:
    """The statement for a table that also has the columns `details`."""
    names = "".join(f", {name}" for name in details)
    marks = "".join(f", ?{number}" for number, _ in enumerate(details, 10))
    return INSERT.format(names=names, marks=marks)


# Primary key.
WRITTEN_IDS = "SELECT id FROM recordings WHERE id IN ({})"
# Primary key. What Frigate analysed stays; -1 is for rows of old versions that know nothing. Of a
# backfilled row, motion that was proven once outlasts the preview that proved it, and a length that
# was estimated is so no more.
UPDATE = f"""
UPDATE recordings SET
    path = ?2, end_time = start_time + ?3, duration = ?3, segment_size = ?4,
    motion = CASE WHEN coalesce(motion, objects, dBFS, regions) IS NULL THEN ?5
        WHEN {BACKFILLED_ROW} AND ?5 > 0 THEN ?5 ELSE motion END,
    objects = CASE WHEN coalesce(motion, objects, dBFS, regions) IS NULL THEN -1 ELSE objects END,
    dBFS = CASE WHEN coalesce(motion, objects, dBFS, regions) IS NULL OR {ESTIMATED_ROW} THEN -1
        ELSE dBFS END,
    regions = CASE WHEN coalesce(motion, objects, dBFS, regions) IS NULL THEN -1 ELSE regions END
    {{details}}
WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM recordings WHERE path = ?2 AND id != ?1)
"""


def update_recording(details: Sequence[str]) -> str:
    """The statement for a table that also has the columns `details`."""
    assignments = "".join(f", {name} = ?{number}" for number, name in enumerate(details, 6))
    return UPDATE.format(details=assignments)


# Primary key. What Frigate wrote itself gives way to nothing.
REPLACE_BACKFILLED = f"""
UPDATE recordings SET {{assignments}} WHERE id = ? AND {BACKFILLED_ROW}
AND NOT EXISTS (SELECT 1 FROM recordings WHERE id = ? AND id != ?)
"""
