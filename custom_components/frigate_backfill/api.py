"""Where Home Assistant meets the client: its session goes in, its errors come out translated."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.aiohttp_client import async_create_clientsession

from .client.client import FrigateBackfillClient
from .client.errors import FrigateBackfillError, RefusedError
from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from homeassistant.core import HomeAssistant


@callback
def async_create_client(
    hass: HomeAssistant,
    url: str,
    username: str | None,
    password: str | None,
    *,
    verify_ssl: bool,
) -> FrigateBackfillClient:
    """The client of an entry that is being set up; its session goes with the entry."""
    # The login travels as a header; no other integration finds it in a jar.
    jar = aiohttp.DummyCookieJar()
    session = async_create_clientsession(hass, verify_ssl=verify_ssl, cookie_jar=jar)
    return FrigateBackfillClient(session, url, username, password)


@asynccontextmanager
async def async_passing_client(
    hass: HomeAssistant,
    url: str,
    username: str | None,
    password: str | None,
    *,
    verify_ssl: bool,
) -> AsyncIterator[FrigateBackfillClient]:
    """A client for a question or two, before there is an entry."""
    session = async_create_clientsession(
        hass, verify_ssl=verify_ssl, auto_cleanup=False, cookie_jar=aiohttp.DummyCookieJar()
    )
    try:
        yield FrigateBackfillClient(session, url, username, password)
    finally:
        session.detach()


def to_home_assistant_error(error: FrigateBackfillError) -> HomeAssistantError:
    """The client's error as a translated one for whoever pressed or called."""
    return HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key=error.key,
        translation_placeholders=error.placeholders,
    )


def sentence(error: FrigateBackfillError) -> str:
    """The error in English for people, where no translation can be sent along."""
    if isinstance(error, RefusedError):
        return error.message
    return str(to_home_assistant_error(error))


async def async_ask[T](request: Coroutine[Any, Any, T]) -> T:
    """Do a request of the client for a user.

    Raises:
        HomeAssistantError: with a translated text, Frigate's own message in it.
    """
    try:
        return await request
    except FrigateBackfillError as error:
        raise to_home_assistant_error(error) from error
