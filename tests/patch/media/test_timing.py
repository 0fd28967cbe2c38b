"""The reader of a preview's frame times, on previews that ffmpeg made by Frigate's command."""

from __future__ import annotations

import os
import random
import struct
import subprocess
from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from recording_backfill.media.frames import FrameClock, frame_clock
from recording_backfill.media.timing import (
    Timing,
    blind_spans,
    busy_spans,
    car_moved,
    moving,
    moving_until,
    read_timing,
)

from testing.pictures import preview_video

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BEGIN = 1_718_985_600.25
"""When the previews begin; a camera's frames are not on whole seconds."""
SMALL = (64, 36)


def spread(length: float, gaps: Sequence[float], seed: int = 1) -> list[float]:
    """Moments from 0 to `length`, each one of `gaps` and up to a detector's frame after another."""
    chance = random.Random(seed)
    times = [0.0]
    while times[-1] < length:
        times.append(round(times[-1] + chance.choice(gaps) + chance.random() / 5, 6))
    return times


SHAPES = {
    "quiet": spread(3600, [30.0]),
    "busy": spread(600, [1.0]),
    "a car": spread(300, [0.5]),
    "mixed": spread(1800, [1.0, 1.0, 1.0, 5.0, 30.0]),
    "a hole": [*spread(60, [1.0]), *(600 + time for time in spread(60, [1.0], 2))],
    "nothing but both ends": [0.0, 3600.2],
    "its end at once": [*spread(30, [1.0]), 33.01],
}


def video(times: Sequence[float], lost: Sequence[float] = ()) -> bytes:
    return preview_video(tuple(times), lost=frozenset(lost), size=SMALL)


def read(path: Path, times: Sequence[float]) -> Timing | None:
    """What is read of the preview at `path`, named after the first and last of `times`."""
    return read_timing(str(path), BEGIN + times[0], BEGIN + times[-1])


@pytest.mark.parametrize("shape", SHAPES)
def test_frames_are_found_where_frigate_took_them(tmp_path: Path, shape: str) -> None:
    times = SHAPES[shape]
    path = tmp_path / "preview.mp4"
    path.write_bytes(video(times))
    timing = read(path, times)
    assert timing is not None
    assert timing.whole
    assert (timing.start, timing.end) == (BEGIN, BEGIN + times[-1])
    assert list(timing.frames) == pytest.approx([BEGIN + time for time in times], abs=0.05)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("its index at the end", ["-c", "copy"]),
        ("fragments", ["-c", "copy", "-movflags", "frag_keyframe+empty_moov"]),
        ("fragments of their own base", ["-c", "copy", "-movflags", "frag_keyframe+cmaf"]),
        ("a first part with an index", ["-c", "copy", "-movflags", "frag_keyframe"]),
        ("frames shown in another order", ["-c:v", "libx264", "-bf", "3", "-fps_mode", "vfr"]),
        ("sound before it", []),
    ],
)
def test_any_mp4_tells_its_frames(tmp_path: Path, name: str, options: list[str]) -> None:
    times = spread(60, [1.0])
    made, path = tmp_path / "made.mp4", tmp_path / "other.mp4"
    made.write_bytes(video(times))
    command = ["ffmpeg", "-v", "error", "-i", str(made), *options, str(path)]
    if not options:
        sound = ["-f", "lavfi", "-i", "sine=duration=60", "-i", str(made), "-map", "0", "-map", "1"]
        command = ["ffmpeg", "-v", "error", *sound, "-c:v", "copy", "-c:a", "aac", str(path)]
    subprocess.run(command, check=True)
    timing = read(path, times)
    assert timing is not None, name
    assert list(timing.frames) == pytest.approx([BEGIN + time for time in times], abs=0.05)


def test_a_lost_frame_ends_the_evidence(tmp_path: Path) -> None:
    times = spread(120, [1.0])
    path = tmp_path / "preview.mp4"
    path.write_bytes(video(times, lost=[times[60]]))
    timing = read(path, times)
    assert timing is not None
    assert not timing.whole
    assert timing.end == timing.frames[-1] == pytest.approx(BEGIN + times[59], abs=0.05)


def test_frames_of_a_camera_whose_name_begins_alike_end_the_evidence(tmp_path: Path) -> None:
    # After a restart in the hour 0.15 to 0.17 take up `front_door`'s cached frames for `front`,
    # behind its own and by names of `front` that nobody wrote.
    own, foreign = spread(60, [1.0]), [time + 0.07 for time in spread(60, [1.0], 2)]
    later = [70 + time for time in spread(30, [1.0], 3)]
    path = tmp_path / "preview.mp4"
    path.write_bytes(video([*own, *foreign, *later], lost=foreign))
    timing = read(path, [*own, *later])
    assert timing is not None
    assert not timing.whole
    assert list(timing.frames) == pytest.approx([BEGIN + time for time in own], abs=0.05)


def test_a_video_that_runs_on_behind_its_name_is_no_preview(tmp_path: Path) -> None:
    path = tmp_path / "preview.mp4"
    path.write_bytes(video(spread(60, [1.0])))
    assert read_timing(str(path), BEGIN, BEGIN + 30) is None


