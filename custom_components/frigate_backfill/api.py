"""Where Home Assistant meets the client: its session goes in, its errors come out translated."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from homeassistant.helpers.translation import (
    async_get_cached_translations,
    async_get_exception_message,
)

from .client.client import FrigateBackfillClient
from .client.errors import FrigateBackfillError, RefusedError
from .connection import Connection
from .const import DOMAIN
from .notices import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant


@callback
def async_create_client(hass: HomeAssistant, entry: ConfigEntry) -> FrigateBackfillClient:
    """The client of an entry that is being set up; its session goes with the entry."""
    connection = Connection.of(entry.data)
    # The login travels as a header; no other integration finds it in a jar.
    jar = aiohttp.DummyCookieJar()
    session = async_create_clientsession(hass, verify_ssl=connection.verify_ssl, cookie_jar=jar)
    return _client(session, connection, entry.unique_id)


@asynccontextmanager
async def async_passing_client(
    hass: HomeAssistant, connection: Connection
) -> AsyncIterator[FrigateBackfillClient]:
    """A client for a question or two, before there is an entry."""
    session = async_create_clientsession(
        hass,
        verify_ssl=connection.verify_ssl,
        auto_cleanup=False,
        cookie_jar=aiohttp.DummyCookieJar(),
    )
    try:
        yield _client(session, connection)
    finally:
        session.detach()


def _client(
    session: aiohttp.ClientSession, connection: Connection, instance_id: str | None = None
) -> FrigateBackfillClient:
    return FrigateBackfillClient(
        session, connection.url, connection.username, connection.password, instance_id
    )


@callback
def as_home_assistants[E: HomeAssistantError](
    hass: HomeAssistant, error: FrigateBackfillError, kind: type[E]
) -> E:
    """The client's error as a translated one for whoever pressed or called."""
    placeholders = placeholders_of(hass, error)
    if isinstance(error, RefusedError):
        return failure(error.key, error.message, placeholders["message"], kind)
    return kind(
        translation_domain=DOMAIN,
        translation_key=error.key,
        translation_placeholders=placeholders,
    )


@callback
def placeholders_of(hass: HomeAssistant, error: FrigateBackfillError) -> dict[str, str]:
    """The values of the error's translated text, in Home Assistant's language themselves."""
    if isinstance(error, RefusedError):
        return {"message": say(hass, error.message, error.notice)}
    return error.placeholders


@callback
def failure[E: HomeAssistantError](
    key: str, message: str, said: str, kind: type[E], **placeholders: str
) -> E:
    """A translated error around what was `said`; `message` is its English, for the log."""
    return kind(
        async_get_exception_message(DOMAIN, key, {"message": message, **placeholders}),
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"message": said, **placeholders},
    )


@callback
def in_its_language(hass: HomeAssistant, error: HomeAssistantError) -> str:
    """The error in Home Assistant's language, to stand in another text."""
    category = "exceptions"
    key = f"component.{error.translation_domain}.{category}.{error.translation_key}.message"
    texts = async_get_cached_translations(hass, hass.config.language, category)
    try:
        return texts[key].format(**(error.translation_placeholders or {}))
    except (KeyError, ValueError):
        return str(error)


@callback
def sentence(hass: HomeAssistant, error: FrigateBackfillError) -> str:
    """The error in Home Assistant's language, Frigate's own words alone where it refused."""
    if isinstance(error, RefusedError):
        return say(hass, error.message, error.notice)
    return in_its_language(hass, as_home_assistants(hass, error, HomeAssistantError))


async def async_ask[T](hass: HomeAssistant, request: Coroutine[Any, Any, T]) -> T:
    """Do a request of the client for a user.

    Raises:
        HomeAssistantError: with a translated text, Frigate's own message in it.
    """
    try:
        return await request
    except FrigateBackfillError as error:
        raise as_home_assistants(hass, error, HomeAssistantError) from error
