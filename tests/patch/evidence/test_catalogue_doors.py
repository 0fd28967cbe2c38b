"""Whatever goes wrong at whichever door of the catalogue's child: one sentence, and on it goes."""

from __future__ import annotations

import math
import shutil
from typing import TYPE_CHECKING

import pytest
from recording_backfill import space
from recording_backfill.evidence.catalogue import folding, generations

from testing.disks import folder_of_all, full, read_only
from tests.patch.evidence.doors import (
    DOORS,
    Door,
    Host,
    away,
    errors_at,
    forbidden,
    instead,
    midway,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from testing.library import Samples


def half(values: Iterable[object]) -> list[object]:
    """Every other of the `values` only where there is time."""
    return [
        pytest.param(value, marks=pytest.mark.long if number % 2 else ())
        for number, value in enumerate(values)
    ]


@pytest.fixture(scope="module")
def host(samples: Samples) -> Iterator[Host]:
    with folder_of_all() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        host = Host(folder, samples["one_second"])
        monkeypatch.setattr(folding, "MOST", 2)
        yield host


def begin(host: Host, door: str) -> None:
    """So that a renewal comes to that door."""
    host.begin()
    if door == "make a folder":
        shutil.rmtree(generations.of(str(host.kept.catalogue))[0].folder)


@pytest.mark.parametrize("door", half(DOORS))
def test_an_error_at_a_door_is_told_in_a_sentence_and_costs_nothing(host: Host, door: str) -> None:
    errors = errors_at(door)
    error = [*errors][[*DOORS].index(door) % len(errors)]
    begin(host, door)
    opened = Door(door)
    with opened.raising(1, math.inf, errors[error]):
        outcome = host.renew()
    assert opened.calls
    host.is_told(outcome, damaged="malformed" in error)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("door", DOORS)
def test_so_is_every_error_at_every_door_once_or_from_then_on(host: Host, door: str) -> None:
    begin(host, door)
    opened = Door(door)
    with opened.raising(0, 0, OSError):
        host.is_told(host.renew())
    count = opened.calls
    for first in sorted({1 + number * (count - 1) // 8 for number in range(9)}):
        for error, make in errors_at(door).items():
            for last in (first, math.inf):
                print(f"{door}, call {first} of {count} to {last}: {error}")
                begin(host, door)
                with opened.raising(first, last, make):
                    outcome = host.renew()
                host.is_told(outcome, damaged="malformed" in error)


@pytest.mark.parametrize("door", half(["make a file", "pack", "sync", "note"]))
def test_a_disk_that_turns_read_only_half_way_is_told(host: Host, door: str) -> None:
    host.begin()
    with midway(door, lambda: read_only(host.kept.media)):
        outcome = host.renew()
    assert outcome.error is not None
    host.is_told(outcome)


@pytest.mark.parametrize("door", half(["unpack", "pack", "sync", "note"]))
@pytest.mark.parametrize("trouble", [away, forbidden])
def test_a_folder_that_vanishes_or_is_closed_half_way_is_told(
    host: Host, trouble: Callable[[Path], AbstractContextManager[None]], door: str
) -> None:
    host.begin()
    with midway(door, lambda: trouble(host.kept.catalogue)):
        outcome = host.renew()
    assert outcome.error is not None
    host.is_told(outcome)


@pytest.mark.parametrize("left", half([0, 30_000, 200_000]))
def test_a_disk_without_room_is_told(
    host: Host, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "RESERVE", 0)  # so that it is met in the middle of writing
    host.begin()
    with full(host.kept.catalogue, left):
        outcome = host.renew()
        assert outcome.error is not None
    host.is_told(outcome)


DATABASES: dict[str, Callable[[Path], AbstractContextManager[None]]] = {
    "gone": away,
    "closed": forbidden,
    "empty": lambda path: instead(path, b""),
    "another file": lambda path: instead(path, b"notes\n" * 5000),
    "cut short": lambda path: instead(path, path.read_bytes()[:9000]),
    "broken": lambda path: instead(path, path.read_bytes()[:4096] + b"?" * 400_000),
}


@pytest.mark.parametrize("trouble", half(DATABASES))
def test_a_database_that_cannot_be_read_is_told(host: Host, trouble: str) -> None:
    host.begin()
    host.kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with DATABASES[trouble](host.kept.database):
        outcome = host.renew()
        assert outcome.error is not None
    host.is_told(outcome)


def test_a_row_whose_path_is_none_stops_nothing(host: Host) -> None:
    host.begin()
    host.kept.execute("UPDATE previews SET path = path || char(0) WHERE rowid = 1")
    host.kept.execute("DELETE FROM previews")
    host.is_told(host.renew())
