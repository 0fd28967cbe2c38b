"""A run that is killed at any step can be taken back to the row, and the next run does the rest."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.state import journal, undoing
from recording_backfill.state.run_log import new_job_id

from testing.catalogued import Kept
from testing.filled import CAMERAS
from testing.library import NOON
from testing.steps import MORE_THAN_ALL, run_until

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[0]
RUN = """
import json, os, pathlib
from recording_backfill.frigate import rows, session, table
from recording_backfill.models import RunOrder
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog
from testing.catalogued import KEEPS_LONG

camera, database, recordings, journals, wish, job = sys.argv[1:-1]
steps.count(os, "write fsync rename open unlink")
steps.count(session, "patiently")
steps.count(session.Session, "_transaction")
steps.count(rows.Rows, "remove insert replace find")
steps.count(table.Table, "put")
order = RunOrder(camera, database, recordings, recordings, retention=KEEPS_LONG,
                 guard_active=True, **json.loads(wish))
with StateFile(pathlib.Path(journals).with_name("state.db")) as state:
    done = record_run(order, RunLog(state, job, order), journals=pathlib.Path(journals), stop=bool,
                      sink=bool)
assert done.error is None, done.error
"""
WISHES: dict[str, dict[str, Any]] = {
    "of copies": {},
    "of files": {"copies": False},
    "with force": {"force": True},
    "that removes": {"remove_gone": True},
}


class Killed:
    """A Frigate that lost most of its rows, again and again, and runs that bring them back."""

    def __init__(self, kept: Kept, wish: dict[str, Any]) -> None:
        self._kept = kept
        self._wish = wish
        self._journals = kept.database.parent / "journals"
        self._base = kept.database.with_name("base")
        kept.renew()
        kept.begin_anew()
        self._add_rows()
        shutil.copy(kept.database, self._base)
        self.before = kept.tables()
        self._files = self._on_disk()

    def _add_rows(self) -> None:
        """Rows with a length that is wrong, and rows whose files are gone."""
        there = sorted(self._kept.recordings.rglob(f"{CAMERA}/*.mp4"))[::7]
        rows = [(NOON + 70.0 * number, path, 3.0, -1) for number, path in enumerate(there)]
        gone = [self._kept.recordings / f"2025-12-31/12/{CAMERA}/{n:02}.00.mp4" for n in range(40)]
        rows += [(NOON - 86400.0 + 60 * n, path, 10.0, 5) for n, path in enumerate(gone)]
        with closing(sqlite3.connect(self._kept.database)) as connection, connection:
            connection.executemany(
                "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, "
                "segment_size, motion, objects, dBFS, regions) VALUES (?, ?, ?, ?, ?, ?, 0.5, "
                "?, ?, ?, ?)",
                [
                    (f"{start}-aaaaaa", CAMERA, str(path), start, start + length, length, *4 * (n,))
                    for start, path, length, n in rows
                ],
            )
        with closing(sqlite3.connect(self._kept.database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def lose(self) -> None:
        """Begin anew."""
        shutil.rmtree(self._journals, ignore_errors=True)
        for path in self._kept.database.parent.iterdir():
            if path != self._base:
                path.unlink()
        shutil.copy(self._base, self._kept.database)

    def until(self, step: int, job: str, **wish: Any) -> int:
        """A run, or an undo, that dies before its step of that number; those left."""
        kept, wish = self._kept, wish or self._wish
        where = (CAMERA, kept.database, kept.recordings, self._journals, json.dumps(wish), job)
        return run_until(step, RUN, *where)

    def undo(self, *jobs: str) -> None:
        """Take those runs back, as far as they came to change anything."""
        known = {past.header.job_id for past in journal.pasts(self._journals)}
        for job in jobs:
            if job in known and self._undone_by(job) is None:
                self.until(MORE_THAN_ALL, new_job_id(), undo_of=job)
        assert self._kept.tables() == self.before
        assert self._on_disk() == self._files

    def undo_until(self, step: int, job: str) -> None:
        """An undo of that run that dies, if there is anything to undo."""
        if journal.find(self._journals, job) is not None and self._undone_by(job) is None:
            self.until(step, new_job_id(), undo_of=job)

    def _undone_by(self, job: str) -> str | None:
        return undoing.undone_by(journal.pasts(self._journals), job)

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """All rows, but for the ids of recordings, which carry their run."""
        assert self._kept.execute("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        found = {table: list(map(json.loads, rows)) for table, rows in self._kept.tables().items()}
        for row in found["recordings"]:
            del row["id"]
        return {table: sorted(rows, key=str) for table, rows in found.items()}

    def _on_disk(self) -> set[str]:
        media = self._kept.media.rglob("*")
        return {str(path) for path in media if path.is_file() and "an-instance" not in path.parts}


def play(killed: Killed, whole: Any, first: int, second: int, *, goes_on: bool) -> None:
    """One run that dies; another ends it, or an undo that dies at first, too."""
    killed.lose()
    job, rest = new_job_id(), new_job_id()
    killed.until(first, job)
    killed.rows()
    if goes_on:
        killed.until(MORE_THAN_ALL, rest)
        assert killed.rows() == whole
    else:
        killed.undo_until(second, job)
        killed.rows()
    killed.undo(*((rest, job) if second % 2 else (job, rest)))


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_a_hundred_killed_runs_are_taken_back_or_ended_by_the_next(
    tmp_path: Path, samples: Samples, wish: dict[str, Any]
) -> None:
    killed = Killed(Kept(tmp_path, samples["one_second"]), wish)
    steps = MORE_THAN_ALL - killed.until(MORE_THAN_ALL, "whole")
    whole = killed.rows()
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed {seed}, {steps} steps")
    draw = random.Random(seed)
    for number in range(100):
        play(
            killed,
            whole,
            draw.randrange(1, steps + 1),
            draw.randrange(1, steps // 2),
            goes_on=number % 2 == 0,
        )
