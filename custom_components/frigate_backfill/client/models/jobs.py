"""A job: what a request became, and where it is."""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..decode import Flag, Moment, Name, Raw, Text
from .notices import Notice


class Activity(StrEnum):
    """What a camera is doing."""

    IDLE = "idle"
    QUEUED = "queued"
    RUNNING = "running"


class Outcome(StrEnum):
    """How a run ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Job:
    """A run that was queued or started, or the state in which a cancelled one ended."""

    camera_name: Name
    job_id: Name
    state: Activity | Outcome
    dry_run: Flag
    trigger: Name = "api"
    queued_at: Moment | None = None
    started_at: Moment | None = None
    message: Text = ""
    notice: Notice | None = None
    """What the message is made of; None where the patch does not tell."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one of several cameras got no job."""

    message: Text
    job_id: Name | None
    """The job that is in the way, where there is one."""
    notice: Notice | None = None
    """What the message is made of; None where the patch does not tell."""


@dataclass(frozen=True, slots=True)
class Started:
    """What became of a run for several cameras: a job or a refusal each."""

    cameras: Mapping[str, Raw]
