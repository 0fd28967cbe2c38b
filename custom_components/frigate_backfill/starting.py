"""Starts a run on several cameras, where one that is busy already is as good as started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.exceptions import HomeAssistantError

from .api import failure
from .client.errors import Problem
from .client.models import Refusal
from .const import DOMAIN
from .notices import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .client.models import BackfillRequest
    from .coordinator import FrigateBackfillCoordinator


async def async_start_runs(
    coordinator: FrigateBackfillCoordinator,
    cameras: Iterable[str] | None,
    request: BackfillRequest,
) -> None:
    """Start a run on each of the cameras that has none yet; None means all of them.

    Raises:
        FrigateBackfillError: Frigate cannot be asked.
        HomeAssistantError: no camera got a job, or some did not although they had none.
    """
    outcomes = await coordinator.client.backfill_cameras(cameras, request)
    refusals = {name: one for name, one in outcomes.items() if isinstance(one, Refusal)}
    if len(refusals) < len(outcomes) and all(one.job_id for one in refusals.values()):
        return
    if not refusals:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="no_cameras",
            translation_placeholders={"title": coordinator.config_entry.title},
        )
    texts = [(name, one.message, one.notice) for name, one in refusals.items()]
    message = "; ".join(f"{name}: {text}" for name, text, _ in texts)
    said = "; ".join(
        f"{name}: {say(coordinator.hass, text, notice)}" for name, text, notice in texts
    )
    raise failure(Problem.REFUSED, message, said, HomeAssistantError)
