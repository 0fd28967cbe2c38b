"""The demo's library: three cameras' last days, whose database is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from testing.clips import Clips, Made

SEGMENT_SECONDS = 10
DAY = 86400
HOUR = 3600
FRONT, BACK, DRIVE = "front_door", "back_yard", "driveway"
CAMERAS = (FRONT, BACK, DRIVE)
DAYS = 4
CONFIG = f"""\
mqtt: {{enabled: false}}
auth: {{hash_iterations: 1000}}
tls: {{enabled: false}}
record:
  enabled: true
  continuous: {{days: 7}}
  alerts: {{retain: {{days: 30}}}}
  detections: {{retain: {{days: 30}}}}
cameras:
  {FRONT}:
    friendly_name: Front Door
    ffmpeg: {{inputs: [{{path: 'rtsp://127.0.0.1/{FRONT}', roles: [record]}}]}}
  {BACK}:
    friendly_name: Back Yard
    ffmpeg: {{inputs: [{{path: 'rtsp://127.0.0.1/{BACK}', roles: [record]}}]}}
  {DRIVE}:
    friendly_name: Driveway
    ffmpeg: {{inputs: [{{path: 'rtsp://127.0.0.1/{DRIVE}', roles: [record]}}]}}
    # Like most people's: what nobody walks through is not kept.
    record: {{continuous: {{days: 0}}}}
"""
_HOURS = {FRONT: range(8, 16), BACK: range(11, 13), DRIVE: range(9, 14)}
"""Hours of a day, UTC, that a camera recorded; the whole day would only take longer to make."""
_CAPTURED = 5
"""Seconds that Frigate keeps before and after a review, as it does by default."""
_PAUSE = 30.2
"""Seconds between a preview's frames while nothing moves."""
_PICTURES = ("testsrc2", "mandelbrot", "testsrc")


@dataclass(frozen=True, slots=True)
class DemoLibrary:
    """What lies on disk, and which of it Frigate knows again since it lost its database."""

    start: float
    """Start of the first day, epoch seconds."""
    lost: dict[str, int]
    """By camera the recordings that are on disk, whole, and without a row."""
    since: list[tuple[str, float]] = field(default_factory=list)
    """Camera and start of what was recorded after the loss."""
    clips: list[Made] = field(default_factory=list)
    """The reviews, previews and exports that were lost with the database."""

    @property
    def end(self) -> float:
        """End of the last day, epoch seconds."""
        return self.start + DAYS * DAY

    @property
    def lost_at(self) -> float:
        """When the database went away."""
        return _loss(self.start)

    def in_hour_of_loss(self, review: str) -> bool:
        """Whether the review of that id, `<start>-<random>`, began in the hour of the loss."""
        began = float(review.partition("-")[0])
        return self.lost_at - self.lost_at % HOUR <= began <= self.lost_at

    def ids(self, table: str, camera: str) -> set[str]:
        """Of what was lost in one table, the camera's ids."""
        return {made.id for made in self.clips if _is_of(made, table, camera)}


def _is_of(made: Made, table: str, camera: str) -> bool:
    return made.table == table and made.row["camera"] == camera


