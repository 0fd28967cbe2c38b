"""Reads of recordings: of a camera, of a folder, of paths; where they are and what they show."""

from __future__ import annotations

from ..backfilled import ESTIMATED_SQL as ESTIMATED_ROW
from ..backfilled import SQL as BACKFILLED_ROW
from .schema import STREAM

_ROW = (
    "id, path, start_time + 0.0, coalesce(end_time, 0) + 0.0, segment_size + 0.0, "
    f"{BACKFILLED_ROW}, {STREAM}, motion, objects, dBFS"
)
# Index (camera, start_time DESC, end_time DESC). Adding 0.0 turns what is no number into 0.
ROWS = f"""
SELECT {_ROW}
FROM recordings WHERE camera = ? AND start_time BETWEEN ? AND ? ORDER BY start_time
"""
# Index: unique (path) alone, in its order. As one text, and their number: all paths that begin with
# the first value, which ends in a slash; the second is the next text that does not. To cut the
# folder off each would cost as much as all else twice.
PATHS_OF_FOLDER = """
SELECT group_concat(path, ''), count(*) FROM recordings WHERE path > ? AND path < ?
"""
# Index (camera, start_time DESC, end_time DESC) alone.
COUNT_ROWS = "SELECT count(*) FROM recordings WHERE camera = ? AND start_time BETWEEN ? AND ?"
# Index (start_time).
ROWS_OF_ALL = f"""
SELECT {_ROW}
FROM recordings WHERE start_time BETWEEN ? AND ?
"""
# Index: unique (path). All paths that begin with the first value, the second being the next text
# that does not.
ROWS_OF_FOLDER = f"""
SELECT {_ROW}
FROM recordings WHERE path >= ? AND path < ?
"""
_HOUR = "CAST((SELECT min(start_time) {}) / 3600 AS INTEGER) * 3600.0"
_OF_CAMERA = "FROM recordings WHERE camera = ?1 AND start_time"
# Skips through index (camera, start_time DESC, end_time DESC), one step an hour; to look at each
# row takes forty times as long. UNION, as a time that no clock tells may make one hour for ever.
HOURS = f"""
WITH RECURSIVE hours (hour) AS (
    SELECT {_HOUR.format(f"{_OF_CAMERA} BETWEEN ?2 AND ?3")}
    UNION
    SELECT {_HOUR.format(f"{_OF_CAMERA} BETWEEN hours.hour + 3600 AND ?3")} FROM hours
    WHERE hour IS NOT NULL
)
SELECT hour FROM hours WHERE hour IS NOT NULL ORDER BY hour
"""
# Index (camera, start_time DESC, end_time DESC).
NEWEST_PATHS_OF_CAMERA = """
SELECT path FROM recordings WHERE camera = ? AND start_time BETWEEN ? AND ?
ORDER BY start_time DESC LIMIT 50
"""
# Index: unique (path).
ROWS_OF_PATHS = f"""
SELECT {_ROW}
FROM recordings WHERE path IN ({{}})
"""
# Index (start_time): the newest rows of Frigate's own, but for one in a hundred of all; of very
# many only the newest are counted.
NEWEST_ANALYSED = f"""
SELECT start_time + 0.0 FROM recordings WHERE NOT {BACKFILLED_ROW} ORDER BY start_time DESC
LIMIT 1 OFFSET (SELECT 1 + count(*) / 100 FROM
    (SELECT 1 FROM recordings ORDER BY start_time DESC LIMIT 2000000))
"""
# Index (camera, start_time DESC, end_time DESC) alone.
STARTS = f"""
SELECT start_time + 0.0, {STREAM} FROM recordings WHERE camera = ? AND start_time BETWEEN ? AND ?
"""
# The same index. Sums that tell whether these starts are the ones that are expected.
SUMS_OF_STARTS = f"""
SELECT {STREAM}, count(*), sum(start_time - ?2), sum((start_time - ?2) * (start_time - ?2))
FROM recordings WHERE camera = ?1 AND start_time >= ?2 AND start_time < ?3 GROUP BY 1
"""
# Index (camera, start_time DESC, end_time DESC).
SIGNS = f"""
SELECT start_time + 0.0, end_time + 0.0, motion, objects, dBFS, {STREAM} FROM recordings
WHERE camera = ? AND start_time BETWEEN ? AND ? ORDER BY start_time
"""
# Index (camera, start_time DESC, end_time DESC).
FIRST_START = "SELECT min(start_time) + 0.0 FROM recordings WHERE camera = ? AND start_time >= ?"
# Skips through index (camera, start_time, ...), one step a camera.
NEXT_CAMERA = "SELECT min(camera) FROM recordings WHERE camera > ?"
# What rows were taken out of, and new ones come into first.
REUSABLE = "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size"
# Index (camera, start_time DESC, end_time DESC), or with stream_type that of 0.19.
NEWEST_SIZES = f"""
SELECT total(segment_size), total(duration) FROM (
    SELECT segment_size, duration FROM recordings WHERE camera = ? AND {STREAM} = ?
    ORDER BY start_time DESC LIMIT 100
)
"""
# Index (camera, start_time DESC, end_time DESC), one page after the other.
MOTIONLESS = f"""
SELECT id, path, start_time + 0.0, end_time + 0.0 FROM recordings
WHERE camera = ? AND start_time > ? AND start_time <= ? AND {BACKFILLED_ROW} AND motion = -1
ORDER BY start_time LIMIT ?
"""
COUNT_MOTIONLESS = f"""
SELECT count(*) FROM recordings
WHERE camera = ? AND start_time >= ? AND start_time <= ? AND {BACKFILLED_ROW} AND motion = -1
"""
# Index (camera, start_time DESC, end_time DESC), one page after the other.
ESTIMATED = f"""
SELECT id, path, start_time + 0.0, end_time + 0.0 FROM recordings
WHERE camera = ? AND start_time > ? AND start_time <= ? AND {ESTIMATED_ROW}
ORDER BY start_time LIMIT ?
"""
COUNT_ESTIMATED = f"""
SELECT count(*) FROM recordings
WHERE camera = ? AND start_time >= ? AND start_time <= ? AND {ESTIMATED_ROW}
"""
# Index (start_time).
NEWEST_PATHS = "SELECT path FROM recordings ORDER BY start_time DESC LIMIT 1000"
# Index: unique (path). As for ROWS_OF_FOLDER.
ROW_BELOW = "SELECT 1 FROM recordings WHERE path >= ? AND path < ? LIMIT 1"
