"""What looks into recordings for motion: a process with OpenCV, fed and heard line by line."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import CancelledError, RequestError
from ..notices import Notice, RunKey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..models import RunOrder

_POLL = 0.2
_SILENCE_LIMIT = 180.0
_PACKAGES = Path(__file__).parents[2]


class Seen(NamedTuple):
    """What moved in a recording."""

    motion: int
    cells: dict[str, int]
    """How often each cell of its heat map moved; empty where only a preview was looked at."""


class Watching:
    """The process, from its start to `close`."""

    def __init__(self, order: RunOrder, cancelled: Callable[[], bool]) -> None:
        """Start it; raises RequestError where ffmpeg or OpenCV is missing, and CancelledError."""
        self._cancelled = cancelled
        beside = (
            None
            if order.ffprobe is None
            else os.path.join(os.path.dirname(order.ffprobe), "ffmpeg")
        )
        ffmpeg = (beside and shutil.which(beside)) or shutil.which("ffmpeg")
        if ffmpeg is None:
            raise RequestError(Notice(RunKey.NO_FFMPEG))
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "recording_backfill.media.watcher"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={**environment, "PYTHONPATH": str(_PACKAGES)},
        )
        self._read = b""
        self.failure = ""
        """Why it can look at nothing more; empty while it can."""
        try:
            self._begin(ffmpeg, order)
        except BaseException:
            self.close()
            raise

    def _begin(self, ffmpeg: str, order: RunOrder) -> None:
        answer = self._ask({"ffmpeg": ffmpeg, "detection": asdict(order.detection)})
        why = "no answer" if answer is None else answer["error"]
        if why is not None:
            raise RequestError(Notice(RunKey.NO_OPENCV, error=why))

    def look(self, recordings: Sequence[tuple[str, float, float]]) -> list[Seen | None]:
        """What is seen in each, by path, start and end; None where that cannot be told.

        Raises CancelledError.
        """
        answer = self._ask(recordings)
        if answer is None:
            return [None] * len(recordings)
        return [None if seen is None else Seen(*seen) for seen in answer]

    def close(self) -> None:
        """End it."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()

    def _ask(self, question: object) -> Any:
        """The answer; None where it gave up. Raises CancelledError."""
        pipe, out = self._process.stdin, self._process.stdout
        if pipe is None or out is None or self.failure:
            return None
        try:
            pipe.write(json.dumps(question).encode() + b"\n")
            pipe.flush()
        except OSError:
            return self._ended()
        waited = 0.0
        while b"\n" not in self._read:
            if self._cancelled():
                raise CancelledError
            ready, _, _ = select.select([out], [], [], _POLL)
            if not ready:
                waited += _POLL
                if waited > _SILENCE_LIMIT:
                    # A late answer would be taken for the next question's.
                    self._process.kill()
                    self.failure = Notice(RunKey.WATCHER_SILENT, seconds=_SILENCE_LIMIT)
                    return None
                continue
            more = os.read(out.fileno(), 1 << 16)
            if not more:
                return self._ended()
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        return json.loads(line)

    def _ended(self) -> None:
        """It ended by itself, or somebody ended it."""
        self._process.kill()  # where only its pipes are gone
        code = self._process.wait()
        self.failure = (
            Notice(RunKey.WATCHER_KILLED, signal=-code)
            if code < 0
            else Notice(RunKey.WATCHER_ENDED, code=code)
        )
