"""Finds the Frigate that an address means, and tells best what is wrong where there is none."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import aiohttp
from homeassistant.helpers.aiohttp_client import async_create_clientsession

from .address import parse_address
from .api import (
    CannotConnectError,
    FrigateBackfillClient,
    FrigateBackfillError,
    InstanceStatus,
    NotFrigateError,
    RedirectedError,
    TlsError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant

# Host names of the Frigate add-on and its variants in the Supervisor's network.
ADD_ONS: Final = tuple(
    f"http://ccab4aaf-frigate{variant}:5000" for variant in ("", "-fa", "-beta", "-fa-beta")
)
_STATUS_PATH: Final = "/api/recordings/backfill/status"


@dataclass(frozen=True, slots=True)
class Found:
    """A Frigate with the patch, and how it is reached."""

    url: str
    username: str | None
    password: str | None
    status: InstanceStatus


async def async_find(
    hass: HomeAssistant,
    address: str,
    username: str | None,
    password: str | None,
    *,
    verify_ssl: bool,
) -> Found:
    """Ask every address that the typed one may mean.

    Raises:
        FrigateBackfillError: of all that went wrong, what says most about Frigate.
    """
    parsed = parse_address(address)
    username = username or parsed.username
    password = password or parsed.password
    return await _async_first(
        hass, parsed.candidates, username, password, verify_ssl=verify_ssl, redirects=1
    )


async def async_find_add_on(hass: HomeAssistant) -> str | None:
    """The URL of the add-on that answers, with or without the patch; None where none does."""

    async def is_frigate(url: str) -> bool:
        try:
            await _async_ask(hass, url, None, None, verify_ssl=True)
        except (CannotConnectError, NotFrigateError):
            return False
        except FrigateBackfillError:
            pass
        return True

    answers = await asyncio.gather(*(is_frigate(url) for url in ADD_ONS))
    return next((url for url, answers_ in zip(ADD_ONS, answers, strict=True) if answers_), None)


async def _async_first(
    hass: HomeAssistant,
    urls: Iterable[str],
    username: str | None,
    password: str | None,
    *,
    verify_ssl: bool,
    redirects: int,
) -> Found:
    """The first of the addresses that works; all are asked at once, silent ones cost time."""
    tasks = [
        asyncio.create_task(_async_ask(hass, url, username, password, verify_ssl=verify_ssl))
        for url in urls
    ]
    errors: list[FrigateBackfillError] = []
    try:
        for task in tasks:
            try:
                return await task
            except FrigateBackfillError as error:
                errors.append(error)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    elsewhere = [url for error in errors if (url := _redirected_to(error))]
    if elsewhere and redirects:
        return await _async_first(
            hass, elsewhere, username, password, verify_ssl=verify_ssl, redirects=redirects - 1
        )
    raise min(errors, key=_telling)


async def _async_ask(
    hass: HomeAssistant,
    url: str,
    username: str | None,
    password: str | None,
    *,
    verify_ssl: bool,
) -> Found:
    # Of its own, so that a login leaves nothing in a jar, and gone when it was asked.
    session = async_create_clientsession(
        hass, verify_ssl=verify_ssl, auto_cleanup=False, cookie_jar=aiohttp.DummyCookieJar()
    )
    try:
        status = await FrigateBackfillClient(session, url, username, password).status()
    finally:
        session.detach()
    return Found(url, username, password, status)


def _redirected_to(error: FrigateBackfillError) -> str | None:
    """The base URL that a redirect names, such as https for http."""
    if isinstance(error, RedirectedError) and error.location.endswith(_STATUS_PATH):
        return error.location.removesuffix(_STATUS_PATH) + "/"
    return None


def _telling(error: FrigateBackfillError) -> int:
    """How much an error says: Frigate itself spoke, a certificate, another server, nobody.

    Of equals the first counts, so the likeliest address.
    """
    match error:
        case TlsError(certificate=True):
            return 1
        case NotFrigateError():
            return 2
        case CannotConnectError():
            return 3
        case _:
            return 0
