"""The stand-in begins as Frigate does: schema, `backup.db`, exports without rows, open ends."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from testing.clips import Clips
from testing.frigate_life import FrigateLife, Installation, with_record
from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_760_000_000.0

# What the real migrations of each release leave, in the columns' order; `*` is NOT NULL.
TABLES = {
    "recordings": (
        "id* camera* path* start_time* end_time* duration* "
        "objects motion segment_size* dBFS regions"
    ),
    "previews": "id* camera* path* start_time* end_time* duration*",
    "reviewsegment": "id* camera* start_time* end_time severity* thumb_path* data*",
    "event": (
        "id* label* camera* start_time* end_time top_score false_positive zones* thumbnail "
        "has_clip* has_snapshot* region box area retain_indefinitely* sub_label ratio plus_id "
        "score model_hash detector_type model_type data*"
    ),
    "timeline": "timestamp* camera* source* source_id class_type* data",
    "export": "id* camera* name* date* video_path* thumb_path* in_progress*",
    "regions": "camera* last_update* grid",
    "user": "username* password_hash* notification_tokens*",
    "migratehistory": "id* name* migrated_at*",
}
LAST = {
    "0.15.2": "027_create_explore_index",
    "0.16.4": "030_create_user_review_status",
    "0.17.2": "032_add_password_changed_at",
    "0.18.0-dev": "035_add_motion_heatmap",
    "0.19.0-dev": "039_add_perf_indexes",
}


def tables(version: str) -> dict[str, str]:
    """The tables of that release."""
    made = dict(TABLES)
    if version < "0.16":
        made["reviewsegment"] = made["reviewsegment"].replace(
            "severity", "has_been_reviewed* severity"
        )
        made["event"] = made["event"].replace("thumbnail", "thumbnail*")
        return made
    made["userreviewstatus"] = "id* user_id* review_segment_id* has_been_reviewed*"
    made["user"] += " role*"
    if version >= "0.17":
        made["user"] += " password_changed_at"
        made["trigger"] = (
            "camera* name* type* model* data* "
            "threshold embedding triggering_event_id last_triggered"
        )
    if version >= "0.18":
        made["recordings"] += " motion_heatmap"
        made["export"] += " export_case_id"
        made["exportcase"] = "id* name* description created_at* updated_at*"
    if version >= "0.19":
        made["recordings"] += " stream_type* has_audio audio_rate audio_codec video_codec keyframes"
        made["notice"] = (
            "id* kind* scope params* first_seen* last_seen* count* acknowledged_at muted_at"
        )
        made["noticestats"] = (
            "kind* occurrences* acknowledgements* mutes* first_seen* last_seen* "
            "reported_occurrences* reported_acknowledgements* reported_mutes*"
        )
    return made


def query(database: Path, statement: str) -> list[tuple[Any, ...]]:
    """The rows of one statement."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(statement).fetchall()


def shape(database: Path) -> dict[str, str]:
    """The tables that are there."""
    names = query(database, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        name: " ".join(
            f"{column}{'*' if needed else ''}"
            for _, column, _, needed, _, _ in query(database, f'PRAGMA table_info("{name}")')
        )
        for (name,) in names
        if not name.startswith("sqlite_")
    }


@pytest.fixture
def at(tmp_path: Path) -> Installation:
    """A Frigate's folders, without a database."""
    return Installation.of(tmp_path, with_record({"front": {}, "front_door": {}}))


def test_a_new_database_has_the_tables_of_its_release(life: FrigateLife, at: Installation) -> None:
    life.start(at, NOW)
    assert shape(at.database) == tables(life.version)
    (last,) = query(at.database, "SELECT name FROM migratehistory ORDER BY id DESC LIMIT 1")
    assert last == (LAST[life.version],)


def test_an_older_database_becomes_one_of_its_release_and_loses_no_row(
    life: FrigateLife, at: Installation
) -> None:
    create_database(at.database, "0.15.2")
    clips = Clips(at.media, "0.15.2")
    event = clips.event("front", NOW - 60, NOW - 50)
    review = clips.review("front", NOW - 60, NOW - 50, reviewed_by=["admin"])
    clips.save(at.database)
    with closing(sqlite3.connect(at.database)) as connection, connection:
        connection.execute("INSERT INTO user VALUES ('admin', '', '[]')")
    life.start(at, NOW)
    assert shape(at.database) == tables(life.version)
    assert query(at.database, "SELECT thumbnail FROM event") == [(event.row["thumbnail"],)]
    if life.version >= "0.16":
        seen = query(at.database, "SELECT user_id, review_segment_id FROM userreviewstatus")
        assert seen == [("admin", review.id), ("anonymous", review.id)]


def test_the_first_start_without_a_database_makes_backup_db_an_empty_one(
    life: FrigateLife, at: Installation
) -> None:
    backup = at.database.parent / "backup.db"
    create_database(backup, life.version)
    life.start(at, NOW)
    assert shape(backup) == {"migratehistory": TABLES["migratehistory"]}
    assert backup.stat().st_size == 8192
    backup.unlink()
    life.start(at, NOW)
    assert not backup.exists(), "there is nothing to migrate any more"


def test_exports_get_rows_once_more_when_the_config_folder_is_new(
    life: FrigateLife, at: Installation, samples: Any
) -> None:
    life.start(at, NOW)
    clips = Clips(at.media, life.version)
    export = clips.export("front_door", NOW - 60, NOW, video=samples.bytes("short"))
    clips.export("front", NOW - 60, NOW, video=b"not a video")
    clips.save(at.database)
    life.start(at, NOW)
    assert len(query(at.database, "SELECT id FROM export")) == 2
    (at.database.parent / ".exports").unlink()
    life.start(at, NOW)
    path = export.row["video_path"]
    rows = query(at.database, f"SELECT camera, name FROM export WHERE video_path = '{path}'")
    name = path.rsplit("/", 1)[1].removesuffix(".mp4")
    assert sorted(rows) == sorted([("front_door", export.row["name"]), ("front", name)])
    assert len(query(at.database, "SELECT id FROM export")) == 3


def test_an_export_that_was_not_finished_is_looked_at_since_0_18(
    life: FrigateLife, at: Installation
) -> None:
    life.start(at, NOW)
    clips = Clips(at.media, life.version)
    whole = clips.export("front", NOW - 60, NOW, in_progress=1)
    empty = clips.export("front", NOW - 60, NOW, video=b"", in_progress=1)
    clips.save(at.database)
    life.start(at, NOW)
    rows = dict(query(at.database, "SELECT id, in_progress FROM export"))
    if life.version < "0.18":
        assert rows == {whole.id: 1, empty.id: 1}
    else:
        assert rows == {whole.id: 0}
        assert not any(file.exists() for file in empty.files)


def test_what_was_still_open_is_ended(life: FrigateLife, at: Installation) -> None:
    life.start(at, NOW)
    clips = Clips(at.media, life.version)
    clips.event("front", NOW - 60, None)
    clips.review("front", NOW - 60, None)
    clips.save(at.database)
    life.start(at, NOW)
    assert query(at.database, "SELECT end_time FROM event") == [(NOW - 30,)]
    assert query(at.database, "SELECT end_time FROM reviewsegment") == [(NOW,)]
