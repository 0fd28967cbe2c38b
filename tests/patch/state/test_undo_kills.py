"""An undo, and the undo of one, killed at any step: run again, it ends as if it never was."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from recording_backfill.state import journal, undoing
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from testing.catalogued import KEEPS_LONG, Kept
from testing.filled import CAMERAS
from testing.steps import MORE_THAN_ALL, run_until

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[0]
UNDO = """
import os, pathlib
from recording_backfill.frigate import rows, session
from recording_backfill.models import RunOrder
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog
from testing.catalogued import KEEPS_LONG

camera, database, recordings, journals, undo_of, job = sys.argv[1:-1]
steps.count(os, "write fsync rename open")
steps.count(session, "patiently")
steps.count(rows.Rows, "remove insert replace find")
order = RunOrder(camera, database, recordings, recordings, retention=KEEPS_LONG,
                 guard_active=True, undo_of=undo_of)
done = record_run(order, RunLog(None, job, order), journals=pathlib.Path(journals), stop=bool,
                  sink=bool)
assert done.error is None, done.error
"""


class Undone:
    """A Frigate with one run, which is undone and put back again and again."""

    def __init__(self, kept: Kept, **changes: object) -> None:
        self._kept = kept
        self._journals = kept.database.parent / "journals"
        kept.renew()
        kept.begin_anew()
        order = kept.order(CAMERA, retention=KEEPS_LONG, **changes)
        record_run(
            order, RunLog(None, "first", order), journals=self._journals, stop=bool, sink=bool
        )
        self.full = kept.tables()
        assert len(self.full["recordings"]) == 360

    def until(self, undo_of: str, step: int) -> int:
        """An undo in a process of its own that dies before its step of that number; those left."""
        kept = self._kept
        where = (CAMERA, kept.database, kept.recordings, self._journals, undo_of, new_job_id())
        return run_until(step, UNDO, *where)

    def done(self, undo_of: str) -> str:
        """The id of the undo of that run, which came to its end."""
        found = undoing.undone_by(journal.pasts(self._journals), undo_of)
        if found is None:
            self.until(undo_of, MORE_THAN_ALL)
            found = undoing.undone_by(journal.pasts(self._journals), undo_of)
        assert found is not None
        return found

    def turn(self, first: int, second: int) -> None:
        """Undo the run and put it back, each killed once before the step of that number."""
        self.until("first", first)
        self._check_whole()
        undo = self.done("first")
        assert not any(self._kept.tables().values())
        self.until(undo, second)
        self._check_whole()
        self.done(undo)
        assert self._kept.tables() == self.full

    def _check_whole(self) -> None:
        """No row but those of the run, and none without the row that it belongs to."""
        for table, rows in self._kept.tables().items():
            assert set(rows) <= set(self.full[table])
        for table, column, parent in (
            ("timeline", "source_id", "event"),
            ("userreviewstatus", "review_segment_id", "reviewsegment"),
        ):
            query = f"SELECT 1 FROM {table} WHERE {column} NOT IN (SELECT id FROM {parent})"
            assert self._kept.execute(query) == []


def steps_of(undone: Undone) -> tuple[int, int]:
    """How many steps an undo has, and the undo of one."""
    first = MORE_THAN_ALL - undone.until("first", MORE_THAN_ALL)
    undo = undone.done("first")
    second = MORE_THAN_ALL - undone.until(undo, MORE_THAN_ALL)
    return first, second


@pytest.mark.parametrize("copies", [True, False], ids=["of copies", "of files"])
def test_a_killed_undo_runs_again_to_its_end(
    tmp_path: Path, samples: Samples, copies: bool
) -> None:
    undone = Undone(Kept(tmp_path, samples["one_second"]), copies=copies)
    first, second = steps_of(undone)
    assert min(first, second) > 10
    undone.turn(first // 2, second - 2)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("copies", [True, False], ids=["of copies", "of files"])
def test_a_hundred_killed_undos_run_again_to_their_end(
    tmp_path: Path, samples: Samples, copies: bool
) -> None:
    undone = Undone(Kept(tmp_path, samples["one_second"]), copies=copies)
    first, second = steps_of(undone)
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed {seed}, {first} and {second} steps")
    draw = random.Random(seed)
    for _ in range(50):
        undone.turn(draw.randrange(1, first + 1), draw.randrange(1, second + 1))
