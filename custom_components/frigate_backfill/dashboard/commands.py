"""The WebSocket commands of the dashboard card."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Final

import voluptuous as vol
from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.decorators import async_response, require_admin
from homeassistant.components.websocket_api.messages import event_message
from homeassistant.core import callback
from homeassistant.helpers import config_validation as cv

from ..client.models import BackfillRequest, Capability
from ..const import PROBES
from ..entries import frigate_entries
from .calls import (
    CAMERA,
    ENTRY,
    MOMENT,
    RANGE,
    Call,
    CommandError,
    Message,
    answers,
    command,
    entry_of,
    refuse,
    then_poll,
)
from .recordings import async_list_recordings, describe_recording
from .stream import Stream, describe_camera, describe_instance, describe_overview

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.components.websocket_api.connection import ActiveConnection
    from homeassistant.core import HomeAssistant

    from ..coordinator import FrigateBackfillConfigEntry

MAX_COVERAGE: Final = 62 * 86400
MAX_RECORDINGS: Final = 2 * 3600
MAX_RESULTS: Final = 1000
_RUN_FIELDS: Final = tuple(field.name for field in fields(BackfillRequest))


@command("instances", {})
@callback
def _instances(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    instances = [describe_instance(hass, connection.user, entry) for entry in frigate_entries(hass)]
    connection.send_result(msg["id"], {"instances": instances})


@command("subscribe_overview", {**ENTRY})
@callback
def _subscribe_overview(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    try:
        entry = entry_of(hass, msg.get("entry_id"))
    except CommandError as error:
        refuse(hass, connection, msg, error)
        return
    _stream(hass, connection, msg, entry, lambda: describe_overview(hass, connection.user, entry))


@command("subscribe_status", {**CAMERA})
@callback
def _subscribe_status(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    try:
        call = Call(hass, connection, msg)
    except CommandError as error:
        refuse(hass, connection, msg, error)
        return
    _stream(
        hass, connection, msg, call.entry, lambda: describe_camera(hass, call.entry, call.camera)
    )


def _stream(
    hass: HomeAssistant,
    connection: ActiveConnection,
    msg: Message,
    entry: FrigateBackfillConfigEntry,
    describe: Callable[[], Message],
) -> None:
    """Answer a subscription, now and at every change."""
    stream = Stream(
        hass,
        entry,
        describe,
        lambda event: connection.send_message(event_message(msg["id"], event)),
    )
    connection.subscriptions[msg["id"]] = stream.stop
    connection.send_result(msg["id"])
    stream.start()


@command("coverage", {**RANGE})
@async_response
@answers
async def _coverage(call: Call) -> Message:
    buckets = await call.coordinator.client.coverage(call.camera, *call.range(MAX_COVERAGE))
    return {"buckets": [asdict(bucket) for bucket in buckets]}


@command("recordings", {**RANGE})
@async_response
@answers
async def _recordings(call: Call) -> Message:
    after, before = call.range(MAX_RECORDINGS)
    listed = await async_list_recordings(call.coordinator, call.camera, after, before)
    return {
        "recordings": [
            describe_recording(call.hass, call.entry, call.camera, each) for each in listed
        ]
    }


@command(
    "backfill",
    {
        **CAMERA,
        vol.Optional("start_time"): vol.Any(None, MOMENT),
        vol.Optional("end_time"): vol.Any(None, MOMENT),
        vol.Optional("directory_path"): str,
        vol.Optional("dry_run"): cv.boolean,
        vol.Optional("force"): cv.boolean,
        vol.Optional("skip_expired"): cv.boolean,
        vol.Optional("media"): vol.All([str], vol.Coerce(tuple)),
        vol.Optional("copies"): vol.Any(cv.boolean, vol.All([str], vol.Coerce(tuple))),
        vol.Optional("remove_gone"): cv.boolean,
        vol.Optional("motion"): cv.boolean,
        vol.Optional("probe"): vol.In(PROBES),
        vol.Optional("find_motion"): cv.boolean,
    },
)
@require_admin
@async_response
@answers
async def _backfill(call: Call) -> Message:
    coordinator = call.coordinator
    request = BackfillRequest(**call.given(*_RUN_FIELDS))
    coordinator.require(*sorted(request.needs))
    job = await then_poll(coordinator, coordinator.client.backfill(call.camera, request))
    return {"job": asdict(job)}


@command(
    "undo",
    {**CAMERA, vol.Optional("job_id"): vol.Any(None, str), vol.Optional("dry_run"): cv.boolean},
)
@require_admin
@async_response
@answers
async def _undo(call: Call) -> Message:
    coordinator = call.coordinator
    coordinator.require(Capability.UNDO)
    request = coordinator.client.undo(call.camera, **call.given("job_id", "dry_run"))
    return {"job": asdict(await then_poll(coordinator, request))}


@command("copies", {**CAMERA})
@require_admin
@async_response
@answers
async def _copies(call: Call) -> Message:
    call.coordinator.require(Capability.COPIES)
    return {"copies": [asdict(copy) for copy in await call.coordinator.client.copies()]}


@command("cancel", {**CAMERA})
@require_admin
@async_response
@answers
async def _cancel(call: Call) -> Message:
    coordinator = call.coordinator
    return {"job": asdict(await then_poll(coordinator, coordinator.client.cancel(call.camera)))}


@command(
    "results",
    {
        **CAMERA,
        vol.Optional("job_id"): vol.Any(None, str),
        vol.Optional("status"): vol.Any(None, str),
        vol.Optional("offset"): vol.All(int, vol.Range(min=0)),
        vol.Optional("limit"): vol.All(int, vol.Range(min=1, max=MAX_RESULTS)),
    },
)
@require_admin
@async_response
@answers
async def _results(call: Call) -> Message:
    wanted = call.given("job_id", "status", "offset", "limit")
    return asdict(await call.coordinator.client.results(call.camera, **wanted))


@command(
    "set_schedule",
    {
        **CAMERA,
        vol.Optional("enabled"): cv.boolean,
        vol.Optional("interval_hours"): vol.Coerce(float),
        vol.Optional("retention_days"): vol.Coerce(float),
    },
)
@require_admin
@async_response
@answers
async def _set_schedule(call: Call) -> Message:
    coordinator = call.coordinator
    changes = call.given("enabled", "interval_hours", "retention_days")
    request = coordinator.client.set_schedule(call.camera, **changes)
    return asdict(await then_poll(coordinator, request))


@callback
def async_setup_commands(hass: HomeAssistant) -> None:
    """Register the commands."""
    for each in (
        _instances,
        _subscribe_overview,
        _subscribe_status,
        _coverage,
        _recordings,
        _backfill,
        _undo,
        _copies,
        _cancel,
        _results,
        _set_schedule,
    ):
        async_register_command(hass, each)
