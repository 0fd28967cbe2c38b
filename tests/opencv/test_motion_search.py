"""The search for motion in recordings themselves: real videos, ffmpeg and OpenCV."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine import motion_search
from recording_backfill.engine import watching as watching_module
from recording_backfill.engine.motion_search import MotionSearch
from recording_backfill.engine.watching import Watching
from recording_backfill.media.keyframes import Format, read_keyframes
from recording_backfill.media.watcher import spacing
from recording_backfill.models import Detection
from recording_backfill.state.looked import Looked
from recording_backfill.streams import Stream

from testing.library import CAMERA, NOON, LibraryBuilder, Samples
from testing.pictures import preview_video

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 30
_AS_FAST = {"libvpx-vp9", "libaom-av1"}
"""Encoders that take long unless told not to."""
_BUSY = range(12, 15)
"""Recordings in which a box crosses the picture."""
_TRAIL = {*_BUSY, _BUSY.stop, _BUSY.stop + 1}
"""The box leaves a trail in the average: 0.17.2's own detector saw motion in all frames of the next
recording, in 16 of 52 of the one after that, and in none later."""


@pytest.fixture(scope="session")
def videos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Ten seconds each: a street in which nothing moves, and one that a white box crosses."""
    folder = tmp_path_factory.mktemp("videos")
    made = {}
    crossing = "color=white:size=60x40:rate=10[box];[0][box]overlay=x=20+t*24:y=90:shortest=1"
    for name, codec, moves in (
        ("still", "libx264", False),
        ("busy", "libx264", True),
        ("busy_hevc", "libx265", True),
        ("busy_vp9", "libvpx-vp9", True),
        ("busy_av1", "libaom-av1", True),
        ("still_small", "libx264", False),
        ("busy_small", "libx264", True),
    ):
        path = folder / f"{name}.mp4"
        source = ["-f", "lavfi", "-i", "smptebars=size=320x180:rate=10"]
        smaller = ",scale=160:90,negate" if name.endswith("_small") else ""
        picture = (
            ["-filter_complex", crossing + smaller]
            if moves
            else ["-vf", f"noise=alls=6:allf=t{smaller}"]
        )
        encode = ["-t", "10", "-c:v", codec, "-g", "20", "-pix_fmt", "yuv420p"]
        if codec in _AS_FAST:
            encode += ["-b:v", "1M", "-cpu-used", "8", "-deadline", "realtime"]
        encode.append(str(path))
        command = ["ffmpeg", "-v", "error", "-y", *source, *picture, *encode]
        subprocess.run(command, check=True, timeout=60)
        made[name] = path.read_bytes()
    return made


@pytest.fixture
def library(tmp_path: Path, videos: dict[str, bytes]) -> LibraryBuilder:
    """Five minutes of recordings that came back without motion; a box crosses for one."""
    library = LibraryBuilder(tmp_path, Samples(tmp_path), "0.18.0-beta1")
    for number in range(COUNT):
        busy = number in _BUSY
        library.write(NOON + 10 * number, videos["busy" if busy else "still"])
    library.run(motion=False, media=None)
    return library


class Search:
    """A search over a library that is run to its end, or to where it is cancelled."""

    def __init__(
        self, library: LibraryBuilder, *, stop_after: int = 10**6, **changes: object
    ) -> None:
        self.asked = 0
        order = library.order(find_motion=True, **changes)
        folder = library.database.parent
        looked = {stream: Looked(folder, stream.folder(order.camera)) for stream in Stream}

        def cancelled() -> bool:
            self.asked += 1
            return self.asked > stop_after

        self.search = MotionSearch(order, looked, note=None, cancelled=cancelled)
        self.results = [result for report in self.search.run() for result in report.results]
        self.counts = self.search.counts


def motions(library: LibraryBuilder) -> list[int]:
    return [row["motion"] for row in library.rows()]


