"""The status of a camera: its job, its runs, what is missing."""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from collections.abc import Mapping
from dataclasses import dataclass

from ..decode import Count, Flag, Moment, Name, Number, Text
from .jobs import Activity
from .runs import Progress, Run


@dataclass(frozen=True, slots=True)
class MissingMedia:
    """What is missing of one kind of media besides recordings."""

    files: Count = 0
    past_retention: Count = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """What is on disk and not in the database, as far as runs have looked."""

    as_of: Moment | None
    files: Count = 0
    """Recordings that a run with safe defaults brings back."""
    seconds: Number = 0.0
    bytes: Count = 0
    past_retention: Count = 0
    """Beside `files`: those that Frigate's own retention would delete."""
    errors: Count = 0
    media: Mapping[str, MissingMedia] | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over all real runs of a camera; they only grow."""

    runs: Count = 0
    files_added: Count = 0
    files_updated: Count = 0
    files_skipped: Count = 0
    files_errors: Count = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a camera runs by itself, and how many past days it then looks at."""

    enabled: Flag
    interval_hours: Number
    retention_days: Number
    next_run_at: Moment | None
    last_run_at: Moment | None


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """Everything that the patch tells about one camera."""

    camera_name: Name
    state: Activity
    schedule: Schedule
    friendly_name: Text | None
    retention_days: Number | None
    job_id: Name | None
    dry_run: Flag | None
    queued_at: Moment | None
    started_at: Moment | None
    progress: Progress | None
    last_run: Run | None
    last_dry_run: Run | None
    missing: Missing | None
    totals: Totals = Totals()
    enabled: Flag = True
    kind: Name | None = None
    """What its job does: run, undo, verify or motion."""
    estimated: Count = 0
    """Recordings whose length is estimated and not checked yet."""
    recent_runs: tuple[Run, ...] = ()
    """Newest first or last, as the patch lists them; `run_number` tells the order."""

    @property
    def active(self) -> bool:
        """Whether there is a job that is not finished."""
        return self.state is not Activity.IDLE

    @property
    def newest_run(self) -> int:
        """The highest number of its runs; 0 before the first."""
        return max((run.run_number for run in self.recent_runs), default=0)
