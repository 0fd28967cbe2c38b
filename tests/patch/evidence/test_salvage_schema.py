"""A page that is a whole one of another place: what it led to is not given up for lost."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.salvage.store import salvage

from testing.filled import CAMERAS, fill
from testing.schema import VERSIONS

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = 4096
_LEAVES = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' AND pageno > 1"


@pytest.mark.parametrize("version", VERSIONS)
def test_tables_whose_descriptions_are_overwritten_are_found_by_their_rows(
    tmp_path: Path, version: str
) -> None:
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    fill(whole, version)
    with closing(sqlite3.connect(whole)) as connection:
        (other,) = connection.execute(_LEAVES, ("recordings",)).fetchone()
        schema = [page for (page,) in connection.execute(_LEAVES, ("sqlite_schema",))]
        expected = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("recordings", "reviewsegment", "previews", "export")
        }
    content = whole.read_bytes()
    assert schema
    for page in schema:
        shutil.copy(whole, broken)
        with broken.open("r+b") as file:
            file.seek((page - 1) * _PAGE)
            file.write(content[(other - 1) * _PAGE : other * _PAGE])
        found: dict[str, int] = dict.fromkeys(expected, 0)
        for camera in CAMERAS:
            connection, damaged = salvage(str(broken), camera)
            with closing(connection):
                assert damaged
                for table in expected:
                    query = f"SELECT count(*) FROM {table}"
                    found[table] += connection.execute(query).fetchone()[0]
        assert found == expected


@pytest.mark.parametrize("version", VERSIONS)
def test_rows_below_a_page_that_one_of_its_own_leaves_replaces_are_found(
    tmp_path: Path, version: str
) -> None:
    broken = tmp_path / "broken.db"
    fill(broken, version)
    with closing(sqlite3.connect(broken)) as connection:
        kinds = "SELECT pageno FROM dbstat WHERE name = 'recordings' AND pagetype = ?"
        (root,) = connection.execute(kinds, ("internal",)).fetchone()
        (leaf,) = connection.execute(kinds, ("leaf",)).fetchone()
    content = bytearray(broken.read_bytes())
    content[(root - 1) * _PAGE : root * _PAGE] = content[(leaf - 1) * _PAGE : leaf * _PAGE]
    broken.write_bytes(content)
    connection, damaged = salvage(str(broken), CAMERAS[0])
    with closing(connection):
        assert damaged
        assert connection.execute("SELECT count(*) FROM recordings").fetchone() == (360,)
