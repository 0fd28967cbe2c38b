"""Waits until runs are finished, by what the coordinators poll: no request is held open."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntryState

from ..const import POLL_INTERVAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..client.models import Job, Run
    from ..coordinator import FrigateBackfillCoordinator
    from .targets import Target


def finished_run(target: Target, job_id: str) -> Run | None:
    """The run that a job became; None while it is not finished, as far as the last poll tells."""
    status = target.status
    if status is None:
        return None
    runs = (*status.recent_runs, status.last_run, status.last_dry_run)
    return next((run for run in runs if run is not None and run.job_id == job_id), None)


async def async_wait_for_runs(jobs: Mapping[Target, Job], seconds: float) -> None:
    """Wait until every job is finished, but not longer than so many seconds.

    Frigate may restart meanwhile: its patch then tells the run as interrupted. Of an entry that is
    deleted nobody will tell any more.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while not all(
        finished_run(target, job.job_id) or _is_deleted(target) for target, job in jobs.items()
    ):
        left = until - loop.time()
        if left <= 0:
            return
        # Now and then without a poll, for an entry that was set up anew has a new coordinator.
        coordinators = {
            target.entry.runtime_data
            for target in jobs
            if target.entry.state is ConfigEntryState.LOADED
        }
        await _async_wait_for_a_poll(coordinators, min(left, POLL_INTERVAL.total_seconds()))


def _is_deleted(target: Target) -> bool:
    """Whether the target's entry is there no more."""
    entries = target.coordinator.hass.config_entries
    return entries.async_get_entry(target.entry.entry_id) is None


async def _async_wait_for_a_poll(
    coordinators: set[FrigateBackfillCoordinator], seconds: float
) -> None:
    """Wait for the next poll of any of them."""
    polled = asyncio.Event()
    stop_listening = [coordinator.async_add_listener(polled.set) for coordinator in coordinators]
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await polled.wait()
    finally:
        for stop in stop_listening:
            stop()
