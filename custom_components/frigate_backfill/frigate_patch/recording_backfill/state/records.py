"""A job as the state file has it: its row, how it ended, the sums over a camera's runs."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..models import Asked, Counts, Progress, RunKind, RunState, Trigger
from ..notices import Notice, restored

logger = logging.getLogger("frigate_backfill.state")

UNREADABLE = (TypeError, ValueError, KeyError, AttributeError)
"""What a row raises that makes no sense."""
_passed_over: set[object] = set()
"""Numbers of jobs that the log has named."""


@dataclass(frozen=True)
class JobRecord:
    """One job as the state file has it; times in epoch seconds."""

    number: int
    job_id: str
    camera: str
    trigger: Trigger
    dry_run: bool
    state: RunState
    queued_at: float
    started_at: float | None
    heartbeat_at: float | None
    finished_at: float | None
    run_number: int | None
    """Place among all finished runs; only ever grows."""
    root: str | None
    database: str | None
    """Which file of Frigate's it works on (see `database_key`); None if nobody noted it."""
    progress: Progress
    processing_time_seconds: float | None
    message: str | None
    """It may be a Notice."""
    warnings: tuple[Notice, ...]
    kind: RunKind = RunKind.RUN
    undo_of: str | None = None
    """Id of the job that this one takes back."""
    undone_by: str | None = None
    """Id of the job that took this one back."""
    left_out: int = 0
    """Of its results, so many are not kept, for want of room."""
    asked: Asked | None = None
    """Its range and options; None of what has none, and of jobs of before version 6."""


@dataclass(frozen=True)
class Ending:
    """How a run ended."""

    state: RunState
    message: Notice
    finished_at: float
    processing_time_seconds: float
    counts: Counts
    warnings: Sequence[Notice] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""
        return {
            "state": self.state,
            "message": self.message,
            "notice": self.message.to_json(),
            "finished_at": self.finished_at,
            "processing_time_seconds": self.processing_time_seconds,
            "counts": self.counts.to_record(),
            "warnings": [(warning, warning.to_json()) for warning in self.warnings],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Ending:
        """Undo `to_json`."""
        return cls(
            RunState(data["state"]),
            Notice.from_json(data["message"], data["notice"]),
            data["finished_at"],
            data["processing_time_seconds"],
            Counts.from_record(data["counts"]),
            tuple(Notice.from_json(*warning) for warning in data["warnings"]),
        )


@dataclass(frozen=True)
class Totals:
    """Sums over all real runs of a camera; `looked_at` is when any run last looked."""

    runs: int = 0
    files_added: int = 0
    files_updated: int = 0
    files_skipped: int = 0
    files_errors: int = 0
    looked_at: float | None = None


def job_records(rows: Iterable[Any]) -> list[JobRecord]:
    """The jobs in `rows`; one that cannot be understood is passed over, with a line in the log."""
    records = []
    for row in rows:
        try:
            records.append(_record(row))
        except UNREADABLE as error:
            if row[0] not in _passed_over:
                _passed_over.add(row[0])
                logger.warning(
                    "backfill: job %s in the history cannot be read and is passed over (%s).",
                    row[0],
                    error,
                )
    return records


def first_record(rows: Iterable[Any]) -> JobRecord | None:
    """The first of the jobs in `rows`."""
    records = job_records(rows)
    return records[0] if records else None


def _record(row: Any) -> JobRecord:
    """Raises one of UNREADABLE for a row that makes no sense."""
    (number, job_id, camera, trigger, dry_run, state, queued_at, started_at, heartbeat_at) = row[:9]
    (finished_at, run_number, root, database, files_total, counts, eta_seconds) = row[9:16]
    (took, message, warnings, kind, undo_of, undone_by, left_out, notice, asked) = row[16:]
    if run_number is not None and None in (finished_at, took):
        raise ValueError("it ended, but not when")
    return JobRecord(
        number=number,
        job_id=str(job_id),
        camera=str(camera),
        trigger=Trigger(trigger),
        dry_run=bool(dry_run),
        state=RunState(state),
        queued_at=float(queued_at),
        started_at=_time(started_at),
        heartbeat_at=_time(heartbeat_at),
        finished_at=_time(finished_at),
        run_number=None if run_number is None else int(run_number),
        root=None if root is None else str(root),
        database=None if database is None else str(database),
        progress=Progress(
            Counts.from_record(json.loads(counts)),
            None if files_total is None else int(files_total),
            _time(eta_seconds),
        ),
        processing_time_seconds=_time(took),
        message=None if message is None else _noticed(str(message), notice),
        warnings=tuple(_warning(each) for each in json.loads(warnings)),
        kind=RunKind(kind),
        undo_of=None if undo_of is None else str(undo_of),
        undone_by=None if undone_by is None else str(undone_by),
        left_out=int(left_out),
        asked=None if asked is None else Asked.from_json(json.loads(asked)),
    )


def _warning(data: Any) -> Notice:
    """A warning; of before version 5 only its English is known."""
    return Notice.of(data) if isinstance(data, str) else Notice.from_json(data["text"], data)


def _noticed(text: str, notice: str | None) -> str:
    return text if notice is None else restored(text, json.loads(notice))


def _time(value: Any) -> float | None:
    return None if value is None else float(value)
