"""Reads for a sync of Frigate's: the paths that it will look for."""

from __future__ import annotations

from ..backfilled import SQL as BACKFILLED_ROW

# The table itself, one page after the other.
ALL_PATHS = f"""
SELECT rowid, path, {BACKFILLED_ROW} FROM recordings WHERE rowid > ? ORDER BY rowid LIMIT 1000
"""
# Index (start_time), one page after the other, as Frigate's sync of the last hours goes.
PATHS_SINCE = f"""
SELECT start_time, rowid, path, {BACKFILLED_ROW} FROM recordings
WHERE (start_time, rowid) > (?, ?) ORDER BY start_time, rowid LIMIT 1000
"""
# Index: unique (path) alone, for these two; the second as for ROWS_OF_FOLDER.
KNOWN_PATHS = "SELECT path FROM recordings WHERE path IN ({})"
PATHS_OF_FOLDER = "SELECT path FROM recordings WHERE path >= ? AND path < ?"
# Index: unique (path).
BACKFILLED_PATHS = f"SELECT 1 FROM recordings WHERE path IN ({{}}) AND {BACKFILLED_ROW}"
# Each read once, before a sync of 0.18's that has as many files to look at.
EVENTS_WITH_SNAPSHOT = "SELECT id, camera, has_snapshot FROM event"
EVENTS_WITH_INLINE_THUMBNAIL = "SELECT id, coalesce(thumbnail, '') <> '' FROM event"
REVIEW_THUMBNAILS = "SELECT thumb_path FROM reviewsegment"
PREVIEW_PATHS = "SELECT path FROM previews"
EXPORT_PATHS = "SELECT video_path, thumb_path FROM export"
