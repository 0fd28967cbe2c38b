"""A camera's schedule: its rules of when the next run is due, and its row in the state file."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import Any

from . import sql
from .file import StateFile

_HOUR = 3600.0
_DAY = 86400.0
SHORTEST_INTERVAL, LONGEST_INTERVAL = 0.25, 8760
"""Hours from one run to the next."""
LONGEST_LOOK_BACK = 36525
"""Days that a run may look back."""
PUNCTUAL = 60.0
"""Seconds; a run later than that was missed, and the ones after it are counted from it."""


@dataclass(frozen=True)
class ScheduleChange:
    """What shall change; None keeps its value."""

    enabled: bool | None = None
    interval_hours: float | None = None
    retention_days: float | None = None


@dataclass(frozen=True)
class Schedule:
    """When a camera's recordings are looked at by themselves; times in epoch seconds."""

    enabled: bool = False
    interval_hours: float = 24
    retention_days: float = 7
    """Each run looks at that many past days."""
    enabled_at: float | None = None
    next_run_at: float | None = None
    last_run_at: float | None = None

    def changed(self, change: ScheduleChange, now: float) -> Schedule:
        """With `change` made: the next run is one interval after the last, or after the start."""
        new = replace(
            self,
            enabled=self.enabled if change.enabled is None else change.enabled,
            interval_hours=change.interval_hours or self.interval_hours,
            retention_days=change.retention_days or self.retention_days,
        )
        if not new.enabled:
            return replace(new, enabled_at=None, next_run_at=None)
        if not self.enabled:
            return replace(new, enabled_at=now, next_run_at=now + new.interval_hours * _HOUR)
        if new.interval_hours == self.interval_hours:
            return new
        counted_from = max(self.last_run_at or 0.0, self.enabled_at or 0.0)
        return replace(new, next_run_at=max(now, counted_from + new.interval_hours * _HOUR))

    def ran(self, now: float) -> Schedule:
        """After its run at `now`: the rhythm stays, unless the run was late."""
        due = now if self.next_run_at is None else self.next_run_at
        counted_from = now if now - due > PUNCTUAL else due
        next_run_at = max(now, counted_from + self.interval_hours * _HOUR)
        return replace(self, last_run_at=now, next_run_at=next_run_at)

    def put_right(self, now: float) -> Schedule:
        """Undo a clock that was ahead when it was set: never more than one interval to wait."""
        latest = now + self.interval_hours * _HOUR
        if self.next_run_at is None or self.next_run_at <= latest:
            return self
        return replace(self, next_run_at=latest)

    def range_start(self, now: float) -> float:
        """From when on the run at `now` looks."""
        return max(0.0, now - self.retention_days * _DAY)


def read(state: StateFile, camera: str) -> Schedule:
    """The camera's schedule; the default one where none was set, or none that can be understood."""
    row = state.row(sql.SCHEDULE, (camera,))
    with contextlib.suppress(TypeError, ValueError):
        if row is not None:
            return _schedule(row)
    return Schedule()


def enabled(state: StateFile) -> dict[str, Schedule]:
    """The enabled schedules by camera."""
    return {
        camera: schedule
        for (camera,) in state.rows(sql.ENABLED_SCHEDULES)
        if (schedule := read(state, camera)).enabled
    }


def write(state: StateFile, camera: str, schedule: Schedule) -> None:
    """Keep the camera's schedule."""
    state.change(
        sql.PUT_SCHEDULE,
        (
            camera,
            schedule.enabled,
            schedule.interval_hours,
            schedule.retention_days,
            schedule.enabled_at,
            schedule.next_run_at,
            schedule.last_run_at,
        ),
    )


def change(state: StateFile, camera: str, wanted: ScheduleChange, now: float) -> Schedule:
    """Change the camera's schedule and return it."""
    with state.transaction():
        schedule = read(state, camera).changed(wanted, now)
        write(state, camera, schedule)
    return schedule


def _schedule(row: Any) -> Schedule:
    """Raises TypeError or ValueError for a row that makes no sense."""
    is_enabled, interval_hours, retention_days, *times = row
    return Schedule(
        bool(is_enabled),
        float(interval_hours),
        float(retention_days),
        *(None if moment is None else float(moment) for moment in times),
    )