def test_motion_is_found_where_something_moves(library: LibraryBuilder) -> None:
    done = Search(library)
    moved = {number for number, motion in enumerate(motions(library)) if motion > 0}
    assert set(_BUSY) <= moved <= _TRAIL
    assert {motion for motion in motions(library) if motion <= 0} == {-1}
    assert done.counts.scanned == COUNT
    assert done.counts.with_motion == len(moved)
    assert f"found motion in {len(moved)}" in done.search.message()


@pytest.mark.parametrize("alone", [False, True])
def test_a_second_stream_is_looked_into_beside_the_first_and_without_it(
    tmp_path: Path, videos: dict[str, bytes], alone: bool
) -> None:
    """Each has an average picture of its own: they are told apart in size, brightness and time."""
    library = LibraryBuilder(tmp_path, Samples(tmp_path), "0.19")
    for number in range(COUNT):
        moves = number in _BUSY
        if not alone:
            library.write(NOON + 10 * number, videos["busy" if moves else "still"])
        second = videos["busy_small" if moves else "still_small"]
        library.write(NOON + 10 * number + 3, second, f"{CAMERA}@sub")
    library.run(motion=False, media=None)
    done = Search(library)
    kinds = {"sub"} if alone else {"main", "sub"}
    moved: dict[str, set[int]] = {kind: set() for kind in kinds}
    for row in library.rows():
        if row["motion"] > 0:
            number = int(row["start_time"] - NOON) // 10
            moved[row["stream_type"]].add(number)
    for numbers in moved.values():
        assert set(_BUSY) <= numbers <= _TRAIL
    assert done.search._watching.keys() == kinds
    # Neither is looked at again, and what was seen of one is not taken for the other.
    assert not Search(library).search._watching


