"""Rows of any table: read, put in and taken out by their ids, and by what they belong to."""

from __future__ import annotations

from ..backfilled import SQL as BACKFILLED_ROW

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
# Primary key, for these three.
ROWS_BY_ID = "SELECT {columns} FROM {table} WHERE id IN ({marks})"
DELETE_ROW = "DELETE FROM {table} WHERE id = ?"
UPDATE_ROW = "UPDATE OR IGNORE {table} SET {values} WHERE id = ?"
# Index: unique (user_id, review_segment_id), one step a user: none begins with review_segment_id.
OF_REVIEW = """
review_segment_id = ? AND user_id IN (
    WITH RECURSIVE users(name) AS (
        SELECT min(user_id) FROM userreviewstatus
        UNION ALL
        SELECT (SELECT min(user_id) FROM userreviewstatus WHERE user_id > name)
        FROM users WHERE name IS NOT NULL
    )
    SELECT name FROM users
)
"""
# Index (source_id) of timeline.
OF_EVENT = "source_id = ?"
BELONGING = "SELECT {columns} FROM {table} WHERE {of_row}"
DELETE_BELONGING = "DELETE FROM {table} WHERE {of_row}"
# Index (camera, start_time DESC, end_time DESC). Chance gives an id of Frigate's own that end, too.
TAGGED = f"""
SELECT {{columns}} FROM {{table}} WHERE camera = ? AND start_time > ? AND substr(id, -7) = ?
AND {BACKFILLED_ROW} ORDER BY start_time LIMIT ?
"""
# The table itself, of a handful of rows.
EXPORTS_OF_CASE = "SELECT id FROM export WHERE export_case_id = ?"
# No index: a row an hour and camera.
PREVIEWS_BEFORE = "SELECT {columns} FROM {table} WHERE camera = ? AND end_time < ?"
# Index (camera, start_time DESC, end_time DESC).
RECORDINGS_BETWEEN = """
SELECT {columns} FROM {table} WHERE camera = ? AND start_time BETWEEN ? AND ?
"""
# Index (camera, start_time DESC, regions), then the rowid.
NEWEST_OWN = f"""
SELECT {{columns}} FROM {{table}} WHERE rowid IN (
    SELECT rowid FROM recordings WHERE camera = ? ORDER BY start_time DESC LIMIT 100
) AND NOT {BACKFILLED_ROW} ORDER BY start_time DESC LIMIT 1
"""
# A row that Frigate inserted meanwhile is left alone, whichever key it shares.
INSERT_ROW = "INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"
