"""How far a run is, in one line on the terminal of whoever waits for it."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from ..models import Progress

_ROOM_FOR_A_BAR = 90
"""Columns; on a narrower terminal the numbers matter more."""


class ProgressLine(Protocol):
    """Shows how far a run is."""

    def show(self, progress: Progress) -> None:
        """Bring the line up to date."""

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""


class NoProgress:
    """Where nobody watches: output to a file or a pipe."""

    def show(self, progress: Progress) -> None:
        """Show nothing."""

    def clear(self) -> None:
        """Nothing to take away."""


class PlainProgress:
    """One line, rewritten in place a few times a second."""

    def __init__(self, camera: str, stream: TextIO) -> None:
        self._camera = camera
        self._stream = stream
        self._shown = 0.0
        self._width = 0

    def show(self, progress: Progress) -> None:
        """Rewrite the line, at most five times a second."""
        now = time.monotonic()
        if now - self._shown < 0.2:
            return
        self._shown = now
        total = "" if progress.files_total is None else f"/{progress.files_total}"
        counts = progress.counts
        text = f"{self._camera}: {counts.scanned}{total} files"
        if progress.percent is not None:
            if self._room() >= _ROOM_FOR_A_BAR:
                filled = int(progress.percent / 5)
                text += f" [{'#' * filled}{'.' * (20 - filled)}]"
            text += f" {progress.percent:.0f} %"
        if progress.eta_seconds is not None:
            text += f", {_clock(progress.eta_seconds)} left"
        text += f", {counts.added} added, {counts.errors} errors"
        text = text[: self._room()]
        self._stream.write("\r" + text.ljust(self._width))
        self._stream.flush()
        self._width = len(text)

    def _room(self) -> int:
        """Of the terminal, as wide as it is now: what breaks into two lines is not rewritten."""
        return (os.get_terminal_size(self._stream.fileno()).columns or 80) - 1

    def clear(self) -> None:
        """Blank the line."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0


def progress_line(camera: str, stream: TextIO = sys.stderr) -> ProgressLine:
    """A line on the terminal; silent where there is none."""
    return PlainProgress(camera, stream) if stream.isatty() else NoProgress()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
