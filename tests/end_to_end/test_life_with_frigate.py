"""Months of a user's life in a few minutes, in one real Home Assistant.

The tests build on each other.
"""

from __future__ import annotations

import re
import time
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from testing.home_assistant import HassAnswerError, SocketError
from testing.paths import SAMPLE
from testing.waiting import eventually

from .conftest import BEFORE_THE_NEXT_LOOK, HOUR

if TYPE_CHECKING:
    from .conftest import Frigate, House

MISSING = "sensor.front_door_backfill_missing"
TOTAL_MISSING = "sensor.frigate_backfill_missing"
EVENT = "event.front_door_backfill_run"


@pytest.fixture(scope="module", autouse=True)
def _added(house: House, frigate: Frigate) -> None:
    assert house.add(frigate.url_internal)["type"] == "create_entry"


def entry_of(house: House, frigate: Frigate, *, external: bool = False) -> dict[str, Any]:
    url = frigate.url_external if external else frigate.url_internal
    return next(entry for entry in house.hass.entries() if entry["title"] == url.split("://")[1])


def test_the_same_frigate_is_not_added_twice(house: House, frigate: Frigate) -> None:
    again = house.add(frigate.url_internal)
    assert (again["type"], again["reason"]) == ("abort", "already_configured")
    assert len(house.hass.entries()) == 1


def test_a_dry_run_by_the_button_counts_what_is_missing(house: House, frigate: Frigate) -> None:
    frigate.record("front_door", 2 * HOUR, 3 * HOUR)
    frigate.record("back_yard", 2 * HOUR)
    house.press("button.frigate_backfill_dry_run_all")
    eventually(lambda: house.value(TOTAL_MISSING), "3")
    assert house.value(MISSING) == "2"


def test_an_automation_uses_the_actions_response(house: House, frigate: Frigate) -> None:
    house.hass.post(
        "/api/config/automation/config/tested",
        {
            "alias": "Bring back",
            "triggers": [{"trigger": "event", "event_type": "bring_back"}],
            "actions": [
                {
                    "action": "frigate_backfill.backfill",
                    "data": {"cameras": ["{{ trigger.event.data.camera }}"], "wait": True},
                    "response_variable": "report",
                },
                {
                    "event": "brought_back",
                    "event_data": {
                        "added": "{{ report.files_added }}",
                        "state": "{{ report.runs[0].state }}",
                        "message": "{{ report.runs[0].message }}",
                    },
                },
            ],
        },
    )
    eventually(lambda: house.value("automation.bring_back"), "on")
    with house.hass.socket() as socket:
        brought_back = socket.subscribe("subscribe_events", event_type="brought_back")
        house.hass.post("/api/events/bring_back", {"camera": "front_door"})
        answer = socket.event(brought_back)["data"]
    assert (answer["added"], answer["state"]) == (2, "completed")
    assert "front_door" in answer["message"]
    eventually(lambda: house.value(MISSING), "0", seconds=BEFORE_THE_NEXT_LOOK)
    eventually(lambda: house.value(TOTAL_MISSING), "1")
    assert house.hass.state(EVENT)["attributes"]["files_added"] == 2


def test_a_wrong_call_says_which_field(house: House) -> None:
    with house.hass.socket() as socket, pytest.raises(SocketError) as error:
        socket.ask(
            "call_service",
            domain="frigate_backfill",
            service="backfill",
            service_data={"cameras": ["front_door"], "last": "a while"},
        )
    assert "last: a while" in error.value.message


def test_the_schedule_is_switched_and_read(house: House) -> None:
    switch = "switch.front_door_backfill_schedule"
    house.hass.post("/api/services/switch/turn_on", {"entity_id": switch})
    eventually(lambda: house.value(switch), "on", seconds=BEFORE_THE_NEXT_LOOK)
    report = house.hass.call("frigate_backfill.get_status", {"cameras": ["front_door"]})
    assert report["cameras"][0]["schedule"]["enabled"] is True


