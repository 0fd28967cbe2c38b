"""Frigate goes and comes back, and so does its login: quietly, and without a false alarm."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntryState,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.coordinator import failure_reason
from custom_components.frigate_backfill.diagnostics import async_get_config_entry_diagnostics

from . import answers
from .actions.calls import call
from .answers import STATUS_PATH, camera
from .conftest import entry_for, set_up
from .dashboard.cards import Card
from .entries import poll
from .flows import ADMIN
from .waiting import eventually, press, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator

    from .answers import AnswerServer
    from .conftest import Frigate

MISSING = "sensor.front_door_backfill_missing"


def ours(caplog: pytest.LogCaptureFixture, level: int = logging.INFO) -> list[str]:
    """What we logged."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("custom_components.frigate_backfill") and record.levelno >= level
    ]


async def test_one_line_when_frigate_goes_and_one_when_it_is_back(
    hass: HomeAssistant,
    frigate: Frigate,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    await hass.async_add_executor_job(frigate.stop)
    await poll(hass, entry, 3)
    assert state(hass, MISSING) == "unavailable"
    assert state(hass, "sensor.frigate_backfill_status") == "unavailable"
    assert failure_reason(hass, entry) == "unreachable"
    assert len(ours(caplog)) == 1, ours(caplog)
    assert entry.title in ours(caplog)[0]
    await hass.async_add_executor_job(frigate.start)
    await poll(hass, entry, 3)
    assert state(hass, MISSING) == "unknown"
    assert failure_reason(hass, entry) is None
    assert len(ours(caplog)) == 2, ours(caplog)


async def test_a_usual_life_is_nothing_to_warn_of(
    hass: HomeAssistant,
    frigate: Frigate,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Among others, Home Assistant says nothing of anything deprecated."""
    assert await async_setup_component(hass, "frontend", {})
    flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    form = {"url": frigate.url_internal, "verify_ssl": True}
    entry = (await hass.config_entries.flow.async_configure(flow["flow_id"], form))["result"]
    await hass.async_block_till_done()
    frigate.record("front_door", 7200)
    for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id):
        await call(hass, "backfill", {"device_id": device.id, "wait": True})
        await call(hass, "get_status", {"device_id": device.id})
    await press(hass, "button.frigate_backfill_dry_run_all")
    await call(hass, "get_results", {"cameras": ["front_door"]})
    await call(hass, "set_schedule", {"cameras": ["front_door"], "enabled": True})
    await async_get_config_entry_diagnostics(hass, entry)
    card = Card(await hass_ws_client(hass))
    assert (await card.result("instances"))["instances"]
    await card.result("coverage", camera="front_door", after=0, before=3600)
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    )
    await hass.config_entries.flow.async_configure(flow["flow_id"], form)
    await hass.async_block_till_done()
    await poll(hass, entry, 2)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.config_entries.async_remove(entry.entry_id)
    assert not [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING
        and "frigate_backfill" in record.getMessage()
        # Of a machine that is busy.
        and record.name != "asyncio"
        and "has not been tested by Home Assistant" not in record.getMessage()
    ]


async def test_frigate_may_come_back_without_the_patch_and_with_it(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    await hass.async_add_executor_job(lambda: frigate.restart(patch=False))
    await poll(hass, entry)
    assert state(hass, MISSING) == "unavailable"
    assert failure_reason(hass, entry) == "patch_missing"
    issues = ir.async_get(hass)
    assert issues.async_get_issue(DOMAIN, f"patch_missing_{entry.entry_id}")
    await hass.async_add_executor_job(lambda: frigate.restart(patch=True))
    await poll(hass, entry)
    assert state(hass, MISSING) == "unknown"
    assert not issues.async_get_issue(DOMAIN, f"patch_missing_{entry.entry_id}")


async def test_a_login_that_ends_is_renewed_unseen(hass: HomeAssistant, frigate: Frigate) -> None:
    entry = await set_up(
        hass,
        entry_for(
            frigate.url_external,
            frigate.instance_id,
            **ADMIN,
        ),
    )
    assert entry.state is ConfigEntryState.LOADED
    # A new secret makes every token that was given out a stranger's, as its end would.
    for secret in frigate.config_dir.glob(".jwt_secret"):
        secret.unlink()
    await hass.async_add_executor_job(frigate.restart)
    await poll(hass, entry)
    assert entry.runtime_data.last_update_success
    assert not hass.config_entries.flow.async_progress()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (answers.web.json_response({"message": "no"}, status=401), "auth"),
        (
            answers.web.json_response({"success": False, "message": "not an admin"}, status=403),
            "auth",
        ),
    ],
)
async def test_a_login_that_frigate_refuses_asks_for_another(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    answer: Any,
    reason: str,
) -> None:
    missing_user = {"detail": [{"loc": ["body", "user"], "type": "missing"}]}
    server.answers["/api/login"] = answers.web.json_response(missing_user, status=422)
    server.answers[STATUS_PATH] = answer
    await poll(hass, answered_entry)
    assert failure_reason(hass, answered_entry) == reason
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH


async def test_a_request_for_the_user_that_fails_tells_the_reason_and_polls(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers = {
        STATUS_PATH: answers.PROXY_PAGE,
        "POST /api/recordings/front_door/backfill": answers.PROXY_PAGE,
    }
    with pytest.raises(HomeAssistantError, match="answers with error 502"):
        await press(hass, "button.front_door_backfill_run")
    assert state(hass, MISSING) == "unavailable"


async def test_polls_are_quick_while_a_job_is_active(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    coordinator = answered_entry.runtime_data
    assert coordinator.update_interval == timedelta(seconds=30)
    server.answers[STATUS_PATH] = answers.status(camera(state="queued"))
    await poll(hass, answered_entry)
    assert coordinator.update_interval == timedelta(seconds=2)
    server.answers[STATUS_PATH] = answers.PROXY_PAGE
    await poll(hass, answered_entry)
    assert coordinator.update_interval == timedelta(seconds=30)


async def test_another_frigate_at_the_address_is_not_taken_for_ours(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(instance_id="another")
    await poll(hass, answered_entry)
    assert state(hass, MISSING) == "unavailable"
    assert "different Frigate answers" in str(answered_entry.runtime_data.last_exception)
    assert failure_reason(hass, answered_entry) == "other_instance"


async def test_another_frigate_at_the_address_is_asked_for_nothing_but_who_it_is(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Its cameras may have the same names: no run is undone there, and nobody sees its videos."""
    server.answers[STATUS_PATH] = answers.status(instance_id="another")
    await poll(hass, answered_entry)
    server.requests.clear()
    cameras = {"cameras": ["front_door"]}
    for action in ("backfill", "cancel", "undo", "get_status", "get_results"):
        with pytest.raises(HomeAssistantError):
            await call(hass, action, cameras)
    card = Card(await hass_ws_client(hass))
    for command in ("coverage", "recordings"):
        error = await card.error(command, camera="front_door", after=0, before=3600)
        assert error["code"] == "home_assistant_error"
    assert {request.path for request in server.requests} == {STATUS_PATH}
    # Back at its address, it is asked again.
    server.answers[STATUS_PATH] = answers.status()
    await poll(hass, answered_entry)
    server.answers["/api/recordings/front_door/backfill/coverage"] = {"buckets": []}
    await card.result("coverage", camera="front_door", after=0, before=3600)


async def test_the_own_request_is_shown_at_once(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 7200)
    await press(hass, "button.front_door_backfill_run")
    # The next usual poll would be in thirty seconds.
    await eventually(hass, lambda: state(hass, MISSING) == "0", 25)
