"""What can go wrong with a whole run, as one small tree.

What goes wrong with one file is no exception but a result with a reason (see `models.Reason`).
The doors (`http_api`, `cli`) turn these into HTTP answers and exit codes; nobody else does.
"""

from __future__ import annotations


class BackfillError(Exception):
    """Base of all; its text tells the user what happened and what to do."""


class RequestError(BackfillError):
    """The order itself cannot be carried out: a wrong range, folder or spelling of a path."""


class DirectoryNotAllowedError(RequestError):
    """A directory outside the recordings directory and the roots the administrator allowed."""


class DatabaseUnusableError(BackfillError):
    """Frigate's database is missing, not SQLite, read-only, or its table is unknown."""


class BusyError(BackfillError):
    """Another run, a job or a script's, already works on this camera."""

    def __init__(self, message: str, job_id: str | None = None) -> None:
        """Keep the id of the job that holds the camera, where it is known."""
        super().__init__(message)
        self.job_id = job_id


class CancelledError(BackfillError):
    """The run was told to stop while it waited for something."""
