"""What passes between Frigate's process and its children arrives as what it was."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from recording_backfill.child.messages import catalogue, rescue, run
from recording_backfill.errors import RequestError
from recording_backfill.evidence.catalogue.place import Site
from recording_backfill.evidence.catalogue.renewal import Saved
from recording_backfill.frigate.orphans import Kind
from recording_backfill.models import (
    Counts,
    Media,
    MediaCounts,
    ProbeMode,
    Progress,
    Retention,
    RunOrder,
    RunState,
    Summary,
)
from recording_backfill.notices import CatalogueKey, Notice, RescueKey, RunKey, told
from recording_backfill.state.records import Ending

STATE = Path("/config/frigate_backfill.db")
ORDER = RunOrder(
    "front",
    "/config/frigate.db",
    "/recordings",
    "/recordings",
    retention=Retention(days=7),
    probe=ProbeMode.ESTIMATE,
    media=(Media.REVIEWS, Media.EVENTS),
    copies=("/config/old.db",),
)
COUNTS = Counts(
    added=3, errors=1, summary=Summary(30.5, 4096, 1), media={Media.REVIEWS: MediaCounts(updated=2)}
)
SILENT = Notice(RunKey.RUN_SILENT, minutes=10)
LOST = Notice(RescueKey.ROWS_LOST, orphans=15, total=35, longest=15)
LEFT_OUT = Notice(
    RescueKey.SYNC_LEFT_OUT, files=Notice(RescueKey.FILES_PREVIEWS), why=Notice.of("3 of 4 files.")
)
UNSAVED = Notice(CatalogueKey.CATALOGUE_UNSAVED, path="/media", error="I/O error")


def sent(data: dict[str, Any]) -> Any:
    """What the other process reads."""
    return json.loads(json.dumps(data))


@pytest.mark.parametrize(
    "task",
    [
        run.Task(ORDER, "a-job", STATE, True, (LEFT_OUT,), parent=7),
        run.Task(ORDER, "a-job", None, parent=7),
        catalogue.Task(
            Site("/recordings", "/config", "own"),
            "/config/frigate.db",
            STATE,
            True,
            ("front_door",),
        ),
        rescue.Task(
            {"front": ORDER}, ORDER, True, Kind.PREVIEWS, "/clips", "/exports", STATE, True
        ),
        rescue.Task({}, ORDER, False, Kind.RECORDINGS, "/clips", "/exports", None, False),
        rescue.Verdict(go=False, why="3 of 4 files."),
        rescue.Verdict(go=False, why=LOST),
        rescue.Verdict(True, "", 3, 1, 2, ("front a-job",)),
        catalogue.Outcome("/media/frigate_backfill/own", Saved(3, 4096, 1e9)),
        catalogue.Outcome(error="The disk is full."),
        catalogue.Outcome(error=UNSAVED),
    ],
    ids=lambda task: f"{type(task).__module__.rpartition('.')[2]}-{type(task).__name__}",
)
def test_what_is_sent_arrives_whole(task: Any) -> None:
    arrived = type(task).from_json(sent(task.to_json()))

    assert arrived == task
    assert getattr(arrived, "jobs", None) == getattr(task, "jobs", None)
    for text in ("error", "why"):
        assert told(getattr(arrived, text, None)) == told(getattr(task, text, None))
    before, after = (getattr(each, "held_back", ()) for each in (task, arrived))
    assert [told(why) for why in after] == [told(why) for why in before]


def test_a_task_names_the_process_that_must_be_there() -> None:
    assert run.Task(ORDER, "a-job", STATE).parent == os.getpid()


@pytest.mark.parametrize("progress", [Progress(), Progress(COUNTS, 40, 1.5)])
def test_how_far_a_run_is_arrives_whole(progress: Progress) -> None:
    assert run.read(sent(run.write(progress))) == progress


@pytest.mark.parametrize("message", [Notice.of("Done."), SILENT])
def test_how_a_run_ended_arrives_whole_with_its_notices_and_its_error(message: Notice) -> None:
    error = RequestError(Notice.of("No such folder."), "directory_path")
    ending = Ending(RunState.FAILED, message, 1e9, 2.5, COUNTS, (SILENT,))
    outcome = run.Outcome(ending, ({"file_path": "/a.mp4"},), error, "Traceback: …")

    arrived = run.read(sent(run.write(outcome)))

    assert isinstance(arrived, run.Outcome)
    assert arrived.ending == ending
    assert arrived.ending.warnings[0].to_json() == SILENT.to_json()
    assert type(arrived.ending.message) is type(message)
    assert (arrived.results, arrived.traceback) == (outcome.results, outcome.traceback)
    assert type(arrived.error) is RequestError
    assert (str(arrived.error), arrived.error.field) == (str(error), "directory_path")


def test_a_sign_of_life_is_no_outcome_of_a_renewal() -> None:
    saved = catalogue.Outcome("/media/frigate_backfill/own", Saved(3, 4096, None))

    assert catalogue.read(json.loads(catalogue.ALIVE)) is None
    assert catalogue.read(sent(saved.to_json())) == saved
