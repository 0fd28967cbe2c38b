"""A salvage that is killed at any step: the copy stays, and the next one finds all there is."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from recording_backfill.evidence.catalogue.dayfile import TABLES
from recording_backfill.evidence.salvage.kept import kept_salvage

from testing.filled import CAMERAS, fill, rows
from testing.steps import MORE_THAN_ALL, run_until

SALVAGE = """
import os, tempfile
tempfile.tempdir = sys.argv[1]
from recording_backfill.evidence.salvage import kept, store

steps.count(os, "mkdir listdir open pread close fsync rename utime unlink")
steps.count(store, "prepare _by_table")
steps.count(kept, "salvage_into _opened")
connection, damaged = kept.kept_salvage(sys.argv[2], sys.argv[3])
assert damaged
"""


class Damaged:
    """A damaged copy, and what there is to find in it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "copy.db"
        self._temporary = folder / "tmp"
        self._temporary.mkdir()
        fill(self._path, "0.17")
        with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
            for table in ("recordings", "event", "timeline"):  # few, so that a test is short
                connection.execute(f"DELETE FROM {table} WHERE rowid % 4")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM")
        self._content = b"?" * 100 + self._path.read_bytes()[100:]
        self._path.write_bytes(self._content)
        self._number = 0
        self.all = self.found()
        self.steps = MORE_THAN_ALL - self._until(MORE_THAN_ALL)

    def found(self) -> dict[str, list[str]]:
        """Salvaged by this process."""
        connection, damaged = kept_salvage(str(self._path), CAMERAS[0])
        assert damaged
        with closing(connection):
            return {name: list(map(str, rows(connection, name, CAMERAS[0]))) for name in TABLES}

    def kill_at(self, step: int) -> None:
        """Kill one before its step of that number, and let the next one be done."""
        left = self._until(step)
        assert left == 0
        assert self._path.read_bytes() == self._content
        assert self.found() == self.all
        (kept,) = self._temporary.glob("*/*")  # no part is left, nor what is of another time
        with closing(sqlite3.connect(kept)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    def _until(self, step: int) -> int:
        self._number += 1
        os.utime(self._path, (self._number, self._number))  # so that it is salvaged anew
        return run_until(step, SALVAGE, self._temporary, self._path, CAMERAS[0])


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Damaged:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return Damaged(tmp_path)


def test_a_killed_salvage_leaves_nothing_that_the_next_one_minds(damaged: Damaged) -> None:
    assert damaged.steps > 100
    for step in (1, damaged.steps // 2, *range(damaged.steps - 3, damaged.steps + 1)):
        damaged.kill_at(step)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_nor_do_a_hundred(damaged: Damaged) -> None:
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed {seed}, {damaged.steps} steps")
    draw = random.Random(seed)
    for _ in range(100):
        damaged.kill_at(draw.randrange(1, damaged.steps + 1))
