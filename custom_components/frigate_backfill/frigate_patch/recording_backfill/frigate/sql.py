"""Every statement that is put to Frigate's database, with the index it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .backfilled import SQL as BACKFILLED_ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = """SELECT name, "notnull", dflt_value FROM pragma_table_info('recordings')"""
HAS_STREAMS = "SELECT 1 FROM pragma_table_info('recordings') WHERE name = 'stream_type'"
PATH_IS_UNIQUE = """
SELECT 1 FROM pragma_index_list('recordings') AS list WHERE list."unique" AND NOT list.partial
AND (SELECT group_concat(name) FROM pragma_index_info(list.name)) = 'path'
"""
STREAM = "{stream}"
"""In a statement: the column `stream_type` of 0.19, or its default where it is not there."""


def of_streams(statement: str, *, streams: bool) -> str:
    """The statement for a table with the column `stream_type` (`streams`), or for one without."""
    return statement.replace(STREAM, "stream_type" if streams else "'main'")


_ROW = (
    "id, path, start_time + 0.0, coalesce(end_time, 0) + 0.0, segment_size + 0.0, "
    f"{BACKFILLED_ROW}, {STREAM}"
)
# Index (camera, start_time DESC, end_time DESC). Adding 0.0 turns what is no number into 0.
ROWS = f"""
SELECT {_ROW}
FROM recordings WHERE camera = ? AND start_time BETWEEN ? AND ? ORDER BY start_time
"""
# Index: unique (path) alone, in its order. What follows the first value, which ends in a slash, in
# the paths that begin with it; the second is the next text that does not, the third where it ends.
NAMES_IN_FOLDER = """
SELECT group_concat(substr(path, ?3), '/') FROM recordings WHERE path > ?1 AND path < ?2
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
# Index (camera, start_time DESC, end_time DESC) alone.
HOURS = """
SELECT DISTINCT CAST(start_time / 3600 AS INTEGER) * 3600.0 AS hour FROM recordings
WHERE camera = ? AND start_time BETWEEN ? AND ? ORDER BY hour
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
DETAILS = ("stream_type", "has_audio", "audio_rate", "audio_codec", "video_codec", "keyframes")
"""Columns that 0.19 added to what is told of a recording."""
# Index: unique (path). A path that Frigate inserted meanwhile is left alone.
INSERT = """
INSERT INTO recordings (id, camera, path, start_time, end_time, duration, segment_size,
                        motion, objects, dBFS, regions{names})
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, -1, -1, -1{marks})
ON CONFLICT (path) DO NOTHING
"""


def insert_recording(details: Sequence[str]) -> str:
    """The statement for a table that also has the columns `details`."""
    names = "".join(f", {name}" for name in details)
    marks = "".join(f", ?{number}" for number, _ in enumerate(details, 9))
    return INSERT.format(names=names, marks=marks)


# Primary key.
WRITTEN_IDS = "SELECT id FROM recordings WHERE id IN ({})"
# Primary key. What Frigate analysed stays; -1 is for rows of old versions that know nothing. Of a
# backfilled row, motion that was proven once outlasts the preview that proved it.
UPDATE = f"""
UPDATE recordings SET
    path = ?2, end_time = start_time + ?3, duration = ?3, segment_size = ?4,
    motion = CASE WHEN coalesce(motion, objects, dBFS, regions) IS NULL THEN ?5
        WHEN {BACKFILLED_ROW} AND ?5 > 0 THEN ?5 ELSE motion END,
    objects = CASE WHEN coalesce(motion, objects, dBFS, regions) IS NULL THEN -1 ELSE objects END,
    dBFS = CASE WHEN coalesce(motion, objects, dBFS, regions) IS NULL THEN -1 ELSE dBFS END,
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
# Index (start_time): the newest rows of Frigate's own, but for one in a hundred of all; of very
# many only the newest are counted.
NEWEST_ANALYSED = f"""
SELECT start_time + 0.0 FROM recordings WHERE NOT {BACKFILLED_ROW} ORDER BY start_time DESC
LIMIT 1 OFFSET (SELECT 1 + count(*) / 100 FROM
    (SELECT 1 FROM recordings ORDER BY start_time DESC LIMIT 2000000))
"""
LAST_ROWID = "SELECT coalesce(max(rowid), 0) FROM {table}"
# The table itself, from its end: rows that came after a row, began before the second value and
# ended before the third; what goes on has no end.
TAKE_BACK = """
DELETE FROM {table} WHERE rowid IN (
    SELECT rowid FROM {table} WHERE rowid > ? AND start_time < ? AND end_time < ? LIMIT 200
)
"""
TAKE_BACK_RECORDINGS = f"""
DELETE FROM recordings WHERE rowid IN (
    SELECT rowid FROM recordings WHERE rowid > ?1
    AND (start_time < ?2 AND end_time < ?3 OR {BACKFILLED_ROW}) LIMIT 200
)
"""
TABLE_COLUMNS = """SELECT name, "notnull" AND dflt_value IS NULL FROM pragma_table_info(?)"""
# Primary key, for these three.
ROWS_BY_ID = "SELECT {columns} FROM {table} WHERE id IN ({marks})"
DELETE_ROW = "DELETE FROM {table} WHERE id = ?"
UPDATE_ROW = "UPDATE OR IGNORE {table} SET {values} WHERE id = ?"
# Index on the column: review_segment_id has one with user_id before it, source_id its own.
BELONGING = "SELECT {columns} FROM {table} WHERE {column} = ?"
DELETE_BELONGING = "DELETE FROM {table} WHERE {column} = ?"
# Index (camera, start_time DESC, end_time DESC).
TAGGED = """
SELECT {columns} FROM {table} WHERE camera = ? AND start_time > ? AND substr(id, -7) = ?
ORDER BY start_time LIMIT ?
"""
# The tables themselves, of a handful of rows.
CASE_IDS = "SELECT id FROM exportcase"
EXPORTS_OF_CASE = "SELECT 1 FROM export WHERE export_case_id = ? LIMIT 1"
# Index (camera), and for recordings (camera, start_time DESC, end_time DESC).
PREVIEWS_BEFORE = "SELECT {columns} FROM {table} WHERE camera = ? AND end_time < ?"
RECORDINGS_BETWEEN = """
SELECT {columns} FROM {table} WHERE camera = ? AND start_time BETWEEN ? AND ?
"""
# A row that Frigate inserted meanwhile is left alone, whichever key it shares.
INSERT_ROW = "INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"
# Index (camera) or (start_time, end_time), whichever is there; read once a run.
REVIEWS = """
SELECT start_time + 0.0, end_time + 0.0, severity FROM reviewsegment WHERE camera = ?
"""
# Index (camera).
REVIEW_IDS = "SELECT id FROM reviewsegment WHERE camera = ?"
# Primary key, and a table of a handful of rows.
USERS = """
SELECT username FROM user UNION SELECT user_id FROM userreviewstatus UNION SELECT 'anonymous'
"""
# Index (camera, start_time DESC, end_time DESC) alone.
STARTS = f"""
SELECT start_time + 0.0 FROM recordings WHERE camera = ? AND start_time BETWEEN ? AND ?
AND {STREAM} = 'main'
"""
# Index (camera, start_time DESC, end_time DESC).
SIGNS = f"""
SELECT start_time + 0.0, end_time + 0.0, motion, objects, dBFS, {STREAM} FROM recordings
WHERE camera = ? AND start_time BETWEEN ? AND ? ORDER BY start_time
"""
# Index (camera, start_time DESC, end_time DESC).
FIRST_START = "SELECT min(start_time) + 0.0 FROM recordings WHERE camera = ? AND start_time >= ?"
# No index: a row an hour and camera, read once a run.
PREVIEWS = "SELECT id, path FROM previews WHERE camera = ?"
# No index, and few rows: exports are made by hand.
EXPORTS = "SELECT id, video_path FROM export"
# Index (source_id): the table has no key, and no row twice.
PUT_TIMELINE = """
INSERT INTO timeline (timestamp, camera, source, source_id, class_type, data)
SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM timeline
    WHERE source_id = ?4 AND timestamp = ?1 AND camera = ?2 AND source = ?3 AND class_type = ?5
        AND data IS ?6)
"""
# Index (camera).
EVENT_IDS = "SELECT id FROM event WHERE camera = ?"


