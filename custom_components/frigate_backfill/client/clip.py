"""The file of a recording, as Frigate's web server and our own addresses name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Self

# Frigate's web server serves what lies in its recordings directory, and only by this name.
_SERVED: Final = re.compile(
    r".*/recordings/(\d{4}-\d\d-\d\d/\d\d)/([^/]+)/(\d\d\.\d\d)\.mp4", re.ASCII
)
_NAME: Final = re.compile(r"(\d{1,10})(@sub)?", re.ASCII)
_SUB: Final = "@sub"
"""What ends the folder's name of a camera's second stream, from Frigate 0.19 on."""
_LAST_TIME: Final = 4_102_444_800


@dataclass(frozen=True, slots=True)
class Clip:
    """One of a camera's files. Its name tells a second, which need not be the recording's start."""

    second: int
    """UTC, epoch seconds."""
    sub: bool = False
    """Of the camera's second stream."""

    def __str__(self) -> str:
        """As `parse` reads it."""
        return f"{self.second}{_SUB if self.sub else ''}"

    @classmethod
    def parse(cls, name: str) -> Self:
        """The clip of that name.

        Raises:
            ValueError: it names none.
        """
        match = _NAME.fullmatch(name)
        if match is None or int(match[1]) >= _LAST_TIME:
            raise ValueError(name[:40])
        return cls(int(match[1]), sub=match[2] is not None)

    @classmethod
    def of_file(cls, path: str, camera: str) -> Self | None:
        """The clip that is that file; None if Frigate's web server does not have it."""
        match = _SERVED.fullmatch(path)
        if match is None or match[2] not in (camera, camera + _SUB):
            return None
        try:
            start = datetime.strptime(f"{match[1]} {match[3]}+0000", "%Y-%m-%d/%H %M.%S%z")
        except ValueError:
            return None
        return cls(int(start.timestamp()), sub=match[2] != camera)

    def path(self, camera: str) -> str:
        """Where Frigate's web server has it."""
        start = datetime.fromtimestamp(self.second, UTC)
        folder = f"{camera}{_SUB if self.sub else ''}"
        return f"recordings/{start:%Y-%m-%d/%H}/{folder}/{start:%M.%S}.mp4"
