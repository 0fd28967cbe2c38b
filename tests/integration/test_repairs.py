"""The notices: each while its cause lasts, the one that can be fixed from here, fixed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component

from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.install_lines import install_lines

from . import answers
from .answers import CATALOGUE, NO_PATCH, STATUS_PATH, camera, missing
from .conftest import _start, entry_for, set_up
from .entries import poll
from .waiting import Told, eventually, press, state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer
    from .conftest import Frigate

IN_DANGER = {"sync_recordings": True, "rescue_active": False}


def issue_ids(hass: HomeAssistant) -> set[str]:
    """The notices that are shown, without the entry's id."""
    return {issue_id.rsplit("_", 1)[0] for _, issue_id in ir.async_get(hass).issues}


async def begin(
    hass: HomeAssistant, hass_client: Any, entry: MockConfigEntry, issue: str = "sync_recordings"
) -> Any:
    """Begin the fix as the frontend does."""
    assert await async_setup_component(hass, REPAIRS, {})
    client = await hass_client()
    answer = await client.post(
        "/api/repairs/issues/fix",
        json={"handler": DOMAIN, "issue_id": f"{issue}_{entry.entry_id}"},
    )
    return client, await answer.json()


async def submit(client: Any, form: Any) -> Any:
    """Press the button of the fix."""
    answer = await client.post(f"/api/repairs/issues/fix/{form['flow_id']}", json={})
    return await answer.json()


async def test_a_missing_patch_shows_the_lines_that_install_it(
    hass: HomeAssistant, bare_frigate: Frigate
) -> None:
    entry = await set_up(hass, entry_for(bare_frigate.url_internal))
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"patch_missing_{entry.entry_id}")
    assert not issue.is_fixable
    assert issue.translation_placeholders["frigate_version"].startswith("0.17.2")
    text = json.loads((answers.INTEGRATION / "translations" / "en.json").read_text())
    shown = text["issues"]["patch_missing"]["description"].format(**issue.translation_placeholders)
    for line in ("PYTHONPATH:", "volumes:", "extraVolumeMounts:", "chmod +x"):
        assert line in shown
    assert issue.learn_more_url.endswith("/docs/install.md")


def test_the_lines_that_install_are_those_of_the_documentation() -> None:
    documented = (answers.INTEGRATION.parents[1] / "docs" / "install.md").read_text()
    documented = documented.replace("/srv/frigate-backfill", "/path/to/homeassistant/config")
    known = {line.strip() for line in documented.splitlines()}
    for lines in (text for text in install_lines().values() if "\n" in text):
        assert {line.strip() for line in lines.splitlines()} <= known


