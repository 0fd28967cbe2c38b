"""Copies of the database by HTTP: listed, and named for a run."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from recording_backfill.http.copies import CopiesAnswer
from recording_backfill.http.results import RunAnswer

from testing.cataloguing import Catalogued
from testing.filled import fill
from testing.library import Samples
from testing.schema import create_database
from testing.served import YESTERDAY, Served, served

COUNT = 6


@pytest.fixture
def frigate(tmp_path: Path, samples: Samples) -> Iterator[Served]:
    """A Frigate with recordings, whose database was lost; a copy has their rows."""
    with served(tmp_path, samples) as running:
        running.add_many(COUNT)
        copy = running.standin.database.with_name("aside.sqlite")
        fill(copy, "0.16")
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("DELETE FROM recordings")
            for number in range(COUNT):
                _row(running, connection, YESTERDAY + 10 * number, number)
            connection.commit()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield running


def _row(running: Served, connection: sqlite3.Connection, start: float, number: int) -> None:
    path = running.add(start)
    connection.execute(
        "INSERT INTO recordings VALUES (?, 'front_door', ?, ?, ?, 4.0, 1, ?, ?, -20, 3)",
        (
            f"{start}-{number:06}",
            str(path),
            start,
            start + 4.0,
            100 + number,
            round(path.stat().st_size / 2**20, 2),
        ),
    )


def copy_of(frigate: Served) -> Path:
    return frigate.standin.database.with_name("aside.sqlite")


def motions(frigate: Served) -> list[int]:
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        query = "SELECT motion FROM recordings ORDER BY start_time"
        return [row[0] for row in connection.execute(query)]


def test_copies_are_listed_with_what_they_hold(frigate: Served) -> None:
    folder = frigate.standin.database.parent
    shutil.copy(copy_of(frigate), folder / "backup.db")
    os.utime(folder / "backup.db", (YESTERDAY, YESTERDAY))
    (folder / "frigate.db.notes").write_text("what I did to it\n" * 1000)
    damaged = bytearray(copy_of(frigate).read_bytes())
    damaged[:4096] = bytes(4096)
    (folder / "frigate.db.broken").write_bytes(damaged)
    os.link(frigate.standin.database, folder / "frigate.db.link")
    answer = frigate.get("/recordings/backfill/copies")
    CopiesAnswer.model_validate(answer)
    broken, backup = answer["copies"]
    assert (broken["name"], broken["kind"], broken["damaged"]) == (
        "frigate.db.broken",
        "other",
        True,
    )
    assert broken["frigate"] is None
    assert (backup["name"], backup["kind"], backup["damaged"]) == ("backup.db", "backup", False)
    assert backup["path"] == str(folder / "backup.db")
    assert backup["frigate"] == "0.16"
    assert backup["modified_at"] == YESTERDAY
    recordings = backup["tables"]["recordings"]
    last = YESTERDAY + 10 * (COUNT - 1)
    assert recordings == {"rows": COUNT, "first": YESTERDAY, "last": last}
    assert backup["tables"]["event"]["rows"] > 0
    assert frigate.get("/recordings/backfill/copies") == answer
    assert "copies" in frigate.get("/recordings/backfill/status")["capabilities"]


def test_only_an_administrator_sees_copies(frigate: Served) -> None:
    viewer = {"Remote-User": "viewer", "Remote-Role": "viewer"}
    answer = frigate.request("GET", "/recordings/backfill/copies", headers=viewer)
    assert answer.status_code == 403


def test_a_run_takes_rows_from_the_copy_that_is_named(frigate: Served) -> None:
    path = str(copy_of(frigate))
    dry = frigate.run(dry_run=True, copies=[path], media=["recordings"])
    RunAnswer.model_validate(dry)
    assert (dry["files_added"], dry["files_exact"]) == (COUNT, COUNT)
    assert frigate.run(copies=False, media=["recordings"])["files_exact"] == 0
    assert set(motions(frigate)) == {-1}
    answer = frigate.run(copies=[path], media=["recordings"])
    assert (answer["files_updated"], answer["files_exact"]) == (COUNT, COUNT)
    assert {result["source"] for result in answer["results"]} == {"copy"}
    assert motions(frigate) == [100 + number for number in range(COUNT)]
    stored = frigate.get("/recordings/front_door/backfill/results")["results"]
    assert {result["source"] for result in stored} == {"copy"}
    assert frigate.status()["last_run"]["files_exact"] == COUNT


@pytest.mark.parametrize(
    ("copies", "status"),
    [
        (["/etc/passwd"], 400),
        (["backup.db"], 422),
        ([], 422),
        ("backup.db", 422),
        (1, 422),
        ([1], 422),
        (["/config/\0.db"], 422),
    ],
)
def test_what_is_no_copy_is_refused(frigate: Served, copies: object, status: int) -> None:
    before = motions(frigate)
    answer = frigate.run(copies=copies, status=status)
    assert answer["success"] is False
    assert motions(frigate) == before


def test_a_copy_that_is_not_there_is_named(frigate: Served) -> None:
    missing = str(copy_of(frigate)) + ".gone"
    answer = frigate.run(copies=[missing], status=422)
    assert missing in answer["message"]
    assert [error["field"] for error in answer["errors"]] == ["copies"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("frigate.db", "is Frigate's database itself, not a copy of it"),
        ("linked.db", "is Frigate's database itself, not a copy of it"),
        ("frigate_backfill.db", "is where the patch keeps runs and schedules"),
        ("frigate.db-wal", "No copy of the database was found at"),
        ("frigate.db-shm", "No copy of the database was found at"),
        ("frigate_backfill.db-wal", "No copy of the database was found at"),
        ("another-name-of-the-index", "No copy of the database was found at"),
    ],
)
def test_what_frigate_or_the_patch_has_open_is_no_copy_and_stays_closed(
    frigate: Served, name: str, message: str
) -> None:
    """Read and closed by who has it open, it would lose that one's locks."""
    folder = frigate.standin.config_dir
    (folder / "linked.db").symlink_to("frigate.db")
    (folder / "another-name-of-the-index").hardlink_to(folder / "frigate.db-shm")
    assert (folder / name).is_file()
    refused = frigate.run(copies=[str(folder / name)], status=422)
    assert message in refused["message"]
    assert str(folder / name) in refused["message"]
    assert [error["field"] for error in refused["errors"]] == ["copies"]


