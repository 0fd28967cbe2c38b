"""The builder of test libraries: real MP4 files in Frigate's folders, beside a real database."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recording_backfill.engine import backfill as backfill_module
from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import FileResult, HourReport, Retention, RunOrder

from testing.schema import create_database

CAMERA = "front_door"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC).timestamp()
"""The hour in which most of the tests' recordings lie; long past."""
KEEPS_ALL = Retention(days=36500.0)
_ROWS = itertools.count()

_VIDEO = "-f lavfi -i testsrc=size=160x120:rate=10"
_SOUND = "-f lavfi -i sine=frequency=440:sample_rate=16000"
_H264 = "-c:v libx264 -preset ultrafast -g 10 -pix_fmt yuv420p"
_JITTER = "-vf settb=1/90000,setpts=(N+0.6*random(0))/10/TB -fps_mode vfr -enc_time_base 1:90000"
"""A camera whose clock is not even."""
# What Frigate's maintainer does when it stores a segment (frigate/record/maintainer.py).
_STORED = "-c copy -movflags +faststart"

RECIPES: dict[str, str] = {
    "h264": f"{_VIDEO} -t 10 {_H264}",
    "short": f"{_VIDEO} -t 4 {_H264}",
    "one_second": f"{_VIDEO} -t 1 {_H264}",
    "odd_length": f"{_VIDEO} -t 9.7 {_H264}",
    "ntsc": f"-f lavfi -i testsrc=size=160x120:rate=30000/1001 -t 9.9 {_H264}",
    "b_frames": f"{_VIDEO} -t 10 -c:v libx264 -preset fast -bf 3 -g 20 -pix_fmt yuv420p",
    "hevc": f"{_VIDEO} -t 5 -c:v libx265 -preset ultrafast -x265-params log-level=none -tag:v hvc1",
    "mpeg4": f"{_VIDEO} -t 5 -c:v mpeg4 -g 10",
    "sound": f"{_VIDEO} {_SOUND} -t 10 {_H264} -c:a aac",
    "sound_44100": f"{_VIDEO} {_SOUND} -t 10 {_H264} -ar 44100 -c:a aac",
    "longer_sound": f"{_VIDEO} {_SOUND} -filter:v trim=duration=4 -t 7 {_H264} -c:a aac",
    "far_longer_sound": f"{_VIDEO} {_SOUND} -filter:v trim=duration=10 -t 25 {_H264} -c:a aac",
    "shorter_sound": f"{_VIDEO} {_SOUND} -filter:a atrim=duration=3 -t 10 {_H264} -c:a aac",
    "jitter": f"{_VIDEO} {_JITTER} -t 5 {_H264}",
    "b_frames_jitter": f"{_VIDEO} {_JITTER} -t 5 -c:v libx264 -bf 3 -g 20 -pix_fmt yuv420p",
    "pause": f"{_VIDEO} -vf setpts=(N+30*gt(N\\,20))/10/TB -fps_mode vfr -frames:v 50 {_H264}",
    "mjpeg": f"{_VIDEO} -t 5 -c:v mjpeg -pix_fmt yuvj420p",
    "one_frame": f"{_VIDEO} -frames:v 1 {_H264}",
    "track_timescale": f"{_VIDEO} -t 5 {_H264} -video_track_timescale 90000",
    "late_start": f"{_VIDEO} -t 5 {_H264} -output_ts_offset 1.3 -avoid_negative_ts disabled",
}
"""Arguments of ffmpeg for whole recordings."""


