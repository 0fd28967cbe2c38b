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
    from homeassistant.auth.models import User
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import Context, HomeAssistant


@callback
def may_read_camera(hass: HomeAssistant, user: User, entry: ConfigEntry, camera: str) -> bool:
    """Whether the user may read an entity of the camera, so may see its recordings."""
    if user.is_admin:
        return True
    device_id = camera_devices(hass, entry).get(camera)
    if device_id is None:
        return False
    entities = er.async_entries_for_device(
        er.async_get(hass), device_id, include_disabled_entities=True
    )
    return any(
        user.permissions.check_entity(entity.entity_id, POLICY_READ)
        for entity in entities
        if entity.config_entry_id == entry.entry_id
    )


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
