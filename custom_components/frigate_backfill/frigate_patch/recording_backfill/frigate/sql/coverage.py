"""Reads for charts, of which Frigate's process must not feel much.

Indexes alone are read, as the rows of a camera lie scattered among those of all others.
"""

from __future__ import annotations

from ..backfilled import SQL as BACKFILLED_ROW
from .schema import STREAM

_WITHIN = "camera = ?1 AND start_time >= ?2 AND start_time < ?3"
_OF_MAIN = "{of_main}"
"""In a statement: that only the main stream counts, where there are two."""
_MAIN = f"{_WITHIN} {_OF_MAIN}"


def of_main(statement: str, *, streams: bool) -> str:
    """The statement for a table with the column `stream_type` (`streams`), or for one without.

    What is no sub stream's is told by index (camera, stream_type, start_time DESC).
    """
    others = f"SELECT rowid FROM recordings WHERE {_WITHIN} AND stream_type = 'sub'"
    return statement.replace(_OF_MAIN, f"AND rowid NOT IN ({others})" if streams else "")


# Index (camera, start_time DESC, regions).
_WITHOUT_REGIONS = f"SELECT rowid FROM recordings WHERE {_MAIN} AND regions = -1"
# Index (camera, start_time DESC, duration, motion, objects).
_WITHOUT_OBJECTS = f"SELECT rowid FROM recordings WHERE {_MAIN} AND objects = -1"
# An end that cannot be, far behind the start or before it, would hide all else in a sum. Functions
# cost SQLite more than a comparison.
_POSSIBLE_END = """CASE WHEN end_time BETWEEN start_time AND start_time + 600 THEN end_time
       ELSE max(start_time, min(end_time, start_time + 600)) END"""
# Index (camera, start_time DESC, end_time DESC). What tells whether an hour's rows are what they
# were, at a fifth of the price of COVERED.
MARK = f"""
SELECT count(*), total((start_time - ?4) * ({_POSSIBLE_END} - ?4)) FROM recordings WHERE {_MAIN}
"""
COUNT_WITHOUT_REGIONS = f"SELECT count(*) FROM ({_WITHOUT_REGIONS})"
COUNT_WITHOUT_OBJECTS = f"SELECT count(*) FROM ({_WITHOUT_OBJECTS})"
_PLACE = "(1 + CAST((start_time - ?2) * 1000 AS INTEGER))"
# The indexes of what is backfilled, for the few hours that have both: which of the rows are. Of
# recordings at equal distances, many others have the same sum of starts, and of their squares, too;
# of what is left of the cubes none has. Of two that start at once, the length tells.
MARK_OF_BACKFILLED = f"""
SELECT count(*), total(start_time - ?2),
       total({_PLACE} * {_PLACE} % 1000003 * ({_PLACE} + duration) % 1000003)
FROM recordings WHERE {_MAIN} AND objects = -1 AND rowid IN ({_WITHOUT_REGIONS})
"""
_BACKFILLED_ROWIDS = f"rowid IN ({_WITHOUT_OBJECTS}) AND rowid IN ({_WITHOUT_REGIONS})"
# Index (camera, start_time DESC, end_time DESC). A row counts only up to the next one's start, and
# for no longer than Frigate records. Of an hour, ?2 to ?3: the seconds within it, the first and the
# last start, and how far the last reaches.
COVERED = f"""
SELECT backfilled, total(max(0, min(end, ?3) - begin)), min(begin), max(begin), max(end)
FROM (
    SELECT start_time + 0.0 AS begin, 0 AS backfilled,
           min(end_time, start_time + 600,
               coalesce(lead(start_time) OVER (ORDER BY start_time), end_time)) AS end
    FROM recordings WHERE {_MAIN}
)
"""
# Also the indexes of what is backfilled, for the few hours that have both.
COVERED_BY_BOTH = f"""
{COVERED.replace("0 AS backfilled", f"{_BACKFILLED_ROWIDS} AS backfilled")}
GROUP BY backfilled
"""
# Index (camera, start_time DESC, duration, motion, objects), and the other where there is anything:
# what is backfilled ends by its duration.
BACKFILLED = f"""
SELECT start_time + 0.0, start_time + duration FROM recordings
WHERE {_MAIN} AND objects = -1 AND start_time + duration >= ?4 AND rowid IN ({_WITHOUT_REGIONS})
ORDER BY start_time
"""
# Index (camera, start_time DESC, end_time DESC); read once, after a run was cut off.
COUNT_TAGGED = f"""
SELECT count(*) FROM recordings WHERE camera = ? AND substr(id, -7) = ? AND {BACKFILLED_ROW}
"""
# Index (camera, start_time DESC, end_time DESC).
RECORDINGS = f"""
SELECT path, start_time + 0.0, end_time + 0.0, segment_size + 0.0, {BACKFILLED_ROW}, {STREAM},
       coalesce(motion, 0) > 0
FROM recordings WHERE camera = ? AND start_time >= ? AND start_time < ? ORDER BY start_time
"""