# Skips through index (camera, start_time, ...), one step a camera.
NEXT_CAMERA = "SELECT min(camera) FROM recordings WHERE camera > ?"
# Index (camera, start_time DESC, end_time DESC), or with stream_type that of 0.19.
NEWEST_SIZES = f"""
SELECT total(segment_size), total(duration) FROM (
    SELECT segment_size, duration FROM recordings WHERE camera = ? AND {STREAM} = ?
    ORDER BY start_time DESC LIMIT 100
)
"""

# For charts, of which Frigate's process must not feel much: indexes alone are read, as the rows of
# a camera lie scattered among those of all others.
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
COUNT_WITHOUT_REGIONS = f"SELECT count(*) FROM ({_WITHOUT_REGIONS})"
COUNT_WITHOUT_OBJECTS = f"SELECT count(*) FROM ({_WITHOUT_OBJECTS})"
_BACKFILLED_ROWIDS = f"rowid IN ({_WITHOUT_OBJECTS}) AND rowid IN ({_WITHOUT_REGIONS})"
# Index (camera, start_time DESC, end_time DESC). A row counts only up to the next one's start, and
# for no longer than Frigate records. Of an hour, ?2 to ?3: how many rows, the seconds within it,
# the first and the last start, and how far the last reaches.
COVERED = f"""
SELECT backfilled, count(*), total(max(0, min(end, ?3) - begin)), min(begin), max(begin), max(end)
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
SELECT path, start_time + 0.0, end_time + 0.0, segment_size + 0.0, {BACKFILLED_ROW}
FROM recordings WHERE camera = ? AND start_time >= ? AND start_time < ? ORDER BY start_time
"""
# Index (start_time).
NEWEST_PATHS = "SELECT path FROM recordings ORDER BY start_time DESC LIMIT 1000"
# Index: unique (path). As for ROWS_OF_FOLDER.
ROW_BELOW = "SELECT 1 FROM recordings WHERE path >= ? AND path < ? LIMIT 1"

