"""The actions: backfill, cancel, get_status, get_results, set_schedule."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import SupportsResponse, callback
from homeassistant.exceptions import HomeAssistantError, Unauthorized

from .api import BackfillRequest, Job, Refusal, RefusedError
from .const import DOMAIN
from .permissions import async_require_admin, async_user_of, may_read_camera
from .service_fields import Fields, invalid
from .service_outcomes import (
    Outcome,
    attempt,
    judged,
    outcome_response,
    raise_if_all_failed,
    raise_if_one_failed,
    read,
    said,
)
from .service_responses import (
    COUNTS,
    camera_key,
    result_response,
    schedule_response,
    status_response,
)
from .service_targets import TARGET_FIELDS, Target, async_find_targets
from .waiting import async_wait_for_runs, finished_run

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence

    from homeassistant.core import HomeAssistant, ServiceCall
    from homeassistant.util.json import JsonObjectType

    from .api import Run
    from .coordinator import FrigateBackfillCoordinator

ATTR_START_TIME: Final = "start_time"
ATTR_END_TIME: Final = "end_time"
ATTR_LAST: Final = "last"
ATTR_DRY_RUN: Final = "dry_run"
ATTR_FORCE: Final = "force"
ATTR_SKIP_EXPIRED: Final = "skip_expired"
ATTR_DIRECTORY_PATH: Final = "directory_path"
ATTR_WAIT: Final = "wait"
ATTR_TIMEOUT: Final = "timeout"
ATTR_JOB_ID: Final = "job_id"
ATTR_STATUS: Final = "status"
ATTR_OFFSET: Final = "offset"
ATTR_LIMIT: Final = "limit"
ATTR_ENABLED: Final = "enabled"
ATTR_INTERVAL_HOURS: Final = "interval_hours"
ATTR_RETENTION_DAYS: Final = "retention_days"

STATUSES: Final = ("added", "updated", "would_add", "would_update", "skipped", "error")
DEFAULT_TIMEOUT: Final = 600.0
DEFAULT_LIMIT: Final = 100
MAX_LIMIT: Final = 1000
"""Of results in one response, over all cameras."""

type _Handler = Callable[[ServiceCall], Coroutine[Any, Any, JsonObjectType]]

_BACKFILL_FIELDS: Final = (
    *TARGET_FIELDS,
    ATTR_START_TIME,
    ATTR_END_TIME,
    ATTR_LAST,
    ATTR_DRY_RUN,
    ATTR_FORCE,
    ATTR_SKIP_EXPIRED,
    ATTR_DIRECTORY_PATH,
    ATTR_WAIT,
    ATTR_TIMEOUT,
)
_RESULTS_FIELDS: Final = (*TARGET_FIELDS, ATTR_JOB_ID, ATTR_STATUS, ATTR_OFFSET, ATTR_LIMIT)
_SCHEDULE_FIELDS: Final = (
    *TARGET_FIELDS,
    ATTR_ENABLED,
    ATTR_INTERVAL_HOURS,
    ATTR_RETENTION_DAYS,
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions.

    Without schemas: `Fields` tells a wrong value in words that a schema has not.
    """
    actions: dict[str, tuple[_Handler, bool]] = {
        "backfill": (_backfill, True),
        "cancel": (_cancel, True),
        "get_status": (_get_status, False),
        "get_results": (_get_results, False),
        "set_schedule": (_set_schedule, True),
    }
    for name, (handler, changes) in actions.items():
        hass.services.async_register(
            DOMAIN,
            name,
            handler,
            supports_response=SupportsResponse.OPTIONAL if changes else SupportsResponse.ONLY,
        )


async def _backfill(call: ServiceCall) -> JsonObjectType:
    await async_require_admin(call.hass, call.context)
    fields = Fields(call.data, _BACKFILL_FIELDS)
    request = _request(fields)
    wait = fields.flag(ATTR_WAIT)
    timeout = fields.duration(ATTR_TIMEOUT) or DEFAULT_TIMEOUT
    targets = async_find_targets(call.hass, fields)

    outcomes: list[Outcome[Job]] = []
    for coordinator, group in _by_frigate(targets):
        outcomes += await _start(coordinator, group, request)
    raise_if_all_failed(outcomes)

    jobs = {outcome.target: outcome.value for outcome in outcomes if outcome.value is not None}
    if wait:
        await async_wait_for_runs(jobs, timeout)
    finished = {target: finished_run(target, job.job_id) for target, job in jobs.items()}
    if not call.return_response:
        # Nobody reads a response that tells it.
        raise_if_one_failed([judged(outcome, finished) for outcome in outcomes])
    return _runs_response(outcomes, finished)


def _request(fields: Fields) -> BackfillRequest:
    """What to run."""
    start = fields.moment(ATTR_START_TIME)
    end = fields.moment(ATTR_END_TIME)
    last = fields.duration(ATTR_LAST)
    if last is not None:
        if start is not None or end is not None:
            raise invalid("last_and_range")
        start = time.time() - last
    if start is not None and end is not None and start > end:
        raise invalid("start_after_end", field=ATTR_START_TIME)
    return BackfillRequest(
        start_time=start,
        end_time=end,
        directory_path=fields.text(ATTR_DIRECTORY_PATH),
        dry_run=fields.flag(ATTR_DRY_RUN),
        force=fields.flag(ATTR_FORCE),
        skip_expired=fields.flag(ATTR_SKIP_EXPIRED, default=True),
    )


