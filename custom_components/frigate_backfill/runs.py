"""Keeps the runs that earlier polls brought, because a poll asks only for newer ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .client.models import CameraStatus, InstanceStatus, Run

_KEPT: Final = 10
"""Of each camera, as many as the patch lists."""


def newest_run(status: InstanceStatus) -> int:
    """The highest run number of all cameras; it only grows."""
    return max(
        (run.run_number for camera in status.cameras.values() for run in camera.recent_runs),
        default=0,
    )


def with_known_runs(status: InstanceStatus, known: InstanceStatus) -> InstanceStatus:
    """The status, with the runs that were known before as well."""
    return replace(
        status,
        cameras={
            name: _merged(camera, known.cameras[name]) if name in known.cameras else camera
            for name, camera in status.cameras.items()
        },
    )


def _merged(camera: CameraStatus, known: CameraStatus) -> CameraStatus:
    if not camera.recent_runs:
        return replace(camera, recent_runs=known.recent_runs)
    runs = {run.run_number: run for run in (*known.recent_runs, *camera.recent_runs)}
    undone = {
        run.undo_of: run.job_id
        for run in runs.values()
        if run.undo_of is not None and not run.dry_run
    }
    newest = sorted(runs.values(), key=lambda run: run.run_number, reverse=True)[:_KEPT]
    return replace(camera, recent_runs=tuple(_undone(run, undone) for run in newest))


def _undone(run: Run, undone: dict[str, str]) -> Run:
    undone_by = undone.get(run.job_id, run.undone_by)
    return run if undone_by == run.undone_by else replace(run, undone_by=undone_by)
