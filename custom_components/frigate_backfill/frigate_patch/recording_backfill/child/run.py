"""The child process: one run, ordered by a line of JSON on stdin, told in such lines on stdout.

It knows nothing of Frigate's code and loads only the standard library.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import BackfillError, UnexpectedError
from ..models import HourReport, Progress, RunOrder, RunState
from ..notices import told
from ..priority import step_back
from ..state.file import StateError, StateFile
from ..state.journal import FOLDER
from ..state.recorded import record_run, traceback_of
from ..state.run_log import RunLog
from .leash import Leash, take_task


@dataclass(frozen=True)
class Task:
    """What the child is told to do."""

    order: RunOrder
    job_id: str
    state_file: Path | None
    parent: int
    warn_unindexed: bool
    held_back: str

    @property
    def journals(self) -> Path:
        """The folder of the journals: beside the state file."""
        beside = self.state_file or Path(self.order.database)
        return beside.with_name(FOLDER)

    @classmethod
    def from_line(cls, line: bytes) -> Task:
        """Read the line that the parent wrote."""
        data = json.loads(line)
        state_file = data["state_file"]
        return cls(
            order=RunOrder.from_json(data["order"]),
            job_id=data["job_id"],
            state_file=None if state_file is None else Path(state_file),
            parent=data["parent_pid"],
            warn_unindexed=data["warn_unindexed"],
            held_back=data["held_back"],
        )


def main() -> int:
    """Do the task that stands on stdin."""
    step_back()
    if (told := take_task(Task.from_line)) is None:
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
        on_tick=_tell_progress,
    )
    results: list[dict[str, Any]] = []

    def keep(report: HourReport) -> None:
        room = order.max_results - len(results)
        if room > 0:
            results.extend(result.to_json() for result in islice(report.all_results(), room))

    recorded = record_run(
        order,
        log,
        journals=task.journals,
        stop=leash.stop,
        sink=keep,
        stopped_as=lambda: leash.ends_as or RunState.CANCELLED,
    )
    ending = recorded.ending
    _tell(
        {
            "type": "finished",
            "state": ending.state,
            "message": ending.message,
            "notice": told(ending.message),
            "error": None if recorded.error is None else _described(recorded.error),
            "counts": ending.counts.to_record(),
            "processing_time_seconds": ending.processing_time_seconds,
            "warnings": [(warning, warning.to_json()) for warning in ending.warnings],
            "results": results,
        }
    )


def _described(error: BackfillError) -> dict[str, Any]:
    described = error.to_json()
    if isinstance(error, UnexpectedError):
        described["traceback"] = traceback_of(error)
    return described


def _tell_progress(progress: Progress) -> None:
    _tell(
        {
            "type": "progress",
            "counts": progress.counts.to_record(),
            "files_total": progress.files_total,
            "eta_seconds": progress.eta_seconds,
        }
    )


def _tell(message: dict[str, Any]) -> None:
    with suppress(BrokenPipeError):  # the leash knows that nobody listens any more
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