def build(media: Path, workshop: Path, version: str) -> DemoLibrary:
    """Lay down the last days, and a few files that are no recordings.

    Recordings that lie there from an earlier demo stay: to write them takes longest.
    """
    recordings = media / "recordings"
    segments = [_segment(workshop, picture) for picture in _PICTURES]
    start = (time.time() // DAY - DAYS) * DAY
    clips = _clips(media, start, version, segments[0])
    there = {path: path.stat().st_size for path in recordings.rglob("*.mp4")}
    lost = dict.fromkeys(CAMERAS, 0)
    since = []
    for camera in CAMERAS:
        reviews = [made for made in clips if _is_of(made, "reviewsegment", camera)]
        for moment in _moments(camera, start):
            if camera == DRIVE and not _is_kept(moment, reviews):
                continue
            path = _path(recordings, camera, moment)
            segment = segments[int(moment // HOUR) % len(segments)]
            if there.pop(path, None) != segment.stat().st_size:
                _copy(segment, path)
            if moment < _loss(start):
                lost[camera] += 1
            else:
                since.append((camera, moment))
    for path in there:
        path.unlink()
    _oddities(recordings, start, segments[0])
    return DemoLibrary(start, lost, since, clips)


def _loss(start: float) -> float:
    """The database went away on the last day, at 12:25."""
    return start + (DAYS - 1) * DAY + 12 * HOUR + 1500


def _moments(camera: str, start: float) -> list[float]:
    return [
        start + day * DAY + hour * HOUR + second
        for day in range(DAYS)
        for hour in _HOURS[camera]
        for second in range(0, HOUR, SEGMENT_SECONDS)
    ]


def _is_kept(moment: float, reviews: list[Made]) -> bool:
    """Whether a review keeps the recording that begins then."""
    return any(
        review.row["start_time"] - _CAPTURED <= moment + SEGMENT_SECONDS
        and review.row["end_time"] + _CAPTURED >= moment
        for review in reviews
    )


def _clips(media: Path, start: float, version: str, video: Path) -> list[Made]:
    """What hung on the lost database besides recordings, made anew at each start."""
    for folder in ("clips", "exports"):
        shutil.rmtree(media / folder, ignore_errors=True)
    clips = Clips(media, version)
    for camera in CAMERAS:
        for day in range(DAYS):
            for hour in _HOURS[camera]:
                begin = start + day * DAY + hour * HOUR
                if begin + HOUR > _loss(start):
                    continue
                scenes = [
                    (begin + second + 7 * day, begin + second + 7 * day + lasted)
                    for second, lasted in ((310.2, 24.0), (1250.7, 55.0), (2640.4, 12.0))
                ]
                first, last = begin + 0.25, begin + HOUR + 0.25  # a preview ends as the next begins
                clips.preview(camera, first, last, frames=_frames(first, last, scenes))
                for begun, ended in scenes:
                    severity = "detection" if hour % 3 == 0 else "alert"
                    clips.review(camera, begun, ended, severity=severity)
        begin = start + DAY + 11 * HOUR
        clips.export(camera, begin, begin + 60, video=video.read_bytes())
    return clips.made


def _frames(first: float, last: float, scenes: list[tuple[float, float]]) -> list[float]:
    """When Frigate writes frames of a preview: each second of a scene, else every 30 seconds."""
    frames = [first]
    while (moment := frames[-1]) < last:
        if any(begun <= moment < ended for begun, ended in scenes):
            frames.append(moment + 1)
        else:
            following = [begun for begun, _ in scenes if begun > moment]
            frames.append(min([moment + _PAUSE, *following]))
    return frames[1:-1]


def _oddities(recordings: Path, start: float, segment: Path) -> None:
    """What every real library has too: a file cut short, a stray one, an old one, a fresh one."""
    cut = _path(recordings, FRONT, start + 2 * DAY + 16 * HOUR + 1800)
    _copy(segment, cut)
    os.truncate(cut, segment.stat().st_size // 2)
    _copy(segment, cut.with_name("front door copy.mp4"))
    _copy(segment, _path(recordings, FRONT, start - 30 * DAY))
    _copy(segment, _path(recordings, FRONT, time.time() // 10 * 10 - 60))


def _segment(workshop: Path, picture: str) -> Path:
    """A recording of 10 seconds, small enough for a demo to have thousands."""
    out = workshop / f"{picture}.mp4"
    if not out.exists():
        making = workshop / f"{picture}.making.mp4"
        picture_of = f"-f lavfi -i {picture}=size=320x180:rate=2 -t {SEGMENT_SECONDS}"
        coded = "-c:v libx264 -crf 38 -g 20 -pix_fmt yuv420p -movflags +faststart"
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", *f"{picture_of} {coded}".split(), str(making)],
            check=True,
            stdin=subprocess.DEVNULL,
        )
        making.rename(out)
    return out


def _copy(segment: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(segment, path)


def _path(recordings: Path, camera: str, moment: float) -> Path:
    when = datetime.fromtimestamp(moment, UTC)
    return recordings / when.strftime(f"%Y-%m-%d/%H/{camera}/%M.%S.mp4")
