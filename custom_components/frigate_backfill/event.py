"""The event of a camera: each finished run, exactly once."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from .client.models import Outcome
from .entity import CameraEntity, async_add_camera_entities
from .notices import said_warnings, say

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .client.models import Run
    from .coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator

PARALLEL_UPDATES = 0

# An event's state is its time in milliseconds: two within one would be one state.
_APART: Final = 0.002

# What a run was, before how it ended: nothing for an ordinary one.
_KINDS: Final = ("", "dry_run_", "undo_", "motion_", "verify_")

RUN: Final = EventEntityDescription(
    key="backfill",
    translation_key="run",
    event_types=[f"{kind}{outcome}" for kind in _KINDS for outcome in Outcome],
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    entry: FrigateBackfillConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event of each camera."""
    coordinator = entry.runtime_data
    async_add_camera_entities(
        coordinator, async_add_entities, lambda camera: [BackfillEvent(coordinator, camera)]
    )


class BackfillEvent(CameraEntity, EventEntity):
    """Reports each finished run of a camera, whatever it was and whoever started it."""

    def __init__(self, coordinator: FrigateBackfillCoordinator, camera: str) -> None:
        super().__init__(coordinator, RUN, camera)
        self._reporting = asyncio.Lock()

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        memory = self.coordinator.memory
        memory.listening.add(self.camera)
        self.async_on_remove(lambda: memory.listening.discard(self.camera))
        # What finished while Home Assistant was away, after the restored state was written.
        self._report_soon()

    @override
    @callback
    def _handle_coordinator_update(self) -> None:
        super()._handle_coordinator_update()
        self._report_soon()

    @callback
    def _report_soon(self) -> None:
        if self.available and self._unreported():
            self.coordinator.config_entry.async_create_task(
                self.hass, self._async_report(), f"{self.entity_id} reports", eager_start=False
            )

    def _unreported(self) -> list[Run]:
        return self.coordinator.memory.unreported(self.camera, self.status.recent_runs)

    async def _async_report(self) -> None:
        async with self._reporting:
            for run in self._unreported() if self.available else []:
                self._trigger_event(_event_type(run), _attributes(self.hass, run))
                self.async_write_ha_state()
                await self.coordinator.memory.async_report(self.camera, run)
                await asyncio.sleep(_APART)


def _event_type(run: Run) -> str:
    kind = "dry_run_" if run.dry_run else f"{run.kind}_"
    return f"{kind if kind in _KINDS else ''}{run.state}"


def _attributes(hass: HomeAssistant, run: Run) -> dict[str, Any]:
    return {
        "run_number": run.run_number,
        "job_id": run.job_id,
        "kind": run.kind,
        "dry_run": run.dry_run,
        "trigger": run.trigger,
        "started_at": _iso(run.started_at),
        "finished_at": _iso(run.finished_at),
        "total_files_scanned": run.total_files_scanned,
        "files_added": run.files_added,
        "files_updated": run.files_updated,
        "files_skipped": run.files_skipped,
        "files_errors": run.files_errors,
        "files_past_retention": run.files_past_retention,
        "files_exact": run.files_exact,
        "files_with_motion": run.files_with_motion,
        "files_gone": run.files_gone,
        "files_removed": run.files_removed,
        **_kept_by_reviews(run),
        "media": {kind: asdict(counts) for kind, counts in (run.media or {}).items()},
        "undo_of": run.undo_of,
        "processing_time_seconds": run.processing_time_seconds,
        "message": say(hass, run.message, run.notice),
        "warnings": said_warnings(hass, run),
    }


def _kept_by_reviews(run: Run) -> dict[str, int]:
    """How many recordings hang on review items; nothing where the patch does not tell."""
    count = run.files_kept_by_reviews
    return {} if count is None else {"files_kept_by_reviews": count}


def _iso(time: float | None) -> str | None:
    return None if time is None else dt_util.utc_from_timestamp(time).isoformat()
