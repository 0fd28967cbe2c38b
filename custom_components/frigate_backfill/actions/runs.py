"""The actions that start, stop and take back runs: backfill, cancel, undo."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from homeassistant.exceptions import HomeAssistantError

from ..api import failure
from ..client.errors import Problem
from ..client.models import BackfillRequest, Capability, Job, Refusal
from ..const import DOMAIN
from ..notices import say
from ..permissions import async_require_admin
from . import fields
from .attempts import (
    Attempt,
    attempt,
    judged,
    raise_if_all_failed,
    raise_if_one_failed,
)
from .responses import COUNTS, attempt_response
from .targets import Target, async_find_targets, by_frigate
from .waiting import async_wait_for_runs, finished_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from homeassistant.core import HomeAssistant, ServiceCall
    from homeassistant.util.json import JsonObjectType

    from ..client.models import Run
    from ..coordinator import FrigateBackfillCoordinator


async def async_backfill(call: ServiceCall) -> JsonObjectType:
    """Start the runs, and wait for them if that is asked for."""
    await async_require_admin(call.hass, call.context)
    request = _request(call)
    targets = async_find_targets(call)

    attempts: list[Attempt[Job]] = []
    for coordinator, group in by_frigate(targets):
        attempts += await _start(coordinator, group, request)
    return await _finish(call, attempts)


async def async_undo(call: ServiceCall) -> JsonObjectType:
    """Take runs back, and wait until that is done if it is asked for."""
    await async_require_admin(call.hass, call.context)
    targets = async_find_targets(call)
    job_id = call.data.get(fields.ATTR_JOB_ID)
    if job_id is not None and len(targets) > 1:
        raise fields.invalid("job_of_several", field=fields.ATTR_JOB_ID)
    for coordinator, _ in by_frigate(targets):
        coordinator.require(Capability.UNDO)
    return await _finish(
        call,
        [
            await attempt(
                target,
                target.coordinator.async_call(
                    target.coordinator.client.undo(
                        target.camera, job_id=job_id, dry_run=call.data[fields.ATTR_DRY_RUN]
                    )
                ),
            )
            for target in targets
        ],
    )


async def async_cancel(call: ServiceCall) -> JsonObjectType:
    """Stop queued and running jobs."""
    await async_require_admin(call.hass, call.context)
    attempts = [
        await attempt(
            target, target.coordinator.async_call(target.coordinator.client.cancel(target.camera))
        )
        for target in async_find_targets(call)
    ]
    # Of several cameras most have nothing to cancel; only a call that stopped nothing failed.
    raise_if_all_failed(call.hass, attempts)
    return {
        "cancelled": sum(one.error is None for one in attempts),
        "runs": [attempt_response(call.hass, one) for one in attempts],
    }


async def _finish(call: ServiceCall, attempts: Sequence[Attempt[Job]]) -> JsonObjectType:
    """Wait for what was started if that is asked for, and tell what became of it."""
    raise_if_all_failed(call.hass, attempts)
    jobs = {one.target: one.value for one in attempts if one.value is not None}
    if call.data[fields.ATTR_WAIT]:
        await async_wait_for_runs(jobs, call.data[fields.ATTR_TIMEOUT])
    finished = {target: finished_run(target, job.job_id) for target, job in jobs.items()}
    if not call.return_response:
        # Nobody reads a response that tells it.
        raise_if_one_failed(call.hass, [judged(call.hass, one, finished) for one in attempts])
    return _runs_response(call.hass, attempts, finished)


def _request(call: ServiceCall) -> BackfillRequest:
    """What to run."""
    start = call.data.get(fields.ATTR_START_TIME)
    end = call.data.get(fields.ATTR_END_TIME)
    last = call.data.get(fields.ATTR_LAST)
    if last is not None:
        if start is not None or end is not None:
            raise fields.invalid("last_and_range")
        start = time.time() - last
    if start is not None and end is not None and start > end:
        raise fields.invalid("start_after_end", field=fields.ATTR_START_TIME)
    return BackfillRequest(
        start_time=start,
        end_time=end,
        directory_path=call.data.get(fields.ATTR_DIRECTORY_PATH),
        media=call.data.get(fields.ATTR_MEDIA),
        copies=call.data.get(fields.ATTR_COPIES),
        remove_gone=call.data.get(fields.ATTR_REMOVE_GONE),
        motion=call.data.get(fields.ATTR_MOTION),
        find_motion=call.data.get(fields.ATTR_FIND_MOTION),
        probe=call.data.get(fields.ATTR_PROBE),
        verify=call.data.get(fields.ATTR_VERIFY),
        dry_run=call.data[fields.ATTR_DRY_RUN],
        force=call.data[fields.ATTR_FORCE],
        skip_expired=call.data[fields.ATTR_SKIP_EXPIRED],
    )


async def _start(
    coordinator: FrigateBackfillCoordinator, targets: Sequence[Target], request: BackfillRequest
) -> list[Attempt[Job]]:
    """Start the run for some cameras of one Frigate."""
    cameras = [target.camera for target in targets]
    try:
        coordinator.require(*sorted(request.needs))
        answers = await coordinator.async_call(
            coordinator.client.backfill_cameras(cameras, request)
        )
    except HomeAssistantError as error:
        return [Attempt(target, error=error) for target in targets]
    return [_started(coordinator.hass, target, answers.get(target.camera)) for target in targets]


def _started(hass: HomeAssistant, target: Target, answer: Job | Refusal | None) -> Attempt[Job]:
    if isinstance(answer, Job):
        return Attempt(target, answer)
    if answer is None:
        error = HomeAssistantError(translation_domain=DOMAIN, translation_key=Problem.BAD_ANSWER)
    else:
        said = say(hass, answer.message, answer.notice)
        error = failure(Problem.REFUSED, answer.message, said, HomeAssistantError)
    return Attempt(target, error=error)


def _sum(counts: Iterable[object]) -> int:
    return sum(count for count in counts if isinstance(count, int))


def _runs_response(
    hass: HomeAssistant, attempts: Sequence[Attempt[Job]], finished: Mapping[Target, Run | None]
) -> JsonObjectType:
    """Each run, and the sums over them."""
    runs = [attempt_response(hass, one, finished.get(one.target)) for one in attempts]
    sums: JsonObjectType = {name: _sum(run[name] for run in runs) for name in COUNTS}
    if any(run["finished_at"] and run["files_kept_by_reviews"] is None for run in runs):
        sums["files_kept_by_reviews"] = None  # a patch does not tell
    return {
        "finished": all(run is not None for run in finished.values()),
        **sums,
        "runs": list(runs),
    }
