"""The result of one file: the recording it is, and what became of it."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from ..notices import told
from ..streams import UNKNOWN, Details, Stream
from .words import Media, Reason, Source, Status

_WOULD = (Status.WOULD_ADD, Status.WOULD_UPDATE)


class Recording(NamedTuple):
    """A whole recording on disk, ready to become a row."""

    path: str
    """As Frigate spells it."""
    camera: str
    start_time: float
    duration: float
    size: int
    motion: int = -1
    """What previews prove of it; -1 where they prove nothing, and never 0."""
    stream: Stream = Stream.MAIN
    details: Details = UNKNOWN
    estimated: bool = False
    """Whether its duration is, because nobody read the file."""

    @property
    def end_time(self) -> float:
        """Start plus duration."""
        return self.start_time + self.duration


class FileResult(NamedTuple):
    """What became of one file; what is not known of it is None."""

    file_path: str
    status: Status
    reason: Reason | None = None
    message: str | None = None
    """Why, and what to do; None where status and reason say it all."""
    start_time: float | None = None
    duration: float | None = None
    size: int | None = None
    past_retention: bool = False
    indexed: bool = False
    """Whether its path had a row before this run."""
    undecided: bool = False
    """Whether an error only says that nobody could tell, so that the file may be whole."""
    media: Media = Media.RECORDINGS
    through_review: bool = False
    """Whether Frigate's next clean-up would delete it but for a review of this run."""
    source: Source = Source.FILE
    has_motion: bool = False
    """Whether a preview proves motion in it."""
    estimated: bool = False
    """Whether nobody read the file, so that its duration is estimated."""

    @property
    def stream_type(self) -> str | None:
        """Which of a camera's streams a recording is of; None of other kinds."""
        if self.media is not Media.RECORDINGS:
            return None
        folder = os.path.basename(os.path.dirname(self.file_path))
        return Stream.of_folder(folder).value

    @property
    def missing(self) -> bool:
        """Whether after this run it is a recording on disk that is not in the database."""
        return not self.indexed and (
            self.status in _WOULD or self.reason in (Reason.PAST_RETENTION, Reason.MOVED)
        )

    def to_json(self) -> dict[str, Any]:
        """The fields of docs/api.md, sizes in MB (bytes / 2^20) rounded to two places."""
        known = self.start_time is not None and self.duration is not None
        return {
            "file_path": self.file_path,
            "start_time": self.start_time,
            "end_time": self.start_time + self.duration if known else None,  # type: ignore[operator]
            "duration": self.duration,
            "file_size_mb": None if self.size is None else round(self.size / 2**20, 2),
            "status": str(self.status),
            "reason": None if self.reason is None else str(self.reason),
            "message": self.message,
            "notice": told(self.message),
            "past_retention": self.past_retention,
            "source": str(self.source),
            "stream_type": self.stream_type,
            "estimated": self.estimated,
            "has_motion": self.has_motion,
        }
