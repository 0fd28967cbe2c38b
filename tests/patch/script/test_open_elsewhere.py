"""A database that somebody else has open: on another host, or on this one."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from testing.library import CAMERA, NOON
from tests.patch.script.scripts import KEEP, Script

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

LEFT_BEHIND = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("INSERT INTO recordings SELECT 'x', 'other', '/x', 1, 2, 1, 0, 0, 1, 0, 0")
connection.commit()
os._exit(0)
"""


def left_open_elsewhere(database: Path) -> None:
    """What another host's Frigate looks like from here: files of SQLite that no one here holds."""
    subprocess.run([sys.executable, "-c", LEFT_BEHIND, database], check=True)


def test_nothing_is_written_while_another_host_seems_to_have_the_database_open(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    left_open_elsewhere(library.database)
    files = {path.name: path.read_bytes() for path in library.database.parent.glob("frigate.db*")}
    done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 2
    assert "--frigate-is-stopped" in done.stderr
    after = {path.name: path.read_bytes() for path in library.database.parent.glob("frigate.db*")}
    assert after == files


def test_a_dry_run_reads_a_copy_of_a_database_open_elsewhere(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    left_open_elsewhere(library.database)
    files = {path.name: path.read_bytes() for path in library.database.parent.glob("frigate.db*")}
    done = script("--camera", CAMERA, "--dry-run", "--json", *KEEP)
    assert done.returncode == 0, done.stderr
    assert "reads a copy" in done.stderr
    assert json.loads(done.stdout)["files_added"] == 1
    after = {path.name: path.read_bytes() for path in library.database.parent.glob("frigate.db*")}
    assert after == files


def test_it_writes_once_told_that_frigate_is_stopped(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    left_open_elsewhere(library.database)
    assert script("--camera", CAMERA, "--frigate-is-stopped", *KEEP).returncode == 0
    assert len(library.rows()) == 1


def test_it_writes_beside_a_frigate_on_this_host(library: LibraryBuilder, script: Script) -> None:
    library.add(NOON)
    connection = sqlite3.connect(library.database)
    connection.execute("SELECT count(*) FROM recordings").fetchone()
    try:
        assert script("--camera", CAMERA, *KEEP).returncode == 0
    finally:
        connection.close()
    assert len(library.rows()) == 1


def test_nothing_is_written_into_a_database_that_is_open_under_another_name(
    library: LibraryBuilder, script: Script
) -> None:
    """As where the file alone, not its folder, is mounted: each would have a log of its own."""
    library.add(NOON)
    folder = library.database.parent / "frigates"
    folder.mkdir()
    open_as = folder / library.database.name
    os.link(library.database, open_as)
    frigate = sqlite3.connect(open_as)
    frigate.execute("PRAGMA journal_mode = WAL")
    frigate.execute("SELECT count(*) FROM recordings").fetchone()
    try:
        for more in ([], ["--frigate-is-stopped"]):
            done = script("--camera", CAMERA, *KEEP, *more)
            assert done.returncode == 2
            assert "under another name" in done.stderr
        assert script("--camera", CAMERA, "--dry-run", *KEEP).returncode == 0
    finally:
        frigate.close()
    assert library.rows() == []

    assert script("--camera", CAMERA, *KEEP).returncode == 0
    assert len(library.rows()) == 1
