"""The words of the contract: statuses, reasons, states and kinds."""

from __future__ import annotations

from enum import Enum


class Word(str, Enum):
    """A word of the contract; its text is its value, as a StrEnum's is from Python 3.11 on."""

    __str__ = str.__str__

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self, format_spec)


class Status(Word):
    """What became of one file."""

    ADDED = "added"
    UPDATED = "updated"
    WOULD_ADD = "would_add"
    WOULD_UPDATE = "would_update"
    SKIPPED = "skipped"
    ERROR = "error"


class Reason(Word):
    """Why a file was skipped or is an error; the table in docs/api.md explains each."""

    ALREADY_INDEXED = "already_indexed"
    OVERLAP = "overlap"
    MOVED = "moved"
    TOO_RECENT = "too_recent"
    PAST_RETENTION = "past_retention"
    INVALID_PATH = "invalid_path"
    NO_DURATION = "no_duration"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    NO_VIDEO = "no_video"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    UNREADABLE = "unreadable"
    NOT_REGULAR = "not_regular"
    OUTSIDE_ROOT = "outside_root"
    UNDELETABLE = "undeletable"
    DATABASE = "database"
    KEPT = "kept"


class Source(Word):
    """Where a row comes from."""

    FILE = "file"
    """It was made from what the file tells."""
    COPY = "copy"
    """A copy of the database has it, with all it had."""


class RunState(Word):
    """Where a job is; `IDLE` is the state of a camera without one."""

    IDLE = "idle"
    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


class Trigger(Word):
    """Who asked for a run."""

    API = "api"
    SCHEDULE = "schedule"
    SCRIPT = "script"


class RunKind(Word):
    """What a job does."""

    RUN = "run"
    UNDO = "undo"
    MOTION = "motion"
    VERIFY = "verify"


class Media(Word):
    """A kind of what Frigate keeps, in the order in which a run brings them back.

    Frigate's clean-up deletes a recording that no review keeps, and a preview that no recording
    keeps. So what keeps comes before what is kept. Events come after the reviews: on a full disk,
    one that is never to be deleted spares its recordings.
    """

    REVIEWS = "reviews"
    RECORDINGS = "recordings"
    PREVIEWS = "previews"
    EXPORTS = "exports"
    EVENTS = "events"


class ProbeMode(Word):
    """Who tells a file's duration: our box reader with ffprobe for doubts, or always ffprobe.

    Or the names of files, where their sizes make that plausible; the box reader follows later.
    """

    AUTO = "auto"
    FFPROBE = "ffprobe"
    ESTIMATE = "estimate"


class RetainMode(Word):
    """Which analysed recordings under a review Frigate keeps."""

    ALL = "all"
    MOTION = "motion"
    ACTIVE_OBJECTS = "active_objects"
