"""Polls Frigate for one entry; only here the client's errors become Home Assistant's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, override

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import callback
from homeassistant.exceptions import ConfigEntryAuthFailed, HomeAssistantError
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
from homeassistant.util.hass_dict import HassKey

from .api import as_home_assistants, async_ask
from .client.errors import WRONG_CONNECTION, AuthError, FrigateBackfillError, Problem
from .client.models import Capability, InstanceStatus, Schedule
from .const import ACTIVE_POLL_INTERVAL, DOMAIN, LOGGER, NAME, POLL_INTERVAL
from .devices import async_sync_devices, camera_titles
from .issues import async_raise_issue_of, async_settle_issues
from .runs import newest_run, with_known_runs

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from homeassistant.core import HomeAssistant

    from .client.client import FrigateBackfillClient
    from .memory import Memory

type FrigateBackfillConfigEntry = ConfigEntry[FrigateBackfillCoordinator]

# Why the last poll of an entry failed; also of one that could not be set up, so has no coordinator.
_FAILURES: HassKey[dict[str, FrigateBackfillError]] = HassKey(f"{DOMAIN}_failures")
_TOLD_AS_THEY_ARE: Final = (
    Problem.PATCH_MISSING,
    Problem.PATCH_INCOMPATIBLE,
    Problem.OTHER_INSTANCE,
)
_SAY_NO_MORE: Final = (*_TOLD_AS_THEY_ARE, Problem.CANNOT_CONNECT, Problem.NOT_READY)


class FrigateBackfillCoordinator(DataUpdateCoordinator[InstanceStatus]):
    """The status of one Frigate; every 30 s, every 2 s while a job is active."""

    config_entry: FrigateBackfillConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        config_entry: FrigateBackfillConfigEntry,
        client: FrigateBackfillClient,
        memory: Memory,
    ) -> None:
        super().__init__(
            hass,
            LOGGER,
            config_entry=config_entry,
            name=f"{NAME} {config_entry.title}",
            update_interval=POLL_INTERVAL,
            # What did not change is not shown again: with many cameras that is most of the time.
            always_update=False,
            # After a request of ours the new state is wanted now, not after the usual ten seconds.
            request_refresh_debouncer=Debouncer(hass, LOGGER, cooldown=0.5, immediate=True),
        )
        self.client = client
        self.memory = memory
        self._runs_after: int | None = None
        self.titles: dict[str, str] = {}
        """What each camera is called."""
        self._version: str | None = None

    @override
    async def _async_update_data(self) -> InstanceStatus:
        try:
            status = await self.client.status(self._runs_after)
            if self._runs_after is not None and status.cameras.keys() - self.data.cameras.keys():
                # Of a camera that is new here, all is news.
                self._runs_after = None
                status = await self.client.status()
        except FrigateBackfillError as error:
            # Frigate may come back with another patch, or without its state.
            self._runs_after = None
            LOGGER.debug("%s: %s", self.config_entry.title, error)
            self.update_interval = POLL_INTERVAL
            _failures(self.hass)[self.config_entry.entry_id] = error
            async_raise_issue_of(self.hass, self.config_entry, error)
            kind = ConfigEntryAuthFailed if isinstance(error, AuthError) else UpdateFailed
            raise as_home_assistants(self.hass, error, kind) from error
        _failures(self.hass).pop(self.config_entry.entry_id, None)
        if self._runs_after is not None:
            status = with_known_runs(status, self.data)
        self._runs_after = (
            newest_run(status) if Capability.RUNS_AFTER in status.capabilities else None
        )
        self._take_in(status)
        return status

    def _take_in(self, status: InstanceStatus) -> None:
        """What a status changes besides the entities."""
        self.update_interval = ACTIVE_POLL_INTERVAL if status.active else POLL_INTERVAL
        self.memory.learn(status)
        # Before that the event entities are still to come.
        if self.config_entry.state is ConfigEntryState.LOADED:
            self.memory.pass_over(status)
        titles = camera_titles(status)
        if (self._version, self.titles) != (status.version, titles):
            self._version, self.titles = status.version, titles
            async_sync_devices(self.hass, self.config_entry, status, titles)
        async_settle_issues(self.hass, self.config_entry, status)

    async def async_call[T](self, request: Coroutine[Any, Any, T]) -> T:
        """Do a request for the user, then poll.

        Raises:
            HomeAssistantError: with a translated text, Frigate's own message in it.
        """
        try:
            return await async_ask(self.hass, request)
        finally:
            # Also after an error: the poll tells whether Frigate is there and still knows us.
            await self.async_request_refresh()

    def require(self, *capabilities: Capability) -> None:
        """Raise `HomeAssistantError` unless the patch in Frigate can do all of it."""
        for capability in capabilities:
            if capability not in self.data.capabilities:
                raise HomeAssistantError(
                    translation_domain=DOMAIN,
                    translation_key="restart_frigate",
                    translation_placeholders={"feature": capability, "version": self.data.version},
                )

    async def async_set_schedule(
        self,
        camera: str,
        *,
        enabled: bool | None = None,
        interval_hours: float | None = None,
        retention_days: float | None = None,
    ) -> Schedule:
        """Change what is given of a camera's schedule, and show it at once; the whole of it."""
        schedule = await self.async_call(
            self.client.set_schedule(
                camera,
                enabled=enabled,
                interval_hours=interval_hours,
                retention_days=retention_days,
            )
        )
        if camera in self.data.cameras:
            status = replace(self.data.cameras[camera], schedule=schedule)
            self.async_set_updated_data(
                replace(self.data, cameras={**self.data.cameras, camera: status})
            )
        return schedule


@callback
def failure_reason(hass: HomeAssistant, entry: ConfigEntry) -> str | None:
    """Why an entry's Frigate is not there; None while it is.

    One of `unreachable`, `connection`, `patch_missing`, `patch_incompatible`, `other_instance`,
    `auth`.
    """
    error = _failures(hass).get(entry.entry_id)
    if error is None:
        return None
    if error.problem in WRONG_CONNECTION:
        return "connection"
    if error.problem in _TOLD_AS_THEY_ARE:
        return error.key
    return "auth" if isinstance(error, AuthError) else "unreachable"


@callback
def failure_to_tell(hass: HomeAssistant, entry: ConfigEntry) -> FrigateBackfillError | None:
    """Why an entry's Frigate is not there; None where the reason is all there is to tell."""
    error = _failures(hass).get(entry.entry_id)
    if error is None or isinstance(error, AuthError) or error.problem in _SAY_NO_MORE:
        return None
    return error


@callback
def forget_failure(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Forget why an entry's Frigate was not there, because the entry goes."""
    _failures(hass).pop(entry.entry_id, None)


def _failures(hass: HomeAssistant) -> dict[str, FrigateBackfillError]:
    return hass.data.setdefault(_FAILURES, {})