async def test_an_incompatible_patch_is_told_and_forgotten(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(api_level=2, version="3.0.0")
    await poll(hass, answered_entry)
    assert issue_ids(hass) == {"patch_incompatible"}
    server.answers = dict(NO_PATCH)
    await poll(hass, answered_entry)
    assert issue_ids(hass) == {"patch_missing"}
    server.answers[STATUS_PATH] = answers.status()
    await poll(hass, answered_entry)
    assert issue_ids(hass) == set()


async def test_a_frigate_that_the_patch_does_not_know_is_told_with_both_versions(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    reason = "The recordings table demands a value for mood."
    newer = {"frigate_version": "0.21.0", "version": "1.2.3", "unsupported": reason}
    server.answers[STATUS_PATH] = answers.status(**newer)
    await poll(hass, answered_entry)
    assert issue_ids(hass) == {"frigate_unsupported"}
    (issue,) = ir.async_get(hass).issues.values()
    assert issue.translation_placeholders["frigate_version"] == "0.21.0"
    assert issue.translation_placeholders["version"] == "1.2.3"
    assert issue.translation_placeholders["reason"] == reason
    assert answered_entry.runtime_data.last_update_success
    server.answers[STATUS_PATH] = answers.status()
    await poll(hass, answered_entry)
    assert issue_ids(hass) == set()


async def test_a_catalogue_that_cannot_be_saved_is_told_until_it_can(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    broken = {**CATALOGUE, "error": "No space left on the disk"}
    server.answers[STATUS_PATH] = answers.status(catalogue=broken)
    await poll(hass, answered_entry)
    assert issue_ids(hass) == {"catalogue"}
    (issue,) = ir.async_get(hass).issues.values()
    assert issue.translation_placeholders["error"] == "No space left on the disk"
    server.answers[STATUS_PATH] = answers.status(catalogue=CATALOGUE)
    await poll(hass, answered_entry)
    assert issue_ids(hass) == set()


@pytest.mark.parametrize(
    ("status", "one", "shown"),
    [
        (IN_DANGER, {"missing": missing(3)}, True),
        ({**IN_DANGER, "rescue_active": True}, {"missing": missing(3)}, False),
        ({**IN_DANGER, "sync_recordings": False}, {"missing": missing(3)}, False),
        (IN_DANGER, {"missing": None}, False),
        (IN_DANGER, {"missing": missing(0)}, False),
        # What retention deletes anyway is not in danger.
        (IN_DANGER, {"missing": missing(0, past_retention=3)}, False),
        # It is being brought back.
        (IN_DANGER, {"missing": missing(3), "state": "running"}, False),
    ],
)
async def test_recordings_are_in_danger_only_without_the_rescue(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    status: dict[str, Any],
    one: dict[str, Any],
    shown: bool,
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera(**one), **status)
    await poll(hass, answered_entry)
    assert issue_ids(hass) == ({"sync_recordings"} if shown else set())
    server.answers[STATUS_PATH] = answers.status()
    await poll(hass, answered_entry)
    assert issue_ids(hass) == set()


async def test_the_fix_shows_the_counts_and_starts_the_runs(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    in_danger = answers.status(
        camera("front_door", missing=missing(3, past_retention=2)),
        camera("garage", missing=missing(4), friendly_name="Shed"),
        camera("porch", missing=missing(0)),
        **IN_DANGER,
    )
    server.answers[STATUS_PATH] = in_danger
    await poll(hass, answered_entry)
    client, form = await begin(hass, hass_client, answered_entry)
    assert form["step_id"] == "confirm"
    assert form["description_placeholders"]["cameras"] == "- Front Door: 3\n- Shed: 4"

    job = {"success": True, "job_id": "j", "state": "queued", "dry_run": False, "message": ""}
    cameras = {name: {**job, "camera_name": name} for name in ("front_door", "garage")}
    server.answers["/api/recordings/backfill"] = {"success": True, "cameras": cameras}
    done = await submit(client, form)
    assert done["type"] == "create_entry"
    assert server.body_of("/api/recordings/backfill") == {
        "cameras": ["front_door", "garage"],
        "dry_run": False,
        "force": False,
        "skip_expired": True,
    }


async def test_a_fix_that_frigate_refuses_says_why(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera(missing=missing(3)), **IN_DANGER)
    await poll(hass, answered_entry)
    client, form = await begin(hass, hass_client, answered_entry)
    no = answers.web.json_response({"success": False, "message": "no database"}, status=503)
    server.answers["/api/recordings/backfill"] = no
    result = await submit(client, form)
    assert result["reason"] == "refused"
    assert "no database" in result["description_placeholders"]["message"]
    assert issue_ids(hass) == {"sync_recordings"}


async def test_a_fix_after_frigate_went_says_so(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera(missing=missing(3)), **IN_DANGER)
    await poll(hass, answered_entry)
    client, form = await begin(hass, hass_client, answered_entry)
    server.answers[STATUS_PATH] = answers.PROXY_PAGE
    await hass.config_entries.async_reload(answered_entry.entry_id)
    result = await submit(client, form)
    assert result["reason"] == "unavailable"


async def test_the_fix_of_an_entry_that_is_gone_only_closes(
    hass: HomeAssistant, hass_client: Any
) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    ir.async_create_issue(
        hass,
        DOMAIN,
        "sync_recordings_gone",
        data={"entry_id": "gone"},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="sync_recordings",
    )
    gone = entry_for("http://127.0.0.1:9")
    object.__setattr__(gone, "entry_id", "gone")
    client, form = await begin(hass, hass_client, gone)
    assert form["step_id"] == "confirm"
    assert (await submit(client, form))["type"] == "create_entry"


async def test_a_fix_that_starts_nothing_is_none(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera(missing=missing(3)), **IN_DANGER)
    await poll(hass, answered_entry)
    client, form = await begin(hass, hass_client, answered_entry)
    no = {"success": False, "message": "The clock is behind", "job_id": None}
    server.answers["/api/recordings/backfill"] = {"success": True, "cameras": {"front_door": no}}
    result = await submit(client, form)
    assert result["reason"] == "refused"
    assert "front_door: The clock is behind" in result["description_placeholders"]["message"]
    assert issue_ids(hass) == {"sync_recordings"}


async def test_a_fix_of_what_came_back_meanwhile_asks_for_nothing(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera(missing=missing(3)), **IN_DANGER)
    await poll(hass, answered_entry)
    client, form = await begin(hass, hass_client, answered_entry)
    server.answers[STATUS_PATH] = answers.status(camera(missing=missing(0)), **IN_DANGER)
    await poll(hass, answered_entry)
    assert (await submit(client, form))["type"] == "create_entry"
    assert "/api/recordings/backfill" not in server.paths("POST")


async def test_what_is_ignored_stays_so_over_a_run_and_a_reload_until_it_is_over(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    def in_danger(state: str) -> dict[str, Any]:
        return answers.status(camera(missing=missing(3), state=state), **IN_DANGER)

    def ignored() -> list[bool]:
        return [issue.dismissed_version is not None for issue in ir.async_get(hass).issues.values()]

    server.answers[STATUS_PATH] = in_danger("idle")
    await poll(hass, answered_entry)
    ir.async_ignore_issue(hass, DOMAIN, f"sync_recordings_{answered_entry.entry_id}", ignore=True)
    for state_of_camera in ("running", "idle"):
        server.answers[STATUS_PATH] = in_danger(state_of_camera)
        await poll(hass, answered_entry)
        assert ignored() == [True]
    await hass.config_entries.async_reload(answered_entry.entry_id)
    assert ignored() == [True]
    server.answers[STATUS_PATH] = answers.status()
    await poll(hass, answered_entry)
    assert ignored() == []


async def test_what_is_ignored_goes_with_an_entry_that_is_disabled(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera(missing=missing(3)), **IN_DANGER)
    await poll(hass, answered_entry)
    ir.async_ignore_issue(hass, DOMAIN, f"sync_recordings_{answered_entry.entry_id}", ignore=True)
    await hass.config_entries.async_set_disabled_by(
        answered_entry.entry_id, ConfigEntryDisabler.USER
    )
    await hass.async_block_till_done()
    assert issue_ids(hass) == set()


async def test_a_frigate_that_lost_its_state_takes_the_entry_over_by_the_fix(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    """As when its configuration folder is lost, and the patch's state with it."""
    server.answers = dict(NO_PATCH)
    await poll(hass, answered_entry)
    assert issue_ids(hass) == {"patch_missing"}
    server.answers = {STATUS_PATH: answers.status(instance_id="anew")}
    await poll(hass, answered_entry)
    # The patch is there again: nobody is to install it.
    assert issue_ids(hass) == {"other_instance"}
    client, form = await begin(hass, hass_client, answered_entry, "other_instance")
    assert form["description_placeholders"]["url"] == server.url
    assert (await submit(client, form))["type"] == "create_entry"
    await hass.async_block_till_done()
    assert answered_entry.unique_id == "anew"
    assert state(hass, "sensor.front_door_backfill_missing") == "unknown"
    assert issue_ids(hass) == set()


async def test_the_fix_of_a_frigate_that_is_back_meanwhile_changes_nothing(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    server.answers[STATUS_PATH] = answers.status(instance_id="another")
    await poll(hass, answered_entry)
    client, form = await begin(hass, hass_client, answered_entry, "other_instance")
    server.answers[STATUS_PATH] = answers.status()
    assert (await submit(client, form))["type"] == "create_entry"
    await hass.async_block_till_done()
    assert answered_entry.unique_id == answers.INSTANCE_ID
    assert issue_ids(hass) == set()
    assert state(hass, "sensor.front_door_backfill_missing") == "unknown"


async def test_an_entry_that_is_deleted_while_the_fix_asks_takes_nothing_over(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    server.answers[STATUS_PATH] = answers.status(instance_id="another")
    await poll(hass, answered_entry)
    client, form = await begin(hass, hass_client, answered_entry, "other_instance")
    await hass.config_entries.async_remove(answered_entry.entry_id)
    assert (await submit(client, form))["type"] == "create_entry"
    assert answered_entry.unique_id == answers.INSTANCE_ID


async def test_no_entry_takes_over_what_another_one_has(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_client: Any
) -> None:
    entry_for("http://127.0.0.1:9", "second").add_to_hass(hass)
    server.answers[STATUS_PATH] = answers.status(instance_id="second")
    await poll(hass, answered_entry)
    client, form = await begin(hass, hass_client, answered_entry, "other_instance")
    server.answers[STATUS_PATH] = answers.PROXY_PAGE
    result = await submit(client, form)
    assert result["reason"] == "refused"
    assert "502" in result["description_placeholders"]["message"]
    server.answers[STATUS_PATH] = answers.status(instance_id="second")
    client, form = await begin(hass, hass_client, answered_entry, "other_instance")
    assert (await submit(client, form))["reason"] == "already_configured"
    assert answered_entry.unique_id == answers.INSTANCE_ID


@pytest.fixture(scope="module")
def frigate_that_syncs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frigate]:
    """A Frigate that deletes files without a row, with the patch's rescue switched off."""
    stand_in = _start(
        tmp_path_factory.mktemp("sync"),
        env={"FRIGATE_BACKFILL_RESCUE": "0"},
        config_changes=("  enabled: true", "  enabled: true\n  sync_recordings: true"),
    )
    yield stand_in
    stand_in.close()


async def test_recordings_in_danger_are_brought_back_by_the_fix(
    hass: HomeAssistant, frigate_that_syncs: Frigate, hass_client: Any
) -> None:
    frigate = frigate_that_syncs
    frigate.record("front_door", 7200, 7210)
    entry = await set_up(hass, entry_for(frigate.url_internal, frigate.instance_id))
    told = Told(hass, "event.front_door_backfill_run")
    await press(hass, "button.front_door_backfill_dry_run")
    await eventually(hass, lambda: len(told.events) == 1)
    await eventually(hass, lambda: issue_ids(hass) == {"sync_recordings"})
    client, form = await begin(hass, hass_client, entry)
    assert (await submit(client, form))["type"] == "create_entry"
    await eventually(hass, lambda: len(told.events) == 2)
    assert state(hass, "sensor.front_door_backfill_missing") == "0"
    assert issue_ids(hass) == set()
