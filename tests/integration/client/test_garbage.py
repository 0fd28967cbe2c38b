"""Whatever Frigate answers: one clear error or a good value, never a traceback."""

from __future__ import annotations

import contextlib
import copy
import json
import logging
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers.json import json_bytes
from homeassistant.util import dt as dt_util
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.frigate_backfill.client.client import _read_outcomes, _read_status
from custom_components.frigate_backfill.client.decode import decode
from custom_components.frigate_backfill.client.errors import FrigateBackfillError, Problem
from custom_components.frigate_backfill.client.models import (
    CameraStatus,
    Coverage,
    FileResult,
    Hour,
    InstanceStatus,
    Job,
    Notice,
    ResultsPage,
    Schedule,
)

from .. import answers
from ..answers import STATUS_PATH
from ..conftest import entry_for, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homeassistant.core import HomeAssistant

    from ..answers import AnswerServer

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=-(10**400), max_value=10**400)
    | st.floats(allow_nan=True, allow_infinity=True)
    | st.text(st.characters())
    | st.sampled_from(["", "\ud800", "running", "x" * 20_000, "1e999"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
FULL = answers.status(
    answers.camera(
        state="running",
        job_id="job-9",
        dry_run=True,
        queued_at=1_700_000_000.0,
        started_at=1_700_000_001.0,
        friendly_name="Front Door",
        progress={
            "files_scanned": 1200,
            "files_total": 8640,
            "percent": 13.9,
            "files_added": 3,
            "files_skipped": 1197,
            "files_errors": 0,
            "eta_seconds": 12.0,
        },
        last_run=answers.run(2),
        last_dry_run=answers.run(1, dry_run=True),
        recent_runs=[answers.run(2), answers.run(1, dry_run=True)],
        missing=answers.missing(3),
    )
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a JSON document."""
    yield path
    items: Any = ()
    match value:
        case dict():
            items = value.items()
        case list():
            items = enumerate(value)
    for key, inner in items:
        yield from places(inner, (*path, key))


PLACES = sorted(places(FULL), key=str)
REMOVED = object()


def changed(path: tuple[Any, ...], new: Any) -> Any:
    """The full status with another value at a path, or without it."""
    if not path:
        return new if new is not REMOVED else None
    document = copy.deepcopy(FULL)
    inner: Any = document
    for key in path[:-1]:
        inner = inner[key]
    if new is REMOVED:
        del inner[path[-1]]
    else:
        inner[path[-1]] = new
    return document


def assert_usable(status: InstanceStatus) -> None:
    """Home Assistant can show and store all of it."""
    json_bytes(asdict(status))
    for camera in status.cameras.values():
        for run in camera.recent_runs:
            for time in (run.started_at, run.finished_at):
                assert time is None or dt_util.as_local(dt_util.utc_from_timestamp(time))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES), st.just(REMOVED) | JSON)
def test_a_status_with_anything_anywhere_is_usable_or_one_error(path: Any, new: Any) -> None:
    try:
        status = _read_status(changed(path, new), "frigate:5000")
    except FrigateBackfillError:
        return
    assert_usable(status)


@settings(max_examples=200, deadline=None)
@given(
    JSON,
    st.sampled_from([CameraStatus, Coverage, FileResult, Hour, Job, ResultsPage, Schedule]),
)
def test_any_answer_to_any_request_is_a_value_or_one_error(answer: Any, kind: Any) -> None:
    # Any other exception fails the test.
    with contextlib.suppress(FrigateBackfillError):
        decode(kind, answer)
    with contextlib.suppress(FrigateBackfillError):
        _read_outcomes({"cameras": {"front_door": answer}})


def test_the_error_names_the_field_that_is_wrong() -> None:
    document = changed(("cameras", "front_door", "missing", "files"), "three")
    with pytest.raises(
        FrigateBackfillError, match=r"cameras\.front_door\.missing\.files is not a count$"
    ):
        decode(InstanceStatus, document)
    document = changed(("cameras", "front_door", "schedule"), REMOVED)
    with pytest.raises(FrigateBackfillError, match=r"cameras\.front_door\.schedule is missing$"):
        decode(InstanceStatus, document)
    document = changed(("cameras", "front_door", "recent_runs", 1, "dry_run"), "perhaps")
    with pytest.raises(FrigateBackfillError, match=r"recent_runs\[1\]\.dry_run is not true or"):
        decode(InstanceStatus, document)


def test_unknown_fields_of_a_newer_patch_are_no_trouble() -> None:
    document = changed(("a_new_field",), {"deep": [1, 2, 3]})
    assert decode(InstanceStatus, document).cameras["front_door"].missing


@pytest.mark.parametrize("warnings", [7, [7], [None]])
def test_warnings_that_are_none_are_one_error(warnings: Any) -> None:
    document = changed(("cameras", "front_door", "last_run", "warnings"), warnings)
    with pytest.raises(FrigateBackfillError, match=r"last_run\.warnings"):
        decode(InstanceStatus, document)


@pytest.mark.parametrize(
    ("values", "good"),
    [
        ({}, True),
        ({"free": 1288490188, "hours": 1.7, "folder": "/media"}, True),
        ({"why": {"key": "disk_full", "values": {}, "text": "It is full."}}, True),
        (7, False),
        ({"free": None}, False),
        ({"free": [1]}, False),
        ({"why": {"key": "disk_full", "values": {}}}, False),
        ({"why": {"key": "disk_full", "values": {"free": True}, "text": ""}}, False),
    ],
)
def test_a_notice_has_texts_numbers_and_notices_or_is_one_error(values: Any, good: bool) -> None:
    data = {"key": "little_space", "values": values}
    if good:
        assert decode(Notice, data) == Notice("little_space", values)
    else:
        with pytest.raises(FrigateBackfillError, match="values is not a notice's values"):
            decode(Notice, data)


BODIES = {
    "no JSON": b"hello",
    "half an answer": json.dumps(FULL).encode()[:-20],
    "nothing": b"",
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "another program's JSON": b'{"version": "3.2", "status": "ok"}',
    "no UTF-8": b"\xff\xfe\x00",
    "a million brackets": b"[" * 1_000_000,
    "a number of a million digits": b'{"api_level": ' + b"9" * 1_000_000 + b"}",
    "NaN": b'{"api_level": NaN}',
    "too much": b'{"version": "' + b"x" * (17 * 2**20) + b'"}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_a_body_of_anything_is_one_clear_error(
    hass: HomeAssistant, server: AnswerServer, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    entry = await set_up(hass, entry_for(server.url))
    server.answers[STATUS_PATH] = body
    await entry.runtime_data.async_refresh()
    assert hass.states.get("sensor.front_door_backfill_missing").state == "unavailable"
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert errors[0].exc_info is None
    server.answers[STATUS_PATH] = FULL
    await entry.runtime_data.async_refresh()
    assert hass.states.get("sensor.front_door_backfill_missing").state == "3"


async def test_a_connection_cut_in_the_middle_is_one_clear_error(
    hass: HomeAssistant, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = answers.cut_off(b'{"version": ')
    entry = await set_up(hass, entry_for(server.url))
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert "Cannot connect" in entry.reason


async def test_sixty_wrong_answers_in_a_row_leave_no_traceback(
    hass: HomeAssistant, server: AnswerServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers[STATUS_PATH] = FULL
    entry = await set_up(hass, entry_for(server.url))
    wrong = [None, "text", -1, 2**70, [], {}, True]
    for index, path in enumerate(PLACES[1:]):
        server.answers[STATUS_PATH] = json.dumps(changed(path, wrong[index % len(wrong)])).encode()
        await entry.runtime_data.async_refresh()
        await hass.async_block_till_done()
    server.answers[STATUS_PATH] = FULL
    await entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    assert hass.states.get("sensor.front_door_backfill_missing").state == "3"
    # To a debug log Home Assistant itself adds the whole error.
    shown = [record for record in caplog.records if record.levelno > logging.DEBUG]
    assert not [record for record in shown if record.exc_info or "Traceback" in record.message]


@pytest.mark.parametrize(
    "path", [path for path in PLACES if len(path) == 1], ids=lambda path: path[0]
)
async def test_a_status_without_a_field_still_sets_up_or_says_why(
    hass: HomeAssistant, server: AnswerServer, path: tuple[str]
) -> None:
    server.answers[STATUS_PATH] = changed(path, REMOVED)
    entry = await set_up(hass, entry_for(server.url))
    optional = {"frigate_version", "sync_recordings", "rescue_active"}
    if path[0] in optional:
        assert entry.state is ConfigEntryState.LOADED
    else:
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert entry.reason


def test_every_problem_has_a_text() -> None:
    texts = json.loads(
        (answers.INTEGRATION / "translations" / "en.json").read_text(encoding="utf-8")
    )
    problems = {str(problem) for problem in Problem}
    # An address is only typed in the dialog; there another instance has a step of its own.
    assert problems - {"invalid_url"} <= set(texts["exceptions"])
    assert problems - {"other_instance"} == set(texts["config"]["error"])
