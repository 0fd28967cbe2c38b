"""What somebody deletes in Frigate stays deleted; what a database loses is never taken for it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.evidence.catalogue import folding, generations
from recording_backfill.evidence.catalogue.dayfile import Reader
from recording_backfill.models import Media

from testing.catalogued import DAY, NOW, Kept
from testing.filled import CAMERAS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[0]
LIFE = "boot 1 100 5"
LATER = NOW + 900
_REVIEWS = f"SELECT * FROM reviewsegment WHERE camera = '{CAMERA}' ORDER BY start_time"
_EVENTS = f"SELECT * FROM event WHERE camera = '{CAMERA}' AND has_snapshot ORDER BY start_time"


@pytest.fixture
def kept(tmp_path: Path, samples: Samples) -> Kept:
    """Renewed twice: then the catalogue knows the disk and what the database has."""
    kept = Kept(tmp_path, samples["one_second"])
    for moment in (NOW - 900, NOW):
        kept.renew(moment, life=LIFE)
    return kept


def delete_review(kept: Kept, review: dict[str, Any]) -> None:
    """As Frigate's /reviews/delete does: recordings with their files, and the row."""
    span = (review["camera"], review["start_time"], review["end_time"])
    where = "camera = ? AND end_time >= ? AND start_time <= ?"
    for row in kept.execute(f"SELECT path FROM recordings WHERE {where}", *span):
        os.unlink(row["path"])
    kept.execute(f"DELETE FROM recordings WHERE {where}", *span)
    kept.execute("DELETE FROM reviewsegment WHERE id = ?", review["id"])
    kept.execute("DELETE FROM userreviewstatus WHERE review_segment_id = ?", review["id"])


def snapshot(kept: Kept, event: dict[str, Any]) -> Path:
    return kept.media / f"clips/{event['camera']}-{event['id']}.jpg"


def thumb(kept: Kept, event: dict[str, Any]) -> Path:
    return kept.media / f"clips/thumbs/{event['camera']}/{event['id']}.webp"


def delete_event(kept: Kept, event: dict[str, Any]) -> None:
    """As Frigate's delete_single_event does: the snapshot, and the rows."""
    snapshot(kept, event).unlink()
    kept.execute("DELETE FROM event WHERE id = ?", event["id"])
    kept.execute("DELETE FROM timeline WHERE source_id = ?", event["id"])


def delete_one_of_each(kept: Kept) -> tuple[dict[str, Any], dict[str, Any]]:
    review, event = kept.execute(_REVIEWS)[3], kept.execute(_EVENTS)[-2]
    delete_review(kept, review)
    delete_event(kept, event)
    return review, event


def ids(kept: Kept, table: str) -> set[str]:
    return {row["id"] for row in kept.execute(f"SELECT id FROM {table}")}


def deleted(kept: Kept) -> set[str]:
    """The ids that the catalogue has as deleted."""
    found: set[str] = set()
    for path in kept.catalogue.rglob("*.db.gz"):
        with closing(Reader(str(path))) as reader:
            for marks in reader.marks().values():
                found.update(row_id for row_id, mark in marks.items() if mark.deleted)
    return found


def test_what_was_deleted_in_frigate_stays_out_after_a_loss_and_is_counted(kept: Kept) -> None:
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    assert deleted(kept) == {review["id"], event["id"]}
    before = kept.tables()
    kept.begin_anew()
    kept.renew(LATER + 900, life=LIFE)
    tried = kept.restore(CAMERA, NOW + DAY, dry_run=True)
    for camera in CAMERAS:
        done = kept.restore(camera, NOW + DAY)
        told = [warning for warning in done.warnings if "deleted in Frigate" in warning]
        assert bool(told) is (camera == CAMERA)
    assert kept.tables() == before
    assert any("2 review items and tracked objects" in warning for warning in tried.warnings)


def test_who_names_the_catalogue_gets_all_that_is_in_it(kept: Kept) -> None:
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    done = kept.restore(CAMERA, NOW + DAY, copies=(str(kept.catalogue),))
    assert review["id"] in ids(kept, "reviewsegment")
    assert event["id"] in ids(kept, "event")
    assert not any("deleted in Frigate" in warning for warning in done.warnings)
    kept.renew(LATER + 900, life=LIFE)
    assert deleted(kept) == set()
    kept.begin_anew()
    kept.restore(CAMERA, NOW + DAY)
    assert event["id"] in ids(kept, "event")


def test_a_run_on_a_whole_database_leaves_it_out_too(kept: Kept) -> None:
    delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    before = kept.tables()
    kept.restore(CAMERA, NOW + DAY)
    assert kept.tables() == before


def test_a_mark_outlives_renewals_of_another_life(kept: Kept) -> None:
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    kept.renew(LATER + DAY, life="another")
    assert deleted(kept) == {review["id"], event["id"]}


