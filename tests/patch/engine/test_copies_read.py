"""Which files count as copies of the database, and how much of each is read."""

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

from testing.filled import spoil
from testing.library import LibraryBuilder
from testing.schema import create_database
from tests.patch.engine.copied import ONLY, lose, record

if TYPE_CHECKING:
    from pathlib import Path


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
