"""One run: every status and reason, what is written, and what is left alone."""

from __future__ import annotations

import os
import re
import shutil
import time
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import hours as hours_module
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.library import Library
from recording_backfill.errors import RequestError
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.frigate.sql.writer import DETAILS
from recording_backfill.media import ffprobe as ffprobe_module
from recording_backfill.models import ProbeMode, Retention, ReviewRetention, RunOrder

from testing.library import CAMERA, NOON, LibraryBuilder, Samples, moment
from testing.schema import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from recording_backfill.models import HourReport

HOUR = 3600.0
DAY = 86400.0
ZERO = Retention(days=0.0)


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


def broken(library: LibraryBuilder, start: float) -> dict[str, Any]:
    """One broken thing of each kind; what each must be called."""
    place = library.path(start).parent
    library.write(start, b"")
    library.write(start + 10, library.samples.bytes("h264")[:-500])
    library.add(start + 20, "audio_only")
    library.add(start + 30, "too_long")
    library.add(start + 40, "too_short")
    library.write(start + 50, b"no video at all" * 99)
    library.path(start + 60).symlink_to(library.samples["h264"])
    os.mkfifo(library.path(start + 70))
    library.path(start + 80).mkdir()
    library.path(start + 90).symlink_to(place / "nothing")
    for name in ("60.00.mp4", "name.mp4", "0.0.mp4"):
        (place / name).touch()
    (place / b"\xff.mp4".decode("utf-8", "surrogateescape")).touch()
    return {
        "00.00.mp4": "empty",
        "00.10.mp4": "truncated",
        "00.20.mp4": "no_video",
        "00.30.mp4": "too_long",
        "00.40.mp4": "too_short",
        "00.50.mp4": "no_duration",
        "01.00.mp4": "not_regular",
        "01.10.mp4": "not_regular",
        "01.20.mp4": "not_regular",
        "01.30.mp4": "not_regular",
        "60.00.mp4": "invalid_path",
        "name.mp4": "invalid_path",
        "0.0.mp4": "invalid_path",
        "\ufffd.mp4": "invalid_path",
    }


@pytest.mark.ffprobe
@pytest.mark.parametrize("force", [False, True])
def test_what_is_broken_is_an_error_with_its_reason(
    library: LibraryBuilder, *, force: bool
) -> None:
    expected = {f"{CAMERA}/{name}": reason for name, reason in broken(library, NOON).items()}
    library.add(NOON + 200)
    run = library.run(force=force)
    assert run.fates == expected | {f"{CAMERA}/03.20.mp4": "added"}
    assert (run.counts.errors, run.counts.added) == (len(expected), 1)
    errors = [result for result in run.results if result.status == "error"]
    assert len(errors) == len(expected)
    assert all(result.message and result.message.endswith(".") for result in errors)
    assert run.summaries[0].error_files == len(expected)
    assert len(library.rows()) == 1


