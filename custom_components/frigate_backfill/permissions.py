"""Who may see a camera, and who may change Frigate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.websocket_api.connection import current_connection
from homeassistant.core import callback
from homeassistant.exceptions import Unauthorized, UnknownUser
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.http import current_request

from .devices import camera_devices

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.auth.models import User
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import Context, HomeAssistant


@callback
def readable_cameras(
    hass: HomeAssistant, user: User | None, entry: ConfigEntry
) -> Callable[[str], bool]:
    """Tells of each camera whether the user may read an entity of it, so may see its recordings.

    An automation is nobody's, and may see all. Devices are looked up once, however many cameras
    are asked about.
    """
    if user is None or user.is_admin:
        return lambda _: True
    may_read = user.permissions.check_entity
    devices, entities = camera_devices(hass, entry), er.async_get(hass)

    def readable(camera: str) -> bool:
        device_id = devices.get(camera)
        return device_id is not None and any(
            may_read(entity.entity_id, POLICY_READ)
            for entity in er.async_entries_for_device(
                entities, device_id, include_disabled_entities=True
            )
            if entity.config_entry_id == entry.entry_id
        )

    return readable


@callback
def async_current_user() -> User | None:
    """Who is asking, where Home Assistant tells no user; None for an automation."""
    if (connection := current_connection.get()) is not None:
        return connection.user
    request = current_request.get()
    return request.get(KEY_HASS_USER) if request is not None else None


async def async_user_of(hass: HomeAssistant, context: Context) -> User | None:
    """Who called an action; None for an automation and whatever else has no user.

    Raises:
        UnknownUser: there is no such user any more.
    """
    if context.user_id is None:
        return None
    user = await hass.auth.async_get_user(context.user_id)
    if user is None:
        raise UnknownUser(context=context)
    return user


async def async_require_admin(hass: HomeAssistant, context: Context) -> None:
    """Let administrators and automations pass.

    Home Assistant's own `async_register_admin_service` loses the response on its oldest version
    that we support.

    Raises:
        Unauthorized: the user is no administrator.
    """
    user = await async_user_of(hass, context)
    if user is not None and not user.is_admin:
        raise Unauthorized(context=context)
