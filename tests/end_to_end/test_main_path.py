"""What every user does first, on both Home Assistants: add, dry run, backfill, look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testing.waiting import eventually

from .conftest import BEFORE_THE_NEXT_LOOK, HOUR, Frigate

if TYPE_CHECKING:
    from .conftest import House

MISSING = "sensor.front_door_backfill_missing"


@pytest.fixture(scope="module", params=["oldest", "newest"])
def home(request: pytest.FixtureRequest) -> House:
    """Each Home Assistant in turn."""
    house: House = request.getfixturevalue("old_house" if request.param == "oldest" else "house")
    return house


def test_from_the_config_flow_to_recordings_that_are_back(
    home: House, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Frigate(tmp_path_factory.mktemp("main")) as frigate:
        assert home.add(frigate.url_internal)["type"] == "create_entry"
        eventually(lambda: home.value(MISSING), "unknown")

        frigate.record("front_door", 2 * HOUR, 3 * HOUR)
        home.press("button.front_door_backfill_dry_run")
        eventually(lambda: home.value(MISSING), "2")

        log_began = home.hass.log.stat().st_size
        report = home.hass.call(
            "frigate_backfill.backfill", {"cameras": ["front_door"], "wait": True}
        )
        assert (report["finished"], report["files_added"]) == (True, 2)
        eventually(lambda: home.value(MISSING), "0", seconds=BEFORE_THE_NEXT_LOOK)
        eventually(lambda: home.value("sensor.front_door_backfill_added"), "2")
        event = home.hass.state("event.front_door_backfill_run")["attributes"]
        assert (event["event_type"], event["files_added"]) == ("completed", 2)
        said = home.hass.said(log_began)
        assert "frigate_backfill" not in "".join(
            line for line in said.splitlines() if " WARNING " in line or " ERROR " in line
        )
