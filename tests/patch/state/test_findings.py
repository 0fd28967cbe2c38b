"""The findings of runs: results, and what is missing hour by hour."""

from __future__ import annotations

import random
from dataclasses import astuple, replace

import pytest
from recording_backfill.models import (
    FileResult,
    HourSummary,
    Media,
    MediaHour,
    Reason,
    Status,
)
from recording_backfill.notices import FileKey, Notice
from recording_backfill.state import findings, history, sql
from recording_backfill.state.file import StateFile
from recording_backfill.state.findings import Look, ResultQuery

from tests.patch.state.states import CAMERA, HOUR, ROOT, finished


def results_of(state: StateFile, job_id: str) -> tuple[int, list[FileResult]]:
    job = history.find_job(state, job_id)
    assert job is not None
    return findings.results(state, Look(job.number, ROOT, CAMERA), ResultQuery(limit=1000))


def test_results_come_back_as_they_were(state: StateFile) -> None:
    stored = [
        FileResult(f"{ROOT}/2026-01-01/12/front_door/00.10.mp4", Status.ADDED, None, None,
                   HOUR + 10, 10.0, 5_000_000),
        FileResult(f"{ROOT}/2026-01-01/12/front_door/xx.mp4", Status.ERROR, Reason.INVALID_PATH,
                   "The file name is not a time."),
        FileResult("/mnt/old/2026-01-01/12/front_door/00.20.mp4", Status.SKIPPED,
                   Reason.PAST_RETENTION, None, HOUR + 20, 9.5, 100, past_retention=True),
    ]  # fmt: skip
    finished(state, "a")
    job = history.find_job(state, "a")
    assert job is not None
    look = Look(job.number, ROOT, CAMERA)
    assert findings.add_results(state, look, 0, stored) == 3
    assert results_of(state, "a") == (3, stored)
    only_errors = ResultQuery(status=Status.ERROR)
    assert findings.results(state, look, only_errors) == (1, stored[1:2])
    second = ResultQuery(after=HOUR + 15, before=HOUR + 25)
    assert findings.results(state, look, second) == (1, stored[2:])
    assert findings.results(state, look, ResultQuery(offset=1, limit=1)) == (3, stored[1:2])


def test_results_of_the_newest_20_jobs_of_each_camera_are_kept(state: StateFile) -> None:
    for number in range(25):
        for camera in (CAMERA, "back_yard"):
            job_id = f"{camera}{number}"
            finished(state, job_id, camera=camera)
            job = history.find_job(state, job_id)
            assert job is not None
            result = FileResult("/x.mp4", Status.ADDED)
            findings.add_results(state, Look(job.number, ROOT, camera), 0, [result])
            findings.prune(state, camera)
    kept = state.rows("SELECT camera, count(*) FROM results JOIN jobs ON job = number GROUP BY 1")
    assert dict(kept) == {CAMERA: 20, "back_yard": 20}


def test_oldest_results_go_first_when_there_are_too_many(
    state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "BYTES_OF_A_CAMERA", 25 * 96)
    for number in range(4):
        finished(state, f"job{number}")
        job = history.find_job(state, f"job{number}")
        assert job is not None
        many = [FileResult(f"/{n}.mp4", Status.ADDED) for n in range(10)]
        findings.add_results(state, Look(job.number, ROOT, CAMERA), 0, many)
    findings.prune(state, CAMERA)
    assert [results_of(state, f"job{number}")[0] for number in range(4)] == [0, 0, 10, 10]


