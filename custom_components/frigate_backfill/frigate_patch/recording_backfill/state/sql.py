"""All SQL of the patch's own state file, and what its tables are for."""

from __future__ import annotations

SCHEMA_VERSION = 5

_JOBS = """CREATE TABLE IF NOT EXISTS jobs (
        number INTEGER PRIMARY KEY, job_id TEXT NOT NULL UNIQUE, camera TEXT NOT NULL,
        trigger TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'run', undo_of TEXT, undone_by TEXT,
        dry_run INTEGER NOT NULL, state TEXT NOT NULL,
        queued_at REAL NOT NULL, started_at REAL, heartbeat_at REAL, finished_at REAL,
        run_number INTEGER, cancel_requested INTEGER NOT NULL DEFAULT 0, root TEXT, database TEXT,
        files_total INTEGER, counts TEXT NOT NULL DEFAULT '{}', eta_seconds REAL,
        processing_time_seconds REAL, message TEXT, warnings TEXT NOT NULL DEFAULT '[]',
        left_out INTEGER NOT NULL DEFAULT 0, notice TEXT)"""
_JOBS_INDEX = "CREATE INDEX IF NOT EXISTS jobs_of_camera ON jobs (camera, run_number)"
# Of the kinds other than recordings.
_MEDIA_HOURS = """CREATE TABLE IF NOT EXISTS media_hours (
        camera TEXT NOT NULL, media TEXT NOT NULL, hour REAL NOT NULL,
        missing INTEGER NOT NULL, past_retention INTEGER NOT NULL, job INTEGER NOT NULL,
        PRIMARY KEY (camera, media, hour)) WITHOUT ROWID"""

# What is missing of each kind, and unusable, in sums that triggers keep: hours have a row each, and
# a poll must not add them up.
_MISSING = """CREATE TABLE IF NOT EXISTS missing (
        camera TEXT NOT NULL, media TEXT NOT NULL, files INTEGER NOT NULL, seconds REAL NOT NULL,
        bytes INTEGER NOT NULL, past_retention INTEGER NOT NULL, errors INTEGER NOT NULL,
        PRIMARY KEY (camera, media)) WITHOUT ROWID"""
_ADD_TO_MISSING = """
    INSERT INTO missing VALUES ({row})
    ON CONFLICT (camera, media) DO UPDATE SET
        files = files + excluded.files, seconds = seconds + excluded.seconds,
        bytes = bytes + excluded.bytes, past_retention = past_retention + excluded.past_retention,
        errors = errors + excluded.errors;"""
_OF_HOURS = (
    "{row}.camera, 'recordings', {sign}{row}.missing_files, {sign}{row}.missing_seconds, "
    "{sign}{row}.missing_bytes, {sign}{row}.past_retention, {sign}{row}.error_files"
)
_OF_MEDIA_HOURS = (
    "{row}.camera, {row}.media, {sign}{row}.missing, 0, 0, {sign}{row}.past_retention, 0"
)


def _summing(table: str, values: str) -> tuple[str, ...]:
    """Triggers that keep the sums over `table`, of whose rows `values` count."""
    gone = _ADD_TO_MISSING.format(row=values.format(row="old", sign="-"))
    new = _ADD_TO_MISSING.format(row=values.format(row="new", sign="+"))
    changes = {"INSERT": new, "DELETE": gone, "UPDATE": f"{gone} {new}"}
    return tuple(
        f"CREATE TRIGGER IF NOT EXISTS {table}_{change} AFTER {change} ON {table} BEGIN {sums} END"
        for change, sums in changes.items()
    )


_SUMS = (_MISSING, *_summing("hours", _OF_HOURS), *_summing("media_hours", _OF_MEDIA_HOURS))

# What lay in the folder of an hour when it was listed, and what tells that it has not changed.
_LISTINGS = """CREATE TABLE IF NOT EXISTS listings (
        camera TEXT NOT NULL, root TEXT NOT NULL, hour REAL NOT NULL, stream TEXT NOT NULL,
        inode INTEGER NOT NULL, changed_at INTEGER NOT NULL, touched_at INTEGER NOT NULL,
        seconds BLOB NOT NULL, others TEXT, broken TEXT, listed_at REAL NOT NULL,
        PRIMARY KEY (camera, root, hour, stream)) WITHOUT ROWID"""

