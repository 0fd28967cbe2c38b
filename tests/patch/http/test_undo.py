"""Undo over HTTP, on the stand-in's real app behind its front."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.http.results import RunAnswer
from recording_backfill.state.journal import FOLDER

from testing.served import YESTERDAY, Served, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from testing.library import Samples

PATH = "/recordings/front_door/backfill/undo"


@pytest.fixture
def frigate(tmp_path: Path, samples: Samples) -> Iterator[Served]:
    cameras = ("front_door", "back_yard")
    with served(tmp_path, samples, cameras=cameras) as running:
        yield running


def test_a_run_is_undone_and_an_undo_too(frigate: Served) -> None:
    assert "undo" in frigate.get("/recordings/backfill/status")["capabilities"]
    assert "no run to undo" in frigate.post(PATH, status=404)["message"]
    frigate.add_many(3)
    run = frigate.run(media=["recordings"])
    assert frigate.post(PATH, {"dry_run": True})["files_removed"] == 3
    assert len(frigate.paths_in_database()) == 3
    undo = frigate.post(PATH)
    RunAnswer.model_validate(undo)
    assert undo["files_removed"] == 3
    assert frigate.paths_in_database() == []
    missing = frigate.status()["missing"]
    assert (missing["files"], missing["seconds"]) == (3, run["summary"]["seconds"])
    undone, was = frigate.status()["recent_runs"][0], frigate.status()["recent_runs"][2]
    assert (undone["kind"], undone["undo_of"]) == ("undo", run["job_id"])
    assert (was["kind"], was["undone_by"]) == ("run", undone["job_id"])
    assert frigate.status()["totals"]["runs"] == 1
    assert undone["job_id"] in frigate.post(PATH, status=409)["message"]
    back = frigate.post(PATH, {"job_id": undone["job_id"]})
    assert back["files_added"] == 3
    assert len(frigate.paths_in_database()) == 3
    assert frigate.status()["missing"]["files"] == 0
    assert frigate.status()["recent_runs"][3]["undone_by"] is None


def lengthened(frigate: Served, seconds: float) -> None:
    """Change what the database says of one camera's recordings."""
    query = "UPDATE recordings SET duration = duration + ?1, end_time = end_time + ?1"
    with closing(sqlite3.connect(frigate.standin.database)) as connection, connection:
        connection.execute(f"{query} WHERE camera = 'back_yard'", (seconds,))


def test_an_undo_lists_as_many_of_the_rows_that_stay_as_is_asked_for(frigate: Served) -> None:
    frigate.add_many(3, camera="back_yard")
    frigate.run("back_yard")
    lengthened(frigate, 5)
    assert frigate.run("back_yard", force=True)["files_updated"] == 3
    path = "/recordings/back_yard/backfill/undo"
    lengthened(frigate, 1)
    for most in (0, 2, 3):
        answer = frigate.post(path, {"dry_run": True, "max_results": most})
        assert (answer["files_skipped"], len(answer["results"])) == (3, most)
        assert answer["results_truncated"] is (most < 3)
    lengthened(frigate, -1)
    undone = frigate.post(path)
    assert (undone["files_updated"], undone["results_truncated"]) == (3, False)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"job_id": "none"}, 404),
        ({"job_id": 5}, 422),
        ({"job": "x"}, 422),
        ({"dry_run": "yes"}, 422),
        ({"max_results": -1}, 422),
        ({"max_results": 10001}, 422),
    ],
)
def test_what_cannot_be_undone_is_refused(
    frigate: Served, body: dict[str, object], status: int
) -> None:
    assert frigate.post(PATH, body, status=status)["success"] is False
    frigate.post("/recordings/nobody/backfill/undo", status=404)


def test_a_run_whose_journal_is_gone_was_too_long_ago(frigate: Served) -> None:
    frigate.add_many(1, start=YESTERDAY - 7200)
    job = frigate.run()["job_id"]
    journals = frigate.standin.config_dir / FOLDER
    (journal,) = journals.glob(f"{job}*")
    journal.unlink()
    refused = frigate.post(PATH, {"job_id": job}, status=410)
    assert "30 days" in refused["message"]
    other = frigate.post(PATH.replace("front_door", "back_yard"), {"job_id": job}, status=404)
    assert "'back_yard' has no run" in other["message"]


def test_a_camera_with_a_job_is_not_undone_meanwhile(frigate: Served) -> None:
    frigate.add_many(100, start=YESTERDAY - 36000)
    busy = frigate.run(background=True, force=True, probe="ffprobe", status=202)
    refused = frigate.post(PATH, status=409)
    assert refused["job_id"] == busy["job_id"]
    frigate.cancel()
    frigate.until_idle()


def test_rows_whose_file_is_gone_are_counted_and_taken_out(frigate: Served) -> None:
    assert "remove_gone" in frigate.get("/recordings/backfill/status")["capabilities"]
    frigate.add_many(5, camera="back_yard")
    assert frigate.run("back_yard")["files_gone"] == 0
    lost = sorted(frigate.standin.recordings.rglob("back_yard/*.mp4"))[:2]
    for path in lost:
        path.unlink()
    kept = frigate.run("back_yard")
    assert (kept["files_gone"], kept["files_removed"]) == (2, 0)
    taken = frigate.run("back_yard", remove_gone=True)
    assert (taken["files_gone"], taken["files_removed"]) == (2, 2)
    assert not {str(path) for path in lost} & set(frigate.paths_in_database())


def test_an_undo_without_a_job_names_the_run_before_it_that_was_cut_off(frigate: Served) -> None:
    frigate.add_many(1, start=YESTERDAY - 50_000)
    cut_off = frigate.run()["job_id"]
    path = frigate.standin.config_dir / FOLDER / f"{cut_off}.done"
    path.rename(path.with_suffix(".journal"))  # as a kill leaves it
    frigate.add_many(1, start=YESTERDAY - 60_000)
    last = frigate.run()["job_id"]
    told = frigate.post(PATH, {"dry_run": True})["warnings"]
    assert [warning for warning in told if cut_off in warning] != []
    assert frigate.post(PATH, {"dry_run": True, "job_id": last})["warnings"] == []
