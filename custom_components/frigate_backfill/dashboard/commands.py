"""The WebSocket commands of the dashboard card."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.const import (
    ERR_HOME_ASSISTANT_ERROR,
    ERR_INVALID_FORMAT,
    ERR_NOT_FOUND,
)
from homeassistant.components.websocket_api.decorators import (
    async_response,
    require_admin,
    websocket_command,
)
from homeassistant.components.websocket_api.messages import event_message
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers import config_validation as cv

from ..api import sentence
from ..client.decode import MAX_TIME
from ..client.errors import CannotConnectError, FrigateBackfillError, RefusedError
from ..client.models import BackfillRequest, Capability
from ..const import DOMAIN
from ..permissions import may_read_camera
from .recordings import async_list_recordings
from .stream import Stream, describe_camera, describe_instance, describe_overview

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from homeassistant.components.websocket_api.connection import ActiveConnection
    from homeassistant.core import HomeAssistant

    from ..coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator

ERR_FRIGATE_REFUSED: Final = "frigate_refused"
ERR_UNAVAILABLE: Final = "unavailable"

MAX_COVERAGE: Final = 62 * 86400
MAX_RECORDINGS: Final = 2 * 3600
MAX_RESULTS: Final = 1000
_RUN_FIELDS: Final = tuple(field.name for field in fields(BackfillRequest))


_MOMENT: Final = vol.All(vol.Coerce(float), vol.Range(min=0, max=MAX_TIME))
_ENTRY: Final[_Schema] = {vol.Optional("entry_id"): str}
_CAMERA: Final[_Schema] = {**_ENTRY, vol.Required("camera"): str}
_RANGE: Final[_Schema] = {
    **_CAMERA,
    vol.Required("after"): _MOMENT,
    vol.Required("before"): _MOMENT,
}

type _Message = dict[str, Any]
type _Schema = dict[Any, Any]
type _Command = Callable[[HomeAssistant, ActiveConnection, _Message], None]
type _Handler = Callable[[HomeAssistant, ActiveConnection, _Message], Awaitable[None]]
type _Answerer = Callable[[_Call], Awaitable[_Message]]


class _CommandError(HomeAssistantError):
    """What a command answers instead of a result."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class _Call:
    """One command of one user about one camera, with what it needs looked up."""

    def __init__(self, hass: HomeAssistant, connection: ActiveConnection, msg: _Message) -> None:
        self.hass = hass
        self.msg = msg
        self.entry = _entry(hass, msg.get("entry_id"))
        self.camera: str = msg["camera"]
        if not may_read_camera(hass, connection.user, self.entry, self.camera):
            raise Unauthorized(entity_id=self.camera)

    @property
    def coordinator(self) -> FrigateBackfillCoordinator:
        """Of the entry, which is loaded and has the camera."""
        if self.entry.state is not ConfigEntryState.LOADED:
            raise _CommandError(ERR_UNAVAILABLE, f"{self.entry.title} is not available now")
        coordinator = self.entry.runtime_data
        if self.camera not in coordinator.data.cameras:
            raise _CommandError(ERR_NOT_FOUND, f"Frigate has no camera {self.camera}")
        return coordinator

    def range(self, longest: float) -> tuple[float, float]:
        """`after` and `before`, at most `longest` seconds apart."""
        after, before = self.msg["after"], self.msg["before"]
        if not after < before <= after + longest:
            raise _CommandError(
                ERR_INVALID_FORMAT, f"before must be after after, by at most {longest:g} seconds"
            )
        return after, before

    def given(self, *fields: str) -> _Message:
        """Those of the fields that the command has."""
        return {field: self.msg[field] for field in fields if field in self.msg}


def _entry(hass: HomeAssistant, entry_id: str | None) -> FrigateBackfillConfigEntry:
    """The entry that is named, or the only one."""
    entries = hass.config_entries.async_entries(DOMAIN, include_disabled=False)
    if entry_id is None and len(entries) == 1:
        return entries[0]
    for entry in entries:
        if entry.entry_id == entry_id:
            return entry
    raise _CommandError(ERR_NOT_FOUND, "There is no such Frigate; entry_id must name one")


def _answers(answer: _Answerer) -> _Handler:
    """Make a command's handler: look up what it is about, send what it answers or why not."""

    @functools.wraps(answer)
    async def handle(hass: HomeAssistant, connection: ActiveConnection, msg: _Message) -> None:
        try:
            connection.send_result(msg["id"], await answer(_Call(hass, connection, msg)))
        except _CommandError as error:
            connection.send_error(msg["id"], error.code, str(error))
        except FrigateBackfillError as error:
            connection.send_error(
                msg["id"],
                _code(error),
                sentence(error),
                translation_key=error.key,
                translation_domain=DOMAIN,
                translation_placeholders=error.placeholders,
            )

    return handle


def _code(error: FrigateBackfillError) -> str:
    match error:
        case RefusedError():
            return ERR_FRIGATE_REFUSED
        case CannotConnectError():
            return ERR_UNAVAILABLE
        case _:
            return ERR_HOME_ASSISTANT_ERROR


async def _then_poll[T](
    coordinator: FrigateBackfillCoordinator, request: Coroutine[Any, Any, T]
) -> T:
    """Do a request that changes something, whose effect the next poll shows."""
    try:
        return await request
    finally:
        await coordinator.async_request_refresh()


def _command(name: str, fields: _Schema) -> Callable[[_Command], _Command]:
    """Name a command and its fields."""
    schema: _Schema = {vol.Required("type"): f"{DOMAIN}/{name}", **fields}
    return websocket_command(schema)