@pytest.mark.parametrize("part", [0, 7, 40, 200])
def test_a_preview_that_is_cut_in_its_index_tells_nothing(tmp_path: Path, part: int) -> None:
    times = spread(60, [1.0])
    path = tmp_path / "preview.mp4"
    path.write_bytes(video(times)[:part])
    assert read(path, times) is None


def test_what_is_no_readable_file_tells_nothing(tmp_path: Path) -> None:
    times = [0.0, 60.0]
    fifo, link = tmp_path / "fifo.mp4", tmp_path / "link.mp4"
    os.mkfifo(fifo)
    real = tmp_path / "real.mp4"
    real.write_bytes(video(times))
    link.symlink_to(real)
    for path in (tmp_path / "missing.mp4", tmp_path, fifo, link):
        assert read(path, times) is None


@given(data=st.data())
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_damaged_file_raises_nothing(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(video(spread(60, [1.0])))
    index = content.find(b"moov")
    (length,) = struct.unpack_from(">I", content, index - 4)
    path = tmp_path / "damaged.mp4"
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, index + length - 5))
        content[at] = data.draw(st.sampled_from([0, 1, 0x7F, 0xFF]))
    path.write_bytes(content)
    with path.open("rb") as file:
        clock = frame_clock(file.fileno(), len(content))
    assert clock is None or list(clock.ticks) == sorted(clock.ticks)


@pytest.mark.parametrize(
    ("frames", "proven"),
    [
        # A heartbeat comes more than 30 s after the frame before, or some hundredths less as read.
        ([0, 30.2, 60.4, 90.6], []),
        ([0, 29.98, 59.96, 90], []),
        ([0, 30.2, 45, 75.2, 100], [45]),
        # The first and the last frame of a file are always there.
        ([0, 1], []),
        ([0, 1, 2], [1]),
        # The second comes with the detector's next frame where Frigate has just started.
        ([0, 0.2, 30.4, 60], []),
        ([0, 0.52, 1.01, 60], [0.52, 1.01]),
    ],
)
def test_only_what_no_clock_called_for_proves_movement(
    frames: list[float], proven: list[float]
) -> None:
    assert moving(frames) == proven


def test_frames_that_follow_each_other_are_one_span() -> None:
    frames = [0.0, 10.0, 11.2, 12.3, 20.0, 50.1, 80.2, 81.2, 90.0]
    assert busy_spans(frames) == [(10.0, 12.3), (20.0, 20.0), (81.2, 81.2)]


GAPS = st.lists(
    st.sampled_from([0.2, 0.5, 1.0, 1.2, 5.0, 29.95, 30.1, 34.9, 36.0, 130.0]), min_size=1
)


@st.composite
def moments(draw: st.DrawFn) -> tuple[FrameClock, float]:
    """A preview's frames, and a moment in it."""
    clock = clock_of(draw(GAPS))
    frames = list(clock.moments)
    some = st.floats(BEGIN - 9, frames[-1] - 0.5)
    return clock, draw(st.sampled_from(frames[:-1]) | some)


def clock_of(gaps: Sequence[float], scale: int = 12800) -> FrameClock:
    ticks = array("q", accumulate((int(gap * scale) for gap in gaps), initial=0))
    return FrameClock(ticks, scale, BEGIN)


@given(moment=moments(), pause=st.sampled_from([33.0, 43.0, 123.0]))
# A frame's own moment, but for what a number loses where it is made: the frame is not after it.
@example(moment=(clock_of([130.0, 29.85, 5.0, 1.0]), 1_718_985_765.0999997), pause=33.0)
@example(moment=(clock_of([128.85, 36.0, 1.0]), 1_718_985_765.0999997), pause=33.0)
@settings(max_examples=300, deadline=None)
def test_until_when_something_moved_is_what_all_frames_together_tell(
    moment: tuple[FrameClock, float], pause: float
) -> None:
    clock, at = moment
    frames = list(clock.moments)
    # What is nearer to a frame than its file can tell is that frame's moment.
    nearest = min(frames, key=lambda frame: abs(frame - at))
    after = nearest if abs(nearest - at) * clock.scale < 0.5 else at
    last = at
    for frame in moving(frames):
        if after < frame <= last + pause:
            last = frame
    lacks = any(one < last + pause and after < two for one, two in blind_spans(frames))
    assert moving_until(clock, at, at, pause) == (None if lacks else last)


@pytest.mark.parametrize(
    ("frames", "moved"),
    [
        ([0, 30, 31, 32, 33, 60], False),
        ([0, 30, 30.5, 31, 31.5, 60], True),
        # One frame alone may have come early for another reason.
        ([0, 30, 30.5, 31.5, 32.5, 60], False),
        ([0, 30, 31, 32, 70, 71], None),
    ],
)
def test_frames_of_a_car_come_each_half_second(frames: list[float], moved: bool | None) -> None:
    ticks = array("q", (int(frame * 100) for frame in frames))
    assert car_moved(FrameClock(ticks, 100, BEGIN), BEGIN + 29, BEGIN + 59) is moved
