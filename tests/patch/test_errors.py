"""An error crosses from the child to Frigate's process as what it is."""

from __future__ import annotations

import json

import pytest
from recording_backfill import errors
from recording_backfill.errors import (
    BackfillError,
    BusyError,
    DatabaseUnusableError,
    DirectoryNotAllowedError,
    RequestError,
    UnexpectedError,
)
from recording_backfill.frigate.connection import LockedError

SAID: list[tuple[BackfillError, type[BackfillError]]] = [
    (BackfillError("a"), BackfillError),
    (RequestError("a", "directory_path"), RequestError),
    (RequestError("a"), RequestError),
    (DirectoryNotAllowedError("a", "directory_path"), DirectoryNotAllowedError),
    (DatabaseUnusableError("a"), DatabaseUnusableError),
    (LockedError("a"), DatabaseUnusableError),
    (BusyError("a", "123"), BusyError),
    (UnexpectedError("a"), UnexpectedError),
]


@pytest.mark.parametrize(("error", "heard"), SAID)
def test_an_error_means_the_same_in_both_processes(
    error: BackfillError, heard: type[BackfillError]
) -> None:
    told = errors.from_json(json.loads(json.dumps(error.to_json())))
    assert type(told) is heard
    assert (str(told), told.details) == (str(error), error.details)
    assert (told.status, told.exit_code) == (error.status, error.exit_code)


def test_an_error_of_an_unknown_kind_is_any_failure() -> None:
    told = errors.from_json({"kind": "new", "message": "a", "notice": None})
    assert type(told) is BackfillError
