"""Repairs what can be repaired from here: recordings in danger, another Frigate at the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_URL
from homeassistant.exceptions import HomeAssistantError

from .adoption import async_adopt_instance
from .api import async_passing_client, in_its_language, sentence
from .client.errors import FrigateBackfillError
from .client.models import BackfillRequest
from .connection import Connection
from .entries import frigate_entries
from .issues import Issue, recordings_in_danger
from .schemas import schema
from .starting import async_start_runs

if TYPE_CHECKING:
    from typing import Any

    from homeassistant.core import HomeAssistant
    from homeassistant.data_entry_flow import FlowResult

    from .coordinator import FrigateBackfillConfigEntry


class _RepairFlow(RepairsFlow):
    """Asks once, then does it."""

    def __init__(self, entry: FrigateBackfillConfigEntry) -> None:
        self._entry = entry

    async def async_step_init(
        self,
        user_input: dict[str, str] | None = None,  # noqa: ARG002 - Home Assistant's signature
    ) -> FlowResult[Any]:
        """Start with the question."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> FlowResult[Any]:
        """The question; on yes, the repair."""
        raise NotImplementedError

    def _ask(self, **placeholders: str) -> FlowResult[Any]:
        return self.async_show_form(
            step_id="confirm",
            data_schema=schema({}),
            description_placeholders={"title": self._entry.title, **placeholders},
        )

    def _refused(self, message: str) -> FlowResult[Any]:
        return self.async_abort(reason="refused", description_placeholders={"message": message})


class BackfillRepairFlow(_RepairFlow):
    """Shows what would be brought back, and starts the runs."""

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> FlowResult[Any]:
        """Show the counts; on yes, run."""
        if self._entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="unavailable")
        coordinator = self._entry.runtime_data
        files = recordings_in_danger(coordinator.data)
        if user_input is None:
            return self._ask(
                cameras="\n".join(
                    f"- {coordinator.titles[name]}: {count}" for name, count in files.items()
                )
            )
        # They may have come back meanwhile.
        if files:
            runs = async_start_runs(coordinator, list(files), BackfillRequest())
            try:
                await coordinator.async_call(runs)
            except HomeAssistantError as error:
                return self._refused(in_its_language(self.hass, error))
        return self.async_create_entry(data={})


class OtherInstanceRepairFlow(_RepairFlow):
    """Gives the entry to the Frigate that answers at its address."""

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> FlowResult[Any]:
        """Ask whether it takes the entry over; on yes, whatever its id is now."""
        entry = self._entry
        if user_input is None:
            return self._ask(url=entry.data[CONF_URL])
        try:
            async with async_passing_client(self.hass, Connection.of(entry.data)) as client:
                instance_id = (await client.status()).instance_id
        except FrigateBackfillError as error:
            return self._refused(sentence(self.hass, error))
        entries = frigate_entries(self.hass, with_disabled=True)
        if entry not in entries:
            # Deleted while the question was open.
            return self.async_create_entry(data={})
        if any(each.unique_id == instance_id for each in entries if each != entry):
            return self.async_abort(reason="already_configured")
        async_adopt_instance(self.hass, entry, instance_id)
        self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return self.async_create_entry(data={})


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """The flow of an issue; of an entry that is gone, one that only confirms."""
    entry = hass.config_entries.async_get_entry(str((data or {}).get("entry_id")))
    if entry is None:
        return ConfirmRepairFlow()
    if issue_id == Issue.OTHER_INSTANCE.id_of(entry):
        return OtherInstanceRepairFlow(entry)
    return BackfillRepairFlow(entry)
