"""The database as Frigate's migrations leave it, release by release. Standard library only.

Frigate runs its migrations one by one, each under a name that `migratehistory` then has. Here those
up to 0.15's are one step and each later one its own, so that older databases are upgraded.
"""

import sqlite3
import time
from collections.abc import Callable
from typing import Union

Release = tuple[int, int]

_HISTORY = """
CREATE TABLE IF NOT EXISTS "migratehistory" ("id" INTEGER NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL, "migrated_at" DATETIME NOT NULL)
"""

_EVENT = """
CREATE TABLE IF NOT EXISTS "event" ("id" VARCHAR(30) NOT NULL PRIMARY KEY,
    "label" VARCHAR(20) NOT NULL, "camera" VARCHAR(20) NOT NULL, "start_time" DATETIME NOT NULL,
    "end_time" DATETIME, "top_score" REAL, "false_positive" INTEGER, "zones" JSON NOT NULL,
    "thumbnail" TEXT {thumbnail}, "has_clip" INTEGER NOT NULL, "has_snapshot" INTEGER NOT NULL,
    "region" JSON, "box" JSON, "area" INTEGER, "retain_indefinitely" INTEGER NOT NULL,
    "sub_label" VARCHAR(100), "ratio" REAL, "plus_id" VARCHAR(30), "score" REAL,
    "model_hash" VARCHAR(32), "detector_type" VARCHAR(32), "model_type" VARCHAR(32),
    "data" JSON NOT NULL);
CREATE INDEX IF NOT EXISTS "event_camera" ON "event" ("camera");
CREATE INDEX IF NOT EXISTS "event_label" ON "event" ("label");
CREATE INDEX IF NOT EXISTS "event_label_start_time" ON "event" ("label", "start_time" DESC);
CREATE INDEX IF NOT EXISTS "event_start_time_end_time"
    ON "event" ("start_time" DESC, "end_time" DESC);
"""

# All the other tables of 0.15, with their columns in the order in which the migrations leave them.
_BASE = """
CREATE TABLE IF NOT EXISTS "recordings" ("id" VARCHAR(30) NOT NULL PRIMARY KEY,
    "camera" VARCHAR(20) NOT NULL, "path" VARCHAR(255) NOT NULL, "start_time" DATETIME NOT NULL,
    "end_time" DATETIME NOT NULL, "duration" REAL NOT NULL, "objects" INTEGER, "motion" INTEGER,
    "segment_size" REAL NOT NULL, "dBFS" INTEGER, "regions" INTEGER);
CREATE INDEX IF NOT EXISTS "recordings_camera" ON "recordings" ("camera");
CREATE UNIQUE INDEX IF NOT EXISTS "recordings_path" ON "recordings" ("path");
CREATE INDEX IF NOT EXISTS "recordings_camera_segment_size"
    ON "recordings" ("camera", "segment_size");
CREATE INDEX IF NOT EXISTS "recordings_camera_start_time_end_time"
    ON "recordings" ("camera", "start_time" DESC, "end_time" DESC);
CREATE INDEX IF NOT EXISTS "recordings_api_recordings_summary"
    ON "recordings" ("camera", "start_time" DESC, "duration", "motion", "objects");
CREATE INDEX IF NOT EXISTS "recordings_start_time" ON "recordings" ("start_time");
CREATE INDEX IF NOT EXISTS "recordings_activity"
    ON "recordings" ("camera", "start_time" DESC, "regions");
CREATE TABLE IF NOT EXISTS "timeline" ("timestamp" DATETIME NOT NULL,
    "camera" VARCHAR(20) NOT NULL, "source" VARCHAR(20) NOT NULL, "source_id" VARCHAR(30),
    "class_type" VARCHAR(50) NOT NULL, "data" JSON);
CREATE INDEX IF NOT EXISTS "timeline_camera" ON "timeline" ("camera");
CREATE INDEX IF NOT EXISTS "timeline_source" ON "timeline" ("source");
CREATE INDEX IF NOT EXISTS "timeline_source_id" ON "timeline" ("source_id");
CREATE TABLE IF NOT EXISTS "regions" ("camera" VARCHAR(20) NOT NULL PRIMARY KEY,
    "last_update" DATETIME NOT NULL, "grid" JSON);
CREATE TABLE IF NOT EXISTS "previews" ("id" VARCHAR(30) NOT NULL PRIMARY KEY,
    "camera" VARCHAR(20) NOT NULL, "path" VARCHAR(255) NOT NULL, "start_time" DATETIME NOT NULL,
    "end_time" DATETIME NOT NULL, "duration" REAL NOT NULL);
CREATE TABLE IF NOT EXISTS "reviewsegment" ("id" VARCHAR(30) NOT NULL PRIMARY KEY,
    "camera" VARCHAR(20) NOT NULL, "start_time" DATETIME NOT NULL, "end_time" DATETIME,
    "has_been_reviewed" INTEGER NOT NULL, "severity" VARCHAR(30) NOT NULL,
    "thumb_path" VARCHAR(255) NOT NULL, "data" JSON NOT NULL);
CREATE INDEX IF NOT EXISTS "review_segment_camera" ON "reviewsegment" ("camera");
CREATE INDEX IF NOT EXISTS "review_segment_start_time_end_time"
    ON "reviewsegment" ("start_time" DESC, "end_time" DESC);
CREATE TABLE IF NOT EXISTS "export" ("id" VARCHAR(30) NOT NULL PRIMARY KEY,
    "camera" VARCHAR(20) NOT NULL, "name" VARCHAR(100) NOT NULL, "date" DATETIME NOT NULL,
    "video_path" VARCHAR(255) NOT NULL, "thumb_path" VARCHAR(255) NOT NULL,
    "in_progress" INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS "export_camera" ON "export" ("camera");
CREATE TABLE IF NOT EXISTS "user" ("username" VARCHAR(30) NOT NULL PRIMARY KEY,
    "password_hash" VARCHAR(120) NOT NULL, "notification_tokens" JSON NOT NULL);
"""