async def _start(
    coordinator: FrigateBackfillCoordinator, targets: Sequence[Target], request: BackfillRequest
) -> list[Outcome[Job]]:
    """Start the run for some cameras of one Frigate."""
    cameras = [target.camera for target in targets]
    try:
        answers = await coordinator.async_call(
            coordinator.client.backfill_cameras(cameras, request)
        )
    except HomeAssistantError as error:
        return [Outcome(target, error=error) for target in targets]
    return [_started(target, answers.get(target.camera)) for target in targets]


def _started(target: Target, answer: Job | Refusal | None) -> Outcome[Job]:
    if isinstance(answer, Job):
        return Outcome(target, answer)
    message = answer.message if answer is not None else "Frigate did not answer for this camera"
    return Outcome(target, error=said(RefusedError.key, message))


def _runs_response(
    outcomes: Sequence[Outcome[Job]], finished: Mapping[Target, Run | None]
) -> JsonObjectType:
    """Each run, and the sums over them."""
    runs = [outcome_response(outcome, finished.get(outcome.target)) for outcome in outcomes]
    sums: JsonObjectType = {
        name: sum(count for run in runs if isinstance(count := run[name], int)) for name in COUNTS
    }
    return {
        "finished": all(run is not None for run in finished.values()),
        **sums,
        "runs": list(runs),
    }


async def _cancel(call: ServiceCall) -> JsonObjectType:
    await async_require_admin(call.hass, call.context)
    targets = async_find_targets(call.hass, Fields(call.data, TARGET_FIELDS))
    outcomes = [
        await attempt(
            target, target.coordinator.async_call(target.coordinator.client.cancel(target.camera))
        )
        for target in targets
    ]
    # Of several cameras most have nothing to cancel; only a call that stopped nothing failed.
    raise_if_all_failed(outcomes)
    return {
        "cancelled": sum(outcome.error is None for outcome in outcomes),
        "runs": [outcome_response(outcome) for outcome in outcomes],
    }


async def _get_status(call: ServiceCall) -> JsonObjectType:
    targets = async_find_targets(call.hass, Fields(call.data, TARGET_FIELDS))
    await _require_read(call, targets)
    cameras: list[JsonObjectType] = []
    for coordinator, group in _by_frigate(targets):
        known = (await read(coordinator.client.status())).cameras
        cameras += [
            status_response(each, known[each.camera]) for each in group if each.camera in known
        ]
    return {"cameras": list(cameras)}


async def _get_results(call: ServiceCall) -> JsonObjectType:
    fields = Fields(call.data, _RESULTS_FIELDS)
    job_id = fields.text(ATTR_JOB_ID)
    status = fields.choice(ATTR_STATUS, STATUSES)
    offset = fields.count(ATTR_OFFSET, 0, 10**9, 0)
    limit = fields.count(ATTR_LIMIT, 1, MAX_LIMIT, DEFAULT_LIMIT)
    targets = async_find_targets(call.hass, fields)
    if job_id is not None and len(targets) > 1:
        raise invalid("job_of_several", field=ATTR_JOB_ID)
    await _require_read(call, targets)

    total = 0
    jobs: list[JsonObjectType] = []
    results: list[JsonObjectType] = []
    for target in targets:
        room = limit - len(results)
        page = await read(
            target.coordinator.client.results(
                target.camera,
                job_id=job_id,
                status=status,
                offset=max(0, offset - total),
                # Without room only its total is wanted.
                limit=max(1, room),
            )
        )
        jobs.append({**camera_key(target), "job_id": page.job_id, "total": page.total})
        results += [result_response(target, result) for result in page.results[:room]]
        total += page.total
    return {
        "total": total,
        "offset": offset,
        "limit": limit,
        "jobs": list(jobs),
        "results": list(results),
    }


async def _set_schedule(call: ServiceCall) -> JsonObjectType:
    await async_require_admin(call.hass, call.context)
    fields = Fields(call.data, _SCHEDULE_FIELDS)
    enabled = fields.flag(ATTR_ENABLED) if fields.given(ATTR_ENABLED) else None
    interval_hours = fields.number(ATTR_INTERVAL_HOURS, 0.25, 8760)
    retention_days = fields.number(ATTR_RETENTION_DAYS, 0.01, 36500)
    if enabled is None and interval_hours is None and retention_days is None:
        raise invalid("nothing_to_change")
    targets = async_find_targets(call.hass, fields)
    outcomes = [
        await attempt(
            target,
            target.coordinator.async_set_schedule(
                target.camera,
                enabled=enabled,
                interval_hours=interval_hours,
                retention_days=retention_days,
            ),
        )
        for target in targets
    ]
    raise_if_one_failed(outcomes)
    return {
        "schedules": [
            schedule_response(outcome.target, outcome.value)
            for outcome in outcomes
            if outcome.value is not None
        ]
    }


def _by_frigate(
    targets: Sequence[Target],
) -> Iterator[tuple[FrigateBackfillCoordinator, list[Target]]]:
    """The targets of each Frigate."""
    groups: dict[FrigateBackfillCoordinator, list[Target]] = {}
    for target in targets:
        groups.setdefault(target.coordinator, []).append(target)
    yield from groups.items()


async def _require_read(call: ServiceCall, targets: Sequence[Target]) -> None:
    """Raise `Unauthorized` unless the user may read an entity of every camera."""
    user = await async_user_of(call.hass, call.context)
    if user is None:
        return
    if not all(may_read_camera(call.hass, user, each.entry, each.camera) for each in targets):
        raise Unauthorized(context=call.context)