def test_the_heat_map_shows_where(library: LibraryBuilder) -> None:
    Search(library)
    row = library.rows()[_BUSY.start + 2]
    cells = {int(cell) for cell in json.loads(row["motion_heatmap"])}
    # The box crosses the middle of the picture: rows 8 to 11 of 16.
    assert cells
    assert {cell // 16 for cell in cells} <= {7, 8, 9, 10, 11, 12}
    assert all(1 <= count <= 255 for count in json.loads(row["motion_heatmap"]).values())
    assert all(row["motion_heatmap"] is None for row in library.rows() if row["motion"] == -1)


def test_what_is_masked_does_not_count(library: LibraryBuilder) -> None:
    everything = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    Search(library, detection=Detection(mask=(everything,)))
    assert set(motions(library)) == {-1}


def test_the_next_search_goes_on_where_one_was_stopped(library: LibraryBuilder) -> None:
    again = Search(library, stop_after=1)
    assert again.search.cancelled
    assert again.counts.scanned < COUNT
    Search(library)
    before = motions(library)
    third = Search(library)
    assert motions(library) == before
    # Nothing was looked at again: all is remembered, moved or not.
    assert not third.search._watching
    forced = Search(library, force=True)
    assert forced.search._watching


def test_a_dry_run_looks_at_nothing(library: LibraryBuilder) -> None:
    done = Search(library, dry_run=True)
    assert set(motions(library)) == {-1}
    assert f"Would look at {COUNT} recordings" in done.search.message()


def test_a_preview_spares_the_look(library: LibraryBuilder) -> None:
    times = (0.0, 30.2, 60.4, 61.5, 91.7, 400.0)
    folder = library.root.parent / "clips" / "previews" / "front_door"
    folder.mkdir(parents=True)
    start = NOON - 20.0
    (folder / f"{start}-{start + 400.0}.mp4").write_bytes(preview_video(times, size=(64, 36)))
    done = Search(library)
    assert not done.search._watching
    assert [number for number, motion in enumerate(motions(library)) if motion > 0] == [4]


def test_damaged_recordings_stay_unknown(library: LibraryBuilder) -> None:
    for number in (3, _BUSY.start):
        path = library.path(NOON + 10 * number)
        path.write_bytes(path.read_bytes()[:900])
    library.path(NOON + 50).unlink()
    done = Search(library)
    found = motions(library)
    assert found[3] == found[5] == found[_BUSY.start] == -1
    assert found[_BUSY.start + 2] > 0
    assert done.counts.scanned == COUNT


@pytest.mark.parametrize("codec", ["hevc", "vp9", "av1"])
def test_other_codecs_are_looked_at_too(
    library: LibraryBuilder, videos: dict[str, bytes], codec: str
) -> None:
    for number in _BUSY:
        library.write(NOON + 10 * number, videos[f"busy_{codec}"])
    Search(library)
    assert all(motions(library)[number] > 0 for number in list(_BUSY)[1:])


def test_only_some_keyframes_are_read(videos: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "busy.mp4"
    path.write_bytes(videos["busy"])
    read = read_keyframes(str(path), lambda _: 3.0)
    assert read is not None
    # One every two seconds, so every other one.
    assert [frame.time for frame in read[1]] == pytest.approx([0.0, 4.0, 8.0])
    assert (read[0].codec, read[0].width, read[0].height) == ("h264", 320, 180)


@pytest.mark.parametrize(
    ("width", "height", "seconds"),
    [
        # One every two seconds: every other one of 1080p and more, each of what is smaller.
        (3840, 2160, 3.9),
        (1920, 1080, 3.9),
        (1280, 720, 1.73),
        (640, 360, 0.9),
    ],
)
def test_of_smaller_pictures_more_are_decoded_for_the_same_price(
    width: int, height: int, seconds: float
) -> None:
    assert spacing(Format("h264", width, height, b"")) == pytest.approx(seconds, abs=0.01)


def test_an_answer_that_comes_too_late_is_never_taken_for_another_recordings(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, hung = tmp_path / "tools", tmp_path / "hung"
    tools.mkdir()
    once = f"[ -e {hung} ] || {{ touch {hung}; sleep 2; }}"
    (tools / "ffmpeg").write_text(f'#!/bin/sh\n{once}\nexec {shutil.which("ffmpeg")} "$@"\n')
    (tools / "ffmpeg").chmod(0o755)
    watching = Watching(library.order(ffprobe=str(tools / "ffprobe")), lambda: False)
    try:
        monkeypatch.setattr(watching_module, "_SILENCE_LIMIT", 0.4)
        moments = [NOON + 10 * number for number in range(11, 16)]
        files = [(str(library.path(moment)), moment, moment + 10) for moment in moments]
        assert watching.look(files) == [None] * 5
        monkeypatch.setattr(watching_module, "_SILENCE_LIMIT", 60.0)
        assert watching.look(files[:1]) == [None]
    finally:
        watching.close()


def ffmpeg_that_kills_its_watcher(folder: Path, *, times: int) -> str:
    """So many times, before it does as the real one; returns the ffprobe beside it."""
    (folder / "kills").mkdir(parents=True)
    script = f"""#!/bin/sh
killed=$(ls {folder}/kills | wc -l)
[ "$killed" -ge {times} ] || {{ touch {folder}/kills/$killed; kill -9 $PPID; exit 1; }}
exec {shutil.which("ffmpeg")} "$@"
"""
    (folder / "ffmpeg").write_text(script)
    (folder / "ffmpeg").chmod(0o755)
    return str(folder / "ffprobe")


def test_a_watcher_that_is_killed_is_told_of_and_another_looks_at_the_rest(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion_search, "_WATCHED_AT_ONCE", 10)
    done = Search(library, ffprobe=ffmpeg_that_kills_its_watcher(tmp_path / "tools", times=1))
    (warning,) = done.search.warnings
    assert "10 recordings were not looked at" in warning
    assert "was killed by signal 9" in warning
    assert motions(library)[_BUSY.start + 1] > 0
    # What was not looked at is looked at the next time.
    assert Search(library).search._watching
    assert not Search(library).search._watching


def test_watchers_that_are_always_killed_are_given_up(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion_search, "_WATCHED_AT_ONCE", 5)
    done = Search(library, ffprobe=ffmpeg_that_kills_its_watcher(tmp_path / "tools", times=99))
    assert len(list((tmp_path / "tools" / "kills").iterdir())) == 3
    assert f"{COUNT} recordings were not looked at" in done.search.warnings[0]
    assert done.counts.scanned == COUNT
    assert set(motions(library)) == {-1}
