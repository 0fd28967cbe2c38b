"""Each finished run is told exactly once, whatever restarts, polls and orders there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers import entity_registry as er

from . import answers
from .answers import STATUS_PATH, camera, run
from .conftest import entry_for, set_up
from .entries import poll
from .waiting import Told, eventually, press, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer
    from .conftest import Frigate

EVENT = "event.front_door_backfill_run"


def runs(server: AnswerServer, *numbers: int, **changes: Any) -> None:
    """Let Frigate tell these runs, newest first."""
    recent = [run(number, **changes) for number in sorted(numbers, reverse=True)]
    server.answers[STATUS_PATH] = answers.status(camera(recent_runs=recent))


async def test_runs_before_the_set_up_are_no_news(
    hass: HomeAssistant, server: AnswerServer
) -> None:
    runs(server, 1, 2)
    entry = await set_up(hass, entry_for(server.url))
    assert state(hass, EVENT) == "unknown"
    told = Told(hass, EVENT)
    runs(server, 1, 2, 3)
    await poll(hass, entry)
    assert told.runs == [(3, "completed")]


async def test_the_first_run_ever_is_told(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    runs(server, 1)
    await poll(hass, answered_entry)
    await poll(hass, answered_entry)
    assert told.runs == [(1, "completed")]
    assert told.events[0]["files_added"] == 3
    assert told.events[0]["dry_run"] is False
    assert told.events[0]["finished_at"] == "2023-11-14T22:13:22.500000+00:00"


async def test_a_run_tells_what_hangs_on_reviews_only_where_the_patch_does(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    runs(server, 1)
    await poll(hass, answered_entry)
    runs(server, 1, 2, files_kept_by_reviews=2)
    await poll(hass, answered_entry)
    before, after = told.events
    assert "files_kept_by_reviews" not in before
    assert after["files_kept_by_reviews"] == 2


async def test_several_runs_between_two_polls_are_all_told_in_their_order(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    runs(server, *range(1, 11))
    await poll(hass, answered_entry)
    assert [number for number, _ in told.runs] == list(range(1, 11))
    assert len({event["state"] for event in told.events}) == 10


@pytest.mark.parametrize("outcome", ["completed", "failed", "cancelled", "interrupted"])
@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ({}, ""),
        ({"dry_run": True}, "dry_run_"),
        ({"kind": "undo", "undo_of": "job-0"}, "undo_"),
        ({"kind": "undo", "dry_run": True}, "dry_run_"),
        ({"kind": "motion"}, "motion_"),
        ({"kind": "verify"}, "verify_"),
        ({"kind": "something_newer"}, ""),
    ],
)
async def test_every_outcome_of_every_kind_of_run_is_told(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    outcome: str,
    what: dict[str, Any],
    kind: str,
) -> None:
    told = Told(hass, EVENT)
    media = {"reviews": {"found": 3, "added": 2}}
    runs(server, 1, state=outcome, trigger="schedule", finished_at=None, media=media, **what)
    await poll(hass, answered_entry)
    assert told.runs == [(1, f"{kind}{outcome}")]
    assert told.events[0]["trigger"] == "schedule"
    assert told.events[0]["media"]["reviews"]["added"] == 2
    assert told.events[0]["finished_at"] is None


async def test_what_finished_while_home_assistant_was_away_is_told_after(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    runs(server, 1)
    await poll(hass, answered_entry)
    await hass.config_entries.async_unload(answered_entry.entry_id)
    runs(server, 1, 2, 3)
    await hass.config_entries.async_setup(answered_entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert [number for number, _ in told.runs] == [1, 2, 3]


async def test_a_poll_asks_only_for_newer_runs_and_keeps_the_others(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    polls: list[str | None] = []

    def shows(*numbers: int, again: int | None = None) -> None:
        """Runs of those numbers; the last takes back run `again`, so that all are told of."""

        def answer(request: answers.web.Request) -> dict[str, Any]:
            polls.append(request.query.get("runs_after"))
            after = 0 if again is not None else int(polls[-1] or 0)
            listed = [run(number) for number in numbers if number > after]
            if again is not None:
                listed[-1].update(kind="undo", undo_of=f"job-{again}")
                listed[numbers.index(again)]["undone_by"] = listed[-1]["job_id"]
            last = next((one for one in listed[::-1] if "undo_of" not in one), None)
            one = camera(recent_runs=listed, last_run=last, last_dry_run=None)
            return answers.status(one, capabilities=["runs_after"])

        server.answers[STATUS_PATH] = answer

    def known() -> list[tuple[int, str | None]]:
        runs = answered_entry.runtime_data.data.cameras["front_door"].recent_runs
        return [(each.run_number, each.undone_by) for each in runs]

    shows(1, 2)
    await poll(hass, answered_entry)
    await poll(hass, answered_entry)
    last_run = answered_entry.runtime_data.data.cameras["front_door"].last_run
    assert last_run is not None
    assert last_run.run_number == 2
    shows(1, 2, 3, again=2)
    await poll(hass, answered_entry)
    assert known() == [(3, None), (2, "job-3"), (1, None)]
    assert [number for number, _ in told.runs] == [1, 2, 3]
    # Frigate may come back with a patch that refuses the question.
    server.answers[STATUS_PATH] = answers.web.json_response(
        {"success": False, "message": "unknown parameter"}, status=422
    )
    await poll(hass, answered_entry)
    shows(*range(1, 15))
    await poll(hass, answered_entry)
    assert polls == [None, "2", "2", None]
    assert sorted(number for number, _ in known()) == list(range(1, 15))
    shows(*range(1, 16))
    await poll(hass, answered_entry)
    assert [number for number, _ in known()] == list(range(15, 5, -1))


async def test_a_restart_tells_nothing_again(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    runs(server, 1, 2)
    await poll(hass, answered_entry)
    for _ in range(3):
        await hass.config_entries.async_reload(answered_entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
    assert [number for number, _ in told.runs] == [1, 2]


async def test_not_even_a_crash_tells_a_run_twice(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    runs(server, 1)
    await poll(hass, answered_entry)
    # What is on disk at that moment is what the next start reads.
    stored = hass_storage[f"frigate_backfill.{answered_entry.entry_id}"]["data"]
    assert stored["told"] == {"front_door": 1}


async def test_runs_while_the_event_is_disabled_are_no_news_later(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    entities = er.async_get(hass)
    entities.async_update_entity(EVENT, disabled_by=er.RegistryEntryDisabler.USER)
    await hass.config_entries.async_reload(answered_entry.entry_id)
    runs(server, 1, 2)
    await poll(hass, answered_entry)
    entities.async_update_entity(EVENT, disabled_by=None)
    await hass.config_entries.async_reload(answered_entry.entry_id)
    await hass.async_block_till_done()
    assert told.runs == []
    runs(server, 1, 2, 3)
    await poll(hass, answered_entry)
    assert [number for number, _ in told.runs] == [3]


async def test_a_frigate_that_lost_its_state_begins_to_count_anew(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    runs(server, 41)
    await poll(hass, answered_entry)
    hass.config_entries.async_update_entry(answered_entry, unique_id="new-instance")
    server.answers[STATUS_PATH] = answers.status(instance_id="new-instance")
    await hass.config_entries.async_reload(answered_entry.entry_id)
    told = Told(hass, EVENT)
    server.answers[STATUS_PATH] = answers.status(
        camera(recent_runs=[run(1)]), instance_id="new-instance"
    )
    await poll(hass, answered_entry)
    assert [number for number, _ in told.runs] == [1]


async def test_a_real_run_and_a_real_dry_run_are_each_told_once(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    frigate.record("front_door", 7200, 7210, 7220)
    await press(hass, "button.front_door_backfill_dry_run")
    await eventually(hass, lambda: len(told.events) == 1)
    await press(hass, "button.front_door_backfill_run")
    await eventually(hass, lambda: len(told.events) == 2)
    await poll(hass, entry)
    assert [(event["dry_run"], event["files_added"]) for event in told.events] == [
        (True, 3),
        (False, 3),
    ]
    first, second = (number for number, _ in told.runs)
    assert first < second


async def test_a_run_that_a_kill_of_frigate_ended_is_told_as_interrupted(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    told = Told(hass, EVENT)
    # Enough that the run is not over before Frigate is.
    for hour in range(1, 15):
        frigate.record("front_door", *(hour * 3600 + 10 * index for index in range(300)))
    await press(hass, "button.front_door_backfill_run")
    frigate.kill()
    await entry.runtime_data.async_refresh()
    assert state(hass, EVENT) == "unavailable"
    await hass.async_add_executor_job(frigate.start)
    await entry.runtime_data.async_refresh()
    await eventually(hass, lambda: len(told.events) == 1)
    assert entry.state is ConfigEntryState.LOADED
    assert told.events[0]["event_type"] == "interrupted"
