"""Reads for the catalogue, day by day."""

from __future__ import annotations

from ..config import UNLABELLED

# Index (start_time): one step a day.
NEXT_START = "SELECT min(start_time) + 0.0 FROM recordings WHERE start_time >= ?"
# Index (start_time) alone. A few rows of a future that never comes are passed over.
NEWEST_START = """
SELECT start_time + 0.0 FROM recordings ORDER BY start_time DESC LIMIT 1 OFFSET 1000
"""
# Index (start_time) alone.
MARK_OF_RECORDINGS = """
SELECT count(*), max(start_time) FROM recordings WHERE start_time >= ? AND start_time < ?
"""
# Index (camera, start_time DESC, end_time DESC).
DAY_OF_RECORDINGS = """
SELECT {columns} FROM recordings WHERE camera = ? AND start_time >= ? AND start_time < ?
ORDER BY start_time
"""
# Index (start_time DESC, end_time DESC) of reviewsegment and event, source_id of timeline; the
# other tables are small, and are read as a whole.
DAY_OF = {
    "previews": "SELECT {columns} FROM previews WHERE start_time >= ? AND start_time < ?",
    "reviewsegment": "SELECT {columns} FROM reviewsegment WHERE start_time >= ? AND start_time < ?",
    "userreviewstatus": """SELECT {columns} FROM userreviewstatus WHERE review_segment_id IN (
        SELECT id FROM reviewsegment WHERE start_time >= ? AND start_time < ?)""",
    "event": "SELECT {columns} FROM event WHERE start_time >= ? AND start_time < ?",
    "timeline": """SELECT {columns} FROM timeline WHERE source_id IN (
        SELECT id FROM event WHERE start_time >= ? AND start_time < ?) ORDER BY rowid""",
    "export": 'SELECT {columns} FROM export WHERE "date" >= ? AND "date" < ?',
    "exportcase": """SELECT {columns} FROM exportcase
        WHERE julianday(created_at) >= julianday(?1, 'unixepoch')
        AND julianday(created_at) < julianday(?2, 'unixepoch')
        OR id IN (SELECT export_case_id FROM export WHERE "date" >= ?1 AND "date" < ?2)""",
}
# Primary key alone.
HAS_ID = "SELECT 1 FROM {table} WHERE id = ?"
# What a run made from files says so in its data; such an event has no label, so that of all others
# the data, which is long, is not read. Not every SQLite that the script meets reads JSON.
_NOT_FROM_FILES = """instr(coalesce(data, ''), '"backfilled": true') = 0"""
# By day. Index (camera, start_time DESC, regions) alone of recordings, (camera) of the others.
OWN_ROWS = {
    "recordings": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*) FROM recordings
WHERE camera = ? AND regions IS NOT -1 GROUP BY 1
""",
    "previews": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*) FROM previews WHERE camera = ? GROUP BY 1
""",
    "reviewsegment": f"""
SELECT CAST(start_time / 86400 AS INTEGER), count(*) FROM reviewsegment
WHERE camera = ? AND {_NOT_FROM_FILES} GROUP BY 1
""",
    "event": f"""
SELECT CAST(start_time / 86400 AS INTEGER), count(*) FROM event
WHERE camera = ? AND (label <> '{UNLABELLED}' OR {_NOT_FROM_FILES}) GROUP BY 1
""",
    "export": """
SELECT CAST("date" / 86400 AS INTEGER), count(*) FROM export WHERE camera = ? GROUP BY 1
""",
}
# By day. Index (start_time DESC, end_time DESC) alone of reviewsegment and event.
MARKS = {
    "reviewsegment": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*), total(end_time) FROM reviewsegment GROUP BY 1
""",
    "event": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*), total(end_time) FROM event GROUP BY 1
""",
    "userreviewstatus": """
SELECT CAST(CAST(review_segment_id AS REAL) / 86400 AS INTEGER), total(id),
       total(has_been_reviewed) FROM userreviewstatus GROUP BY 1
""",
    "previews": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*), total(end_time) FROM previews GROUP BY 1
""",
    "export": """
SELECT CAST("date" / 86400 AS INTEGER), group_concat(id || name || in_progress) FROM export
GROUP BY 1
""",
    "exportcase": """
SELECT CAST(julianday(created_at) - 2440587.5 AS INTEGER), group_concat(id || name || updated_at)
FROM exportcase GROUP BY 1
""",
}
# The table itself: 0.15 keeps in it who has looked at what.
MARKS_OF_0_15 = """
SELECT CAST(start_time / 86400 AS INTEGER), count(*), total(end_time), total(has_been_reviewed)
FROM reviewsegment GROUP BY 1
"""
