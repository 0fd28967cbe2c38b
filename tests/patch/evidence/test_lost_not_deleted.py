"""What a database loses is never taken for deleted by somebody."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from testing.catalogued import DAY, NOW
from tests.patch.evidence.deleting import (
    CAMERA,
    EVENTS,
    LATER,
    LIFE,
    REVIEWS,
    delete_between,
    delete_event,
    delete_one_of_each,
    deleted,
    ids,
    renewed_twice,
    snapshot,
    thumb,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from testing.catalogued import Kept
    from testing.library import Samples


@pytest.fixture
def kept(tmp_path: Path, samples: Samples) -> Kept:
    return renewed_twice(tmp_path, samples)


def restarted(kept: Kept) -> str:
    delete_one_of_each(kept)
    return "another life"


def unknown_life(kept: Kept) -> str:
    delete_one_of_each(kept)
    return ""


def rows_lost(kept: Kept) -> str:
    """Some rows, and nothing on disk."""
    for table, query in (("reviewsegment", REVIEWS), ("event", EVENTS)):
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
    for event in kept.execute(EVENTS):
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
    events, moment = kept.execute(EVENTS)[:8], NOW
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