SCHEMA = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # One row a job. `heartbeat_at` says that a script's run is alive, `database` which file of
    # Frigate's it works on; `root` shortens paths; `counts` is Counts.to_record(); `left_out` of
    # its results are not kept, for want of room.
    _JOBS,
    _JOBS_INDEX,
    # Per-file results without `already_indexed`; file_path is NULL where root, camera and start
    # already say it; `notice` is what a message is made of.
    """CREATE TABLE IF NOT EXISTS results (
        job INTEGER NOT NULL, position INTEGER NOT NULL, file_path TEXT, start_time REAL,
        duration REAL, size INTEGER, status TEXT NOT NULL, reason TEXT, message TEXT,
        past_retention INTEGER NOT NULL, media TEXT NOT NULL DEFAULT 'recordings',
        source TEXT, notice TEXT, PRIMARY KEY (job, position)) WITHOUT ROWID""",
    # Hours in which something is missing or wrong; `job` is the one that last looked.
    """CREATE TABLE IF NOT EXISTS hours (
        camera TEXT NOT NULL, root TEXT NOT NULL, hour REAL NOT NULL,
        missing_files INTEGER NOT NULL, missing_seconds REAL NOT NULL,
        missing_bytes INTEGER NOT NULL, past_retention INTEGER NOT NULL,
        error_files INTEGER NOT NULL, job INTEGER NOT NULL,
        PRIMARY KEY (camera, root, hour)) WITHOUT ROWID""",
    _MEDIA_HOURS,
    # Sums over all real runs, and when a run last looked.
    """CREATE TABLE IF NOT EXISTS cameras (
        camera TEXT PRIMARY KEY, runs INTEGER NOT NULL DEFAULT 0,
        files_added INTEGER NOT NULL DEFAULT 0, files_updated INTEGER NOT NULL DEFAULT 0,
        files_skipped INTEGER NOT NULL DEFAULT 0, files_errors INTEGER NOT NULL DEFAULT 0,
        looked_at REAL, retention_days REAL) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS schedules (
        camera TEXT PRIMARY KEY, enabled INTEGER NOT NULL, interval_hours NUMERIC NOT NULL,
        retention_days NUMERIC NOT NULL, enabled_at REAL, next_run_at REAL, last_run_at REAL
        ) WITHOUT ROWID""",
    *_SUMS,
    _LISTINGS,
)
_RESULTS_FROM_VERSION_4 = "ALTER TABLE results ADD COLUMN notice TEXT"
# Until then a warning was its English text, and still is in rows of that time.
_FROM_VERSION_4 = ("ALTER TABLE jobs ADD COLUMN notice TEXT", _RESULTS_FROM_VERSION_4)
_FROM_VERSION_3 = (_LISTINGS, *_FROM_VERSION_4)
_FROM_VERSION_2 = (
    "ALTER TABLE jobs ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0",
    _MISSING,
    """INSERT INTO missing
        SELECT camera, 'recordings', total(missing_files), total(missing_seconds),
            total(missing_bytes), total(past_retention), total(error_files)
        FROM hours GROUP BY camera
        UNION ALL SELECT camera, media, total(missing), 0, 0, total(past_retention), 0
        FROM media_hours GROUP BY camera, media""",
    *_SUMS,
    *_FROM_VERSION_3,
)
_FROM_VERSION_1 = (
    "ALTER TABLE jobs RENAME TO jobs_1",
    _JOBS,
    """INSERT INTO jobs (number, job_id, camera, trigger, dry_run, state, queued_at, started_at,
            heartbeat_at, finished_at, run_number, cancel_requested, root, files_total, counts,
            eta_seconds, processing_time_seconds, message, warnings)
        SELECT number, job_id, camera, trigger, dry_run, state, queued_at, started_at,
            heartbeat_at, finished_at, run_number, cancel_requested, root, files_total,
            printf('{"added":%d,"updated":%d,"skipped":%d,"errors":%d,"past_retention":%d}',
                   files_added, files_updated, files_skipped, files_errors, files_past_retention),
            eta_seconds, processing_time_seconds, message, warnings FROM jobs_1""",
    "DROP TABLE jobs_1",
    _JOBS_INDEX,
    "ALTER TABLE results ADD COLUMN media TEXT NOT NULL DEFAULT 'recordings'",
    "ALTER TABLE results ADD COLUMN source TEXT",
    _MEDIA_HOURS,
    # Until then the files past retention were counted among the missing ones.
    "UPDATE hours SET missing_files = max(0, missing_files - past_retention)",
    # `jobs` was made anew, with all that it has by now.
    *(step for step in _FROM_VERSION_2[1:] if not step.startswith("ALTER TABLE jobs")),
)
STEPS = {
    0: SCHEMA,
    1: _FROM_VERSION_1,
    2: _FROM_VERSION_2,
    3: _FROM_VERSION_3,
    4: _FROM_VERSION_4,
}
"""What makes the newest of a file of each version; 0 is an empty one."""