_TRIGGER = """
CREATE TABLE IF NOT EXISTS trigger (camera VARCHAR(20) NOT NULL, name VARCHAR NOT NULL,
    type VARCHAR(10) NOT NULL, model VARCHAR(30) NOT NULL, data TEXT NOT NULL, threshold REAL,
    embedding BLOB, triggering_event_id VARCHAR(30), last_triggered DATETIME,
    PRIMARY KEY (camera, name));
"""
_USER_REVIEW_STATUS = """
CREATE TABLE IF NOT EXISTS "userreviewstatus" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" VARCHAR(30) NOT NULL, "review_segment_id" VARCHAR(30) NOT NULL,
    "has_been_reviewed" INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY ("review_segment_id") REFERENCES "reviewsegment" ("id") ON DELETE CASCADE);
CREATE UNIQUE INDEX IF NOT EXISTS "userreviewstatus_user_segment"
    ON "userreviewstatus" ("user_id", "review_segment_id");
"""
_EXPORT_CASE = """
CREATE TABLE IF NOT EXISTS "exportcase" ("id" VARCHAR(30) NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL, "description" TEXT, "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL);
CREATE INDEX IF NOT EXISTS "exportcase_name" ON "exportcase" ("name");
CREATE INDEX IF NOT EXISTS "exportcase_created_at" ON "exportcase" ("created_at");
"""
_CASE_OF_EXPORT = """
ALTER TABLE "export" ADD COLUMN "export_case_id" VARCHAR(30) NULL;
CREATE INDEX IF NOT EXISTS "export_export_case_id" ON "export" ("export_case_id");
"""
_STREAMS = """
ALTER TABLE "recordings" ADD COLUMN "stream_type" VARCHAR(8) NOT NULL DEFAULT 'main';
ALTER TABLE "recordings" ADD COLUMN "has_audio" INTEGER;
ALTER TABLE "recordings" ADD COLUMN "audio_rate" INTEGER;
ALTER TABLE "recordings" ADD COLUMN "audio_codec" TEXT;
ALTER TABLE "recordings" ADD COLUMN "video_codec" TEXT;
ALTER TABLE "recordings" ADD COLUMN "keyframes" TEXT;
"""
_STREAM_INDEX = """
CREATE INDEX IF NOT EXISTS "recordings_camera_stream_type_start_time"
    ON "recordings" ("camera", "stream_type", "start_time" DESC);
"""
_NOTICES = """
CREATE TABLE IF NOT EXISTS "notice" ("id" VARCHAR(150) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(50) NOT NULL, "scope" VARCHAR(100), "params" TEXT NOT NULL,
    "first_seen" DATETIME NOT NULL, "last_seen" DATETIME NOT NULL, "count" INTEGER NOT NULL,
    "acknowledged_at" DATETIME, "muted_at" DATETIME);
CREATE INDEX IF NOT EXISTS "notice_kind" ON "notice" ("kind");
CREATE TABLE IF NOT EXISTS "noticestats" ("kind" VARCHAR(50) NOT NULL PRIMARY KEY,
    "occurrences" INTEGER NOT NULL, "acknowledgements" INTEGER NOT NULL, "mutes" INTEGER NOT NULL,
    "first_seen" DATETIME NOT NULL, "last_seen" DATETIME NOT NULL,
    "reported_occurrences" INTEGER NOT NULL DEFAULT 0,
    "reported_acknowledgements" INTEGER NOT NULL DEFAULT 0,
    "reported_mutes" INTEGER NOT NULL DEFAULT 0);
"""


