"""What can go wrong with a whole run, as one small tree.

What goes wrong with one file is no exception but a result with a reason (see `models.Reason`).
Each class knows its kind, which is how a child process tells of it, its HTTP status and the exit
code of the script. Only the doors (`http`, `script`) turn it into an answer.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any, ClassVar

from .notices import Notice, RunKey


class ExitCode(IntEnum):
    """How the script ends."""

    DONE = 0
    FILES_HAD_ERRORS = 1
    WRONG_USE = 2
    DATABASE_UNUSABLE = 3
    STOPPED = 130


class BackfillError(Exception):
    """Base of all; its text tells the user what happened and what to do."""

    kind: ClassVar[str] = "failed"
    status: ClassVar[int] = 503
    exit_code: ClassVar[ExitCode] = ExitCode.WRONG_USE

    def __init__(self, notice: Notice) -> None:
        """`notice` is the text, and what it is made of: doors tell it in other languages."""
        super().__init__(notice)
        self.notice = Notice.of(notice)

    @property
    def details(self) -> dict[str, Any]:
        """Further fields of the HTTP answer."""
        return {}

    def to_json(self) -> dict[str, Any]:
        """What `from_json` makes the same error of, in another process."""
        return {"kind": self.kind, "message": str(self), "notice": self.notice.to_json()}


class RequestError(BackfillError):
    """The order itself cannot be carried out: a wrong range, folder or spelling of a path."""

    kind = "request"
    status = 422

    def __init__(self, notice: Notice, field: str | None = None) -> None:
        """`field` of the request is to blame, if a single one is."""
        super().__init__(notice)
        self.field = field

    @property
    def details(self) -> dict[str, Any]:
        """The field that is wrong, and why."""
        wrong = [] if self.field is None else [{"field": self.field, "message": str(self)}]
        return {"errors": wrong}

    def to_json(self) -> dict[str, Any]:
        """With the field."""
        return {**super().to_json(), "field": self.field}


class DirectoryNotAllowedError(RequestError):
    """A directory outside the recordings directory and the roots the administrator allowed."""

    kind = "directory"
    status = 400

    @property
    def details(self) -> dict[str, Any]:
        """None: the message says it all."""
        return {}


class DatabaseUnusableError(BackfillError):
    """Frigate's database is missing, not SQLite, read-only, or its table is unknown."""

    kind = "database"
    exit_code = ExitCode.DATABASE_UNUSABLE


class BusyError(BackfillError):
    """Another run, a job or a script's, already works on this camera."""

    kind = "busy"
    status = 409

    def __init__(self, notice: Notice, job_id: str | None = None) -> None:
        """Keep the id of the job that holds the camera, where it is known."""
        super().__init__(notice)
        self.job_id = job_id

    @property
    def details(self) -> dict[str, Any]:
        """Which job is in the way."""
        return {"job_id": self.job_id}

    def to_json(self) -> dict[str, Any]:
        """With the job."""
        return {**super().to_json(), "job_id": self.job_id}


class ClockError(BackfillError):
    """The clock is behind: what Frigate is about to delete would look young."""

    kind = "clock"


class NoSuchRunError(BackfillError):
    """A run to be undone is not known."""

    kind = "no_run"
    status = 404


class CannotUndoError(BackfillError):
    """A run is undone already, or must not be undone now."""

    kind = "undo"
    status = 409


class TooLongAgoError(BackfillError):
    """A run's journal is gone."""

    kind = "too_long_ago"
    status = 410


class UnexpectedError(BackfillError):
    """A fault of ours."""

    kind = "unexpected"
    status = 500
    exit_code = ExitCode.FILES_HAD_ERRORS


class CancelledError(BackfillError):
    """The run was told to stop while it waited for something."""

    def __init__(self) -> None:
        """No door tells it: the run's end does."""
        super().__init__(Notice(RunKey.CANCELLED))


def from_json(data: dict[str, Any]) -> BackfillError:
    """The error that `to_json` told of; one of an unknown kind is any failure."""
    kinds = {found.kind: found for found in reversed(_tree(BackfillError))}
    own = ("kind", "message", "notice")
    named = {name: value for name, value in data.items() if name not in own}
    notice = Notice.from_json(data["message"], data["notice"])
    return kinds.get(data["kind"], BackfillError)(notice, **named)


def _tree(root: type[BackfillError]) -> list[type[BackfillError]]:
    """`root` and all below it; the one that says a kind comes before those that only inherit it."""
    return [root, *(found for child in root.__subclasses__() for found in _tree(child))]
