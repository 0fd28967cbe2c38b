"""Plays recordings: streams a file from Frigate's web server to a browser that may see its camera.

Frigate's address and login stay here. The web server has every file of the recordings directory,
so a recording that is missing from Frigate's database plays too.
"""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp import hdrs, web
from homeassistant.components.http.auth import async_sign_path
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView

from ..api import sentence
from ..client.clip import Clip
from ..client.errors import AuthError, FrigateBackfillError
from ..const import DOMAIN
from ..permissions import readable_cameras

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from ..coordinator import FrigateBackfillConfigEntry

_PATH: Final = "/api/frigate_backfill/{entry_id}/clip/{camera}/{clip}"
_CHUNK: Final = 2**16
# A player asks for more of a clip as it plays; this outlasts a long pause.
_SIGNED_FOR: Final = timedelta(hours=6)
_PASSED_ON: Final = (
    hdrs.CONTENT_LENGTH,
    hdrs.CONTENT_RANGE,
    hdrs.ETAG,
    hdrs.LAST_MODIFIED,
)


@callback
def async_clip_url(hass: HomeAssistant, entry: ConfigEntry, camera: str, clip: Clip) -> str:
    """The address of a recording for the player of whoever is asking now."""
    path = _PATH.format(entry_id=entry.entry_id, camera=camera, clip=clip)
    return async_sign_path(hass, path, _SIGNED_FOR)


class ClipView(HomeAssistantView):
    """One recording of one camera, whole or in ranges."""

    url = _PATH
    name = "api:frigate_backfill:clip"

    async def get(
        self, request: web.Request, entry_id: str, camera: str, clip: str
    ) -> web.StreamResponse:
        """Stream the recording whose file has that name."""
        hass = request.app[KEY_HASS]
        entry: FrigateBackfillConfigEntry | None = hass.config_entries.async_get_entry(entry_id)
        if entry is None or entry.domain != DOMAIN:
            raise web.HTTPNotFound
        if not readable_cameras(hass, request[KEY_HASS_USER], entry)(camera):
            # Not 401, which Home Assistant counts as a wrong login.
            raise web.HTTPForbidden
        try:
            file = Clip.parse(clip)
        except ValueError as error:
            raise web.HTTPNotFound from error
        if entry.state is not ConfigEntryState.LOADED:
            raise web.HTTPServiceUnavailable(text=f"{entry.title} is not set up now")
        if camera not in entry.runtime_data.data.cameras:
            raise web.HTTPNotFound
        try:
            upstream = await entry.runtime_data.client.open_recording(
                camera, file, request.headers.get(hdrs.RANGE)
            )
        except FrigateBackfillError as error:
            # Not 401: the browser's own login is fine, Frigate's is not.
            status = web.HTTPBadGateway if isinstance(error, AuthError) else web.HTTPGatewayTimeout
            raise status(text=sentence(hass, error)) from error
        try:
            return await _pass_on(request, upstream)
        finally:
            # Not `release`: a player that leaves early would have the rest be read for nobody.
            upstream.close()


async def _pass_on(request: web.Request, upstream: aiohttp.ClientResponse) -> web.StreamResponse:
    """Stream an answer of Frigate's web server as it comes, a chunk at a time."""
    if upstream.status == HTTPStatus.NOT_FOUND:
        raise web.HTTPNotFound(text="Frigate no longer has this recording")
    headers: dict[str, str] = {
        name: upstream.headers[name] for name in _PASSED_ON if name in upstream.headers
    }
    if upstream.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        headers.pop(hdrs.CONTENT_LENGTH, None)
        raise web.HTTPRequestRangeNotSatisfiable(headers=headers)
    headers[hdrs.ACCEPT_RANGES] = "bytes"
    headers[hdrs.CACHE_CONTROL] = "private, max-age=3600"
    headers[hdrs.CONTENT_TYPE] = "video/mp4"
    headers["X-Content-Type-Options"] = "nosniff"
    response = web.StreamResponse(status=upstream.status, headers=headers)
    await response.prepare(request)
    try:
        async for chunk in upstream.content.iter_chunked(_CHUNK):
            await response.write(chunk)
    except (aiohttp.ClientError, TimeoutError, ConnectionError):
        # Too late for a status. Cutting the connection tells the player that it is not whole.
        if request.transport is not None:
            request.transport.abort()
        return response
    await response.write_eof()
    return response


@callback
def async_setup_clips(hass: HomeAssistant) -> None:
    """Register the view."""
    hass.http.register_view(ClipView)
