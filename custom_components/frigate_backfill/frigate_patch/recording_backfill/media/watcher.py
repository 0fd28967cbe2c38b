"""The process that looks at recordings for motion: asked and answering in lines of JSON.

A process of its own, because a run's loads only the standard library, and so that ffmpeg and OpenCV
end with it. `python -m recording_backfill.media.watcher` gets settings in the first line, then
recordings in time order, one list a line.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from struct import pack
from typing import TYPE_CHECKING, Any

from ..models import Detection
from .detector import Detector, heat
from .keyframes import IVF, Format, Keyframe, read_keyframes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EVERY = 3.9
"""Seconds between the keyframes of 1080p that are decoded: more of them cost too much."""
_PIXELS = 1920 * 1080 / EVERY
"""That are decoded for a second of video."""
_SHORTEST = 0.9
"""Seconds between keyframes of the smallest pictures."""
_PAUSE = 60.0
"""Seconds without a recording after which the average picture begins anew."""
_DECODE_LIMIT = 120.0


@dataclass(frozen=True)
class Watched:
    """A recording that is to be looked at."""

    path: str
    start: float
    end: float


class Watcher:
    """Looks at the recordings of one camera."""

    def __init__(self, ffmpeg: str, settings: Detection) -> None:
        self._ffmpeg = ffmpeg
        self._settings = settings
        self._detector: Detector | None = None
        self._size = (0, 0)
        self._last = 0.0

    def look(self, recordings: Sequence[Watched]) -> list[tuple[int, dict[str, int]] | None]:
        """Motion and heat map of each; None where it cannot be told."""
        read = [read_keyframes(one.path, spacing) for one in recordings]
        answers: list[tuple[int, dict[str, int]] | None] = [None] * len(recordings)
        for form, members in _of_one_format(read):
            pictures = self._decode(form, [frame for i in members for frame in read[i][1]])  # type: ignore[index]
            if pictures is None:
                continue
            for i in members:
                keyframes = read[i][1]  # type: ignore[index]
                mine, pictures = pictures[: len(keyframes)], pictures[len(keyframes) :]
                answers[i] = self._motion(recordings[i], keyframes, mine)
        return answers

    def _motion(
        self, recording: Watched, keyframes: Sequence[Keyframe], pictures: Sequence[bytes]
    ) -> tuple[int, dict[str, int]]:
        """What moved, counted for each frame that Frigate's detector would have looked at."""
        length = recording.end - recording.start
        times = [*(min(frame.time, length) for frame in keyframes), length]
        found = []
        for number, picture in enumerate(pictures):
            moment = recording.start + times[number]
            elapsed = moment - self._last
            if self._detector is None or not 0 <= elapsed <= _PAUSE:
                self._detector, elapsed = Detector(self._settings, *self._size), 0.0
            self._last = moment
            stands_for = min(times[number + 1] - times[number], 2 * EVERY) * self._settings.fps
            spots = self._detector.look(picture, elapsed)
            found += [(spot, max(1, round(stands_for))) for spot in spots]
        return sum(times for _, times in found), heat(found, *self._size)

    def _decode(self, form: Format, keyframes: Sequence[Keyframe]) -> list[bytes] | None:
        """The brightness of each keyframe, made small; None unless all could be decoded."""
        height = min(self._settings.frame_height, form.height)
        width = max(2, round(form.width * height / form.height / 2) * 2)
        if (width, height) != self._size:
            self._size, self._detector = (width, height), None
        command = [self._ffmpeg, "-hide_banner", "-v", "error", "-threads", "1"]
        command += ["-skip_loop_filter", "all", "-f", form.codec, "-i", "pipe:0", "-an"]
        small = f"scale={width}:{height}:flags=neighbor"
        command += ["-vf", f"{small},format=yuv420p,extractplanes=y"]
        command += ["-fps_mode", "passthrough", "-threads", "1", "-f", "rawvideo", "pipe:1"]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if process.stdin is None or process.stdout is None:
            return None
        feeder = threading.Thread(target=_feed, args=(process.stdin, form, keyframes), daemon=True)
        alarm = threading.Timer(_DECODE_LIMIT, process.kill)
        alarm.start()
        feeder.start()
        pixels = process.stdout.read()
        feeder.join()
        process.stdout.close()
        process.wait()
        alarm.cancel()
        size = width * height
        if len(pixels) != size * len(keyframes):
            return None
        return [pixels[at : at + size] for at in range(0, len(pixels), size)]


def spacing(form: Format) -> float:
    """How many seconds keyframes of that format are apart, so that an hour of any costs alike."""
    return min(EVERY, max(_SHORTEST, form.width * form.height / _PIXELS))


def _feed(pipe: Any, form: Format, keyframes: Iterable[Keyframe]) -> None:
    with suppress(OSError):  # ffmpeg may end before it has read all
        pipe.write(form.header)
        for number, keyframe in enumerate(keyframes):
            if form.codec == IVF:
                pipe.write(pack("<IQ", len(keyframe.data), number))
            pipe.write(keyframe.data)
    with suppress(OSError):
        pipe.close()


def _of_one_format(
    read: Sequence[tuple[Format, list[Keyframe]] | None],
) -> list[tuple[Format, list[int]]]:
    """Which of them, in order, are one stream."""
    streams: list[tuple[Format, list[int]]] = []
    for index, one in enumerate(read):
        if one is None or not one[1]:
            continue
        if streams and streams[-1][0] == one[0]:
            streams[-1][1].append(index)
        else:
            streams.append((one[0], [index]))
    return streams


def main() -> int:
    """Answer on stdout until stdin ends."""
    first = json.loads(sys.stdin.readline())
    try:
        import_module("cv2").setNumThreads(1)
        import_module("numpy")
    except ImportError as error:
        print(json.dumps({"error": str(error)}), flush=True)
        return 1
    print(json.dumps({"error": None}), flush=True)
    watcher = Watcher(first["ffmpeg"], Detection.from_json(first["detection"]))
    for line in sys.stdin:
        answers = watcher.look([Watched(*values) for values in json.loads(line)])
        print(json.dumps(answers), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