def test_a_file_that_vanishes_meanwhile_is_unreadable(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = library.add(NOON)
    library.add(NOON + 10)
    real = hours_module.HourWorker._known_rows

    def vanishing(*arguments: Any) -> Any:
        gone.unlink()
        return real(*arguments)

    monkeypatch.setattr(hours_module.HourWorker, "_known_rows", vanishing)
    run = library.run()
    assert run.fates == {f"{CAMERA}/00.00.mp4": "unreadable", f"{CAMERA}/00.10.mp4": "added"}


def test_an_hour_that_vanishes_meanwhile_is_empty(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add(NOON + HOUR)
    reports = Backfill(library.order()).run()
    first = next(reports)
    shutil.rmtree(library.path(NOON + HOUR).parent)
    (second,) = reports
    assert [result.status for result in first.results] == ["added"]
    assert second.results == []
    assert second.summary is not None
    assert second.summary.missing_files == 0


@pytest.mark.parametrize(
    ("rows", "fate"),
    [
        pytest.param([(0.5, 10)], "overlap", id="starts within a second"),
        pytest.param([(-0.9, 0.1)], "overlap", id="started within a second"),
        pytest.param([(-4.9, 10)], "overlap", id="covers more than half"),
        pytest.param([(-5.0, 10)], "added", id="covers half"),
        pytest.param([(4.9, 10)], "overlap", id="covers more than half from behind"),
        pytest.param([(-10, 10), (10, 10)], "added", id="fills a gap"),
        pytest.param([(-300, 590)], "overlap", id="a long one covers all"),
        pytest.param([(-300, 5000), (-10, 10)], "added", id="a wrong duration hides nothing"),
        pytest.param([(-1000, 5000)], "added", id="no row counts for 600 s or more"),
        pytest.param([(-8, 11), (7, 10)], "overlap", id="two cover more than half together"),
        pytest.param([(-1, 1.0)], "added", id="a second before, and over"),
    ],
)
@pytest.mark.parametrize("exist", [True, False])
def test_overlap_counts_rows_whose_files_exist(
    library: LibraryBuilder, rows: list[tuple[float, float]], fate: str, *, exist: bool
) -> None:
    start = NOON + 30 * 60
    library.add(start)
    for index, (offset, duration) in enumerate(rows):
        file = library.root / f"other-{index}.mp4"
        if exist:
            file.touch()
        library.add_row(start + offset, duration, path=str(file))
    assert str(library.run().only.reason or "added") == (fate if exist else "added")


def test_overlap_looks_across_the_hour(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add(NOON + HOUR - 1)
    for index, start in enumerate((NOON - 0.5, NOON + HOUR - 0.2)):
        file = library.root / f"other-{index}.mp4"
        file.touch()
        library.add_row(start, path=str(file))
    for options in ({"dry_run": True}, {}):
        run = library.run(**options)
        assert run.reasons == ["overlap", "overlap"]
        assert "other-0.mp4" in str(run.results[0].message)


@pytest.mark.parametrize(
    "known", [(), (0,), range(9), range(1, 18, 2)], ids=["none", "first", "half", "odd"]
)
def test_segments_longer_than_their_spacing_all_come_back(
    library: LibraryBuilder, known: Sequence[int]
) -> None:
    """A slow-motion camera: each begins four seconds after the last, and plays for ten."""
    for number in range(18):
        library.add(NOON + 4 * number)
        if number in known:
            library.add_row(NOON + 4 * number)
    for options in ({"dry_run": True}, {}):
        run = library.run(**options)
        assert set(run.fates.values()) <= {"added", "would_add", "already_indexed"}
    assert len(library.rows()) == 18


def test_a_row_that_ends_hours_late_hides_no_whole_recording(library: LibraryBuilder) -> None:
    for number in range(60):
        library.add(NOON + 10 * number)
    library.add_row(NOON, 7200.0)
    assert library.run().counts.added == 59


def test_rows_of_the_second_stream_hide_nothing_of_the_first(library: LibraryBuilder) -> None:
    library.add(NOON)
    sub = library.path(NOON, f"{CAMERA}@sub")
    sub.parent.mkdir(parents=True)
    sub.touch()
    library.add_row(NOON + 0.3, path=str(sub))
    assert library.run().only.status == "added"


def test_a_recording_of_the_same_second_in_another_library_hides(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    library.add(NOON)
    other = tmp_path / "old" / library.path(NOON).relative_to(library.root)
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another file")
    library.add_row(NOON, path=str(other))
    assert library.run().only.reason == "overlap"


@pytest.mark.parametrize("force", [False, True])
def test_one_recording_under_two_names_gets_one_row(
    library: LibraryBuilder, tmp_path: Path, *, force: bool
) -> None:
    path = library.add(NOON)
    elsewhere = tmp_path / "old" / path.relative_to(library.root)
    elsewhere.parent.mkdir(parents=True)
    os.link(path, elsewhere)
    assert library.run().counts.added == 1
    old = str(tmp_path / "old")
    again = library.run(directory=old, extra_roots=(old,), force=force)
    assert again.only.reason == "already_indexed"
    assert str(path) in str(again.only.message)
    assert len(library.rows()) == 1


def test_two_spellings_of_a_folder_are_one_where_case_does_not_count(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "_opens_in_other_case", lambda *_: True)
    library.add(NOON, camera="Front_Door")
    library.add(NOON + 10, camera="Front_Door")
    library.add_row(NOON, camera="front_door")
    assert library.run(camera="Front_Door").reasons == ["already_indexed", "added"]


def test_other_cameras_rows_hide_nothing(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add(NOON, camera="other")
    library.run(camera="other")
    assert library.run().only.status == "added"


def test_segments_of_one_second_all_come_back(library: LibraryBuilder) -> None:
    for second in range(5):
        library.add(NOON + second, "one_second")
    assert library.run().counts.added == 5


def test_a_moved_recording_is_skipped_until_forced(library: LibraryBuilder) -> None:
    path = library.add(NOON)
    old = library.add_row(NOON, 12.0, path="/media/old/00.00.mp4", motion=5)
    run = library.run()
    assert (run.only.status, run.only.reason) == ("skipped", "moved")
    assert "/media/old/00.00.mp4" in str(run.only.message)
    assert "force" in str(run.only.message)
    assert run.summaries[0].missing_files == 1
    dry = library.run(force=True, dry_run=True)
    assert (dry.only.status, dry.summaries[0].missing_files) == ("would_update", 1)
    forced = library.run(force=True)
    assert (forced.only.status, forced.counts.updated) == ("updated", 1)
    (row,) = library.rows()
    assert row == old | {
        "path": str(path),
        "end_time": NOON + 10,
        "duration": 10.0,
        "segment_size": round(path.stat().st_size / 2**20, 2),
    }


@pytest.mark.parametrize(
    ("analysed", "kept"),
    [
        ({"motion": 0, "objects": 3, "dBFS": -40, "regions": 1}, True),
        ({"motion": 12, "objects": None, "dBFS": None, "regions": None}, True),
        ({"motion": None, "objects": None, "dBFS": None, "regions": None}, False),
        ({"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}, False),
    ],
)
def test_force_writes_anew_but_keeps_what_frigate_analysed(
    library: LibraryBuilder, analysed: dict[str, Any], *, kept: bool
) -> None:
    path = library.add(NOON)
    before = library.add_row(NOON, 99.0, **analysed)
    assert library.run().only.reason == "already_indexed"
    run = library.run(force=True)
    assert (run.only.status, run.counts.updated, run.counts.scanned) == ("updated", 1, 1)
    (row,) = library.rows()
    minus = dict.fromkeys(analysed, -1)
    assert row == before | (analysed if kept else minus) | {
        "end_time": NOON + 10,
        "duration": 10.0,
        "segment_size": round(path.stat().st_size / 2**20, 2),
    }


def test_force_does_not_touch_the_row_of_a_broken_file(library: LibraryBuilder) -> None:
    library.write(NOON, b"")
    before = library.add_row(NOON)
    run = library.run(force=True)
    assert run.only.reason == "empty"
    assert library.rows() == [before]


def test_a_path_that_is_another_cameras_row_is_indexed(library: LibraryBuilder) -> None:
    path = library.add(NOON)
    library.add_row(NOON - 5000, camera="other", path=str(path))
    for options in ({"dry_run": True}, {}):
        assert library.run(**options).only.reason == "already_indexed"


def test_what_frigate_inserts_meanwhile_is_already_indexed(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index in range(4):
        library.add(NOON + 10 * index)
    write = FrigateDatabase.write

    def late(database: FrigateDatabase, writes: Any) -> Any:
        if writes:
            library.add_row(NOON + 10)
            library.add_row(NOON + 30)
        return write(database, writes)

    monkeypatch.setattr(FrigateDatabase, "write", late)
    run = library.run()
    assert run.reasons == ["added", "already_indexed"] * 2
    assert [row["motion"] for row in library.rows()] == [-1, 7, -1, 7]


@pytest.mark.parametrize(
    ("age", "fate"),
    [(605.0, "too_recent"), (611.0, "added"), (100.0, "too_recent"), (-3600.0, "too_recent")],
)
def test_what_ended_less_than_ten_minutes_ago_is_too_recent(
    library: LibraryBuilder, age: float, fate: str
) -> None:
    """`age` is how many seconds ago it began; it plays for 10."""
    library.add(NOON)
    run = library.run(now=NOON + age, guard_active=True)
    assert str(run.only.reason or run.only.status) == fate
    if fate == "too_recent":
        assert "2026-01-01 12:10:" in str(run.only.message)
        assert library.rows() == []


def test_the_last_moment_of_the_calendar_is_too_recent(library: LibraryBuilder) -> None:
    library.write(moment("9999-12-31T23:59:59"), b"")
    library.write(moment("1970-01-01T00:00:00"), b"")
    assert library.run().reasons == ["empty", "too_recent"]


@pytest.mark.parametrize(
    ("age", "guard", "fate"),
    [
        (2 * HOUR, False, "too_recent"),
        (2 * HOUR, True, "added"),
        (25 * HOUR, False, "added"),
    ],
)
def test_without_the_guard_a_file_just_changed_is_too_recent(
    library: LibraryBuilder, age: float, fate: str, *, guard: bool
) -> None:
    now = time.time()
    start = now - now % 60 - age
    library.add(start)
    run = library.run(guard_active=guard)
    assert str(run.only.reason or run.only.status) == fate
    assert library.run(now=now + 130, guard_active=guard).counts.scanned == 1
    assert len(library.rows()) == 1


def test_a_file_in_the_making_is_too_recent_and_not_broken(library: LibraryBuilder) -> None:
    now = time.time()
    start = now - now % 60 - 660
    library.write(start, library.samples.bytes("h264")[:-900])
    assert library.run(guard_active=True).only.reason == "too_recent"
    assert library.run(guard_active=True, now=now + HOUR).only.reason == "truncated"


def test_past_retention_is_left_out_by_default(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add(NOON + HOUR)
    library.add_review(NOON + HOUR + 2, NOON + HOUR + 4)
    under_review = ReviewRetention(2.99, 5, 5)
    kept = Retention(days=1.0, alerts=under_review, detections=under_review)
    now = NOON + 3 * DAY
    run = library.run(retention=kept, now=now)
    assert run.reasons == ["past_retention", "added"]
    assert run.counts.past_retention == 1
    assert [summary.past_retention for summary in run.summaries] == [1, 0]
    message = run.backfill.message()
    assert "1 left out as past retention" in message
    assert "for 1 day," in message
    assert "record.continuous.days" in message
    taken = library.run(retention=kept, now=now, skip_expired=False)
    assert (taken.counts.added, taken.counts.past_retention) == (1, 1)
    assert taken.results[0].past_retention
    assert "clean-up deletes them" in taken.backfill.message()


def test_past_retention_is_the_same_without_a_table_of_reviews(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.execute("DROP TABLE reviewsegment")
    run = library.run(retention=Retention(days=1.0))
    assert run.only.reason == "past_retention"


def test_moving_a_row_onto_an_expired_file_needs_to_be_asked_for(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add_row(NOON, path="/media/old/00.00.mp4")
    assert library.run(force=True, retention=ZERO).only.reason == "past_retention"
    assert library.run(force=True, retention=ZERO, skip_expired=False).only.status == "updated"


def test_the_message_is_the_documented_sentence(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.write(NOON + 20, b"")
    run = library.run()
    assert run.backfill.message() == (
        "Backfill completed for camera 'front_door'. Scanned 2 files, added 1, skipped 0, errors 1"
    )


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
