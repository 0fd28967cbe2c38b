"""The tables of the patch's own state file, what they are for, and how older files get them."""

from __future__ import annotations

SCHEMA_VERSION = 8

_JOBS = """CREATE TABLE IF NOT EXISTS jobs (
        number INTEGER PRIMARY KEY, job_id TEXT NOT NULL UNIQUE, camera TEXT NOT NULL,
        trigger TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'run', undo_of TEXT, undone_by TEXT,
        dry_run INTEGER NOT NULL, state TEXT NOT NULL,
        queued_at REAL NOT NULL, started_at REAL, heartbeat_at REAL, finished_at REAL,
        run_number INTEGER, cancel_requested INTEGER NOT NULL DEFAULT 0, root TEXT, database TEXT,
        files_total INTEGER, counts TEXT NOT NULL DEFAULT '{}', eta_seconds REAL,
        processing_time_seconds REAL, message TEXT, warnings TEXT NOT NULL DEFAULT '[]',
        left_out INTEGER NOT NULL DEFAULT 0, notice TEXT, asked TEXT,
        results_bytes INTEGER NOT NULL DEFAULT 0)"""
_JOBS_INDEX = "CREATE INDEX IF NOT EXISTS jobs_of_camera ON jobs (camera, run_number)"
# What a chart's hour lists, without a look at all else that the job found.
_RESULTS_INDEX = "CREATE INDEX IF NOT EXISTS results_by_start ON results (job, start_time)"
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
        seconds BLOB NOT NULL, others TEXT, broken BLOB, listed_at REAL NOT NULL,
        PRIMARY KEY (camera, root, hour, stream)) WITHOUT ROWID"""

# What the hours of a day cover, for charts, as it was added up by a version of the patch.
_CHARTED = """CREATE TABLE IF NOT EXISTS charted (
        camera TEXT NOT NULL, day REAL NOT NULL, version TEXT NOT NULL, hours BLOB NOT NULL,
        PRIMARY KEY (camera, day)) WITHOUT ROWID"""

SCHEMA = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # One row a job. `heartbeat_at` says that a script's run is alive, `database` which file of
    # Frigate's it works on; `root` shortens paths; `counts` is Counts.to_record(); `left_out` of
    # its results are not kept, for want of room; `asked` is Asked.to_json(), NULL of what has no
    # range or is of before version 6; `results_bytes` is about what its results take.
    _JOBS,
    _JOBS_INDEX,
    # Per-file results without `already_indexed`; file_path is NULL where root, camera and start
    # already say it; `notice` is what a message is made of.
    """CREATE TABLE IF NOT EXISTS results (
        job INTEGER NOT NULL, position INTEGER NOT NULL, file_path TEXT, start_time REAL,
        duration REAL, size INTEGER, status TEXT NOT NULL, reason TEXT, message TEXT,
        past_retention INTEGER NOT NULL, media TEXT NOT NULL DEFAULT 'recordings',
        source TEXT, notice TEXT, PRIMARY KEY (job, position)) WITHOUT ROWID""",
    _RESULTS_INDEX,
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
    _CHARTED,
)
_RESULTS_FROM_VERSION_4 = "ALTER TABLE results ADD COLUMN notice TEXT"
_FROM_VERSION_7 = (
    "ALTER TABLE jobs ADD COLUMN results_bytes INTEGER NOT NULL DEFAULT 0",
    """UPDATE jobs SET results_bytes = (
        SELECT total(90 + coalesce(length(file_path), 0) + coalesce(length(message), 0)
            + coalesce(length(notice), 0)) FROM results WHERE job = number)""",
)
_FROM_VERSION_6 = (_CHARTED, *_FROM_VERSION_7)
_FROM_VERSION_5 = ("ALTER TABLE jobs ADD COLUMN asked TEXT", *_FROM_VERSION_6)
# Until then a warning was its English text, and still is in rows of that time.
_FROM_VERSION_4 = (
    "ALTER TABLE jobs ADD COLUMN notice TEXT",
    _RESULTS_FROM_VERSION_4,
    _RESULTS_INDEX,
    *_FROM_VERSION_5,
)
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
    5: _FROM_VERSION_5,
    6: _FROM_VERSION_6,
    7: _FROM_VERSION_7,
}
"""What makes the newest of a file of each version; 0 is an empty one."""

TABLES = ("meta", "jobs", "cameras", "schedules")
"""The small ones, checked at start; results and hours are found out when they are read."""