@_command("instances", {})
@callback
def _instances(hass: HomeAssistant, connection: ActiveConnection, msg: _Message) -> None:
    entries = hass.config_entries.async_entries(DOMAIN, include_disabled=False)
    instances = [describe_instance(hass, connection.user, entry) for entry in entries]
    connection.send_result(msg["id"], {"instances": instances})


@_command("subscribe_overview", {**_ENTRY})
@callback
def _subscribe_overview(hass: HomeAssistant, connection: ActiveConnection, msg: _Message) -> None:
    try:
        entry = _entry(hass, msg.get("entry_id"))
    except _CommandError as error:
        connection.send_error(msg["id"], error.code, str(error))
        return
    _stream(hass, connection, msg, entry, lambda: describe_overview(hass, connection.user, entry))


@_command("subscribe_status", {**_CAMERA})
@callback
def _subscribe_status(hass: HomeAssistant, connection: ActiveConnection, msg: _Message) -> None:
    try:
        call = _Call(hass, connection, msg)
    except _CommandError as error:
        connection.send_error(msg["id"], error.code, str(error))
        return
    _stream(
        hass, connection, msg, call.entry, lambda: describe_camera(hass, call.entry, call.camera)
    )


def _stream(
    hass: HomeAssistant,
    connection: ActiveConnection,
    msg: _Message,
    entry: FrigateBackfillConfigEntry,
    describe: Callable[[], _Message],
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


@_command("coverage", {**_RANGE})
@async_response
@_answers
async def _coverage(call: _Call) -> _Message:
    buckets = await call.coordinator.client.coverage(call.camera, *call.range(MAX_COVERAGE))
    return {"buckets": [asdict(bucket) for bucket in buckets]}


@_command("recordings", {**_RANGE})
@async_response
@_answers
async def _recordings(call: _Call) -> _Message:
    after, before = call.range(MAX_RECORDINGS)
    listed = await async_list_recordings(call.hass, call.coordinator, call.camera, after, before)
    return {"recordings": listed}


@_command(
    "backfill",
    {
        **_CAMERA,
        vol.Optional("start_time"): vol.Any(None, _MOMENT),
        vol.Optional("end_time"): vol.Any(None, _MOMENT),
        vol.Optional("dry_run"): cv.boolean,
        vol.Optional("force"): cv.boolean,
        vol.Optional("skip_expired"): cv.boolean,
        vol.Optional("media"): vol.All([str], vol.Coerce(tuple)),
        vol.Optional("copies"): vol.Any(cv.boolean, vol.All([str], vol.Coerce(tuple))),
        vol.Optional("remove_gone"): cv.boolean,
        vol.Optional("motion"): cv.boolean,
    },
)
@require_admin
@async_response
@_answers
async def _backfill(call: _Call) -> _Message:
    coordinator = call.coordinator
    request = BackfillRequest(**call.given(*_RUN_FIELDS))
    coordinator.require(*sorted(request.needs))
    job = await _then_poll(coordinator, coordinator.client.backfill(call.camera, request))
    return {"job": asdict(job)}


@_command(
    "undo",
    {**_CAMERA, vol.Optional("job_id"): vol.Any(None, str), vol.Optional("dry_run"): cv.boolean},
)
@require_admin
@async_response
@_answers
async def _undo(call: _Call) -> _Message:
    coordinator = call.coordinator
    coordinator.require(Capability.UNDO)
    request = coordinator.client.undo(call.camera, **call.given("job_id", "dry_run"))
    return {"job": asdict(await _then_poll(coordinator, request))}


@_command("copies", {**_CAMERA})
@require_admin
@async_response
@_answers
async def _copies(call: _Call) -> _Message:
    call.coordinator.require(Capability.COPIES)
    return {"copies": [asdict(copy) for copy in await call.coordinator.client.copies()]}


@_command("cancel", {**_CAMERA})
@require_admin
@async_response
@_answers
async def _cancel(call: _Call) -> _Message:
    coordinator = call.coordinator
    return {"job": asdict(await _then_poll(coordinator, coordinator.client.cancel(call.camera)))}


@_command(
    "results",
    {
        **_CAMERA,
        vol.Optional("job_id"): vol.Any(None, str),
        vol.Optional("status"): vol.Any(None, str),
        vol.Optional("offset"): vol.All(int, vol.Range(min=0)),
        vol.Optional("limit"): vol.All(int, vol.Range(min=1, max=MAX_RESULTS)),
    },
)
@require_admin
@async_response
@_answers
async def _results(call: _Call) -> _Message:
    wanted = call.given("job_id", "status", "offset", "limit")
    return asdict(await call.coordinator.client.results(call.camera, **wanted))


@_command(
    "set_schedule",
    {
        **_CAMERA,
        vol.Optional("enabled"): cv.boolean,
        vol.Optional("interval_hours"): vol.Coerce(float),
        vol.Optional("retention_days"): vol.Coerce(float),
    },
)
@require_admin
@async_response
@_answers
async def _set_schedule(call: _Call) -> _Message:
    coordinator = call.coordinator
    changes = call.given("enabled", "interval_hours", "retention_days")
    request = coordinator.client.set_schedule(call.camera, **changes)
    return asdict(await _then_poll(coordinator, request))


@callback
def async_setup_commands(hass: HomeAssistant) -> None:
    """Register the commands."""
    for command in (
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
        async_register_command(hass, command)