def _make_thumbnail_optional(connection: sqlite3.Connection) -> None:
    connection.execute('ALTER TABLE "event" RENAME TO "event_before"')
    for index in ("camera", "label", "label_start_time", "start_time_end_time"):
        connection.execute(f'DROP INDEX IF EXISTS "event_{index}"')
    _run(connection, _EVENT.format(thumbnail="NULL"))
    connection.execute('INSERT INTO "event" SELECT * FROM "event_before"')
    connection.execute('DROP TABLE "event_before"')


def _review_by_user(connection: sqlite3.Connection) -> None:
    """One flag for all becomes a row for each user and for `anonymous`, if there are users."""
    _run(connection, _USER_REVIEW_STATUS)
    users = [name for (name,) in connection.execute('SELECT "username" FROM "user"')]
    seen = 'SELECT "id" FROM "reviewsegment" WHERE "has_been_reviewed" = 1'
    for (review,) in connection.execute(seen).fetchall() if users else []:
        for user in [*users, "anonymous"]:
            connection.execute(
                'INSERT INTO "userreviewstatus" ("user_id", "review_segment_id", '
                '"has_been_reviewed") VALUES (?, ?, 1)',
                (user, review),
            )
    connection.execute('ALTER TABLE "reviewsegment" DROP COLUMN "has_been_reviewed"')


Step = Union[str, Callable[[sqlite3.Connection], None]]

_FIRST = "027_create_explore_index"
_STEPS: dict[str, tuple[Release, Step]] = {
    _FIRST: ((0, 15), _EVENT.format(thumbnail="NOT NULL") + _BASE),
    "028_optional_event_thumbnail": ((0, 16), _make_thumbnail_optional),
    "029_add_user_role": (
        (0, 16),
        'ALTER TABLE "user" ADD COLUMN "role" VARCHAR(20) NOT NULL DEFAULT \'admin\'',
    ),
    "030_create_user_review_status": ((0, 16), _review_by_user),
    "031_create_trigger_table": ((0, 17), _TRIGGER),
    "032_add_password_changed_at": (
        (0, 17),
        'ALTER TABLE "user" ADD COLUMN password_changed_at DATETIME NULL',
    ),
    "033_create_export_case_table": ((0, 18), _EXPORT_CASE),
    "034_add_export_case_to_exports": ((0, 18), _CASE_OF_EXPORT),
    "035_add_motion_heatmap": (
        (0, 18),
        'ALTER TABLE "recordings" ADD COLUMN "motion_heatmap" TEXT NULL',
    ),
    "036_add_recordings_stream_metadata": ((0, 19), _STREAMS),
    "037_add_recordings_stream_index": ((0, 19), _STREAM_INDEX),
    "038_create_notices": ((0, 19), _NOTICES),
    "039_add_perf_indexes": (
        (0, 19),
        'CREATE INDEX IF NOT EXISTS "event_camera_start_time" ON "event" ("camera", "start_time")',
    ),
}


def pending(connection: sqlite3.Connection, release: Release) -> list[str]:
    """The migrations that `release` has and this database has not: all, where it is new.

    As in Frigate the look itself makes the table that lists them.
    """
    connection.execute(_HISTORY)
    done = {name for (name,) in connection.execute("SELECT name FROM migratehistory")}
    return [name for name, (since, _) in _STEPS.items() if since <= release and name not in done]


def create(connection: sqlite3.Connection, release: Release) -> None:
    """Bring a new database, or an older release's, to `release`."""
    with connection:
        connection.execute("BEGIN")
        for name in pending(connection, release):
            step = _STEPS[name][1]
            if callable(step):
                step(connection)
            else:
                _run(connection, step)
            connection.execute(
                "INSERT INTO migratehistory (name, migrated_at) VALUES (?, ?)",
                (name, time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())),
            )


def _run(connection: sqlite3.Connection, statements: str) -> None:
    """Each statement in turn; `executescript` would end the transaction."""
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)
