"""Recordings that copies of the database know: they come back with all they had."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine.check import check_order
from recording_backfill.errors import DirectoryNotAllowedError, RequestError
from recording_backfill.evidence.catalogue.renewal import Renewal
from recording_backfill.frigate.session import Session
from recording_backfill.models import Media, Reason, Retention, ReviewRetention, Source, Status

from testing.filled import spoil
from testing.library import CAMERA, NOON, LibraryBuilder
from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path

ONLY = {"media": (Media.RECORDINGS,)}


def record(library: LibraryBuilder, count: int = 60, every: float = 60.0) -> list[dict[str, Any]]:
    """Recordings on disk with the rows that Frigate wrote."""
    for number in range(count):
        start = NOON + every * number
        size = library.add(start).stat().st_size
        library.add_row(
            start,
            id=f"{start}-{number:06}",
            segment_size=round(size / 2**20, 2),
            motion=number,
            objects=number % 3,
            dBFS=-number,
            regions=number % 5,
        )
    return library.rows()


def lose(library: LibraryBuilder, version: str = "0.17") -> Path:
    """Put the database aside as `backup.db`, and begin a new one; the copy."""
    with closing(sqlite3.connect(library.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = library.database.with_name("backup.db")
    shutil.move(library.database, copy)
    for suffix in ("-wal", "-shm"):
        library.database.with_name(library.database.name + suffix).unlink(missing_ok=True)
    create_database(library.database, version)
    return copy


def known(rows: list[dict[str, Any]], like: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with those columns that both have."""
    shared = [name for name in like[0] if name in rows[0]]
    return [{name: row[name] for name in shared} for row in rows]


@pytest.mark.parametrize("before", ["0.15", "0.16", "0.17", "0.18"])
@pytest.mark.parametrize("after", ["0.15", "0.16", "0.17", "0.18"])
def test_a_lost_table_comes_back_row_for_row_from_a_copy_of_any_release(
    tmp_path: Path, samples: Any, before: str, after: str
) -> None:
    library = LibraryBuilder(tmp_path, samples, before)
    rows = record(library)
    lose(library, after)
    done = library.run(**ONLY)
    assert known(library.rows(), rows) == known(rows, library.rows())
    assert done.counts.added == done.counts.exact == 60
    assert {result.source for result in done.results} == {Source.COPY}
    assert {result.status for result in done.results} == {Status.ADDED}


def test_a_dry_run_says_what_would_come_from_a_copy(library: LibraryBuilder) -> None:
    record(library)
    lose(library)
    done = library.run(**ONLY, dry_run=True)
    assert library.rows() == []
    assert done.counts.added == done.counts.exact == 60
    assert {result.status for result in done.results} == {Status.WOULD_ADD}


def test_without_copies_the_files_alone_tell(library: LibraryBuilder) -> None:
    record(library, 3)
    lose(library)
    done = library.run(**ONLY, copies=False)
    assert {row["motion"] for row in library.rows()} == {-1}
    assert done.counts.exact == 0
    assert {result.source for result in done.results} == {Source.FILE}


def test_a_backfilled_row_gives_way_to_a_copys(library: LibraryBuilder) -> None:
    rows = record(library, 10)
    copy = lose(library)
    aside = copy.with_name("aside")
    copy.rename(aside)
    library.run(**ONLY)
    assert {row["regions"] for row in library.rows()} == {-1}
    aside.rename(copy)
    done = library.run(**ONLY)
    assert library.rows() == rows
    assert done.counts.updated == done.counts.exact == 10
    assert {result.status for result in done.results} == {Status.UPDATED}
    again = library.run(**ONLY)
    assert again.counts.skipped == 10


