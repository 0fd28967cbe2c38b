"""What is asked of the patch's own state file, and written into it, as SQL."""

from __future__ import annotations

COLUMNS = "SELECT name FROM pragma_table_info(?)"
GET_META = "SELECT value FROM meta WHERE key = ?"
SET_META = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"

DROP_META = "DELETE FROM meta WHERE key = ?"
METAS = "SELECT key, value FROM meta WHERE key GLOB ? ORDER BY key"

ADD_JOB = """
    INSERT INTO jobs (job_id, camera, trigger, dry_run, state, queued_at, started_at,
        heartbeat_at, database, kind, undo_of, asked)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
START_JOB = """
    UPDATE jobs SET state = 'running', started_at = ?, heartbeat_at = ?
    WHERE job_id = ? AND state = 'queued'"""
SET_ROOT = "UPDATE jobs SET root = ? WHERE job_id = ?"
PROGRESS = """
    UPDATE jobs SET heartbeat_at = :now, files_total = :files_total, eta_seconds = :eta_seconds,
        counts = :counts
    WHERE job_id = :job_id AND state = 'running'"""
# The counter's own number, but where it is lost or damaged that of the newest run that is known.
NEXT_RUN_NUMBER = """
    SELECT 1 + max((SELECT coalesce(max(run_number), 0) FROM jobs),
        coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?), 0))"""
CANCEL_REQUESTED = "SELECT cancel_requested FROM jobs WHERE job_id = ?"
REQUEST_CANCEL = "UPDATE jobs SET cancel_requested = 1 WHERE job_id = ? AND state = 'running'"
UNFINISHED_JOB = """
    SELECT camera, dry_run, started_at, kind, undo_of FROM jobs
    WHERE job_id = ? AND state IN ('queued', 'running')"""
FINISH_JOB = """
    UPDATE jobs SET state = :state, finished_at = :finished_at, message = :message,
        notice = :notice, warnings = :warnings, run_number = :run_number,
        processing_time_seconds = :took, eta_seconds = NULL, counts = :counts
    WHERE job_id = :job_id"""
ADD_TO_TOTALS = """
    INSERT INTO cameras (camera, runs, files_added, files_updated, files_skipped, files_errors)
    VALUES (?, 1, ?, ?, ?, ?) ON CONFLICT (camera) DO UPDATE SET runs = runs + 1,
        files_added = files_added + excluded.files_added,
        files_updated = files_updated + excluded.files_updated,
        files_skipped = files_skipped + excluded.files_skipped,
        files_errors = files_errors + excluded.files_errors"""

NOTE_LEFT_OUT = "UPDATE jobs SET left_out = left_out + ? WHERE job_id = ?"
NOTE_DROPPED = """
    UPDATE jobs SET left_out = left_out + (SELECT count(*) FROM results WHERE job = number)
    WHERE number = ?"""
ADD_TO_SIZE = "UPDATE jobs SET results_bytes = results_bytes + ? WHERE number = ?"
NOTE_EMPTY = "UPDATE jobs SET results_bytes = 0 WHERE number = ?"
FORGET_RESULTS = "UPDATE jobs SET results_bytes = 0"
NOTE_UNDONE = "UPDATE jobs SET undone_by = ? WHERE job_id = ?"
# Of an undo that was undone: what it had taken back counts again.
NOTE_IN_FORCE_AGAIN = """
    UPDATE jobs SET undone_by = NULL
    WHERE job_id = (SELECT undo_of FROM jobs WHERE job_id = ? AND kind = 'undo')"""

_JOB = """
    SELECT number, job_id, camera, trigger, dry_run, state, queued_at, started_at, heartbeat_at,
        finished_at, run_number, root, database, files_total, counts, eta_seconds,
        processing_time_seconds, message, warnings, kind, undo_of, undone_by, left_out,
        notice, asked FROM jobs """
JOB = _JOB + "WHERE job_id = ?"
UNFINISHED = _JOB + "WHERE state IN ('queued', 'running') ORDER BY number"
# jobs_of_camera
NEWEST = _JOB + "WHERE camera = ? AND run_number > ? ORDER BY run_number DESC LIMIT ?"
NEWEST_OF_KIND = (
    _JOB + "WHERE camera = ? AND run_number > ? AND dry_run = ? AND kind = 'run' "
    "ORDER BY run_number DESC LIMIT 1"
)
# The table itself, of some twenty rows a camera.
CAMERAS_WITH_UNDO = "SELECT DISTINCT camera FROM jobs WHERE run_number > ? AND kind = 'undo'"
NEWEST_JOBS = "SELECT number, root FROM jobs WHERE camera = ? ORDER BY number DESC LIMIT ?"
LAST_OF_CAMERA = _JOB + "WHERE camera = ? ORDER BY number DESC LIMIT 1"
TOTALS = """
    SELECT CAST(runs AS INTEGER), CAST(files_added AS INTEGER), CAST(files_updated AS INTEGER),
        CAST(files_skipped AS INTEGER), CAST(files_errors AS INTEGER), looked_at + 0.0
    FROM cameras WHERE camera = ?"""
SWAP_RETENTION = """
    INSERT INTO cameras (camera, retention_days) VALUES (?, ?)
    ON CONFLICT (camera) DO UPDATE SET retention_days = excluded.retention_days"""
RETENTION = "SELECT retention_days FROM cameras WHERE camera = ?"

ADD_RESULT = """
    INSERT OR REPLACE INTO results (job, position, file_path, start_time, duration, size, status,
        reason, message, past_retention, media, source, notice)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_RESULT = """
    SELECT file_path, start_time, duration, size, status, reason, message, past_retention, source,
        notice
    FROM results """
