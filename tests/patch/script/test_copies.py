"""Copies of the database, named on the script's command line; also under Frigate 0.15's Python."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testing.filled import spoil
from testing.library import CAMERA, NOON

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "custom_components/frigate_backfill/frigate_patch/scripts/backfill_recordings.py"
PYTHONS = {"3.11": sys.executable, "3.9": str(ROOT / ".venv/frigate-0.15/bin/python")}
FLAGS = ("--camera", CAMERA, "--include-expired", "--media", "recordings")


def script(
    library: LibraryBuilder, *flags: str, python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    """A run of the script under a bare Python."""
    where = ("--database", library.database, "--recordings", library.root)
    command = (python, "-I", "-S", SCRIPT, *where, "--recordings-as", library.root, *FLAGS, *flags)
    return subprocess.run(
        list(map(str, command)), capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def copy(library: LibraryBuilder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy outside Frigate's folders that knows ten recordings, whose rows are lost."""
    for number in range(10):
        start = NOON + 10.0 * number
        size = library.add(start).stat().st_size
        library.add_row(start, id=f"{start}-{number:06}", segment_size=round(size / 2**20, 2))
    path = tmp_path_factory.mktemp("elsewhere") / "old.db"
    with closing(sqlite3.connect(library.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(library.database, path)
        connection.execute("DELETE FROM recordings")
        connection.commit()
    return path


@pytest.mark.parametrize("version", PYTHONS)
@pytest.mark.parametrize("damaged", [False, True])
def test_a_copy_that_is_named_brings_recordings_back_whole(
    library: LibraryBuilder, copy: Path, version: str, damaged: bool
) -> None:
    if damaged:
        spoil(copy, [1], random.Random(1))
    done = script(library, "--copies", str(copy), python=PYTHONS[version])
    assert done.returncode == 0, done.stderr
    assert "In full, from a copy of the database: 10 recordings" in " ".join(done.stdout.split())
    assert {row["motion"] for row in library.rows()} == {7}


def test_without_copies_files_alone_tell(library: LibraryBuilder, copy: Path) -> None:
    shutil.copy(copy, library.database.with_name("backup.db"))
    document = json.loads(script(library, "--json", "--no-copies").stdout)
    assert (document["files_added"], document["files_exact"]) == (10, 0)
    assert {result["source"] for result in document["results"]} == {"file"}


def test_a_copy_that_is_not_there_is_wrong_use(library: LibraryBuilder, copy: Path) -> None:
    done = script(library, "--copies", f"{copy}.gone")
    assert done.returncode == 2
    assert "old.db.gone" in done.stdout + done.stderr
    assert library.rows() == []
