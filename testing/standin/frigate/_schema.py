"""The database as Frigate's migrations leave it, release by release. Standard library only."""

import sqlite3

RECORDINGS = (
    'CREATE TABLE IF NOT EXISTS "recordings" ("id" VARCHAR(30) NOT NULL PRIMARY KEY, '
    '"camera" VARCHAR(20) NOT NULL, "path" VARCHAR(255) NOT NULL, "start_time" DATETIME NOT NULL, '
    '"end_time" DATETIME NOT NULL, "duration" REAL NOT NULL, "objects" INTEGER, "motion" INTEGER, '
    '"segment_size" REAL NOT NULL, "dBFS" INTEGER, "regions" INTEGER)'
)
HEATMAP = 'ALTER TABLE "recordings" ADD COLUMN "motion_heatmap" TEXT NULL'

RECORDINGS_INDEXES = (
    'CREATE INDEX IF NOT EXISTS "recordings_camera" ON "recordings" ("camera")',
    'CREATE UNIQUE INDEX IF NOT EXISTS "recordings_path" ON "recordings" ("path")',
    (
        'CREATE INDEX IF NOT EXISTS "recordings_camera_segment_size" ON "recordings" '
        '("camera", "segment_size")'
    ),
    (
        'CREATE INDEX IF NOT EXISTS "recordings_camera_start_time_end_time" ON "recordings" '
        '("camera", "start_time" DESC, "end_time" DESC)'
    ),
    (
        'CREATE INDEX IF NOT EXISTS "recordings_api_recordings_summary" ON "recordings" '
        '("camera", "start_time" DESC, "duration", "motion", "objects")'
    ),
    'CREATE INDEX IF NOT EXISTS "recordings_start_time" ON "recordings" ("start_time")',
    (
        'CREATE INDEX IF NOT EXISTS "recordings_activity" ON "recordings" '
        '("camera", "start_time" DESC, "regions")'
    ),
)

REVIEW_INDEXES = (
    'CREATE INDEX IF NOT EXISTS "review_segment_camera" ON "reviewsegment" ("camera")',
    (
        'CREATE INDEX IF NOT EXISTS "review_segment_start_time_end_time" ON "reviewsegment" '
        '("start_time" DESC, "end_time" DESC)'
    ),
)

USER_REVIEW_STATUS = (
    'CREATE TABLE IF NOT EXISTS "userreviewstatus" ("id" INTEGER NOT NULL PRIMARY KEY '
    'AUTOINCREMENT, "user_id" VARCHAR(30) NOT NULL, "review_segment_id" VARCHAR(30) NOT NULL, '
    '"has_been_reviewed" INTEGER NOT NULL DEFAULT 0, FOREIGN KEY ("review_segment_id") REFERENCES '
    '"reviewsegment" ("id") ON DELETE CASCADE)'
)
USER_REVIEW_STATUS_INDEX = (
    'CREATE UNIQUE INDEX IF NOT EXISTS "userreviewstatus_user_segment" ON "userreviewstatus" '
    '("user_id", "review_segment_id")'
)


def review_segments(release: tuple[int, int]) -> str:
    """The reviews' table; until 0.15 one flag for all users says whether a review was seen."""
    seen = '"has_been_reviewed" INTEGER NOT NULL, ' if release < (0, 16) else ""
    return (
        'CREATE TABLE IF NOT EXISTS "reviewsegment" ("id" VARCHAR(30) NOT NULL PRIMARY KEY, '
        '"camera" VARCHAR(20) NOT NULL, "start_time" DATETIME NOT NULL, "end_time" DATETIME, '
        f'{seen}"severity" VARCHAR(30) NOT NULL, "thumb_path" VARCHAR(255) NOT NULL, '
        '"data" JSON NOT NULL)'
    )


def users(release: tuple[int, int]) -> str:
    """The users' table; roles came with 0.16, the time of the last password change with 0.17."""
    columns = [
        '"username" VARCHAR(30) NOT NULL PRIMARY KEY',
        '"password_hash" VARCHAR(120) NOT NULL',
    ]
    columns += ['"notification_tokens" JSON NOT NULL']
    if release >= (0, 16):
        columns.append("\"role\" VARCHAR(20) NOT NULL DEFAULT 'admin'")
    if release >= (0, 17):
        columns.append('"password_changed_at" DATETIME NULL')
    return f'CREATE TABLE IF NOT EXISTS "user" ({", ".join(columns)})'


def create(connection: sqlite3.Connection, release: tuple[int, int]) -> None:
    """Bring a new database, or an older release's, to `release`."""
    connection.execute(RECORDINGS)
    if release >= (0, 18) and "motion_heatmap" not in _columns(connection, "recordings"):
        connection.execute(HEATMAP)
    connection.execute(review_segments(release))
    if release >= (0, 16):
        connection.execute(USER_REVIEW_STATUS)
        connection.execute(USER_REVIEW_STATUS_INDEX)
    connection.execute(users(release))
    for statement in (*RECORDINGS_INDEXES, *REVIEW_INDEXES):
        connection.execute(statement)
    connection.commit()


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
