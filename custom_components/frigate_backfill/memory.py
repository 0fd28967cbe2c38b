"""What must outlast a restart of Home Assistant: which runs were reported, and the highest totals.

It is kept in Home Assistant's own storage, one file per entry, and written whenever a run is
reported, so that not even a crash reports a run twice.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from homeassistant.helpers.storage import Store

from .client.models import Totals
from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .client.models import InstanceStatus, Run

_VERSION: Final = 1
_SAVE_DELAY: Final = 1.0
# As stored files have it.
_REPORTED: Final = "told"


class Memory:
    """The memory of one entry."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        self._store: Store[dict[str, Any]] = Store(hass, _VERSION, f"{DOMAIN}.{entry_id}")
        self._instance_id: str | None = None
        self._reported: dict[str, int] = {}
        self._totals: dict[str, Totals] = {}
        self.listening: set[str] = set()
        """Cameras whose event entity is enabled."""

    async def async_load(self) -> None:
        """Read what was stored, if anything."""
        stored = await self._store.async_load()
        if stored is None:
            return
        self._instance_id = stored["instance_id"]
        self._reported = dict(stored[_REPORTED])
        self._totals = {name: Totals(**totals) for name, totals in stored["totals"].items()}

    async def async_save(self) -> None:
        """Write what may still wait to be written, because the entry is unloaded."""
        await self._store.async_save(self._to_json())

    async def async_remove(self) -> None:
        """Forget everything, on disk too."""
        await self._store.async_remove()

    @property
    def totals(self) -> Totals:
        """Sums over all cameras ever seen, so that they do not shrink when one is removed."""
        known = self._totals.values()
        return Totals(
            runs=sum(totals.runs for totals in known),
            files_added=sum(totals.files_added for totals in known),
            files_updated=sum(totals.files_updated for totals in known),
            files_skipped=sum(totals.files_skipped for totals in known),
            files_errors=sum(totals.files_errors for totals in known),
        )

    def learn(self, status: InstanceStatus) -> None:
        """Take in a poll: totals, and for a camera never seen, that its past runs are no news."""
        if status.instance_id != self._instance_id:
            self._instance_id = status.instance_id
            self._reported = {}
            self._totals = {}
        before = dict(self._reported), dict(self._totals)
        for name, camera in status.cameras.items():
            if name not in self._reported:
                self._reported[name] = camera.newest_run
            self._totals[name] = camera.totals
        if before != (self._reported, self._totals):
            self._store.async_delay_save(self._to_json, _SAVE_DELAY)

    def pass_over(self, status: InstanceStatus) -> None:
        """Let runs of cameras whose event is disabled become old: they are no news later."""
        for name, camera in status.cameras.items():
            if name not in self.listening and camera.newest_run > self._reported[name]:
                self._reported[name] = camera.newest_run
                self._store.async_delay_save(self._to_json, _SAVE_DELAY)

    def unreported(self, name: str, runs: tuple[Run, ...]) -> list[Run]:
        """The runs of a camera that were not reported yet, in their order."""
        reported = self._reported.get(name, 0)
        return sorted(
            (run for run in runs if run.run_number > reported), key=lambda run: run.run_number
        )

    async def async_report(self, name: str, run: Run) -> None:
        """Remember for good that a run was reported."""
        self._reported[name] = run.run_number
        await self.async_save()

    def _to_json(self) -> dict[str, Any]:
        return {
            "instance_id": self._instance_id,
            _REPORTED: self._reported,
            "totals": {name: asdict(totals) for name, totals in self._totals.items()},
        }
