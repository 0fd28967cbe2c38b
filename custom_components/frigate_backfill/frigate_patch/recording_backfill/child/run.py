"""The child process: one run, ordered by a line of JSON on stdin, told in such lines on stdout.

It knows nothing of Frigate's code and loads only the standard library.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..engine.backfill import Backfill
from ..engine.lock import camera_lock
from ..errors import (
    BackfillError,
    BusyError,
    CancelledError,
    DatabaseUnusableError,
    DirectoryNotAllowedError,
    RequestError,
)
from ..models import RunOrder, RunState
from ..state.file import StateError, StateFile
from ..state.history import RunProgress
from ..state.run_log import RunLog
from .leash import Leash

_LOWEST_PRIORITY = 19
_KINDS = (
    (BusyError, "busy"),
    (DirectoryNotAllowedError, "directory"),
    (RequestError, "request"),
    (DatabaseUnusableError, "database"),
    (BackfillError, "failed"),
)


@dataclass(frozen=True)
class Task:
    """What the child is told to do."""

    order: RunOrder
    job_id: str
    state_file: Path | None
    parent: int
    warn_unindexed: bool

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
        )


def main() -> int:
    """Do the task that stands on stdin."""
    os.nice(_LOWEST_PRIORITY)
    line, rest = _first_line()
    if not line:
        return 1
    task = Task.from_line(line)
    leash = Leash(task.parent)
    leash.fasten(rest)
    state = None
    if task.state_file is not None:
        try:
            state = StateFile(task.state_file)
        except StateError as error:
            print(f"frigate_backfill: {error}", file=sys.stderr)
    _work(task, leash, state)
    return 0


def _first_line() -> tuple[bytes, bytes]:
    """The first line of stdin, and what was read beyond it; unbuffered, as the leash reads on."""
    read = b""
    while b"\n" not in read:
        more = os.read(0, 65536)
        if not more:
            return b"", b""
        read += more
    line, _, rest = read.partition(b"\n")
    return line, rest


def _work(task: Task, leash: Leash, state: StateFile | None) -> None:
    order = task.order
    run_log = RunLog(
        state,
        task.job_id,
        order,
        warn_unindexed=task.warn_unindexed,
        on_tick=_tell_progress,
    )
    results: list[dict[str, Any]] = []
    error: dict[str, Any] | None = None
    outcome = RunState.COMPLETED
    try:
        with camera_lock(order.database, order.camera, task.job_id):
            backfill = Backfill(order, cancelled=run_log.polled(leash.stop))
            run_log.watch(backfill)
            for report in backfill.run():
                run_log.note(report)
                room = order.max_results - len(results)
                results += [result.to_json() for result in report.results[:room]]
        message = backfill.message()
        if backfill.cancelled:
            outcome = leash.ends_as or RunState.CANCELLED
    except CancelledError:
        outcome = leash.ends_as or RunState.CANCELLED
        message = f"Cancelled before the run began for camera '{order.camera}'."
    except BackfillError as caught:
        outcome, message = RunState.FAILED, str(caught)
        error = {"kind": next(kind for type_, kind in _KINDS if isinstance(caught, type_))}
        if isinstance(caught, BusyError):
            error["job_id"] = caught.job_id
    except Exception as caught:  # noqa: BLE001 - told to the parent, which logs it
        outcome = RunState.FAILED
        message = (
            f"The backfill failed unexpectedly ({type(caught).__name__}: {caught}). Frigate's log "
            "has the details; please report them."
        )
        error = {"kind": "unexpected", "traceback": traceback.format_exc()}
    if outcome is RunState.INTERRUPTED:
        message += ". Frigate stopped meanwhile: run it again for the rest."
    warnings = run_log.finish(outcome, message)
    counts = run_log.counts
    _tell(
        {
            "type": "finished",
            "state": outcome,
            "message": message,
            "error": error,
            "counts": asdict(counts),
            "processing_time_seconds": round(run_log.seconds, 2),
            "warnings": warnings,
            "results": results,
        }
    )


def _tell_progress(progress: RunProgress) -> None:
    _tell(
        {
            "type": "progress",
            "counts": asdict(progress.counts),
            "files_total": progress.files_total,
            "eta_seconds": progress.eta_seconds,
        }
    )


def _tell(message: dict[str, Any]) -> None:
    with suppress(BrokenPipeError):  # the leash knows that nobody listens any more
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
