"""The judge of one file: how long it plays, or why it is not a whole recording.

The file's own index decides (`mp4`); where that is not sure, ffprobe does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..models import ProbeMode, Reason
from ..streams import UNKNOWN
from .ffprobe import ask_details, ask_ffprobe
from .mp4 import Finding, read_mp4
from .streams import read_details

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..streams import Details

LONGEST = 600.0
"""Seconds; `MAX_SEGMENT_DURATION` of frigate/const.py: as long or longer is not recorded."""
SHORTEST = 0.1


class MediaJudge:
    """Judges files for one run."""

    def __init__(
        self,
        mode: ProbeMode,
        ffprobe: str | None,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        details: bool = False,
    ) -> None:
        """With `details` it tells what 0.19 stores, and takes the container's length, as 0.19."""
        self._details = details
        self._mode = mode
        self._ffprobe = ffprobe
        self._cancelled = cancelled

    def judge(self, fd: int, size: int) -> Finding:
        """Judge the regular file behind `fd` of `size` bytes; raises OSError and CancelledError."""
        finding = self.first_look(fd, size)
        if finding is not None and self.decides(finding):
            return finding
        return self.ask(fd, finding)

    def first_look(self, fd: int, size: int) -> Finding | None:
        """What its own index says; raises OSError. Any thread may ask."""
        if not size:
            return Finding(None, Reason.EMPTY, "The file is empty.")
        finding = read_mp4(fd, size)
        if self._details and finding is not None and finding.duration is not None:
            return _detailed(finding, read_details(fd, size))
        return finding

    def decides(self, finding: Finding | None) -> bool:
        """Whether a first look says all that there is to say, as it does of most files."""
        return (
            finding is not None
            and self._mode is not ProbeMode.FFPROBE
            and finding.duration is not None
            and SHORTEST <= finding.duration < LONGEST
            and not (self._details and finding.details is UNKNOWN)
        )

    def ask(self, fd: int, finding: Finding | None) -> Finding:
        """Judge the file behind `fd` after a first look; raises CancelledError."""
        if finding is not None and finding.reason is Reason.EMPTY:
            return finding
        # ffprobe does not notice the missing end of a file whose index stands in front.
        certain = finding is not None and (
            self._mode is not ProbeMode.FFPROBE or finding.reason is Reason.TRUNCATED
        )
        if finding is None or not certain:
            finding = ask_ffprobe(self._ffprobe, fd, self._cancelled)
        if self._details and finding.duration is not None and finding.details is UNKNOWN:
            finding = _detailed(finding, ask_details(self._ffprobe, fd, self._cancelled))
        return _within_limits(finding)

    def details(self, fd: int, size: int) -> Details:
        """What a file holds besides its length; raises OSError and CancelledError."""
        told = read_details(fd, size) or ask_details(self._ffprobe, fd, self._cancelled)
        return told or UNKNOWN


def _detailed(finding: Finding, details: Details | None) -> Finding:
    if details is None:
        return finding
    duration = details.container_duration or finding.duration
    return replace(finding, duration=duration, details=details)


def _within_limits(finding: Finding) -> Finding:
    duration = finding.duration
    if duration is None:
        return finding
    if duration >= LONGEST:
        message = (
            f"It plays {duration:.0f} s; Frigate's own recordings are under 600 s. Cut it into "
            "shorter ones, each named by its start: the README tells how."
        )
        return Finding(duration, Reason.TOO_LONG, message)
    if duration < SHORTEST:
        message = f"It plays only {duration:.3f} s; a recording has at least 0.1 s."
        return Finding(duration, Reason.TOO_SHORT, message)
    return finding