def test_what_frigate_wrote_itself_stays_whatever_a_copy_says(library: LibraryBuilder) -> None:
    record(library, 3)
    copy = library.database.with_name("backup.db")
    with closing(sqlite3.connect(library.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(library.database, copy)
    library.execute("UPDATE recordings SET motion = 12345")
    rows = library.rows()
    for force in (False, True):
        done = library.run(**ONLY, force=force)
        assert {row["motion"] for row in library.rows()} == {12345}
        assert done.counts.exact == 0
    assert [row["id"] for row in library.rows()] == [row["id"] for row in rows]


def test_a_row_is_not_used_for_another_file_of_its_name(library: LibraryBuilder) -> None:
    record(library, 10)
    lose(library)
    path = library.path(NOON)
    path.write_bytes(path.read_bytes() + b"\0" * 100_000)
    done = library.run(**ONLY)
    assert done.counts.exact == 9
    assert done.results[0].source is Source.FILE
    assert library.rows()[0]["motion"] == -1


def test_a_copy_of_another_frigate_is_not_used(library: LibraryBuilder) -> None:
    record(library, 10)
    copy = lose(library)
    with closing(sqlite3.connect(copy)) as connection:
        # The same camera, and files of the same names, but not these.
        connection.execute("UPDATE recordings SET segment_size = segment_size + 1 WHERE rowid > 2")
        connection.commit()
    done = library.run(**ONLY)
    assert done.counts.exact == 0
    assert done.counts.added == 10


def test_a_copied_row_that_is_backfilled_itself_is_weaker_than_the_file(
    library: LibraryBuilder,
) -> None:
    record(library, 2)
    library.execute(
        "UPDATE recordings SET motion = -1, objects = -1, dBFS = -1, regions = -1, "
        "duration = 9.5, end_time = start_time + 9.5"
    )
    lose(library)
    done = library.run(**ONLY)
    assert done.counts.exact == 0
    assert {row["duration"] for row in library.rows()} == {10.0}


def test_of_copies_that_disagree_the_newest_wins_row_by_row(library: LibraryBuilder) -> None:
    rows = record(library, 20)
    newest = lose(library)
    older = newest.with_name("frigate.db.old")
    shutil.copy(newest, older)
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("UPDATE recordings SET motion = 777")
        connection.execute("DELETE FROM recordings WHERE start_time > ?", (NOON + 600,))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(sqlite3.connect(newest)) as connection:
        connection.execute("DELETE FROM recordings WHERE start_time < ?", (NOON + 300,))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for path in (newest, older):
        path.with_name(path.name + "-wal").unlink(missing_ok=True)
    done = library.run(**ONLY)
    assert done.counts.exact == 20
    expected = [777] * 5 + [row["motion"] for row in rows[5:]]
    assert [row["motion"] for row in library.rows()] == expected


def test_a_copy_with_its_write_ahead_log_counts_whole_and_stays_as_it_is(
    library: LibraryBuilder,
) -> None:
    rows = record(library, 30)
    copy = library.database.with_name("frigate.db.bak")
    with closing(sqlite3.connect(library.database)) as holder:
        holder.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        holder.execute("UPDATE recordings SET motion = motion + 1000")
        holder.commit()
        for suffix in ("", "-wal"):
            shutil.copy(f"{library.database}{suffix}", f"{copy}{suffix}")
    assert os.path.getsize(f"{copy}-wal") > 0
    library.database.unlink()
    for suffix in ("-wal", "-shm"):
        library.database.with_name(library.database.name + suffix).unlink(missing_ok=True)
    create_database(library.database)
    folder = library.database.parent
    before = {path.name: path.read_bytes() for path in folder.iterdir() if "bak" in path.name}
    done = library.run(**ONLY)
    after = {path.name: path.read_bytes() for path in folder.iterdir() if "bak" in path.name}
    assert after == before
    assert done.counts.exact == 30
    assert [row["motion"] for row in library.rows()] == [row["motion"] + 1000 for row in rows]


@pytest.mark.parametrize("seed", range(3))
def test_what_a_damaged_copy_still_knows_comes_back_and_files_tell_the_rest(
    library: LibraryBuilder, seed: int
) -> None:
    rows = record(library, 120, every=10.0)
    copy = lose(library)
    draw = random.Random(seed)
    count = copy.stat().st_size // 4096
    spoil(copy, draw.sample(range(1, count + 1), count // 8), draw)
    before = copy.read_bytes()
    done = library.run(**ONLY)
    assert copy.read_bytes() == before
    assert done.counts.added == 120
    assert 0 < done.counts.exact < 120 or done.backfill.warnings == []
    by_path = {row["path"]: row for row in rows}
    same = [row for row in library.rows() if row == by_path[row["path"]]]
    assert len(same) >= done.counts.exact - 2
    assert len(library.rows()) == 120


def test_a_copy_that_cannot_be_read_is_named_and_nothing_stops(library: LibraryBuilder) -> None:
    record(library, 3)
    lose(library).write_bytes(b"not a database at all " * 1000)
    done = library.run(**ONLY)
    assert done.counts.added == 3
    assert done.backfill.warnings == [
        "Nothing was taken from backup.db: it is not an SQLite database."
    ]


@pytest.mark.parametrize("make", ["link", "hard link", "folder", "fifo"])
def test_only_a_file_of_its_own_is_a_copy(library: LibraryBuilder, make: str) -> None:
    record(library, 3)
    copy = library.database.with_name("backup.db")
    if make == "link":
        copy.symlink_to(library.database)
    elif make == "hard link":
        os.link(library.database, copy)
    elif make == "folder":
        copy.mkdir()
    else:
        os.mkfifo(copy)
    done = library.run(**ONLY)
    assert done.counts.skipped == 3
    assert done.backfill.warnings == []


def test_a_named_copy_is_used_alone(library: LibraryBuilder) -> None:
    rows = record(library, 5)
    lose(library).rename(library.database.with_name("mine.sqlite"))
    done = library.run(**ONLY)
    assert done.counts.exact == 0
    path = str(library.database.with_name("mine.sqlite"))
    done = library.run(**ONLY, copies=(path,))
    assert done.counts.updated == done.counts.exact == 5
    assert library.rows() == rows


def test_a_named_copy_must_be_there_and_lie_where_one_may(
    library: LibraryBuilder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    record(library, 1)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy.db"
    shutil.copy(library.database, elsewhere)
    link = library.database.with_name("link.db")
    link.symlink_to(elsewhere)
    for path in (str(elsewhere), str(link), "/etc/passwd"):
        with pytest.raises(DirectoryNotAllowedError):
            check_order(library.order(copies=(path,)))
    missing = str(library.database.with_name("nowhere.db"))
    for path in (missing, "backup.db", str(library.database), str(library.root), "/a\0b"):
        with pytest.raises(RequestError):
            check_order(library.order(copies=(path,)))
    check_order(library.order(copies=(str(elsewhere),), copy_roots=(str(elsewhere.parent),)))


MOTION = ReviewRetention(30.0, 5.0, 5.0)


def test_a_row_that_its_own_values_would_delete_comes_back_with_none(
    library: LibraryBuilder,
) -> None:
    """A silent recording without motion goes sooner than one that nobody looked at."""
    record(library, 4)
    library.execute("UPDATE recordings SET motion = 0, objects = 0, dBFS = 0 WHERE rowid <= 2")
    lose(library)
    now = NOON + 5 * 86400
    retention = Retention(days=30.0, alerts=MOTION, detections=MOTION, continuous_days=1.0)
    done = library.run(**ONLY, retention=retention, now=now)
    assert [row["motion"] for row in library.rows()] == [-1, -1, 2, 3]
    assert done.counts.exact == 2
    assert not any(result.past_retention for result in done.results)


def test_a_row_past_retention_stays_out_unless_asked_for(library: LibraryBuilder) -> None:
    rows = record(library, 4)
    lose(library)
    done = library.run(**ONLY, retention=Retention(days=1.0), now=NOON + 5 * 86400)
    assert {result.reason for result in done.results} == {Reason.PAST_RETENTION}
    assert library.rows() == []
    done = library.run(
        **ONLY, retention=Retention(days=1.0), skip_expired=False, now=NOON + 5 * 86400
    )
    assert library.rows() == rows
    assert done.counts.past_retention == done.counts.exact == 4


def test_what_frigate_may_still_index_itself_is_left_alone(library: LibraryBuilder) -> None:
    record(library, 4)
    lose(library)
    done = library.run(**ONLY, now=NOON + 200)
    assert {result.reason for result in done.results} == {Reason.TOO_RECENT}
    assert done.counts.exact == 0


def test_a_row_whose_id_is_taken_leaves_the_file_to_tell(library: LibraryBuilder) -> None:
    rows = record(library, 3)
    lose(library)
    taken = library.add_row(NOON + 1800, id=rows[0]["id"])
    library.add(NOON + 1800)
    done = library.run(**ONLY)
    assert [result.source for result in done.results[:3]] == [Source.FILE, Source.COPY, Source.COPY]
    assert library.execute("SELECT path FROM recordings WHERE id = ?", taken["id"]) == [
        {"path": taken["path"]}
    ]


def test_recordings_of_another_camera_are_left_to_its_own_run(library: LibraryBuilder) -> None:
    record(library, 3)
    library.add(NOON, camera="garden")
    library.add_row(NOON, camera="garden", id=f"{NOON}-garden", segment_size=0.1)
    lose(library)
    library.run(**ONLY)
    assert library.rows("garden") == []
    assert len(library.rows(CAMERA)) == 3


@pytest.mark.parametrize("where", ["beside the media", "beside the database", "named", "off"])
def test_the_catalogue_is_found_where_it_may_lie(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    record(library, 3)
    config = library.database.parent / "config"
    config.mkdir()
    folder = library.root.parent / "frigate_backfill" / "an-instance"
    if where == "beside the database":
        folder = config / "frigate_backfill" / "an-instance"
    elif where == "named":
        folder = library.root.parent / "somewhere" / "an-instance"
        monkeypatch.setenv("FRIGATE_BACKFILL_CATALOGUE", str(folder.parent))
    elif where == "off":
        monkeypatch.setenv("FRIGATE_BACKFILL_CATALOGUE", "0")
    with closing(Session(str(library.database), writable=False)) as session:
        Renewal(str(folder), session, str(library.root.parent)).run()
    lose(library).unlink()
    shutil.move(library.database, config)
    library.database = config / "frigate.db"
    assert library.run(**ONLY).counts.exact == (0 if where == "off" else 3)


def test_a_catalogue_can_be_named(library: LibraryBuilder) -> None:
    rows = record(library, 3)
    folder = library.root.parent / "mine" / "an-instance"
    with closing(Session(str(library.database), writable=False)) as session:
        Renewal(str(folder), session, str(library.root.parent)).run()
    lose(library).unlink()
    with pytest.raises(DirectoryNotAllowedError):
        check_order(library.order(copies=("/usr/share",)))
    assert library.run(**ONLY, copies=(str(folder),)).counts.exact == 3
    assert library.rows() == rows


OF_0_13 = """
CREATE TABLE "recordings" ("id" VARCHAR(30) NOT NULL PRIMARY KEY, "camera" VARCHAR(20) NOT NULL,
    "path" VARCHAR(255) NOT NULL, "start_time" DATETIME NOT NULL, "end_time" DATETIME NOT NULL,
    "duration" REAL NOT NULL);
CREATE UNIQUE INDEX "recordings_path" ON "recordings" ("path");
ALTER TABLE "recordings" ADD COLUMN "objects" INTEGER;
ALTER TABLE "recordings" ADD COLUMN "motion" INTEGER;
ALTER TABLE "recordings" ADD COLUMN "segment_size" REAL NOT NULL DEFAULT 0;
ALTER TABLE "recordings" ADD COLUMN "dBFS" INTEGER;
CREATE INDEX "recordings_camera_start_time_end_time"
    ON "recordings" ("camera", "start_time" DESC, "end_time" DESC);
"""


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize("after", ["0.15", "0.18"])
def test_a_copy_of_0_13_has_no_regions_and_is_worth_the_rest(
    tmp_path: Path, samples: Any, after: str, damaged: bool
) -> None:
    library = LibraryBuilder(tmp_path, samples, after)
    rows = record(library, 10)
    library.execute("DELETE FROM recordings")
    copy = library.database.with_name("backup.db")
    with closing(sqlite3.connect(copy)) as connection:
        connection.executescript(OF_0_13)
        names = (
            "id, camera, path, start_time, end_time, duration, objects, motion, segment_size, dBFS"
        )
        for row in rows:
            values = [row[name.strip()] for name in names.split(",")]
            connection.execute(
                f"INSERT INTO recordings ({names}) VALUES ({', '.join('?' * 10)})", values
            )
        connection.commit()
    if damaged:
        copy.write_bytes(bytes(4096) + copy.read_bytes()[4096:])
    done = library.run(**ONLY)
    assert done.counts.exact == 10
    assert library.rows() == [{**row, "regions": None} for row in rows]