TABLES = ("meta", "jobs", "cameras", "schedules")
"""The small ones, checked at start; results and hours are found out when they are read."""

COLUMNS = "SELECT name FROM pragma_table_info(?)"
GET_META = "SELECT value FROM meta WHERE key = ?"
SET_META = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"

DROP_META = "DELETE FROM meta WHERE key = ?"
METAS = "SELECT key, value FROM meta WHERE key GLOB ? ORDER BY key"

ADD_JOB = """
    INSERT INTO jobs (job_id, camera, trigger, dry_run, state, queued_at, started_at,
        heartbeat_at, database, kind, undo_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
START_JOB = """
    UPDATE jobs SET state = 'running', started_at = ?, heartbeat_at = ?
    WHERE job_id = ? AND state = 'queued'"""
SET_ROOT = "UPDATE jobs SET root = ? WHERE job_id = ?"
PROGRESS = """
    UPDATE jobs SET heartbeat_at = :now, files_total = :files_total, eta_seconds = :eta_seconds,
        counts = :counts
    WHERE job_id = :job_id AND state = 'running'"""
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
NOTE_UNDONE = "UPDATE jobs SET undone_by = ? WHERE job_id = ?"
# Of an undo that was undone: what it had taken back counts again.
NOTE_IN_FORCE_AGAIN = """
    UPDATE jobs SET undone_by = NULL
    WHERE job_id = (SELECT undo_of FROM jobs WHERE job_id = ? AND kind = 'undo')"""

_JOB = """
    SELECT number, job_id, camera, trigger, dry_run, state, queued_at, started_at, heartbeat_at,
        finished_at, run_number, root, database, files_total, counts, eta_seconds,
        processing_time_seconds, message, warnings, kind, undo_of, undone_by, left_out,
        notice FROM jobs """
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
# The primary key of results, for these three.
RESULTS = """
    SELECT file_path, start_time, duration, size, status, reason, message, past_retention, source,
        notice
    FROM results WHERE job = :job AND media = :media AND (:status IS NULL OR status = :status)
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
# The primary key of hours, for these four.
DROP_HOUR = "DELETE FROM hours WHERE camera = ? AND root = ? AND hour = ?"
DROP_UNSEEN_HOURS = """
    DELETE FROM hours WHERE camera = ? AND root = ? AND hour >= ? AND hour <= ? AND job <> ?"""
PUT_MEDIA_HOUR = """
    INSERT INTO media_hours VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (camera, media, hour) DO UPDATE
    SET missing = excluded.missing, past_retention = excluded.past_retention, job = excluded.job"""
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

_SIZE = """
    (SELECT coalesce(sum(60 + coalesce(length(file_path), 0) + coalesce(length(message), 0)), 0)
    FROM results WHERE job = number)"""
# Finished jobs of a camera, newest first, with about how many bytes its results take.
JOBS_WITH_RESULTS = f"""
    SELECT number, dry_run, {_SIZE} FROM jobs
    WHERE camera = ? AND run_number IS NOT NULL ORDER BY run_number DESC"""
# The same of all cameras that have any results.
ALL_JOBS_WITH_RESULTS = f"""
    SELECT number, {_SIZE} AS size FROM jobs
    WHERE run_number IS NOT NULL AND size > 0 ORDER BY run_number DESC"""
DROP_JOB = "DELETE FROM jobs WHERE number = ?"

SCHEDULE = """
    SELECT enabled, interval_hours, retention_days, enabled_at, next_run_at, last_run_at
    FROM schedules WHERE camera = ?"""
ENABLED_SCHEDULES = "SELECT camera FROM schedules WHERE enabled"
PUT_SCHEDULE = "INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?, ?, ?, ?)"

# The primary key of listings.
LISTINGS = """
    SELECT hour, stream, inode, changed_at, touched_at, seconds, others, broken
    FROM listings
    WHERE camera = ? AND root = ? AND hour >= ? AND hour < ?"""
PUT_LISTING = "INSERT OR REPLACE INTO listings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
NOTE_BROKEN = """
    UPDATE listings SET broken = ? WHERE camera = ? AND root = ? AND hour = ? AND stream = ?"""
# The table itself, of a row an hour; once a run, in its own process.
DROP_OLD_LISTINGS = "DELETE FROM listings WHERE listed_at < ? OR listed_at > ?"
DROP_LISTINGS = "DELETE FROM listings"