def test_footage_that_is_back_on_disk_brings_its_review_back(kept: Kept) -> None:
    review = kept.execute(_REVIEWS)[3]
    span = (review["start_time"], review["end_time"])
    inside = "start_time >= ? AND start_time <= ? AND camera = ?"
    row = kept.execute(f"SELECT path FROM recordings WHERE {inside}", *span, CAMERA)[0]
    shutil.copy(row["path"], kept.media / "saved")
    delete_review(kept, review)
    kept.renew(LATER, life=LIFE)
    assert deleted(kept) == {review["id"]}
    shutil.move(kept.media / "saved", row["path"])
    kept.restore(CAMERA, NOW + DAY)
    assert review["id"] in ids(kept, "reviewsegment")


def test_folding_keeps_the_marks(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "MOST", 2)
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    for number in (1, 2):
        kept.begin_anew()
        kept.restore(CAMERA, NOW + DAY, media=(Media.RECORDINGS,))
        kept.renew(LATER + 900 * number, life=LIFE)
    assert len(generations.of(str(kept.catalogue))) == 2
    assert {review["id"], event["id"]} <= deleted(kept)


def test_an_object_without_a_snapshot_that_vanished_alone_was_deleted(kept: Kept) -> None:
    kept.execute("UPDATE event SET has_snapshot = 0")
    kept.renew(LATER - 60, life=LIFE)
    one, other = delete_between(kept, 4, 5) + delete_between(kept, 8, 9)
    kept.renew(LATER, life=LIFE)
    assert deleted(kept) == {one["id"], other["id"]}
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera, NOW + DAY)
    assert not {one["id"], other["id"]} & ids(kept, "event")
    assert len(ids(kept, "event")) > 30


@pytest.fixture
def older(tmp_path: Path, samples: Samples) -> Kept:
    """The same of a 0.15, whose thumbnails are in the rows."""
    kept = Kept(tmp_path, samples["one_second"], "0.15")
    for moment in (NOW - 900, NOW):
        kept.renew(moment, life=LIFE)
    return kept


@pytest.mark.parametrize("with_snapshot", [False, True])
def test_an_object_of_0_15_was_deleted_where_retention_does_not_reach(
    older: Kept, *, with_snapshot: bool
) -> None:
    older.execute("UPDATE event SET has_snapshot = ?", with_snapshot)
    older.renew(LATER - 60, life=LIFE)
    (event,) = delete_between(older, 20, 21)
    older.renew(LATER, life=LIFE)
    assert deleted(older) == {event["id"]}


@pytest.mark.parametrize(
    "reached",
    [
        "UPDATE event SET has_clip = 0 WHERE start_time < ?",
        "UPDATE event SET retain_indefinitely = 1 WHERE start_time < ?",
        """UPDATE event SET data = '{"max_severity": "detection"}' WHERE start_time < ?""",
    ],
    ids=["no clip is kept of what is older", "only by hand", "by the days of the others"],
)
def test_an_object_of_0_15_that_retention_may_have_taken_is_in_doubt(
    older: Kept, reached: str
) -> None:
    (event,) = older.execute("SELECT * FROM event ORDER BY start_time")[20:21]
    older.execute(reached, event["start_time"])
    older.renew(LATER - 60, life=LIFE)
    delete_between(older, 20, 21)
    older.renew(LATER, life=LIFE)
    assert deleted(older) == set()


# What must never be taken for deleted


def restarted(kept: Kept) -> str:
    delete_one_of_each(kept)
    return "another life"


def unknown_life(kept: Kept) -> str:
    delete_one_of_each(kept)
    return ""


def rows_lost(kept: Kept) -> str:
    """Some rows, and nothing on disk."""
    for table, query in (("reviewsegment", _REVIEWS), ("event", _EVENTS)):
        for row in kept.execute(query)[2:5]:
            kept.execute(f"DELETE FROM {table} WHERE id = ?", row["id"])
    return LIFE


def table_lost(kept: Kept) -> str:
    kept.execute("DELETE FROM event")
    kept.execute("DELETE FROM reviewsegment")
    return LIFE


def rolled_back(kept: Kept) -> str:
    """To before the last half of all, by the same process, with the files left."""
    for table in ("recordings", "reviewsegment", "event"):
        kept.execute(f"DELETE FROM {table} WHERE start_time > {NOW - 5400}")
    return LIFE


def mass_after_loss(kept: Kept) -> str:
    """A sync deletes the snapshots of all the events that the database lost meanwhile."""
    for event in kept.execute(_EVENTS):
        delete_event(kept, event)
    kept.execute("DELETE FROM event")
    return LIFE


def a_recording_lost(kept: Kept) -> str:
    """One recording lacks its row, so the database is in doubt."""
    delete_one_of_each(kept)
    kept.execute(
        "DELETE FROM recordings WHERE rowid IN "
        f"(SELECT rowid FROM recordings WHERE camera = '{CAMERA}' LIMIT 3)"
    )
    return LIFE


