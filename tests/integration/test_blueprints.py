"""The blueprints: Home Assistant takes them, and they do what they promise."""

from __future__ import annotations

import re
import shutil
import time
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.template import render_complex
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    async_mock_service,
    mock_integration,
    mock_platform,
)

from .actions.calls import instance_device, job
from .answers import INTEGRATION, STATUS_PATH, AnswerServer, camera, missing, run, status
from .waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from homeassistant.core import HomeAssistant

ROOT = INTEGRATION.parents[1]
FOLDER = ROOT / "blueprints/automation/frigate_backfill"
BLUEPRINTS = (
    "bring_back_from_the_phone",
    "nightly_dry_run",
    "run_when_frigate_is_back",
    "tell_when_recordings_go_missing",
)
README = (ROOT / "README.md").read_text()
TOTAL = "sensor.frigate_backfill_missing"
START = "POST /api/recordings/backfill"


@pytest.fixture
async def blueprints(hass: HomeAssistant, tmp_path: Path) -> AsyncIterator[None]:
    """A configuration directory of its own, with the blueprints imported."""
    hass.config.config_dir = str(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "blueprints/automation/frigate_backfill")
    yield
    await hass.services.async_call("automation", "turn_off", {"entity_id": "automation.tested"})
    await hass.async_block_till_done()


async def automate(hass: HomeAssistant, blueprint: str, **inputs: Any) -> None:
    used = {"path": f"frigate_backfill/{blueprint}.yaml", "input": inputs}
    config = {"automation": {"alias": "Tested", "use_blueprint": used}}
    assert await async_setup_component(hass, "automation", config)
    await hass.async_block_till_done()
    assert hass.states.get("automation.tested").state == "on"  # type: ignore[union-attr]


def notifications(hass: HomeAssistant) -> list[ServiceCall]:
    return async_mock_service(hass, "persistent_notification", "create")


def test_there_are_no_others() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(BLUEPRINTS)


@pytest.mark.parametrize("name", BLUEPRINTS)
def test_home_assistant_accepts_it(name: str) -> None:
    from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA

    path = FOLDER / f"{name}.yaml"
    blueprint = Blueprint(
        load_yaml_dict(str(path)),
        expected_domain="automation",
        path=path.name,
        schema=AUTOMATION_BLUEPRINT_SCHEMA,
    )
    assert blueprint.validate() is None
    assert blueprint.name.startswith("Frigate Backfill: ")
    assert blueprint.metadata["source_url"].endswith(f"/{path.relative_to(ROOT)}")
    assert blueprint.metadata["homeassistant"]["min_version"] == "2025.4.0"


@pytest.mark.parametrize("name", BLUEPRINTS)
def test_the_readme_has_a_link_that_imports_it(name: str) -> None:
    source = f"blueprints%2Fautomation%2Ffrigate_backfill%2F{name}.yaml"
    links = re.findall(r"https://my\.home-assistant\.io/redirect/blueprint_import/\S+", README)
    assert sum(source in link for link in links) == 1


def finished(**changes: Any) -> dict[str, Any]:
    return status(camera(recent_runs=[run(9, **changes)]))


@pytest.mark.parametrize(
    ("outcome", "title"),
    [
        ({"files_added": 4}, "Recordings are missing in Frigate"),
        ({"files_added": 0}, None),
        (
            {"files_added": 0, "state": "failed"},
            "The dry run of Frigate Backfill did not complete",
        ),
    ],
)
async def test_the_nightly_dry_run_tells_what_is_missing(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    blueprints: None,
    outcome: dict[str, Any],
    title: str | None,
) -> None:
    told = notifications(hass)
    device = instance_device(hass, answered_entry)
    await automate(hass, "nightly_dry_run", devices=[device])
    server.answers[START] = {"cameras": {"front_door": job("front_door")}}
    server.answers[STATUS_PATH] = finished(dry_run=True, message="4 can come back.", **outcome)
    await hass.services.async_call(
        "automation", "trigger", {"entity_id": "automation.tested"}, blocking=True
    )

    body = next(body for body in server.bodies if body is not None)
    assert body["dry_run"] is True
    assert body["start_time"] == pytest.approx(time.time() - 7 * 86400, abs=60)
    assert [call.data["title"] for call in told] == ([title] if title else [])
    if outcome["files_added"]:
        assert "- 4 can come back." in told[0].data["message"]
    elif title:
        assert "Not complete: front_door." in told[0].data["message"]


async def test_a_nightly_dry_run_that_cannot_be_started_is_told(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, blueprints: None
) -> None:
    told = notifications(hass)
    device = instance_device(hass, answered_entry)
    await automate(hass, "nightly_dry_run", devices=[device])
    server.answers.clear()
    await hass.services.async_call(
        "automation", "trigger", {"entity_id": "automation.tested"}, blocking=True
    )
    (call,) = told
    assert call.data["title"] == "The dry run of Frigate Backfill did not complete"
    assert "It could not be started." in call.data["message"]


