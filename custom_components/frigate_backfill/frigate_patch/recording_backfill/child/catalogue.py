"""The catalogue's child process: one renewal, at the lowest priority, and what became of it.

`python -m recording_backfill.child.catalogue`: one JSON line on stdin says of which Frigate; stdin
then stays open (see `leash`). Lines on stdout tell that it is alive, one of them how it ended. A
renewal may end at any instant: every file is put in its place whole. Charts are added up, too.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from .. import clock
from ..errors import BackfillError, CancelledError
from ..evidence.catalogue.place import choose
from ..evidence.catalogue.renewal import Renewal
from ..frigate.days import Days
from ..frigate.session import Session
from ..frigate.sqlite import sqlite3
from ..notices import CatalogueKey, Notice
from ..priority import step_back
from ..state.time_saved import last_saved
from .charting import LONGEST, add_up
from .leash import take_task
from .messages.catalogue import ALIVE, Outcome, Task

if TYPE_CHECKING:
    from collections.abc import Callable

_CHARTS_FIRST = 60.0
"""Seconds that a renewal waits for charts at most."""
_TOLD = 5.0
"""Seconds between two signs of life."""


def renew(task: Task, check: Callable[[], None]) -> Outcome:
    """One renewal; what goes wrong is an outcome, too. `check` may raise CancelledError."""
    path = None
    try:
        path = choose(task.site)
        cancelled = _cancelled_by(check)
        with closing(Session(task.database, writable=False, cancelled=cancelled)) as session:
            behind = task.watch_clock and _clock_is_behind(session, task.state_file)
            media = os.path.dirname(os.path.abspath(task.site.recordings))
            renewal = Renewal(
                path,
                session,
                media,
                check=check,
                clock_is_behind=behind,
                life=life_of(task.parent, task.database),
            )
            return Outcome(path, renewal.run())
    except CancelledError:
        raise
    except BackfillError as error:
        return Outcome(path, error=error.notice)
    except (OSError, sqlite3.Error) as error:
        why = str(getattr(error, "strerror", None) or error)
        key = CatalogueKey.CATALOGUE_UNSAVED
        return Outcome(path, error=Notice(key, path=str(path), error=why))


def life_of(process: int, database: str) -> str:
    """What tells this process, with this database, from any other; "" where that is unknown."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        # The name of the process stands in brackets, and anything may stand in it.
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        info = os.stat(database)
    except OSError:
        return ""
    return f"{boot} {process} {fields[19]} {info.st_dev} {info.st_ino}"


def _clock_is_behind(session: Session, state_file: Path) -> bool:
    # As for a run, but without a count of all rows, which takes seconds of a large database.
    evidence = clock.Evidence(
        Days(session).newest_start(),
        last_saved(state_file),
        clock.kernel_says(),
        clock.since_boot(),
    )
    return clock.why_behind(time.time(), evidence) is not None


def _cancelled_by(check: Callable[[], None]) -> Callable[[], bool]:
    def cancelled() -> bool:
        try:
            check()
        except CancelledError:
            return True
        return False

    return cancelled


def main() -> int:
    """Do the task that stands on stdin."""
    step_back()
    if (ordered := take_task(Task.from_json)) is None:
        return 1
    task, leash = ordered
    told = 0.0

    def check() -> None:
        nonlocal told
        if leash.stop():
            raise CancelledError
        if time.monotonic() - told >= _TOLD:
            told = time.monotonic()
            print(ALIVE, flush=True)

    def charts(seconds: float) -> bool:
        cancelled = _cancelled_by(check)
        return add_up(task.state_file, task.database, task.cameras, cancelled, seconds)

    try:
        # A first renewal of a large database takes many times as long as all its charts.
        done = charts(_CHARTS_FIRST)
        outcome = renew(task, check)
        print(json.dumps(outcome.to_json()), flush=True)
        if not done:
            charts(LONGEST)
    except (CancelledError, BrokenPipeError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