def by_retention(kept: Kept) -> str:
    """Thumbnails go with the rows."""
    review, event = delete_one_of_each(kept)
    os.unlink(review["thumb_path"])
    thumb(kept, event).unlink()
    return LIFE


def delete_between(kept: Kept, first: int, last: int) -> list[dict[str, Any]]:
    """Delete events without a snapshot, from one place in the order of all to another."""
    events = kept.execute("SELECT * FROM event ORDER BY start_time")[first:last]
    for event in events:
        snapshot(kept, event).unlink(missing_ok=True)
        kept.execute("DELETE FROM event WHERE id = ?", event["id"])
    return events


def two_together(kept: Kept) -> str:
    """What lies together in the file may be lost with a page of it."""
    kept.execute("UPDATE event SET has_snapshot = 0")
    kept.renew(LATER - 60, life=LIFE)
    delete_between(kept, 4, 6)
    return LIFE


def the_newest(kept: Kept) -> str:
    """What came last is what an older state of the file lacks."""
    kept.execute("UPDATE event SET has_snapshot = 0")
    kept.renew(LATER - 60, life=LIFE)
    delete_between(kept, -1, 10**9)
    return LIFE


def not_from_its_index(kept: Kept) -> str:
    """As a write that the disk lost: the index of ids has the row yet."""
    kept.execute("UPDATE event SET has_snapshot = 0")
    kept.renew(LATER - 60, life=LIFE)
    with closing(sqlite3.connect(kept.database, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE other AS SELECT * FROM event")
        connection.execute("DROP TABLE event")
        connection.execute("ALTER TABLE other RENAME TO event")
        connection.execute("CREATE UNIQUE INDEX of_ids ON event (id)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("CREATE TABLE aside AS SELECT * FROM sqlite_master WHERE name='of_ids'")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'of_ids'")
    delete_between(kept, 4, 5)
    with closing(sqlite3.connect(kept.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master SELECT * FROM aside")
    return LIFE


def by_retention_without_a_snapshot(kept: Kept) -> str:
    kept.execute("UPDATE event SET has_snapshot = 0")
    kept.renew(LATER - 60, life=LIFE)
    for event in delete_between(kept, 4, 5):
        thumb(kept, event).unlink()
    return LIFE


def unmounted(kept: Kept) -> str:
    delete_one_of_each(kept)
    kept.recordings.rename(kept.media / "away")
    return LIFE


@pytest.mark.parametrize(
    "vanish",
    [
        restarted,
        unknown_life,
        rows_lost,
        table_lost,
        rolled_back,
        mass_after_loss,
        a_recording_lost,
        by_retention,
        two_together,
        the_newest,
        not_from_its_index,
        by_retention_without_a_snapshot,
        unmounted,
    ],
)
def test_what_may_be_lost_is_never_taken_for_deleted(
    kept: Kept, vanish: Callable[[Kept], str]
) -> None:
    life = vanish(kept)
    for moment in (LATER, LATER + 900, LATER + DAY):
        kept.renew(moment, life=life)
        assert deleted(kept) == set()
    if (kept.media / "away").exists():
        (kept.media / "away").rename(kept.recordings)
        kept.renew(LATER + 2 * DAY, life=life)
        assert deleted(kept) == set()


def test_a_clock_that_is_behind_marks_nothing(kept: Kept) -> None:
    delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE, clock_is_behind=True)
    kept.renew(LATER + 900, life=LIFE)
    assert deleted(kept) == set()


def test_a_slow_loss_marks_nothing_even_when_a_sync_deletes_its_files_later(kept: Kept) -> None:
    events, moment = kept.execute(_EVENTS)[:8], NOW
    for event in events:
        kept.execute("DELETE FROM event WHERE id = ?", event["id"])
        kept.renew(moment := moment + 900, life=LIFE)
    for event in events:
        snapshot(kept, event).unlink()
        kept.renew(moment := moment + 900, life=LIFE)
    kept.renew(moment + DAY, life=LIFE)
    assert deleted(kept) == set()
    kept.restore(CAMERA, NOW + DAY)
    assert {event["id"] for event in events} <= ids(kept, "event")


def test_a_database_begun_anew_marks_nothing(kept: Kept) -> None:
    delete_one_of_each(kept)
    kept.begin_anew()
    kept.renew(LATER, life=LIFE)
    kept.renew(LATER + 900, life=LIFE)
    assert deleted(kept) == set()


def test_a_copy_that_is_put_back_brings_back_what_was_deleted_since(kept: Kept) -> None:
    copy = kept.database.with_name("older.db")
    shutil.copy(kept.database, copy)
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    assert deleted(kept) == {review["id"], event["id"]}
    copy.rename(kept.database)
    kept.renew(LATER + 900, life="another")
    kept.renew(LATER + 1800, life="another")
    assert deleted(kept) == set()
