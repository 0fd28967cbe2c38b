"""Charts: hours of a camera, and the recordings of one."""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from dataclasses import dataclass

from ..decode import Count, Flag, Moment, Name, Number, Text
from .notices import Notice


@dataclass(frozen=True, slots=True)
class CoverageBucket:
    """One hour of a chart."""

    start_time: Moment
    recorded_seconds: Number
    backfilled_seconds: Number
    missing_files: Count
    error_files: Count


@dataclass(frozen=True, slots=True)
class Coverage:
    """A chart."""

    buckets: tuple[CoverageBucket, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording of an hour."""

    kind: Name
    """recorded, backfilled, missing or error."""
    file_path: Text
    start_time: Moment | None
    end_time: Moment | None
    duration: Number | None
    file_size_mb: Number | None
    reason: Name | None
    message: Text | None
    stream_type: Name = "main"
    """main or sub."""
    has_motion: Flag = False
    notice: Notice | None = None
    """What the message is made of; None where the patch does not tell."""


@dataclass(frozen=True, slots=True)
class Hour:
    """Every recording that starts in one hour, in time order."""

    recordings: tuple[Recording, ...] = ()
