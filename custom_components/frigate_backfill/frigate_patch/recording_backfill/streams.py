"""The words of a camera's streams: which one a recording is of, and what its file holds.

From 0.19 on Frigate can record a second, smaller stream of a camera. Its files lie in a folder of
their own, `<camera>@sub`, and its rows are told apart by their `stream_type`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SUB_FOLDER = "@sub"
"""What the folder's name of a camera's second stream ends in."""


class Stream(str, Enum):
    """One of a camera's streams; the value is what Frigate writes into `stream_type`."""

    MAIN = "main"
    SUB = "sub"

    __str__ = str.__str__

    @classmethod
    def of_folder(cls, folder: str) -> Stream:
        """Of the recordings in a camera folder of that name."""
        return cls.SUB if folder.endswith(SUB_FOLDER) else cls.MAIN

    @classmethod
    def of_column(cls, value: object) -> Stream:
        """What a row's `stream_type` says; where there is none, all rows are of the main one."""
        return cls.SUB if value == cls.SUB.value else cls.MAIN

    def folder(self, camera: str) -> str:
        """The name of the folder that holds this stream of `camera`."""
        return camera + SUB_FOLDER if self is Stream.SUB else camera


def camera_of(folder: str) -> str:
    """The camera whose recordings lie in a folder of that name."""
    return folder.removesuffix(SUB_FOLDER)


@dataclass(frozen=True)
class Details:
    """What Frigate 0.19 stores of a recording's file besides its length; None is not known."""

    video_codec: str | None = None
    """As ffprobe names it, like the audio's."""
    has_audio: bool | None = None
    audio_codec: str | None = None
    audio_rate: int | None = None
    """Hz."""
    keyframes: tuple[int, ...] | None = None
    """Presentation times of the frames at which playing can begin, in whole milliseconds."""
    container_duration: float | None = None
    """Seconds that the whole file says it plays, which Frigate 0.19 takes for the length."""


UNKNOWN = Details()
