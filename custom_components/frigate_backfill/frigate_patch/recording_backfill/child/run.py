"""The child process: one run, ordered by a line of JSON on stdin, told in such lines on stdout.

It knows nothing of Frigate's code and loads only the standard library.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from ..errors import UnexpectedError
from ..models import RunState
from ..priority import step_back
from ..state.file import StateError, StateFile
from ..state.recorded import record_run, traceback_of
from ..state.run_log import RunLog
from .charting import Changed
from .leash import take_task
from .messages.run import Outcome, Task, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..models import HourReport, Progress
    from .leash import Leash


def main() -> int:
    """Do the task that stands on stdin."""
    step_back()
    if (told := take_task(Task.from_json)) is None:
        return 1
    task, leash = told
    state = None
    if task.state_file is not None:
        try:
            state = StateFile(task.state_file)
        except StateError as error:
            print(f"backfill: {error}", file=sys.stderr)
    _work(task, leash, state)
    return 0


def _work(task: Task, leash: Leash, state: StateFile | None) -> None:
    order = task.order
    log = RunLog(
        state,
        task.job_id,
        order,
        warn_unindexed=task.warn_unindexed,
        held_back=task.held_back,
        on_tick=_tell,
    )
    results: list[dict[str, Any]] = []
    changed = Changed()

    def keep(report: HourReport) -> None:
        changed.take(report)
        room = order.max_results - len(results)
        if room > 0:
            results.extend(result.to_json() for result in islice(report.all_results(), room))

    def add_up(cancelled: Callable[[], bool]) -> None:
        if state is not None:
            changed.add_up(state, order.database, order.camera, cancelled)

    recorded = record_run(
        order,
        log,
        journals=task.journals,
        stop=leash.stop,
        sink=keep,
        wind_up=add_up,
        stopped_as=lambda: leash.ends_as or RunState.CANCELLED,
    )
    error = recorded.error
    details = traceback_of(error) if isinstance(error, UnexpectedError) else ""
    _tell(Outcome(recorded.ending, tuple(results), error, details))


def _tell(message: Progress | Outcome) -> None:
    with suppress(BrokenPipeError):  # the leash knows that nobody listens any more
        sys.stdout.write(json.dumps(write(message)) + "\n")
        sys.stdout.flush()
