"""The repair that can be done from here: bring recordings back before Frigate deletes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow
from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import HomeAssistantError

from .api import in_its_language
from .client.models import BackfillRequest
from .devices import camera_title
from .issues import Issue, recordings_in_danger
from .schemas import schema

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.data_entry_flow import FlowResult

    from .coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator


class BackfillRepairFlow(RepairsFlow):
    """Shows what would be brought back, and starts the runs."""

    def __init__(self, entry: FrigateBackfillConfigEntry) -> None:
        self._entry = entry

    async def async_step_init(
        self,
        user_input: dict[str, str] | None = None,  # noqa: ARG002 - Home Assistant's signature
    ) -> FlowResult[Any]:
        """Start with the question."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> FlowResult[Any]:
        """Show the counts; on yes, run."""
        if self._entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="unavailable")
        coordinator = self._entry.runtime_data
        files = recordings_in_danger(coordinator.data)
        if user_input is None:
            return self.async_show_form(
                step_id="confirm",
                data_schema=schema({}),
                description_placeholders={
                    "title": self._entry.title,
                    "cameras": "\n".join(
                        f"- {camera_title(coordinator.data.cameras[name])}: {count}"
                        for name, count in files.items()
                    ),
                },
            )
        try:
            await _async_backfill(coordinator, list(files))
        except HomeAssistantError as error:
            return self.async_abort(
                reason="refused",
                description_placeholders={"message": in_its_language(self.hass, error)},
            )
        return self.async_create_entry(data={})


async def _async_backfill(coordinator: FrigateBackfillCoordinator, cameras: list[str]) -> None:
    await coordinator.async_call(coordinator.client.backfill_cameras(cameras, BackfillRequest()))


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """The flow of an issue; of an entry that is gone, one that only confirms."""
    entry = hass.config_entries.async_get_entry(str((data or {}).get("entry_id")))
    if entry is None or not issue_id.startswith(Issue.SYNC_RECORDINGS):
        return ConfirmRepairFlow()
    return BackfillRepairFlow(entry)
