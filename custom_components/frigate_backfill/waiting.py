"""Waits until runs are finished, by what the coordinators poll: no request is held open."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .api import Job, Run
    from .service_targets import Target


def finished_run(target: Target, job_id: str) -> Run | None:
    """The run that a job became; None while it is not finished, as far as the last poll tells."""
    status = target.coordinator.data.cameras.get(target.camera)
    if status is None:
        return None
    runs = (*status.recent_runs, status.last_run, status.last_dry_run)
    return next((run for run in runs if run is not None and run.job_id == job_id), None)


async def async_wait_for_runs(jobs: Mapping[Target, Job], timeout: float) -> bool:  # noqa: ASYNC109
    """Wait until every job is finished; false when that takes more than `timeout` seconds.

    Frigate may restart meanwhile: its patch then tells the run as interrupted.
    """
    polled = asyncio.Event()
    stop_listening = [
        coordinator.async_add_listener(polled.set)
        for coordinator in {target.coordinator for target in jobs}
    ]
    try:
        async with asyncio.timeout(timeout):
            while not all(finished_run(target, job.job_id) for target, job in jobs.items()):
                polled.clear()
                await polled.wait()
    except TimeoutError:
        return False
    finally:
        for stop in stop_listening:
            stop()
    return True