def test_a_named_file_that_gives_nothing_is_said(frigate: Served) -> None:
    """Here a program's own file, and the database of a Frigate that has other cameras."""
    path = frigate.standin.config_dir / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (id)")
    told = frigate.run(dry_run=True, copies=[str(path)])
    assert told["warnings"] == [
        "Nothing was taken from other.db: it names no file of this camera that is here."
    ]
    create_database(path.with_name("cellar.db"), "0.17")
    told = frigate.run(dry_run=True, copies=[str(path.with_name("cellar.db"))])
    assert told["warnings"][0].startswith("Nothing was taken from cellar.db: it names no file")
    assert frigate.run(dry_run=True)["warnings"] == []


def test_the_catalogue_is_a_copy_that_can_be_named(frigate: Served) -> None:
    status = frigate.get("/recordings/backfill/status")
    assert status["catalogue"].keys() == {
        "path",
        "days",
        "bytes",
        "saved_at",
        "error",
        "notice",
    }
    standin, instance = frigate.standin, status["instance_id"]
    frigate.run(copies=[str(copy_of(frigate))], media=["recordings"])
    Catalogued(standin.recordings, standin.database, instance).renew()
    listed = frigate.get("/recordings/backfill/copies")
    CopiesAnswer.model_validate(listed)
    (catalogue,) = [copy for copy in listed["copies"] if copy["kind"] == "catalogue"]
    assert catalogue["path"] == str(standin.media / "frigate_backfill" / instance)
    assert (catalogue["frigate"], catalogue["damaged"]) == ("0.17", False)
    assert catalogue["tables"]["recordings"]["rows"] == COUNT
    before = motions(frigate)
    with closing(sqlite3.connect(standin.database, timeout=30)) as connection, connection:
        connection.execute("DELETE FROM recordings")
    answer = frigate.run(copies=[catalogue["path"]], media=["recordings"])
    assert (answer["files_added"], answer["files_exact"]) == (COUNT, COUNT)
    assert motions(frigate) == before
