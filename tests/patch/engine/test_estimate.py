"""Estimated lengths: most files are not read, few lengths are far off, doubts are looked into."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import crew as crew_module
from recording_backfill.engine import library as library_module
from recording_backfill.engine import looks as looks_module
from recording_backfill.engine.lengths import ENOUGH, Lengths, Piece, conspicuous
from recording_backfill.engine.storage import Gauge, Kind
from recording_backfill.models import ProbeMode, Reason, Retention, ReviewRetention, Status

from testing.library import CAMERA, LibraryBuilder, Samples
from testing.segments import Cuts, Recorder

if TYPE_CHECKING:
    from pathlib import Path

JITTER = tuple(range(97, 104))
HOUR = 3600.0
OPEN_LOOK = looks_module.look_into


@dataclass
class Library:
    """A library with its recorder, and how many of its files a run has read."""

    builder: LibraryBuilder
    recorder: Recorder
    read: int = 0

    def run(self, **changes: Any) -> Any:
        self.read = 0
        return self.builder.run(probe=ProbeMode.ESTIMATE, **changes)

    @property
    def marked(self) -> dict[float, dict[str, Any]]:
        return {row["start_time"]: row for row in self.builder.rows() if row["dBFS"] == -2}

    @property
    def errors(self) -> list[float]:
        """By how many seconds each estimated length of a whole recording is off."""
        marked = self.marked
        return [
            abs(marked[one.start]["duration"] - one.duration)
            for one in self.recorder.segments
            if one.start in marked and one.duration
        ]


@pytest.fixture(scope="module")
def cuts(samples: Samples) -> Cuts:
    return Cuts(samples)


@pytest.fixture
def camera(library: LibraryBuilder, cuts: Cuts, monkeypatch: pytest.MonkeyPatch) -> Library:
    camera = Library(library, Recorder(library, cuts))

    def look(*arguments: Any, **options: Any) -> Any:
        camera.read += 1
        return OPEN_LOOK(*arguments, **options)

    monkeypatch.setattr(looks_module, "look_into", look)
    return camera


@pytest.mark.parametrize(
    ("recorded", "share", "mean"),
    [
        ({"tenths": (100,), "spread": 0.05}, 0.08, 0.001),
        ({"tenths": JITTER}, 0.10, 0.25),
        ({"tenths": (80, 90, 100, 110, 120)}, 0.15, 0.25),
        ({"tenths": JITTER, "spread": 1.0}, 0.28, 0.25),
    ],
    ids=["even", "jitter", "key frames far apart", "very variable bit rate"],
)
def test_few_files_are_read_and_lengths_are_hardly_off(
    camera: Library, recorded: dict[str, Any], share: float, mean: float
) -> None:
    camera.recorder.record(400, **recorded)
    run = camera.run()
    assert run.counts.added == 400
    assert camera.read <= share * 400
    assert run.counts.estimated == len(camera.marked) == 400 - camera.read
    assert sum(camera.errors) / len(camera.errors) <= mean
    assert max(camera.errors) < 2.0


@pytest.mark.parametrize(("codec", "sound"), [("h264", True), ("hevc", False)])
def test_codec_and_sound_do_not_matter(camera: Library, codec: str, sound: bool) -> None:
    camera.recorder.codec, camera.recorder.sound = codec, sound
    camera.recorder.record(60, tenths=(99, 101))
    assert camera.run().counts.added == 60
    assert camera.read < 30
    assert max(camera.errors) < 0.3


def test_what_comes_before_a_pause_is_read(camera: Library) -> None:
    recorder = camera.recorder
    last = []
    for pause in (3.0, 40.0, 900.0):
        recorder.record(40, tenths=JITTER)
        last += recorder.record(1, tenths=(35,))
        recorder.pause(pause)
    recorder.record(40, tenths=JITTER)
    assert camera.run().counts.added == 163
    assert not {one.start for one in last} & camera.marked.keys()
    assert max(camera.errors) < 1.0


def test_the_ends_of_what_is_missing_are_read(camera: Library) -> None:
    recorder = camera.recorder
    segments = recorder.record(100)
    for known in segments[40:60]:
        camera.builder.add_row(known.start, path=str(known.path))
    camera.run()
    read = {segments[number].start for number in (0, 39, 60, 99)}
    assert not read & camera.marked.keys()
    assert camera.marked.keys() & {one.start for one in segments[:40]}
    assert camera.marked.keys() & {one.start for one in segments[60:]}


def test_a_file_that_is_much_too_small_is_read(camera: Library) -> None:
    recorder = camera.recorder
    recorder.record(60)
    cut = recorder.break_off(0.5)
    recorder.record(60)
    run = camera.run()
    (error,) = (result for result in run.results if result.status is Status.ERROR)
    assert (error.reason, error.start_time) == (Reason.TRUNCATED, cut.start)


def test_what_is_broken_makes_its_neighbours_be_read(camera: Library) -> None:
    """A stretch without an index is overlooked only where nothing of it is read."""
    recorder = camera.recorder
    recorder.record(60)
    recorder.break_off(0.5)
    lost = [recorder.write(bytes(80_000), 10.0, plays=0.0) for _ in range(6)]
    recorder.record(60)
    run = camera.run()
    assert run.counts.errors == 7
    assert not {one.start for one in lost} & {row["start_time"] for row in camera.builder.rows()}


def test_a_broken_file_alone_is_not_brought_back_again_and_again(camera: Library) -> None:
    segments = camera.recorder.record(60)
    hidden = segments[34]
    hidden.path.write_bytes(bytes(80_000))
    assert camera.run().counts.errors == 0
    assert hidden.start in camera.marked
    camera.builder.execute("DELETE FROM recordings WHERE path = ?", str(hidden.path))
    assert camera.run().counts.errors == 1
    assert hidden.start not in camera.marked


def test_few_missing_recordings_are_all_read(camera: Library) -> None:
    camera.recorder.record(ENOUGH)
    camera.run()
    assert not camera.marked


def test_what_may_still_be_written_is_read(camera: Library) -> None:
    segments = camera.recorder.record(200)
    run = camera.run(now=camera.recorder.clock + 700, guard_active=True)
    newest = [one.start for one in segments if one.start > camera.recorder.clock - 500]
    assert newest
    assert not camera.marked.keys() & set(newest)
    assert camera.marked
    assert run.counts.errors == 0


def test_where_a_length_decides_what_frigate_deletes_it_is_read(camera: Library) -> None:
    segments = camera.recorder.record(120)
    edge = segments[60].start
    camera.builder.add_review(edge + 15.2, edge + 200.0)
    reviews = ReviewRetention(36500, 5, 5)
    keeps = Retention(days=1.0, alerts=reviews, detections=reviews)
    camera.run(retention=keeps, media=None)
    kept = {row["start_time"] for row in camera.builder.rows()}
    assert camera.marked.keys() & kept
    assert edge not in camera.marked


def test_force_reads_what_has_a_row(camera: Library) -> None:
    segments = camera.recorder.record(60, tenths=JITTER)
    camera.run()
    assert camera.marked
    forced = camera.run(force=True)
    assert forced.counts.updated == 60
    assert camera.read == 60
    assert not camera.marked
    lengths = {row["start_time"]: row["duration"] for row in camera.builder.rows()}
    assert lengths == pytest.approx({one.start: one.duration for one in segments}, abs=0.01)


def test_a_dry_run_says_which_lengths_would_be_estimated(camera: Library) -> None:
    camera.recorder.record(60)
    dry = camera.run(dry_run=True)
    assert camera.builder.rows() == []
    real = camera.run()
    assert [result.estimated for result in dry.results] == [
        result.estimated for result in real.results
    ]
    assert dry.counts.estimated == real.counts.estimated > 30


def test_marked_rows_count_as_backfilled(camera: Library) -> None:
    camera.recorder.record(60)
    camera.run()
    for row in camera.marked.values():
        assert (row["objects"], row["regions"], row["motion"]) == (-1, -1, -1)
        assert row["end_time"] == row["start_time"] + row["duration"]
        assert row["segment_size"] == round(os.path.getsize(row["path"]) / 2**20, 2)


@pytest.mark.parametrize("version", ["0.19"])
def test_from_0_19_on_an_estimate_leaves_unknown_what_only_the_file_tells(
    tmp_path: Path, samples: Samples, cuts: Cuts, version: str
) -> None:
    library = LibraryBuilder(tmp_path, samples, version)
    recorder = Recorder(library, cuts)
    recorder.record(60, tenths=JITTER)
    library.run(probe=ProbeMode.ESTIMATE)
    marked = [row for row in library.rows() if row["dBFS"] == -2]
    assert marked
    for row in marked:
        assert (row["stream_type"], row["keyframes"], row["has_audio"]) == ("main", None, None)
        assert row["path"].endswith(f"/{CAMERA}/{os.path.basename(row['path'])}")


def test_threads_that_are_ahead_by_hours_read_first_what_is_waited_for(
    camera: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More files wait to be taken than there is room for; those of the hour at hand still come."""
    monkeypatch.setattr(library_module, "kind_of", lambda _folder: Kind.NETWORK)
    monkeypatch.setattr(Gauge, "latency", property(lambda _gauge: 0.02))
    monkeypatch.setattr(crew_module, "MOST_AHEAD", 24)
    for _ in range(4):
        camera.recorder.record(40)
        camera.recorder.clock = (camera.recorder.clock // HOUR + 1) * HOUR
    run = camera.run()
    assert run.counts.added == 160
    assert run.counts.estimated > 100


def test_a_length_is_told_by_those_that_were_read() -> None:
    lengths = Lengths()
    for found in (10.04, 10.0, 9.96, 10.04, 12.0, 10.0, 9.96, 10.04):
        lengths.learn(found)
    assert lengths.estimate(10.0) == 10.0
    assert lengths.estimate(11.0) == pytest.approx(10.04)
    assert lengths.estimate(4.0) == 4.0
    assert lengths.hides_pause(13.0)
    assert not lengths.hides_pause(11.0)


def test_sizes_are_compared_with_those_around_them() -> None:
    day = [Piece(10.0, 4_000_000)] * 30
    night = [Piece(10.0, 400_000)] * 30
    assert conspicuous(day + night) == set()
    assert conspicuous([*day[:-1], Piece(10.0, 3_000_000), *night]) == {29}
