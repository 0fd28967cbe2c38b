"""The stored results of a job, file by file."""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from dataclasses import dataclass

from ..decode import Count, Flag, Moment, Name, Number, Text
from .notices import Notice


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    file_path: Text
    status: Name
    reason: Name | None
    message: Text | None
    start_time: Moment | None
    end_time: Moment | None
    duration: Number | None
    file_size_mb: Number | None
    past_retention: Flag = False
    source: Name | None = None
    """`file` or `copy`: where the row comes from."""
    estimated: Flag = False
    """Whether nobody has read the file, so that its length is estimated."""
    notice: Notice | None = None
    """What the message is made of; None where the patch does not tell."""


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Some of the stored results of a job."""

    camera_name: Name
    job_id: Name | None
    total: Count
    offset: Count
    limit: Count
    results: tuple[FileResult, ...] = ()