def test_the_card_is_on_every_page_and_its_clips_play(house: House, frigate: Frigate) -> None:
    with urllib.request.urlopen(house.hass.url) as page:
        (url,) = set(re.findall(r"/frigate_backfill/[^\"']+", page.read().decode()))
    with urllib.request.urlopen(house.hass.url + url) as card:
        assert b"frigate-backfill-card" in card.read()
    now = time.time()
    with house.hass.socket() as socket:
        listed = socket.ask(
            "frigate_backfill/recordings",
            camera="front_door",
            after=now - 2.5 * HOUR,
            before=now - 1.5 * HOUR,
        )["recordings"]
    assert [each["kind"] for each in listed] == ["backfilled"]
    clip = urllib.request.Request(house.hass.url + listed[0]["url"], headers={"Range": "bytes=0-9"})
    with urllib.request.urlopen(clip) as answer:
        assert answer.status == 206
        assert answer.read() == SAMPLE.read_bytes()[:10]


def test_a_restart_of_frigate_shows_and_passes(house: House, frigate: Frigate) -> None:
    began = house.hass.log.stat().st_size
    told = house.value(EVENT)
    frigate.stop()
    house.look(MISSING)
    eventually(lambda: house.value(MISSING), "unavailable")
    house.look(MISSING)
    assert house.instances()[entry_of(house, frigate)["title"]]["reason"] == "unreachable"
    frigate.start()
    house.look(MISSING)
    eventually(lambda: house.value(MISSING), "0")
    assert house.value(EVENT) == told
    # One line when it goes, one when it is back.
    lines = [line for line in house.hass.said(began).splitlines() if "frigate_backfill" in line]
    assert sum(" ERROR " in line for line in lines) == 1
    assert not any("Traceback" in line for line in lines)


def test_a_run_that_frigates_end_cuts_off_is_told_as_interrupted_or_done(
    house: House, frigate: Frigate
) -> None:
    frigate.record("front_door", *(5 * HOUR + 20 * number for number in range(150)))
    report = house.hass.call(
        "frigate_backfill.backfill", {"cameras": ["front_door"], "force": True}
    )
    job_id = report["runs"][0]["job_id"]
    frigate.kill()
    frigate.start()
    house.look(MISSING)
    eventually(
        lambda: (house.look(MISSING), house.hass.state(EVENT)["attributes"].get("job_id"))[1],
        job_id,
    )
    # Whether the run or the end of Frigate was faster.
    assert house.hass.state(EVENT)["attributes"]["event_type"] in ("interrupted", "completed")


def test_a_restart_of_home_assistant_tells_no_run_twice(house: House) -> None:
    told = house.value(EVENT)
    missing = house.value(MISSING)
    house.hass.restart()
    eventually(lambda: house.value(MISSING), missing)
    assert house.value(EVENT) == told


def test_an_image_update_that_lost_the_patch_raises_a_repair_that_goes_by_itself(
    house: House, frigate: Frigate
) -> None:
    frigate.restart(patch=False)
    house.look(MISSING)
    eventually(house.issues, ["patch_missing"])
    assert house.instances()[entry_of(house, frigate)["title"]]["reason"] == "patch_missing"
    frigate.restart(patch=True)
    house.look(MISSING)
    eventually(house.issues, [])
    eventually(lambda: house.value(MISSING) != "unavailable", expected=True)


def test_two_frigates_with_the_same_camera_names_are_told_apart(
    house: House, frigate: Frigate, other_frigate: Frigate
) -> None:
    wrong = house.add(other_frigate.url_external, username="admin", password="wrong")
    assert wrong["errors"] == {"base": "invalid_auth"}
    added = house.add(other_frigate.url_external, username="admin", password="admin-password")
    assert added["type"] == "create_entry"
    other = added["result"]["entry_id"]

    with pytest.raises(SocketError, match="config_entry_id"), house.hass.socket() as socket:
        socket.ask(
            "call_service",
            domain="frigate_backfill",
            service="get_status",
            service_data={"cameras": ["front_door"]},
            return_response=True,
        )
    other_frigate.record("front_door", 2 * HOUR, 3 * HOUR, 4 * HOUR)
    report = house.hass.call(
        "frigate_backfill.backfill",
        {"cameras": ["front_door"], "config_entry_id": other, "wait": True},
    )
    assert report["files_added"] == 3
    names = [device["name"] for device in house.hass.devices()]
    assert names.count("Front Door backfill") == 2
    instances = [name for name in names if name.startswith("Frigate Backfill")]
    assert len(set(instances)) == 2
    # The first one's numbers are its own.
    assert house.hass.state(EVENT)["attributes"]["files_added"] != 3


