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
# Index on the column: review_segment_id has one with user_id before it, source_id its own.
BELONGING = "SELECT {columns} FROM {table} WHERE {column} = ?"
DELETE_BELONGING = "DELETE FROM {table} WHERE {column} = ?"
# Index (camera, start_time DESC, end_time DESC). Chance gives an id of Frigate's own that end, too.
TAGGED = f"""
SELECT {{columns}} FROM {{table}} WHERE camera = ? AND start_time > ? AND substr(id, -7) = ?
AND {BACKFILLED_ROW} ORDER BY start_time LIMIT ?
"""
# The table itself, of a handful of rows.
EXPORTS_OF_CASE = "SELECT id FROM export WHERE export_case_id = ?"
# Index (camera), and for recordings (camera, start_time DESC, end_time DESC).
PREVIEWS_BEFORE = "SELECT {columns} FROM {table} WHERE camera = ? AND end_time < ?"
RECORDINGS_BETWEEN = """
SELECT {columns} FROM {table} WHERE camera = ? AND start_time BETWEEN ? AND ?
"""
# A row that Frigate inserted meanwhile is left alone, whichever key it shares.
INSERT_ROW = "INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"
