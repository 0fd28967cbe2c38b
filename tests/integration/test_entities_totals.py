"""What sensors say of all cameras and of what runs found, and how often they say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from homeassistant.helpers.entity import Entity

from . import answers
from .answers import STATUS_PATH, camera, missing, run
from .entries import enable_all
from .waiting import state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer


async def test_totals_of_all_cameras_never_shrink(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    def totals(added: int) -> dict[str, int]:
        return {**camera()["totals"], "runs": 1, "files_added": added}

    server.answers[STATUS_PATH] = answers.status(
        camera("front_door", totals=totals(5)), camera("garage", totals=totals(7))
    )
    await answered_entry.runtime_data.async_refresh()
    assert state(hass, "sensor.frigate_backfill_added") == "12"
    server.answers[STATUS_PATH] = answers.status(camera("front_door", totals=totals(6)))
    await answered_entry.runtime_data.async_refresh()
    assert state(hass, "sensor.frigate_backfill_added") == "13"
    await hass.config_entries.async_reload(answered_entry.entry_id)
    assert state(hass, "sensor.frigate_backfill_added") == "13"


async def test_missing_is_summed_over_the_cameras_where_a_run_looked(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(
        camera("a", missing=missing(3)),
        camera("b", missing=missing(4, past_retention=1)),
        camera("c"),
    )
    await answered_entry.runtime_data.async_refresh()
    found = hass.states.get("sensor.frigate_backfill_missing")
    assert found.state == "7"
    assert found.attributes["seconds"] == 70.0
    assert found.attributes["bytes"] == 7_000_000


async def test_missing_reaches_zero_although_expired_recordings_stay_on_disk(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    await enable_all(hass, answered_entry)

    async def shown(**changes: Any) -> tuple[str, str, str]:
        server.answers[STATUS_PATH] = answers.status(camera(missing=missing(**changes)))
        await answered_entry.runtime_data.async_refresh()
        names = ("sensor.{}_missing", "sensor.{}_expired", "binary_sensor.{}_recordings_missing")
        of_camera, of_all = (
            tuple(state(hass, name.format(device)) for name in names)
            for device in ("front_door_backfill", "frigate_backfill")
        )
        assert of_camera == of_all
        return of_camera

    media = {"reviews": {"files": 2, "past_retention": 1}}
    assert await shown(files=3, past_retention=4, media=media) == ("3", "4", "on")
    for sensor, reviews in (("missing", 2), ("expired", 1)):
        for device in ("front_door_backfill", "frigate_backfill"):
            found = hass.states.get(f"sensor.{device}_{sensor}")
            assert found.attributes["reviews"] == reviews
    assert await shown(files=0, past_retention=4, media={}) == ("0", "4", "off")


async def test_other_media_that_a_run_added_are_told_beside_its_recordings(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    counts = {"found": 5, "added": 3, "updated": 1, "skipped": 1}
    last = run(1, media={"reviews": counts, "previews": {}})
    server.answers[STATUS_PATH] = answers.status(camera(last_run=last))
    await answered_entry.runtime_data.async_refresh()
    attributes = hass.states.get("sensor.front_door_backfill_added").attributes
    assert (attributes["reviews"], attributes["previews"]) == (4, 0)


async def test_a_poll_writes_the_states_of_what_changed_only(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera("front_door"), camera("back_yard"))
    await answered_entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    written: list[str] = []
    with patch.object(
        Entity, "async_write_ha_state", lambda entity: written.append(entity.entity_id)
    ):
        server.answers[STATUS_PATH] = answers.status(
            camera("front_door"), camera("back_yard", state="queued")
        )
        await answered_entry.runtime_data.async_refresh()
    assert "sensor.back_yard_backfill_status" in written
    assert "sensor.frigate_backfill_status" in written
    assert not [entity_id for entity_id in written if "front_door" in entity_id]