# Index results_by_start.
RESULTS_OF_HOUR = (
    _RESULT + "WHERE job = ? AND media = 'recordings' AND start_time >= ? AND start_time < ? "
    "ORDER BY start_time LIMIT ?"
)
# The primary key of results, for these three.
RESULTS = f"""
    {_RESULT} WHERE job = :job AND media = :media AND (:status IS NULL OR status = :status)
        AND (:after IS NULL OR start_time >= :after) AND (:before IS NULL OR start_time < :before)
    ORDER BY position LIMIT :limit OFFSET :offset"""
COUNT_RESULTS = """
    SELECT count(*) FROM results
    WHERE job = :job AND media = :media AND (:status IS NULL OR status = :status)
        AND (:after IS NULL OR start_time >= :after) AND (:before IS NULL OR start_time < :before)
    """
DROP_SOME_RESULTS = """
    DELETE FROM results WHERE job = :job AND position IN
        (SELECT position FROM results WHERE job = :job LIMIT :limit)"""

PUT_HOUR = """
    INSERT INTO hours VALUES (:camera, :root, :hour, :missing_files, :missing_seconds,
        :missing_bytes, :past_retention, :error_files, :job)
    ON CONFLICT (camera, root, hour) DO UPDATE SET
        missing_files = excluded.missing_files, missing_seconds = excluded.missing_seconds,
        missing_bytes = excluded.missing_bytes, past_retention = excluded.past_retention,
        error_files = excluded.error_files, job = excluded.job"""
ADD_ERRORS = """
    INSERT INTO hours VALUES (?, ?, ?, 0, 0, 0, 0, ?, ?) ON CONFLICT (camera, root, hour)
    DO UPDATE SET error_files = error_files + excluded.error_files"""
ADD_MISSING = """
    INSERT INTO hours VALUES (:camera, :root, :hour, max(0, :missing_files),
        max(0.0, :missing_seconds), max(0, :missing_bytes), 0, 0, :job)
    ON CONFLICT (camera, root, hour) DO UPDATE SET
        missing_files = max(0, missing_files + :missing_files),
        missing_seconds = max(0.0, missing_seconds + :missing_seconds),
        missing_bytes = max(0, missing_bytes + :missing_bytes)"""
ADD_MISSING_MEDIA = """
    INSERT INTO media_hours VALUES (:camera, :media, :hour, max(0, :missing), 0, :job)
    ON CONFLICT (camera, media, hour) DO UPDATE SET missing = max(0, missing + :missing)"""
# The primary key of hours, for these four.
DROP_HOUR = "DELETE FROM hours WHERE camera = ? AND root = ? AND hour = ?"
DROP_UNSEEN_HOURS = """
    DELETE FROM hours WHERE camera = ? AND root = ? AND hour >= ? AND hour <= ? AND job <> ?"""