class Samples:
    """Real recordings, made by ffmpeg when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> Path:
        path = self._folder / f"{name}.mp4"
        if not path.exists():
            getattr(self, f"_make_{name}", lambda out: self._make_stored(name, out))(path)
        return path

    def bytes(self, name: str) -> bytes:
        return self[name].read_bytes()

    def _make_stored(self, name: str, out: Path) -> None:
        raw = self._folder / f"raw-{name}.mp4"
        ffmpeg(f"{RECIPES[name]} {raw}")
        ffmpeg(f"-i {raw} {_STORED} {out}")

    def _make_index_at_end(self, out: Path) -> None:
        ffmpeg(f"{RECIPES['h264']} {out}")

    def _make_second_segment(self, out: Path) -> None:
        """A segment cut from a running stream, as Frigate's recording presets do."""
        pattern = self._folder / "segment-%d.mp4"
        ffmpeg(
            f"{_VIDEO} {_SOUND} -t 25 -c:v libx264 -preset fast -bf 2 -g 20 -pix_fmt yuv420p "
            f"-c:a aac -f segment -segment_time 10 -segment_format mp4 -reset_timestamps 1 "
            f"{pattern}"
        )
        ffmpeg(f"-i {self._folder / 'segment-1.mp4'} {_STORED} {out}")

    def _make_negative_edit(self, out: Path) -> None:
        """Cut by copy amid a group of pictures: an edit list hides its first frames."""
        ffmpeg(f"-ss 3.3 -i {self['b_frames']} -c copy {out}")

    def _make_fragmented(self, out: Path) -> None:
        ffmpeg(f"-i {self['h264']} -c copy -movflags frag_keyframe+empty_moov {out}")

    def _make_fragmented_sound(self, out: Path) -> None:
        ffmpeg(f"-i {self['far_longer_sound']} -c copy -movflags frag_keyframe+empty_moov {out}")

    def _make_first_part_indexed(self, out: Path) -> None:
        """A fragmented file whose first fragment stands in the index."""
        ffmpeg(f"-i {self['sound']} -c copy -movflags frag_keyframe {out}")

    def _make_audio_only(self, out: Path) -> None:
        ffmpeg(f"{_SOUND} -t 5 -c:a aac -movflags +faststart {out}")

    def _make_too_long(self, out: Path) -> None:
        ffmpeg(f"-f lavfi -i color=size=16x16:rate=1 -t 601 {_H264} {out}")

    def _make_too_short(self, out: Path) -> None:
        ffmpeg(f"-f lavfi -i testsrc=size=160x120:rate=50 -frames:v 2 {_H264} {out}")


