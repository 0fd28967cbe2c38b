"""A command of the dashboard card: what it is about, and how it is answered."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api.const import (
    ERR_HOME_ASSISTANT_ERROR,
    ERR_INVALID_FORMAT,
    ERR_NOT_FOUND,
)
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.components.websocket_api.messages import error_message
from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import HomeAssistantError, Unauthorized

from ..api import in_its_language, sentence
from ..client.decode import MAX_TIME
from ..client.errors import CannotConnectError, FrigateBackfillError, RefusedError
from ..const import DOMAIN
from ..entries import frigate_entries
from ..permissions import readable_cameras

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from homeassistant.components.websocket_api.connection import ActiveConnection
    from homeassistant.core import HomeAssistant

    from ..coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator

ERR_FRIGATE_REFUSED: Final = "frigate_refused"
ERR_UNAVAILABLE: Final = "unavailable"

MOMENT: Final = vol.All(vol.Coerce(float), vol.Range(min=0, max=MAX_TIME))
ENTRY: Final[_Schema] = {vol.Optional("entry_id"): str}
CAMERA: Final[_Schema] = {**ENTRY, vol.Required("camera"): str}
RANGE: Final[_Schema] = {
    **CAMERA,
    vol.Required("after"): MOMENT,
    vol.Required("before"): MOMENT,
}

type Message = dict[str, Any]
type _Schema = dict[Any, Any]
type _Command = Callable[[HomeAssistant, ActiveConnection, Message], None]
type _Handler = Callable[[HomeAssistant, ActiveConnection, Message], Awaitable[None]]
type _Answerer = Callable[[Call], Awaitable[Message]]


class CommandError(HomeAssistantError):
    """What a command answers instead of a result."""

    def __init__(self, code: str, key: str, **placeholders: str) -> None:
        super().__init__(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders=placeholders,
        )
        self.code = code


class Call:
    """One command of one user about one camera, with what it needs looked up."""

    def __init__(self, hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        self.hass = hass
        self.msg = msg
        self.entry = entry_of(hass, msg.get("entry_id"))
        self.camera: str = msg["camera"]
        if not readable_cameras(hass, connection.user, self.entry)(self.camera):
            raise Unauthorized(entity_id=self.camera)

    @property
    def coordinator(self) -> FrigateBackfillCoordinator:
        """Of the entry, which is loaded and has the camera."""
        if self.entry.state is not ConfigEntryState.LOADED:
            raise CommandError(ERR_UNAVAILABLE, "entry_not_loaded", title=self.entry.title)
        coordinator = self.entry.runtime_data
        if self.camera not in coordinator.data.cameras:
            raise CommandError(
                ERR_NOT_FOUND, "camera_not_found", title=self.entry.title, camera=self.camera
            )
        return coordinator

    def range(self, longest: float) -> tuple[float, float]:
        """`after` and `before`, at most `longest` seconds apart."""
        after, before = self.msg["after"], self.msg["before"]
        if not after < before <= after + longest:
            raise CommandError(ERR_INVALID_FORMAT, "invalid_range")
        return after, before

    def given(self, *fields: str) -> Message:
        """Those of the fields that the command has."""
        return {field: self.msg[field] for field in fields if field in self.msg}


def entry_of(hass: HomeAssistant, entry_id: str | None) -> FrigateBackfillConfigEntry:
    """The entry that is named, or the only one."""
    entries = frigate_entries(hass)
    if entry_id is None and len(entries) == 1:
        return entries[0]
    for entry in entries:
        if entry.entry_id == entry_id:
            return entry
    raise CommandError(ERR_NOT_FOUND, "no_such_frigate")


def answers(answer: _Answerer) -> _Handler:
    """Make a command's handler: look up what it is about, send what it answers or why not."""

    @functools.wraps(answer)
    async def handle(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        try:
            connection.send_result(msg["id"], await answer(Call(hass, connection, msg)))
        except Unauthorized:
            raise
        except HomeAssistantError as error:
            refuse(hass, connection, msg, error)
        except FrigateBackfillError as error:
            connection.send_message(_told(hass, msg["id"], error))

    return handle


def refuse(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, error: HomeAssistantError
) -> None:
    """Answer with an error of ours, in Home Assistant's language."""
    code = error.code if isinstance(error, CommandError) else ERR_HOME_ASSISTANT_ERROR
    connection.send_error(
        msg["id"],
        code,
        in_its_language(hass, error),
        translation_key=error.translation_key,
        translation_domain=error.translation_domain,
        translation_placeholders=error.translation_placeholders,
    )


def _told(hass: HomeAssistant, number: int, error: FrigateBackfillError) -> Message:
    told = error_message(
        number,
        _code(error),
        error.message if isinstance(error, RefusedError) else sentence(hass, error),
        translation_key=error.key,
        translation_domain=DOMAIN,
        translation_placeholders=error.placeholders,
    )
    if isinstance(error, RefusedError) and error.notice is not None:
        # From which the card makes the sentence in its user's language.
        told["error"]["notice"] = asdict(error.notice)
    return told


def _code(error: FrigateBackfillError) -> str:
    match error:
        case RefusedError():
            return ERR_FRIGATE_REFUSED
        case CannotConnectError():
            return ERR_UNAVAILABLE
        case _:
            return ERR_HOME_ASSISTANT_ERROR


async def then_poll[T](
    coordinator: FrigateBackfillCoordinator, request: Coroutine[Any, Any, T]
) -> T:
    """Do a request that changes something, whose effect the next poll shows."""
    try:
        return await request
    finally:
        await coordinator.async_request_refresh()


def command(name: str, fields: _Schema) -> Callable[[_Command], _Command]:
    """Name a command and its fields."""
    schema: _Schema = {vol.Required("type"): f"{DOMAIN}/{name}", **fields}
    return websocket_command(schema)
