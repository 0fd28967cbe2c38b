"""What a run was asked for outlasts it, so that another one can be asked for the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from recording_backfill.models import Asked, Media, ProbeMode, RunOrder, Trigger
from recording_backfill.state import history
from recording_backfill.state.file import StateFile

from tests.patch.state.states import CAMERA, finished

ORDER = RunOrder(CAMERA, "/frigate.db", "/recordings", "/recordings")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, {}),
        ({"start_time": 1e9, "end_time": 2e9}, {"start_time": 1e9, "end_time": 2e9}),
        ({"skip_expired": False, "force": True}, {"skip_expired": False, "force": True}),
        ({"motion": False, "remove_gone": True}, {"motion": False, "remove_gone": True}),
        ({"probe": ProbeMode.ESTIMATE}, {"probe": "estimate"}),
        ({"find_motion": True}, {"find_motion": True}),
        ({"copies": False}, {"copies": False}),
        ({"copies": ("/a.db",)}, {"copies": ["/a.db"]}),
        ({"media": (Media.REVIEWS,)}, {"media": ["reviews"]}),
        ({"directory": "/old"}, {"directory": "/old"}),
        ({"undo_of": "another"}, None),
        ({"verify": True}, None),
    ],
)  # fmt: skip
def test_a_run_tells_its_range_and_options_after_a_restart(
    tmp_path: Path, options: dict[str, Any], told: dict[str, Any] | None
) -> None:
    asked = Asked.of(RunOrder(**{**vars(ORDER), **options}))
    path = tmp_path / "frigate_backfill.db"
    with StateFile(path) as state:
        history.add_job(state, "a", CAMERA, Trigger.API, dry_run=True, now=1e9, asked=asked)
    with StateFile(path) as state:
        job = history.find_job(state, "a")
        assert job is not None
        assert job.asked == asked
        ((text,),) = state.rows("SELECT json(asked) FROM jobs")
    assert (asked is None) == (told is None) == (text is None)
    if asked is not None:
        assert {name: list(value) if isinstance(value, tuple) else value
                for name, value in asked.to_json().items()} == told  # fmt: skip


def test_runs_of_a_state_file_of_version_5_do_not_tell_what_they_were_asked_for(
    tmp_path: Path,
) -> None:
    path = tmp_path / "frigate_backfill.db"
    with StateFile(path) as state:
        finished(state, "a")
        state.change("ALTER TABLE jobs DROP COLUMN asked")
        state.change("ALTER TABLE jobs DROP COLUMN results_bytes")
        state.rows("PRAGMA user_version = 5")
    with StateFile(path) as state:
        add = {"dry_run": True, "now": 1e9, "asked": Asked(start_time=1e9)}
        history.add_job(state, "b", CAMERA, Trigger.API, **add)
        found = [history.find_job(state, job) for job in "ab"]
        assert [job.asked for job in found if job] == [None, Asked(start_time=1e9)]


@pytest.mark.parametrize(
    "odd", ["[", "5", '"x"', '{"start_time": "noon"}', '{"probe": "guess"}', '{"media": [1]}']
)
def test_a_run_of_which_that_cannot_be_read_is_passed_over(state: StateFile, odd: str) -> None:
    finished(state, "a")
    finished(state, "b")
    state.change("UPDATE jobs SET asked = ? WHERE job_id = 'a'", (odd,))
    assert [job.job_id for job in history.recent_runs(state, CAMERA)] == ["b"]
