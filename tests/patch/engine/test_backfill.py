"""A run: rows as Frigate would write them, told in counts and reports."""

from __future__ import annotations

import gc
import os
import re
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import hours as hours_module
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.verdicts import Candidate
from recording_backfill.errors import RequestError
from recording_backfill.frigate.sql.writer import DETAILS
from recording_backfill.media import ffprobe as ffprobe_module
from recording_backfill.models import ProbeMode, Reason, RunOrder

from testing.library import CAMERA, NOON, LibraryBuilder, Samples
from testing.schema import VERSIONS
from tests.patch.engine.runs import HOUR, broken

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.models import HourReport


@pytest.mark.parametrize("version", VERSIONS)
def test_a_missing_recording_becomes_a_row_as_frigate_would_write_it(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    library = LibraryBuilder(tmp_path, samples, version)
    path = library.add(NOON + 90)
    run = library.run()
    assert (run.only.status, run.only.reason) == ("added", None)
    (row,) = library.rows()
    assert re.fullmatch(r"1767268890\.0-[a-z0-9]{6}", row.pop("id"))
    assert row.pop("motion_heatmap", None) is None
    if version >= "0.19":
        assert {name: row.pop(name) for name in DETAILS} == {
            "stream_type": "main",
            "video_codec": "h264",
            "has_audio": 0,
            "audio_codec": None,
            "audio_rate": None,
            "keyframes": "[0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000]",
        }
    assert row == {
        "camera": CAMERA,
        "path": str(path),
        "start_time": NOON + 90,
        "end_time": NOON + 100,
        "duration": 10.0,
        "segment_size": round(path.stat().st_size / 2**20, 2),
        "motion": -1,
        "objects": -1,
        "dBFS": -1,
        "regions": -1,
    }


def test_a_second_run_finds_everything_indexed(library: LibraryBuilder) -> None:
    for index in range(5):
        library.add(NOON + 10 * index)
    assert library.run().counts.added == 5
    before = library.rows()
    again = library.run()
    assert set(again.fates.values()) == {"already_indexed"}
    assert (again.counts.scanned, again.counts.skipped) == (5, 5)
    assert library.rows() == before


def test_a_dry_run_says_the_same_and_writes_nothing(library: LibraryBuilder) -> None:
    for index in range(3):
        library.add(NOON + 10 * index)
    library.add(NOON + 40)
    library.add_row(NOON + 39.5, path=str(library.samples["h264"]))
    library.write(NOON + 60, b"")
    dry, real = library.run(dry_run=True), library.run()
    assert dry.fates == {
        path: fate.replace("added", "would_add") for path, fate in real.fates.items()
    }
    assert dry.counts == real.counts
    assert real.counts.added == 3
    assert len(library.rows()) == 4
    assert (dry.summaries[0].missing_files, real.summaries[0].missing_files) == (3, 0)
    assert dry.summaries[0].missing_seconds == pytest.approx(30.0)
    assert dry.summaries[0].missing_bytes == 3 * library.path(NOON).stat().st_size


@pytest.mark.parametrize(
    "camera", ["0", "front-door_2", "A" * 40, "recordings", "12", "2026-01-01"]
)
def test_a_camera_may_have_any_name(library: LibraryBuilder, camera: str) -> None:
    library.add(NOON, camera=camera)
    library.add(NOON, camera="another")
    assert library.run(camera=camera).counts.added == 1
    assert [row["camera"] for row in library.rows(camera)] == [camera]
    assert library.rows("another") == []


@pytest.mark.parametrize("camera", ["", ".", "..", "../x", "a/b", "a\0b"])
def test_what_cannot_be_a_camera_is_refused(library: LibraryBuilder, camera: str) -> None:
    with pytest.raises(RequestError):
        Backfill(library.order(camera=camera))


@pytest.mark.parametrize(
    "changes",
    [
        {"start_time": 2.0, "end_time": 1.0},
        {"start_time": float("nan")},
        {"end_time": float("inf")},
        {"recordings_root": "/nowhere/recordings"},
        {"recordings_as": "relative"},
    ],
)
def test_an_order_without_sense_is_refused(
    library: LibraryBuilder, changes: dict[str, Any]
) -> None:
    with pytest.raises(RequestError):
        Backfill(library.order(**changes))


def test_only_starts_within_the_range_are_reported_and_written(library: LibraryBuilder) -> None:
    for second in (0, 10, 20, 30):
        library.add(NOON + second)
    run = library.run(start_time=NOON + 10, end_time=NOON + 20)
    assert list(run.fates) == [f"{CAMERA}/00.10.mp4", f"{CAMERA}/00.20.mp4"]
    assert len(library.rows()) == 2
    assert run.backfill.files_total == 2


def test_a_summary_speaks_of_the_whole_hour(library: LibraryBuilder) -> None:
    for second in (0, 10, 20):
        library.add(NOON + second)
    library.write(NOON + 30, b"")
    run = library.run(start_time=NOON + 10, end_time=NOON + 10)
    (summary,) = run.summaries
    assert (summary.hour, summary.root) == (NOON, str(library.root))
    assert (summary.missing_files, summary.error_files) == (2, 1)
    assert run.counts.scanned == 1


def test_counts_always_add_up(library: LibraryBuilder) -> None:
    broken(library, NOON)
    for index in range(6):
        library.add(NOON + HOUR + 5 * index)
    library.add_row(NOON + HOUR)
    for options in ({"dry_run": True}, {}, {"force": True}):
        run = library.run(**options)
        counts = run.counts
        assert counts.scanned == len(run.results)
        assert counts.scanned == counts.added + counts.updated + counts.skipped + counts.errors
        assert run.backfill.progress.percent == 100.0


def test_a_long_hour_is_reported_in_parts_whose_rows_are_committed(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hours_module, "REPORT_INTERVAL", 0.0)
    for index in range(4):
        library.add(NOON + 10 * index)
    seen: list[HourReport] = []
    backfill = Backfill(library.order())
    for report in backfill.run():
        seen.append(report)
        assert len(library.rows()) == backfill.counts.added
    assert len(seen) == 5
    assert [report.summary is None for report in seen] == [True] * 4 + [False]
    assert sum(len(report.results) for report in seen) == 4


def candidates() -> int:
    """How many files of hours are held in memory just now."""
    return sum(isinstance(thing, Candidate) for thing in gc.get_objects())


def test_any_number_of_misnamed_files_is_told_of_in_order_a_part_at_a_time(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour has 3,600 recordings at most; what else lies there must not fill the memory."""
    monkeypatch.setattr(hours_module, "REPORT_AT_MOST", 100)
    library.add(NOON)
    library.add(NOON + 600)
    place = library.path(NOON).parent
    for number in range(500):
        (place / f"05.{number:03}.mp4").touch()
    seen: list[HourReport] = []
    before = candidates()
    for report in Backfill(library.order(dry_run=True)).run():
        seen.append(report)
        assert len(report.results) <= 100
        assert candidates() - before < 10
    results = [result for report in seen for result in report.results]
    assert [result.file_path for result in results] == sorted(map(str, place.iterdir()))
    assert [report.summary is None for report in seen] == [True] * 5 + [False]
    assert [result.reason for result in results].count(Reason.INVALID_PATH) == 500


def test_a_cancelled_run_keeps_what_it_committed(library: LibraryBuilder) -> None:
    for hour in range(3):
        library.add(NOON + HOUR * hour)
    stop = False
    backfill = Backfill(library.order(), cancelled=lambda: stop)
    for _ in backfill.run():
        stop = True
    assert backfill.cancelled
    assert backfill.counts.added == len(library.rows()) == 1
    assert backfill.message().startswith("Backfill cancelled for camera 'front_door'.")


def test_hard_links_are_warned_about(library: LibraryBuilder, tmp_path: Path) -> None:
    path = library.add(NOON)
    os.link(path, tmp_path / "other-name.mp4")
    library.add(NOON + 10)
    run = library.run()
    assert run.counts.added == 2
    assert any("1 of the files has hard links" in warning for warning in run.backfill.warnings)


def test_little_room_is_warned_about(library: LibraryBuilder) -> None:
    library.add(NOON)
    assert library.run().backfill.warnings == []
    library.add_row(NOON + 100, 1.0, segment_size=1e9, camera="hungry")
    (warning,) = library.run().backfill.warnings
    assert "are free" in warning
    assert "Frigate deletes the oldest" in warning


@pytest.mark.ffprobe
def test_every_probe_finds_the_same(library: LibraryBuilder) -> None:
    for index, sample in enumerate(("h264", "sound", "b_frames", "fragmented")):
        library.add(NOON + 60 * index, sample)
    by_boxes = library.run(dry_run=True)
    by_ffprobe = library.run(dry_run=True, probe=ProbeMode.FFPROBE)
    for ours, theirs in zip(by_boxes.results, by_ffprobe.results, strict=True):
        assert ours.status == theirs.status == "would_add"
        assert ours.duration == pytest.approx(theirs.duration, abs=0.001)


@pytest.mark.parametrize(
    "ffprobe", [None, "/nowhere/ffprobe", "exit 1", "kill -SEGV $$", "sleep 600"]
)
def test_an_ffprobe_that_fails_costs_only_the_files_that_need_it(
    library: LibraryBuilder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ffprobe: str | None,
) -> None:
    if ffprobe is not None and not ffprobe.startswith("/"):
        script = tmp_path / "ffprobe"
        script.write_text(f"#!/bin/sh\n{ffprobe}\n")
        script.chmod(0o755)
        ffprobe = str(script)
    monkeypatch.setattr(ffprobe_module, "TIME_LIMIT", 0.5)
    library.add(NOON)
    library.add(NOON + 60, "fragmented")
    library.add(NOON + 120)
    run = library.run(ffprobe=ffprobe)
    assert run.reasons == ["added", "no_duration", "added"]
    assert "ffprobe" in str(run.results[1].message)


def test_rows_carry_frigates_spelling_of_the_root(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.run(recordings_as="/media/frigate/recordings")
    (row,) = library.rows()
    assert row["path"] == f"/media/frigate/recordings/2026-01-01/12/{CAMERA}/00.00.mp4"
    again = library.run(recordings_as="/media/frigate/recordings")
    assert again.only.reason == "already_indexed"


def test_an_order_survives_its_way_to_the_child(library: LibraryBuilder) -> None:
    order = library.order(extra_roots=("/a", "/b"), probe=ProbeMode.FFPROBE, start_time=1.5)
    assert RunOrder.from_json(order.to_json()) == order


def test_the_hours_that_were_looked_at_are_known(library: LibraryBuilder) -> None:
    path = library.add(NOON)
    whole = Backfill(library.order())
    assert whole.hours == (float("-inf"), float("inf"))
    part = Backfill(library.order(start_time=NOON + 5, end_time=NOON + HOUR))
    assert part.hours == (NOON, NOON + HOUR)
    assert Backfill(library.order(directory=str(path.parents[1]))).hours == (NOON, NOON)
    day = Backfill(library.order(directory=str(path.parents[2])))
    assert day.hours == (NOON - 12 * HOUR, NOON + 11 * HOUR)
