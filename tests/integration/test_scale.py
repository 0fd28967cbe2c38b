"""Twenty cameras, many polls: nothing is told twice, nothing blocks, nothing grows."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from homeassistant import block_async_io
from homeassistant.helpers import device_registry as dr

from custom_components.frigate_backfill.client.models import Run

from . import answers
from .answers import STATUS_PATH, camera, missing, run
from .conftest import _start, entry_for, set_up
from .dashboard.cards import card_of, entity_of
from .waiting import Told, eventually, press, state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator

    from .answers import AnswerServer
    from .conftest import Frigate

CAMERAS = [f"camera_{number}" for number in range(1, 21)]
EVENTS = [f"event.{name}_backfill_run" for name in CAMERAS]


@pytest.fixture(scope="module")
def big_frigate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frigate]:
    """A Frigate of twenty cameras, each with two recordings that its database lost."""
    stand_in = _start(tmp_path_factory.mktemp("big"), cameras=CAMERAS)
    for name in CAMERAS:
        stand_in.record(name, 7200, 7210)
    yield stand_in
    stand_in.close()


async def test_a_run_on_each_of_twenty_cameras_is_one_event_each(
    hass: HomeAssistant,
    big_frigate: Frigate,
    disable_block_async_io: None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    entry = entry_for(big_frigate.url_internal, big_frigate.instance_id)
    # Home Assistant's own detection, as in a real start.
    block_async_io.enable()
    await set_up(hass, entry)
    told = Told(hass, *EVENTS)
    await press(hass, "button.frigate_backfill_run_all")
    # Shown at once, without waiting for a poll.
    assert state(hass, "sensor.frigate_backfill_status") in ("queued", "running")
    await eventually(hass, lambda: len(told.events) == len(CAMERAS), 90)
    for _ in range(3):
        await entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    assert sorted(event["entity_id"] for event in told.events) == sorted(EVENTS)
    assert len({number for number, _ in told.runs}) == len(CAMERAS)
    assert {event["files_added"] for event in told.events} == {2}
    assert state(hass, "sensor.frigate_backfill_added") == str(2 * len(CAMERAS))
    assert state(hass, "sensor.frigate_backfill_missing") == "0"
    assert "Detected blocking call" not in caplog.text


def busy(number: int) -> dict[str, object]:
    """A status in which everything moves from poll to poll."""
    return answers.status(
        *(
            camera(
                name,
                state="running" if number % 3 else "idle",
                missing=missing(number),
                last_run=run(number),
                recent_runs=[run(index) for index in range(number, max(0, number - 10), -1)],
                totals={**camera()["totals"], "files_added": number},
            )
            for name in CAMERAS
        )
    )


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_memory_is_flat_over_many_polls(hass: HomeAssistant, server: AnswerServer) -> None:
    server.answers[STATUS_PATH] = busy(1)
    entry = await set_up(hass, entry_for(server.url))

    async def polls(first: int, last: int) -> None:
        for number in range(first, last):
            server.answers[STATUS_PATH] = busy(number)
            server.requests.clear()
            server.bodies.clear()
            await entry.runtime_data.async_refresh()
            await hass.async_block_till_done()

    await polls(2, 20)
    before = alive()
    await polls(20, 220)
    # Each poll brings 220 runs; those of the last are there, those of the others are not.
    assert alive() == before


def alive() -> int:
    """How many runs are in memory."""
    gc.collect()
    return sum(isinstance(thing, Run) for thing in gc.get_objects())


async def test_a_poll_of_what_did_not_change_writes_no_state(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    written: list[str] = []
    hass.bus.async_listen("state_changed", lambda event: written.append(event.data["entity_id"]))
    for _ in range(5):
        await answered_entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    assert written == []


async def test_a_user_with_few_rights_costs_no_more_look_ups_the_more_cameras_there_are(
    hass: HomeAssistant, server: AnswerServer, hass_ws_client: WebSocketGenerator
) -> None:
    looked_up: list[int] = []
    for cameras in (CAMERAS[:2], CAMERAS):
        server.answers[STATUS_PATH] = answers.status(*map(camera, cameras))
        entry = await set_up(hass, entry_for(server.url))
        every = {entity_of(hass, entry, name): {"read": True} for name in cameras}
        card = await card_of(hass, hass_ws_client, {"entities": {"entity_ids": every}})
        with patch.object(
            dr, "async_entries_for_config_entry", wraps=dr.async_entries_for_config_entry
        ) as look_up:
            (instance,) = (await card.result("instances"))["instances"]
            await card.result("subscribe_overview")
            overview = await card.event()
            await entry.runtime_data.async_refresh()
            server.answers[STATUS_PATH] = answers.status(
                *(camera(name, missing=missing(1)) for name in cameras)
            )
            await entry.runtime_data.async_refresh()
            changed = await card.event()
            looked_up.append(look_up.call_count)
        assert [each["name"] for each in instance["cameras"]] == sorted(cameras)
        assert overview["cameras"].keys() == changed["cameras"].keys() == set(cameras)
        await hass.config_entries.async_remove(entry.entry_id)
        await hass.async_block_till_done()
    assert looked_up[0] == looked_up[1]
