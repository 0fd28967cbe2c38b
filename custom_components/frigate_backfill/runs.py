"""Keeps the runs that earlier polls brought, because a poll asks only for newer ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .client.models import CameraStatus, InstanceStatus

_KEPT: Final = 10
"""Of each camera, as many as the patch lists."""


def newest_run(status: InstanceStatus) -> int:
    """The highest run number of all cameras; it only grows."""
    return max((camera.newest_run for camera in status.cameras.values()), default=0)


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
    # After an undo the patch lists all again: it changes what is told of older runs.
    runs = {run.run_number: run for run in (*known.recent_runs, *camera.recent_runs)}
    newest = sorted(runs.values(), key=lambda run: run.run_number, reverse=True)[:_KEPT]
    return replace(
        camera,
        recent_runs=tuple(newest),
        last_run=camera.last_run or known.last_run,
        last_dry_run=camera.last_dry_run or known.last_dry_run,
    )
