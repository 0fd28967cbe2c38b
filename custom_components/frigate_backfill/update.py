"""The update entity of a Frigate: which version of the patch it runs, and which one is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, override

from homeassistant.components.update import (
    UpdateEntity,
    UpdateEntityDescription,
    UpdateEntityFeature,
)
from homeassistant.const import EntityCategory
from homeassistant.helpers.translation import async_get_translations
from homeassistant.loader import async_get_integration

from .const import DOCS_URL, DOMAIN
from .entity import InstanceEntity

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator

PARALLEL_UPDATES = 0

PATCH: Final = UpdateEntityDescription(key="patch", entity_category=EntityCategory.DIAGNOSTIC)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: FrigateBackfillConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the update entity of an entry."""
    version = (await async_get_integration(hass, DOMAIN)).version
    async_add_entities([PatchUpdate(entry.runtime_data, str(version))])


class PatchUpdate(InstanceEntity, UpdateEntity):
    """The patch comes with the integration: Frigate has the new one once it has restarted."""

    _attr_supported_features = UpdateEntityFeature.RELEASE_NOTES
    _attr_release_url = f"{DOCS_URL}/blob/main/CHANGELOG.md"

    def __init__(self, coordinator: FrigateBackfillCoordinator, version: str) -> None:
        super().__init__(coordinator, PATCH)
        self._attr_latest_version = version
        self._attr_title = "Frigate Backfill patch"

    @property
    @override
    def installed_version(self) -> str:
        return self.status.version

    @override
    async def async_release_notes(self) -> str | None:
        if self.installed_version == self.latest_version:
            return None  # it is told what to do for the new one
        category = "common"
        texts = await async_get_translations(
            self.hass, self.hass.config.language, category, [DOMAIN]
        )
        return texts[f"component.{DOMAIN}.{category}.update_patch"]