def test_the_room_that_results_take_is_known_without_a_look_at_them(
    state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for query, values in ((sql.JOBS_WITH_RESULTS, (CAMERA,)), (sql.ALL_JOBS_WITH_RESULTS, ())):
        steps = state.rows(f"EXPLAIN QUERY PLAN {query}", values)
        assert not any(" results" in step[3] for step in steps)
    finished(state, "a")
    finished(state, "b", camera="back_yard")
    for number, camera in ((1, CAMERA), (2, "back_yard")):
        many = [FileResult(f"/{n}.mp4", Status.ADDED) for n in range(10)]
        first = findings.add_results(state, Look(number, ROOT, camera), 0, many)
        findings.add_results(state, Look(number, ROOT, camera), first, many)
    room = "SELECT number, results_bytes FROM jobs"
    assert state.rows(room) == [(1, 20 * 96), (2, 20 * 96)]
    monkeypatch.setattr(findings, "BYTES_OF_ALL", 30 * 96)
    findings.prune(state, CAMERA)
    assert state.rows(room) == [(1, 0), (2, 20 * 96)]
    assert [results_of(state, job)[0] for job in ("a", "b")] == [0, 20]
    assert state.rows("SELECT left_out FROM jobs") == [(20,), (0,)]


def test_results_take_no_more_room_than_they_are_counted_for(state: StateFile) -> None:
    """Where all could be told by root, camera and start, so that no path is kept."""
    finished(state, "a")
    job = history.find_job(state, "a")
    assert job is not None
    before = state.row("PRAGMA page_count")[0]
    first = 0
    for hour in range(40):
        folder = f"{ROOT}/2026-01-{2 + hour // 24:02d}/{hour % 24:02d}/{CAMERA}"
        start = HOUR + (12 + hour) * 3600
        many = [
            FileResult(f"{folder}/{place // 6:02d}.{place % 6 * 10:02d}.mp4", Status.WOULD_ADD,
                       None, None, start + 10.0 * place, 9.98, 2_600_000)
            for place in range(360)
        ]  # fmt: skip
        first = findings.add_results(state, Look(job.number, ROOT, CAMERA), first, many)
    assert state.row("SELECT count(*) FROM results WHERE file_path IS NULL")[0] == first
    grown = (state.row("PRAGMA page_count")[0] - before) * state.row("PRAGMA page_size")[0]
    counted = sum(row[-1] for row in state.rows(sql.JOBS_WITH_RESULTS, (CAMERA,)))
    assert 0.8 * counted < grown < counted


def test_a_later_look_replaces_what_was_known_of_an_hour(state: StateFile) -> None:
    first, second = Look(1, ROOT, CAMERA), Look(2, ROOT, CAMERA)
    hours = [HourSummary(ROOT, HOUR + n * 3600, 2, 20.0, 200, 1, 1) for n in range(3)]
    findings.put_hours(state, first, hours)
    assert findings.missing(state, CAMERA) == findings.Missing(6, 60.0, 600, 3, 3)
    # What was said last counts, as an hour is told of in parts.
    twice = [HourSummary(ROOT, HOUR, 5), HourSummary("/other", HOUR), HourSummary(ROOT, HOUR)]
    findings.put_hours(state, second, twice)
    assert findings.missing(state, CAMERA).files == 4
    findings.put_hours(state, second, [*twice, HourSummary(ROOT, HOUR, 1)])
    assert findings.missing(state, CAMERA).files == 5
    findings.put_hours(state, second, twice)
    findings.drop_unseen_hours(state, second, (HOUR, HOUR + 3600))
    left = findings.hours(state, CAMERA, HOUR, HOUR + 86400)
    assert [hour.hour for hour in left] == [HOUR + 7200]
    assert findings.missing_everywhere(state) == 3


def test_other_kinds_are_missing_hour_by_hour(state: StateFile) -> None:
    first, second = Look(1, ROOT, CAMERA), Look(2, ROOT, CAMERA)
    hours = [MediaHour(Media.REVIEWS, HOUR + n * 3600, 2, 1) for n in range(3)]
    findings.put_media_hours(state, first, [*hours, MediaHour(Media.PREVIEWS, HOUR, 1)])
    assert findings.missing_media(state, CAMERA) == {"reviews": (6, 3), "previews": (1, 0)}
    findings.put_media_hours(state, second, [MediaHour(Media.REVIEWS, HOUR)])
    assert findings.missing_media(state, CAMERA)["reviews"] == (4, 2)
    findings.drop_unseen_media_hours(state, second, [Media.REVIEWS], (HOUR, HOUR + 3600))
    assert findings.missing_media(state, CAMERA) == {"reviews": (2, 1), "previews": (1, 0)}


def test_the_sums_of_what_is_missing_are_those_of_the_hours(state: StateFile) -> None:
    dice = random.Random(3)
    look = Look(1, ROOT, CAMERA)
    for _ in range(300):
        hour = HOUR + 3600 * dice.randrange(20)
        files, errors, late = (dice.choice((0, 0, 1, 7)) for _ in range(3))
        root = dice.choice((ROOT, "/other"))
        one = HourSummary(root, hour, files, 9.98 * files, 1000 * files, late, errors)
        findings.put_hours(state, look, [one])
        media = MediaHour(dice.choice((Media.REVIEWS, Media.PREVIEWS)), hour, files, late)
        findings.put_media_hours(state, look, [media])
        if dice.random() < 0.1:
            findings.drop_unseen_hours(state, replace(look, job=2), (hour, hour + 7200))
    (sums,) = state.rows(
        "SELECT sum(missing_files), sum(missing_seconds), sum(missing_bytes), "
        "sum(past_retention), sum(error_files) FROM hours"
    )
    assert sums[0] > 10
    found = findings.missing(state, CAMERA)
    assert astuple(found) == (sums[0], pytest.approx(sums[1]), *sums[2:])
    assert findings.missing_everywhere(state) == found.files + found.past_retention
    assert findings.missing_media(state, CAMERA) == {
        media: (files, late)
        for media, files, late in state.rows(
            "SELECT media, sum(missing), sum(past_retention) FROM media_hours GROUP BY media"
        )
    }


def test_an_hour_is_listed_without_a_look_at_all_else_that_a_job_found(state: StateFile) -> None:
    for values in ((1, 2.0, 3.0, 4), (1, None, None, 4)):
        (step,) = state.rows(f"EXPLAIN QUERY PLAN {sql.RESULTS_OF_HOUR}", values)
        assert "INDEX results_by_start (job=? AND start_time>? AND start_time<?)" in step[3]


def test_what_an_undo_leaves_without_a_row_is_added_and_never_less_than_nothing(
    state: StateFile,
) -> None:
    finished(state, "a")
    job = history.find_job(state, "a")
    assert job is not None
    look = Look(job.number, ROOT, CAMERA)
    for sign in (1, 1, -1):
        hour = HourSummary(ROOT, HOUR, sign * 2, sign * 20.0, sign * 100)
        findings.add_missing(state, look, [hour, MediaHour(Media.REVIEWS, HOUR, sign)])
    assert astuple(findings.missing(state, CAMERA)) == (2, 20.0, 100, 0, 0)
    assert findings.missing_media(state, CAMERA) == {"reviews": (1, 0)}
    less = [HourSummary(ROOT, HOUR, -9, -90.0, -900), MediaHour(Media.REVIEWS, HOUR, -9)]
    findings.add_missing(state, look, less)
    assert astuple(findings.missing(state, CAMERA)) == (0, 0.0, 0, 0, 0)
    assert findings.missing_media(state, CAMERA) == {}


@pytest.mark.parametrize(
    "notice", ["x", "[]", "{}", '{"key": "no"}', "7", '{"key": 1, "values": 3}']
)
def test_a_result_that_cannot_be_understood_is_passed_over(state: StateFile, notice: str) -> None:
    finished(state, "a")
    why = Notice(FileKey.NOT_REGULAR)
    both = [FileResult(f"/{n}.mp4", Status.ERROR, None, why, HOUR) for n in range(2)]
    findings.add_results(state, Look(1, ROOT, CAMERA), 0, both)
    state.change("UPDATE results SET notice = ? WHERE position = 0", (notice,))
    _, found = findings.results(state, Look(1, ROOT, CAMERA), ResultQuery())
    assert found[-1] == both[-1]
