"""Reads of reviews, previews, exports and events of a camera, and what they take in."""

from __future__ import annotations

# Index (camera) or (start_time, end_time), whichever is there; read once a run.
REVIEWS = """
SELECT start_time + 0.0, end_time + 0.0, severity FROM reviewsegment WHERE camera = ?
"""
# Index (camera).
SEVERITIES = """
SELECT severity, count(*), sum(data NOT LIKE '%"car"%' AND data NOT LIKE '%"car-verified"%')
FROM reviewsegment WHERE camera = ? AND data NOT LIKE '%"backfilled": true%' GROUP BY severity
"""
# The same index.
REVIEW_IDS = "SELECT id FROM reviewsegment WHERE camera = ?"
# Primary key, and a table of a handful of rows.
USERS = """
SELECT username FROM user UNION SELECT user_id FROM userreviewstatus UNION SELECT 'anonymous'
"""
# No index: a row an hour and camera, read once a run.
PREVIEWS = "SELECT id, path FROM previews WHERE camera = ?"
# No index, and few rows: exports are made by hand.
EXPORTS = "SELECT id, video_path FROM export"
# The table itself, of a handful of rows.
CASE_IDS = "SELECT id FROM exportcase"
# Index (source_id): the table has no key, and no row twice.
PUT_TIMELINE = """
INSERT INTO timeline (timestamp, camera, source, source_id, class_type, data)
SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM timeline
    WHERE source_id = ?4 AND timestamp = ?1 AND camera = ?2 AND source = ?3 AND class_type = ?5
        AND data IS ?6)
"""
# Index (camera).
EVENT_IDS = "SELECT id FROM event WHERE camera = ?"