PUT_MEDIA_HOUR = """
    INSERT INTO media_hours VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (camera, media, hour) DO UPDATE
    SET missing = excluded.missing, past_retention = excluded.past_retention, job = excluded.job"""
RAISE_MEDIA_HOUR = """
    INSERT INTO media_hours VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (camera, media, hour) DO UPDATE
    SET missing = max(missing, excluded.missing),
        past_retention = max(past_retention, excluded.past_retention)"""
DROP_MEDIA_HOUR = "DELETE FROM media_hours WHERE camera = ? AND media = ? AND hour = ?"
DROP_UNSEEN_MEDIA_HOURS = """
    DELETE FROM media_hours
    WHERE camera = ? AND media = ? AND hour >= ? AND hour <= ? AND job <> ?"""
# The primary key of missing, for these.
MISSING = """
    SELECT files, max(0.0, round(seconds, 3)), bytes, past_retention, errors FROM missing
    WHERE camera = ? AND media = 'recordings'"""
MISSING_MEDIA = """
    SELECT media, files, past_retention FROM missing
    WHERE camera = ? AND media <> 'recordings' AND (files OR past_retention)"""
MISSING_EVERYWHERE = """
    SELECT coalesce(sum(files + past_retention), 0) FROM missing WHERE media = 'recordings'"""
HOURS = """
    SELECT hour, sum(missing_files), sum(error_files), sum(past_retention) FROM hours
    WHERE camera = ? AND hour >= ? AND hour < ? GROUP BY hour"""
LOOKED = """
    INSERT INTO cameras (camera, looked_at) VALUES (?, ?)
    ON CONFLICT (camera) DO UPDATE SET looked_at = excluded.looked_at"""
FORGET_LOOKS = "UPDATE cameras SET looked_at = NULL"

# jobs_of_camera: finished jobs, newest first, with about how many bytes its results take.
JOBS_WITH_RESULTS = """
    SELECT number, dry_run, results_bytes FROM jobs
    WHERE camera = ? AND run_number IS NOT NULL ORDER BY run_number DESC"""
# The table itself: the same of all cameras that have any results.
ALL_JOBS_WITH_RESULTS = """
    SELECT number, results_bytes FROM jobs
    WHERE run_number IS NOT NULL AND results_bytes > 0 ORDER BY run_number DESC"""
DROP_JOB = "DELETE FROM jobs WHERE number = ?"

SCHEDULE = """
    SELECT enabled, interval_hours, retention_days, enabled_at, next_run_at, last_run_at
    FROM schedules WHERE camera = ?"""
ENABLED_SCHEDULES = "SELECT camera FROM schedules WHERE enabled"
PUT_SCHEDULE = "INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?, ?, ?, ?)"

# The primary key of listings.
LISTINGS = """
    SELECT hour, stream, inode, changed_at, touched_at, seconds, others, broken IS NOT NULL
    FROM listings
    WHERE camera = ? AND root = ? AND hour >= ? AND hour < ?"""
BROKEN = """
    SELECT broken FROM listings WHERE camera = ? AND root = ? AND hour = ? AND stream = ?"""
PUT_LISTING = "INSERT OR REPLACE INTO listings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
NOTE_BROKEN = """
    UPDATE listings SET broken = ? WHERE camera = ? AND root = ? AND hour = ? AND stream = ?"""
# The table itself, of a row an hour; once a run, in its own process.
DROP_OLD_LISTINGS = "DELETE FROM listings WHERE listed_at < ? OR listed_at > ?"
DROP_LISTINGS = "DELETE FROM listings"

# The primary key of charted.
CHARTED = """
    SELECT day, hours FROM charted WHERE camera = ? AND version = ? AND day > ? AND day < ?"""
ANY_CHARTED = "SELECT 1 FROM charted WHERE camera = ? LIMIT 1"
PUT_CHARTED = "INSERT OR REPLACE INTO charted VALUES (?, ?, ?, ?)"
# The table itself, of a row a day; in a process of its own.
DROP_CHARTED = "DELETE FROM charted WHERE day < ? OR version <> ? OR camera NOT IN ({})"
LOOKED_AT = "SELECT looked_at + 0.0 FROM cameras WHERE camera = ?"