# Each read once, before a sync of 0.18's that has as many files to look at.
EVENTS_WITH_SNAPSHOT = "SELECT id, camera, has_snapshot FROM event"
EVENTS_WITH_INLINE_THUMBNAIL = "SELECT id, coalesce(thumbnail, '') <> '' FROM event"
REVIEW_THUMBNAILS = "SELECT thumb_path FROM reviewsegment"
PREVIEW_PATHS = "SELECT path FROM previews"
EXPORT_PATHS = "SELECT video_path, thumb_path FROM export"

# For the catalogue.
COLUMN_NAMES = "SELECT name FROM pragma_table_info(?)"
FIRST_MIGRATION = "SELECT name, migrated_at FROM migratehistory ORDER BY id LIMIT 1"
LAST_MIGRATION = "SELECT name FROM migratehistory ORDER BY id DESC LIMIT 1"
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
# By day. Index (camera, start_time DESC, regions) alone of recordings, (camera) of the others.
OWN_ROWS = {
    "recordings": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*) FROM recordings
WHERE camera = ? AND regions IS NOT -1 GROUP BY 1
""",
    "previews": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*) FROM previews WHERE camera = ? GROUP BY 1
""",
    "reviewsegment": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*) FROM reviewsegment WHERE camera = ? GROUP BY 1
""",
    "event": """
SELECT CAST(start_time / 86400 AS INTEGER), count(*) FROM event WHERE camera = ? GROUP BY 1
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
