"""What finds rows with estimated lengths without a look at all rows."""

from __future__ import annotations

from ..backfilled import ESTIMATED_SQL

# Index (camera, start_time DESC, end_time DESC).
NEWEST_BEFORE = """
SELECT max(start_time) + 0.0 FROM recordings WHERE camera = ? AND start_time < ?
"""
# Index (camera, start_time DESC, duration, motion, objects) tells which rows are worth a look.
MARKED = f"""
SELECT 1 FROM recordings WHERE rowid IN (
    SELECT rowid FROM recordings
    WHERE camera = ? AND start_time >= ? AND start_time <= ? AND objects = -1
) AND {ESTIMATED_SQL} LIMIT 1
"""