def ffmpeg(arguments: str) -> None:
    """Run ffmpeg quietly; raises when it fails."""
    subprocess.run(
        ["ffmpeg", "-hide_banner", "-v", "error", "-y", *arguments.split()],
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


def run_as_nobody(folder: Path, code: str, *arguments: object) -> str:
    """Run Python `code` as a user whom file permissions bind (root they do not); what it prints.

    `code` calls `become_nobody()` once it has imported what it needs, and finds the `arguments`
    in `sys.argv[1:]`. `folder` and its contents are made reachable for everybody.
    """
    for parent in (folder, *folder.parents):
        if parent == Path(tempfile.gettempdir()):
            break
        parent.chmod(parent.stat().st_mode | 0o011)
    patch = Path(backfill_module.__file__).parents[2]
    prelude = (
        f"import os, sys\nsys.path.insert(0, {str(patch)!r})\n"
        "def become_nobody():\n"
        "    if os.getuid() == 0:\n"
        "        os.setgroups([])\n"
        "        os.setgid(65534)\n"
        "        os.setuid(65534)\n"
    )
    output = subprocess.run(
        [sys.executable, "-c", prelude + code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert output.stderr == "", output.stderr
    return output.stdout


def moment(text: str) -> float:
    """Epoch seconds of an ISO time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


class LibraryBuilder:
    """A library of one or more cameras and its database, in a folder of the test's own."""

    def __init__(self, folder: Path, samples: Samples, version: str = "0.17") -> None:
        self.root = folder / "recordings"
        self.root.mkdir()
        self.database = folder / "frigate.db"
        self.samples = samples
        create_database(self.database, version)

    def path(self, start: float, camera: str = CAMERA) -> Path:
        """Where the recording of `camera` that begins at `start` belongs."""
        return self.root / datetime.fromtimestamp(start, UTC).strftime(
            f"%Y-%m-%d/%H/{camera}/%M.%S.mp4"
        )

    def add(self, start: float, sample: str = "h264", camera: str = CAMERA) -> Path:
        """Put a recording on disk."""
        path = self.path(start, camera)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.samples[sample], path)
        return path

    def write(self, start: float, content: bytes, camera: str = CAMERA) -> Path:
        """Put any file in a recording's place."""
        path = self.path(start, camera)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def add_row(self, start: float, duration: float = 10.0, **columns: Any) -> dict[str, Any]:
        """Put a row into the table as Frigate's recorder does; its file need not be there."""
        camera = columns.get("camera", CAMERA)
        row: dict[str, Any] = {
            "id": f"{start}-r{next(_ROWS):05}",
            "camera": camera,
            "path": str(self.path(start, camera)),
            "start_time": start,
            "end_time": start + duration,
            "duration": duration,
            "segment_size": 1.0,
            "motion": 7,
            "objects": 1,
            "dBFS": -30,
            "regions": 2,
            **columns,
        }
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        self.execute(f"INSERT INTO recordings ({names}) VALUES ({marks})", *row.values())
        return row

    def add_review(
        self, start: float, end: float | None, severity: str = "alert", camera: str = CAMERA
    ) -> None:
        """Put a review item into the database."""
        name = f"{start}-{severity}-{camera}"[:30]
        self.execute(
            "INSERT INTO reviewsegment (id, camera, start_time, end_time, severity, thumb_path, "
            "data) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(name, camera, start, end, severity, f"{name}.webp", "{}"),
        )

    def execute(self, statement: str, *values: Any) -> list[dict[str, Any]]:
        """Run one statement on a connection of its own; the rows it gives."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            # No machine fails under a test, and each of many rows would wait for the disk.
            connection.execute("PRAGMA synchronous = OFF")
            return [dict(row) for row in connection.execute(statement, values).fetchall()]

    def rows(self, camera: str = CAMERA) -> list[dict[str, Any]]:
        """The camera's rows, in time order."""
        return self.execute(
            "SELECT * FROM recordings WHERE camera = ? ORDER BY start_time, path", camera
        )

    def order(self, **changes: Any) -> RunOrder:
        """An order for a run over the whole library, with a retention that keeps everything."""
        values: dict[str, Any] = {
            "camera": CAMERA,
            "database": str(self.database),
            "recordings_root": str(self.root),
            "recordings_as": str(self.root),
            "retention": KEEPS_ALL,
            "ffprobe": shutil.which("ffprobe"),
            **changes,
        }
        return RunOrder(**values)

    def run(self, *, now: float | None = None, **changes: Any) -> Run:
        """Run a backfill to its end; `now` is what its clock shows."""
        clock = time.time if now is None else lambda: now
        return Run(Backfill(self.order(**changes), clock=clock))


class Run:
    """A backfill that has been run, and all that it reported."""

    def __init__(self, backfill: Backfill) -> None:
        self.backfill = backfill
        self.reports: list[HourReport] = list(backfill.run())
        self.results: list[FileResult] = [
            result for report in self.reports for result in report.all_results()
        ]
        self.summaries = [report.summary for report in self.reports if report.summary is not None]
        self.counts = backfill.counts

    @property
    def fates(self) -> dict[str, str]:
        """By the last two parts of each path, its reason or else its status."""
        return {
            "/".join(result.file_path.rsplit("/", 2)[1:]): str(result.reason or result.status)
            for result in self.results
        }

    @property
    def reasons(self) -> list[str]:
        """Of each file in turn, its reason or else its status."""
        return [str(result.reason or result.status) for result in self.results]

    @property
    def only(self) -> FileResult:
        """The one result of a run over one file."""
        (result,) = self.results
        return result