def test_a_changed_password_is_asked_for_and_everything_is_as_before(
    house: House, other_frigate: Frigate
) -> None:
    entry = entry_of(house, other_frigate, external=True)
    other_frigate.change_password("admin", "changed-password")
    # Its old token would do for a while yet.
    house.hass.post(f"/api/config/config_entries/entry/{entry['entry_id']}/reload", {})

    def asking() -> list[dict[str, Any]]:
        with house.hass.socket() as socket:
            flows = socket.ask("config_entries/flow/progress")
        return [flow for flow in flows if flow["context"]["source"] == "reauth"]

    eventually(lambda: len(asking()), 1)
    assert house.instances()[entry["title"]]["reason"] == "auth"
    path = f"/api/config/config_entries/flow/{asking()[0]['flow_id']}"
    refused = house.hass.post(path, {"username": "admin", "password": "guessed"})
    assert refused["errors"] == {"base": "invalid_auth"}
    done = house.hass.post(path, {"username": "admin", "password": "changed-password"})
    assert (done["type"], done["reason"]) == ("abort", "reauth_successful")
    eventually(lambda: house.instances()[entry["title"]]["available"], expected=True)
    assert asking() == []


def test_somebody_who_is_no_admin_sees_but_changes_nothing(house: House, frigate: Frigate) -> None:
    house.hass.add_user("guest", "guest-password", groups=("system-users",))
    guest = house.hass.token("guest", "guest-password")
    entry = entry_of(house, frigate)
    instance = house.instances(guest)[entry["title"]]
    assert instance["can_change"] is False
    assert {camera["name"] for camera in instance["cameras"]} == {"front_door", "back_yard"}

    here = {"cameras": ["front_door"], "config_entry_id": entry["entry_id"]}
    assert house.hass.call("frigate_backfill.get_status", here, token=guest)["cameras"]
    with pytest.raises(HassAnswerError) as refused:
        house.hass.call("frigate_backfill.backfill", here, token=guest)
    assert refused.value.status == 401
    with house.hass.socket(guest) as socket:
        for command in ("backfill", "cancel", "results", "set_schedule"):
            with pytest.raises(SocketError) as error:
                socket.ask(
                    f"frigate_backfill/{command}", entry_id=entry["entry_id"], camera="front_door"
                )
            assert error.value.code == "unauthorized"


def test_diagnostics_tell_no_secret(house: House, other_frigate: Frigate) -> None:
    entry = entry_of(house, other_frigate, external=True)
    told = house.hass.get(f"/api/diagnostics/config_entry/{entry['entry_id']}")
    assert told["data"]
    assert "changed-password" not in str(told)


def test_removed_entries_leave_nothing_behind(house: House) -> None:
    for entry in house.hass.entries():
        request = urllib.request.Request(
            f"{house.hass.url}/api/config/config_entries/entry/{entry['entry_id']}",
            headers={"Authorization": f"Bearer {house.hass.token()}"},
            method="DELETE",
        )
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 200
    assert list(house.hass.devices()) == []
    states = house.hass.get("/api/states")
    assert not [state for state in states if "backfill" in state["entity_id"]][1:]
    left = (house.hass.folder / ".storage").glob("frigate_backfill*")
    assert list(left) == []


def test_home_assistant_had_nothing_to_complain_about(house: House) -> None:
    said = house.hass.said()
    assert "Detected blocking call" not in said
    assert "Detected that custom integration" not in said
    assert "Unclosed" not in said
    deprecated = [line for line in said.splitlines() if "deprecated" in line]
    assert not [line for line in deprecated if "frigate_backfill" in line]
    ours = [line for line in said.splitlines() if "custom_components" in line]
    assert not [line for line in ours if "Traceback" in line or 'File "' in line]
