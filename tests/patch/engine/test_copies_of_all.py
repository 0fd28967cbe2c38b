"""A whole database that is lost comes back from a copy: every kind, row for row."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import (
    Media,
    Reason,
    Retention,
    ReviewRetention,
    SnapshotRetention,
)
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog

from testing.filled import spoil
from testing.library import KEEPS_ALL, NOON
from testing.schema import create_database
from tests.patch.engine.lost_home import AS, CAMERA, NOW, Lost, alike, of_camera

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples
HOUR_OF_ALL = ("recordings", "previews", "reviewsegment", "event", "timeline", "export")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0.15", "0.15"),
        ("0.15", "0.16"),
        ("0.15", "0.18"),
        ("0.16", "0.17"),
        ("0.17", "0.17"),
        ("0.17", "0.16"),
        ("0.18", "0.18"),
        ("0.18", "0.15"),
    ],
)
def test_every_kind_comes_back_row_for_row(
    tmp_path: Path, samples: Samples, before: str, after: str
) -> None:
    lost = Lost(tmp_path, samples, before, after)
    done = lost.run()
    there = lost.tables()
    assert done.counts.exact == done.counts.added == 360
    for table in HOUR_OF_ALL:
        # 0.15 keeps the thumbnail in the row, and a file's is no JPEG here; see below.
        if (table, before, after) == ("event", "0.18", "0.15"):
            continue
        if (table, before, after) == ("timeline", "0.18", "0.15"):
            continue
        but = ("has_been_reviewed", "id") if table == "userreviewstatus" else ()
        assert alike(there[table], of_camera(lost, table), but=but), table
    again = lost.run()
    assert again.counts.added == again.counts.updated == 0
    assert not any(counts.added for counts in again.backfill.media.values())
    assert lost.tables() == there


@pytest.mark.parametrize(
    "page", [b"", b"\xff" * 4096, bytes(4096)], ids=["whole", "noise", "zeros"]
)
def test_exports_come_back_with_name_and_case(
    tmp_path: Path, samples: Samples, page: bytes
) -> None:
    """Also from a copy whose first page, with the description of all tables, is broken."""
    lost = Lost(tmp_path, samples, "0.18", "0.18")
    lost.copy.write_bytes(page + lost.copy.read_bytes()[len(page) :])
    lost.run()
    assert alike(lost.tables()["export"], lost.before["export"])
    assert alike(lost.tables()["exportcase"], of_camera(lost, "exportcase"))


def test_an_export_names_no_file_but_a_picture_that_goes_with_it(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    recording = lost.before["recordings"][0]["path"]
    with closing(sqlite3.connect(lost.copy)) as connection, connection:
        connection.execute("UPDATE export SET thumb_path = ?", (recording,))
    lost.run()
    there = lost.tables()["export"]
    assert len(there) == len(lost.before["export"])
    assert recording not in {row["thumb_path"] for row in there}


def test_no_recording_is_there_before_the_event_that_spares_it_on_a_full_disk(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    with closing(sqlite3.connect(lost.copy)) as connection, connection:
        connection.execute("UPDATE event SET retain_indefinitely = 1, has_clip = 1")
    order = lost.library.order(camera=CAMERA, recordings_as=AS, guard_active=True)
    seen = []
    for _ in Backfill(order, clock=lambda: NOW).run():
        there = lost.tables()
        seen.append((len(there["recordings"]) > 0, len(there["event"])))
    assert {events for recordings, events in seen if recordings} == {len(lost.before["event"])}


def test_a_damaged_copy_gives_what_is_left_and_files_tell_the_rest(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    draw = random.Random(5)
    count = lost.copy.stat().st_size // 4096
    spoil(lost.copy, draw.sample(range(1, count + 1), count // 10), draw)
    done = lost.run()
    assert done.counts.added == 360
    assert 200 < done.counts.exact < 360
    there = lost.tables()
    for table in ("recordings", "reviewsegment", "previews", "export"):
        assert {row["id"] for row in lost.before[table]} & {row["id"] for row in there[table]}
    # Each thumbnail has its review, be it by the copy or by its file.
    assert len(there["reviewsegment"]) == len(lost.before["reviewsegment"])
    assert len(there["previews"]) == len(lost.before["previews"])
    assert 0 < len(there["event"]) <= len(lost.before["event"])


def test_of_copies_that_disagree_frigates_own_rows_win_and_then_the_newest(
    tmp_path: Path, samples: Samples
) -> None:
    """The newer copy was made after a run over files alone, which knew less."""
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    newer = tmp_path / "backup.new.db"
    shutil.copy(lost.copy, newer)
    with closing(sqlite3.connect(newer)) as connection:
        made = json.dumps({"backfilled": True})
        for table in ("reviewsegment", "event"):
            half = f"UPDATE {table} SET data = ? WHERE rowid % 2 = 0"
            connection.execute(half, (made,))
        connection.execute("UPDATE event SET label = 'unknown' WHERE rowid % 2 = 0")
        connection.execute("UPDATE event SET sub_label = 'newer' WHERE rowid % 2 = 1")
        connection.execute("UPDATE reviewsegment SET severity = 'alert' WHERE rowid % 2 = 1")
        connection.execute("UPDATE export SET name = 'newer'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.utime(lost.copy, (NOW - 7200, NOW - 7200))
    os.utime(newer, (NOW - 3600, NOW - 3600))
    expected = lost.tables(newer)
    lost.run()
    there = lost.tables()
    for table, column in (("reviewsegment", "data"), ("event", "data"), ("event", "label")):
        told = {row["id"]: row[column] for row in lost.before[table]}
        assert {row["id"]: row[column] for row in there[table]} == told
    for table, column in (("reviewsegment", "severity"), ("event", "sub_label")):
        of_newest = {
            row["id"]: row[column] for row in expected[table] if "backfilled" not in row["data"]
        }
        found = {row["id"]: row[column] for row in there[table]}
        assert of_newest
        assert of_newest.items() <= found.items()
    assert {row["name"] for row in there["export"]} == {"newer"}


def test_a_dry_run_counts_what_a_run_would_bring_back(tmp_path: Path, samples: Samples) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    dry = lost.run(dry_run=True)
    assert not any(lost.tables().values())
    done = lost.run()
    assert dry.backfill.media == done.backfill.media
    assert dry.counts.exact == done.counts.exact
    assert done.backfill.media[Media.EVENTS].added == len(lost.before["event"])
    assert done.backfill.media[Media.REVIEWS].added == len(lost.before["reviewsegment"])


def test_without_a_copy_nothing_is_made_up_of_events(tmp_path: Path, samples: Samples) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    lost.run(copies=False)
    assert lost.tables()["event"] == []
    assert lost.tables()["timeline"] == []
    assert len(lost.tables()["reviewsegment"]) == len(lost.before["reviewsegment"])


def test_an_event_that_frigate_would_delete_stays_out(tmp_path: Path, samples: Samples) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    with closing(sqlite3.connect(lost.copy)) as connection:
        connection.execute("UPDATE event SET has_clip = 0, has_snapshot = 0")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    done = lost.run()
    assert lost.tables()["event"] == []
    reasons = {
        r.reason for report in done.reports for r in report.others if r.media is Media.EVENTS
    }
    assert reasons == {Reason.PAST_RETENTION}


def test_an_events_own_label_says_how_long_its_pictures_are_kept(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    snapshots = SnapshotRetention(1.0, 90.0, 1.0, 1.0, (("person", 90.0),))
    retention = Retention(
        days=KEEPS_ALL.days, alerts=KEEPS_ALL.alerts, snapshots=snapshots, continuous_days=36500.0
    )
    lost.run(now=NOON + 5 * 86400, retention=retention)
    expected = {
        row["id"]
        for row in lost.before["event"]
        if row["label"] == "person" or not row["has_snapshot"]
    }
    assert {row["id"] for row in lost.tables()["event"]} == expected
    assert 0 < len(expected) < len(lost.before["event"])


def test_only_the_kinds_that_are_asked_for_come_from_a_copy(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    lost.run(media=(Media.EXPORTS,))
    there = lost.tables()
    assert alike(there["export"], lost.before["export"])
    assert [name for name, found in there.items() if found] == ["export"]


def test_what_of_a_timeline_is_there_comes_back_no_second_time(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    lost.run()
    there = lost.tables()
    with closing(sqlite3.connect(lost.library.database)) as connection, connection:
        connection.execute("DELETE FROM event")
        connection.execute("DELETE FROM timeline WHERE class_type = 'gone'")
    lost.run()
    assert lost.tables() == there


def test_no_user_comes_back_and_no_password(tmp_path: Path, samples: Samples) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    users = "SELECT username, password_hash FROM user"
    with closing(sqlite3.connect(lost.copy)) as connection, connection:
        connection.execute(
            "INSERT INTO user (username, password_hash, notification_tokens)"
            " VALUES ('ada', 'a hash', '[]')"
        )
    with closing(sqlite3.connect(lost.library.database)) as connection:
        before = connection.execute(users).fetchall()
        lost.run()
        assert connection.execute(users).fetchall() == before


def test_an_empty_backup_changes_nothing(tmp_path: Path, samples: Samples) -> None:
    """What Frigate leaves at its first start on a missing database."""
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    lost.copy.unlink()
    create_database(lost.copy)
    done = lost.run()
    assert done.counts.exact == 0
    assert done.backfill.warnings == []
    assert len(lost.tables()["recordings"]) == 360


@pytest.mark.parametrize(("before", "after"), [("0.15", "0.17"), ("0.18", "0.18")])
def test_what_came_from_a_copy_can_be_taken_back_and_that_undone_too(
    tmp_path: Path, samples: Samples, before: str, after: str
) -> None:
    lost = Lost(tmp_path, samples, before, after)
    ever = ReviewRetention(36500.0, 5.0, 5.0)
    snapshots = SnapshotRetention(36500.0, 36500.0, 36500.0, 36500.0)
    retention = Retention(days=36500.0, alerts=ever, detections=ever, snapshots=snapshots)

    def record(job_id: str, **changes: Any) -> dict[str, list[dict[str, Any]]]:
        order = lost.library.order(
            camera=CAMERA, recordings_as=AS, guard_active=True, retention=retention, **changes
        )
        done = record_run(
            order,
            RunLog(None, job_id, order),
            journals=tmp_path / "journals",
            stop=bool,
            sink=lambda report: None,
        )
        assert done.error is None
        return lost.tables()

    there = record("first")
    assert all(there[table] for table in HOUR_OF_ALL)
    taken_back = record("second", undo_of="first")
    assert not any(taken_back.values())
    again = record("third", undo_of="second")
    for table in HOUR_OF_ALL:
        assert alike(again[table], there[table]), table
