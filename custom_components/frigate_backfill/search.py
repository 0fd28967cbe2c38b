"""Finds the Frigate that an address means, or says best what is wrong.

A password is sent once it is known where to: every candidate is first asked without one.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from yarl import URL

from .api import async_passing_client
from .client.address import parse_address
from .client.errors import BAD_CERTIFICATE, FrigateBackfillError, Problem
from .connection import Connection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant

    from .client.models import InstanceStatus

# Host names of the Frigate app and its variants in the Supervisor's network.
ADD_ONS: Final = tuple(
    f"http://ccab4aaf-frigate{variant}:5000" for variant in ("", "-fa", "-beta", "-fa-beta")
)
_STATUS_PATH: Final = "/api/recordings/backfill/status"
# What says little about Frigate, the least last; anything else comes from Frigate itself.
_WEAK: Final = (
    *BAD_CERTIFICATE,
    Problem.TLS_REQUIRED,
    Problem.REDIRECTED,
    Problem.FORBIDDEN,
    Problem.FOREIGN_LOGIN,
    Problem.NOT_FRIGATE,
    Problem.NOT_READY,
    Problem.TLS_FAILED,
    Problem.CANNOT_CONNECT,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A Frigate with the patch, and how it is reached."""

    connection: Connection
    status: InstanceStatus

    @property
    def title(self) -> str:
        """The host and its port, as the official integration titles its entries."""
        return URL(self.connection.url).authority


async def async_find(hass: HomeAssistant, wanted: Connection) -> Found:
    """The Frigate at one of the addresses that the typed one may mean.

    Raises:
        FrigateBackfillError: of all that went wrong, what says most about Frigate.
    """
    typed = parse_address(wanted.url)
    login = replace(
        wanted,
        username=wanted.username or typed.username,
        password=wanted.password or typed.password,
    )
    answers = await _async_ask_all(hass, login, typed.candidates)
    if isinstance(answers, Found):
        return answers
    upgrades = [to for url, error in answers.items() if (to := _upgrade(url, error))]
    if upgrades:
        followed = await _async_ask_all(hass, login, upgrades)
        if isinstance(followed, Found):
            return followed
        answers |= followed
    if login.username and login.password:
        return await _async_ask(hass, replace(login, url=_where_to_log_in(answers)))
    raise min(answers.values(), key=_rank)


async def async_find_add_on(hass: HomeAssistant) -> str | None:
    """The URL of the app that answers, with or without the patch; None where none does."""
    answers = await asyncio.gather(
        *(_async_ask(hass, Connection(url)) for url in ADD_ONS), return_exceptions=True
    )
    for url, answer in zip(ADD_ONS, answers, strict=True):
        refused = isinstance(answer, FrigateBackfillError) and answer.problem not in _WEAK
        if refused or isinstance(answer, Found):
            return url
    return None


async def _async_ask_all(
    hass: HomeAssistant, login: Connection, urls: Iterable[str]
) -> Found | dict[str, FrigateBackfillError]:
    """The first that needs no login, else why not for each; all at once, silent ones cost time."""
    tasks = {
        url: asyncio.create_task(_async_ask(hass, Connection(url, verify_ssl=login.verify_ssl)))
        for url in urls
    }
    errors: dict[str, FrigateBackfillError] = {}
    try:
        for url, task in tasks.items():
            try:
                found = await task
            except FrigateBackfillError as error:
                errors[url] = error
            else:
                return replace(found, connection=replace(login, url=url))
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    return errors


async def _async_ask(hass: HomeAssistant, connection: Connection) -> Found:
    async with async_passing_client(hass, connection) as client:
        return Found(connection, await client.status())


def _upgrade(url: str, error: FrigateBackfillError) -> str | None:
    """The base URL that a redirect from http to https of the same host names.

    Any other redirect is only shown: a person decides whether the Frigate is there.
    """
    location = error.placeholders.get("location", "")
    if not location.endswith(_STATUS_PATH):
        return None
    target = URL(location.removesuffix(_STATUS_PATH) + "/")
    return str(target) if target.scheme == "https" and target.host == URL(url).host else None


def _where_to_log_in(answers: dict[str, FrigateBackfillError]) -> str:
    """The address for the password: never in the clear where TLS answers.

    Raises:
        FrigateBackfillError: no address asks for a login, or only one in the clear.
    """
    wanting = [url for url, error in answers.items() if error.problem is Problem.LOGIN_REQUIRED]
    refused = [e for e in answers.values() if e.problem in BAD_CERTIFICATE]
    encrypted = [url for url in wanting if url.startswith("https:")]
    if encrypted:
        return encrypted[0]
    if refused:
        raise refused[0]
    if not wanting:
        raise min(answers.values(), key=_rank)
    return wanting[0]


def _rank(error: FrigateBackfillError) -> int:
    """How little an error says; of equals the first counts, so the likeliest address."""
    return _WEAK.index(error.problem) + 1 if error.problem in _WEAK else 0
