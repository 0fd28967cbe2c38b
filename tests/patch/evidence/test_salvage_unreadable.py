"""Rows of a copy that Frigate could not read stay out."""

from __future__ import annotations

import math
import shutil
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.copies.describe import describe
from recording_backfill.evidence.copies.find import CopyFile, CopyKind
from recording_backfill.evidence.copies.source import Source, UnusableCopyError

from testing.filled import fill
from tests.patch.evidence.salvaged import CAMERA, salvaged

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "frigate.db"
    fill(path, "0.17")
    return path


@pytest.mark.parametrize("text", ['{"score": NaN}', "[1]", '"text"', "7", "null", "{", "[" * 9999])
def test_no_row_comes_back_whose_data_would_break_a_query_of_frigates(
    filled: Path, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(filled, path)
    whole = salvaged(path)[0]
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("event", "reviewsegment", "timeline"):
            first = f"(SELECT min(rowid) FROM {table} WHERE camera = '{CAMERA}')"
            connection.execute(f"UPDATE {table} SET data = ? WHERE rowid = {first}", (text,))
    found = salvaged(path)[0]
    for table in ("event", "reviewsegment", "timeline"):
        assert len(found[table]) == len(whole[table]) - 1, table
        assert text not in [row["data"] for row in found[table]]


@pytest.mark.parametrize(("column", "value"), [("sub_label", b"\xff\x00"), ("area", math.inf)])
def test_no_event_comes_back_that_frigate_could_not_read(
    filled: Path, tmp_path: Path, column: str, value: object
) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(filled, path)
    whole = salvaged(path)[0]["event"]
    with closing(sqlite3.connect(path)) as connection, connection:
        first = f"(SELECT min(rowid) FROM event WHERE camera = '{CAMERA}')"
        connection.execute(f"UPDATE event SET {column} = ? WHERE rowid = {first}", (value,))
    assert len(salvaged(path)[0]["event"]) == len(whole) - 1


def test_a_copy_that_was_cut_short_anywhere_fails_no_run(filled: Path, tmp_path: Path) -> None:
    content, path = filled.read_bytes(), tmp_path / "cut.db"
    for size in (*range(130), 511, 512, 4095, 4096, 4097, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:size])
        file = CopyFile(str(path), CopyKind.OTHER, 0.0)
        with suppress(UnusableCopyError), closing(Source(file, CAMERA)) as source:
            list(source.rows("recordings", "camera = ?", (CAMERA,)))
        describe(file)