@pytest.mark.parametrize(("minutes", "runs"), [(0, 1), (5, 0)])
async def test_a_backfill_runs_when_frigate_is_back_after_a_while(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    blueprints: None,
    minutes: float,
    runs: int,
) -> None:
    afterwards = async_mock_service(hass, "test", "afterwards")
    await automate(
        hass,
        "run_when_frigate_is_back",
        sensor=TOTAL,
        devices=[instance_device(hass, answered_entry)],
        gone_for=minutes,
        wait_for={"seconds": 0},
        afterwards=[{"action": "test.afterwards", "data": {"added": "{{ report.files_added }}"}}],
    )
    server.answers[START] = {"cameras": {"front_door": job("front_door")}}
    coordinator = answered_entry.runtime_data
    del server.answers[STATUS_PATH]
    await coordinator.async_refresh()
    await hass.async_block_till_done()
    assert hass.states.get(TOTAL).state == "unavailable"  # type: ignore[union-attr]
    assert server.paths("POST") == []
    server.answers[STATUS_PATH] = finished(files_added=2)
    await coordinator.async_refresh()
    await hass.async_block_till_done()

    assert len(server.paths("POST")) == runs
    assert [call.data["added"] for call in afterwards] == [2] * runs
    for body in filter(None, server.bodies):
        assert body["dry_run"] is False
        assert body["start_time"] == pytest.approx(time.time() - 2 * 86400, abs=60)


async def test_recordings_that_go_missing_are_told_once(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, blueprints: None
) -> None:
    told = notifications(hass)
    await automate(hass, "tell_when_recordings_go_missing", sensors=[TOTAL], at_least=2)
    coordinator = answered_entry.runtime_data

    async def becomes(answer: Any) -> None:
        server.answers.clear()
        if answer is not None:
            server.answers[STATUS_PATH] = answer
        await coordinator.async_refresh()
        await hass.async_block_till_done()

    await becomes(status(camera(missing=missing(1))))
    assert told == []
    await becomes(status(camera(missing=missing(3))))
    assert [call.data["message"].count("Missing: 3.") for call in told] == [1]
    # Frigate goes and comes back, and a run brings them back: no news.
    await becomes(None)
    await becomes(status(camera(missing=missing(3))))
    await becomes(status(camera(missing=missing(0))))
    assert len(told) == 1
    await becomes(status(camera(missing=missing(2))))
    assert len(told) == 2


class Phone:
    """The app's device, as far as a message goes: mobile_app itself needs packages to compile."""

    ACTION_SCHEMA = cv.DEVICE_ACTION_BASE_SCHEMA.extend(
        {
            "type": "notify",
            "title": cv.template,
            "message": cv.template,
            "data": cv.template_complex,
        }
    )

    def __init__(self, hass: HomeAssistant) -> None:
        self.sent: list[dict[str, Any]] = []
        mock_integration(hass, MockModule("mobile_app"))
        mock_platform(hass, "mobile_app.device_action", self)  # type: ignore[arg-type]
        entry = MockConfigEntry(domain="mobile_app", state=ConfigEntryState.LOADED)
        entry.add_to_hass(hass)
        self.device = dr.async_get(hass).async_get_or_create(
            config_entry_id=entry.entry_id, identifiers={("mobile_app", "phone")}, name="Phone"
        )

    async def async_call_action_from_config(
        self, hass: HomeAssistant, config: dict[str, Any], variables: Any, context: Any
    ) -> None:
        self.sent.append(
            {key: render_complex(config[key], variables) for key in ("title", "message", "data")}
        )


@pytest.mark.parametrize(
    ("answer", "away", "said"),
    [
        ("BRING_BACK_", False, ["3 came back."]),
        (
            "BRING_BACK_",
            True,
            ["Der Lauf ließ sich nicht starten."],
        ),
        ("NOT_NOW_", False, []),
    ],
)
async def test_recordings_are_brought_back_from_the_phone(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    blueprints: None,
    answer: str,
    away: bool,
    said: list[str],
) -> None:
    phone = Phone(hass)
    await automate(
        hass,
        "bring_back_from_the_phone",
        sensors=["binary_sensor.frigate_backfill_recordings_missing"],
        phone=phone.device.id,
        title="Aufnahmen fehlen",
        not_started="Der Lauf ließ sich nicht starten.",
        message="{{ trigger.to_state.name }}: {{ trigger.to_state.state }}",
    )
    server.answers[START] = {"cameras": {"front_door": job("front_door")}}
    server.answers[STATUS_PATH] = status(camera(missing=missing(3)))
    await answered_entry.runtime_data.async_refresh()
    # The automation goes on waiting for the answer.
    answered = "mobile_app_notification_action"
    await until(lambda: answered in hass.bus.async_listeners())
    asked = phone.sent[0]
    actions = asked["data"]["actions"]
    assert asked["title"] == "Aufnahmen fehlen"
    assert asked["message"] == "Frigate Backfill Recordings missing: on"
    assert [action["title"] for action in actions] == ["Bring back", "Not now"]
    chosen = next(each["action"] for each in actions if each["action"].startswith(answer))
    server.answers[STATUS_PATH] = finished(files_added=3, message="3 came back.")
    if away:
        server.answers.clear()
    hass.bus.async_fire(answered, {"action": chosen})
    await hass.async_block_till_done()
    assert len(server.paths("POST")) == len(said)
    assert [each["message"] for each in phone.sent[1:]] == said
