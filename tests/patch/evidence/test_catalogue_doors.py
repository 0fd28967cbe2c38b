"""Whatever goes wrong at whichever door of the catalogue's child: one sentence, and on it goes.

A door is a call by which it reaches a disk or a database. What a machine can be made to do really,
it does; errors of a disk that fails or of a share that went away are raised at the call.
"""

from __future__ import annotations

import builtins
import errno
import math
import os
import shutil
import sqlite3
import stat
import tempfile
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill import space
from recording_backfill.child import catalogue
from recording_backfill.child.messages.catalogue import Task
from recording_backfill.evidence.catalogue import dayfile, folding, generations, index
from recording_backfill.evidence.catalogue.dayfile import TABLES, Reader
from recording_backfill.evidence.catalogue.place import Site
from recording_backfill.frigate import session
from recording_backfill.models import Media

from testing.catalogued import DAY, NOW, Kept
from testing.disks import folder_of_all, full, read_only
from testing.filled import CAMERAS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from recording_backfill.child.messages.catalogue import Outcome

    from testing.library import Samples

    Rows = set[tuple[object, ...]]

DOORS: dict[str, tuple[Any, str]] = {
    "stat": (os, "stat"),
    "lstat": (os, "lstat"),
    "list": (os, "listdir"),
    "scan": (os, "scandir"),
    "make a folder": (os, "makedirs"),
    "make a file": (tempfile, "mkstemp"),
    "open": (builtins, "open"),
    "open by descriptor": (os, "open"),
    "close": (os, "close"),
    "unpack": (dayfile, "unpack"),
    "pack": (shutil, "copyfileobj"),
    "note": (index.json, "dump"),
    "sync": (os, "fsync"),
    "rename": (os, "rename"),
    "remove": (os, "unlink"),
    "remove a folder": (os, "rmdir"),
    "open a database": (sqlite3, "connect"),
    "write rows": (dayfile.Writer, "put"),
    "read rows": (session, "patiently"),
}


def of_disk(number: int) -> OSError:
    return OSError(number, os.strerror(number))


OF_DISKS: dict[str, Callable[[], Exception]] = {
    errno.errorcode[number]: partial(of_disk, number)
    for number in (
        errno.EIO,
        errno.ESTALE,
        errno.ENOSPC,
        errno.EROFS,
        errno.EACCES,
        errno.ENOENT,
        errno.ENOTCONN,
    )
}
OF_SQLITE: dict[str, Callable[[], Exception]] = {
    text: partial(error, text)
    for error, text in (
        (sqlite3.OperationalError, "disk I/O error"),
        (sqlite3.OperationalError, "database or disk is full"),
        (sqlite3.OperationalError, "unable to open database file"),
        (sqlite3.DatabaseError, "database disk image is malformed"),
    )
}


def errors_at(door: str) -> dict[str, Callable[[], Exception]]:
    return OF_SQLITE if "database" in door or "rows" in door else OF_DISKS


class Door:
    """Counts the calls at a door, and raises at some of them."""

    def __init__(self, door: str) -> None:
        self._owner, self._name = DOORS[door]
        self.calls = 0

    @contextmanager
    def raising(self, first: int, last: float, error: Callable[[], Exception]) -> Iterator[None]:
        """From the call of one number to that of another."""
        right = getattr(self._owner, self._name)
        self.calls = 0

        def call(*arguments: Any, **options: Any) -> Any:
            self.calls += 1
            if first <= self.calls <= last:
                raise error()
            return right(*arguments, **options)

        setattr(self._owner, self._name, call)
        try:
            yield
        finally:
            setattr(self._owner, self._name, right)


class Host:
    """A Frigate that lost its database twice, and came back in part; its catalogue is folded."""

    def __init__(self, folder: Path, sample: Path) -> None:
        self.kept = kept = Kept(folder, sample)
        self.aside = kept.media.with_name("catalogue")
        for row in kept.execute("SELECT path FROM recordings WHERE rowid % 4"):
            os.unlink(row["path"])  # fewer, so that each renewal is short
        kept.execute("DELETE FROM recordings WHERE rowid % 4")
        kept.renew(NOW)
        for number in (1, 2):
            kept.begin_anew()
            kept.restore(CAMERAS[number], NOW + DAY, media=(Media.RECORDINGS, Media.REVIEWS))
            kept.renew(NOW + number)
        shutil.copytree(kept.catalogue, self.aside)
        self.all = self.rows()
        """Of which the oldest generation has each."""

    def begin(self) -> None:
        """As it was at first, but for a change that is not catalogued yet."""
        shutil.rmtree(self.kept.catalogue)
        shutil.copytree(self.aside, self.kept.catalogue)
        self.kept.execute("UPDATE reviewsegment SET end_time = end_time + 1")

    def renew(self) -> Outcome:
        """As the child does it."""
        kept = self.kept
        site = Site(str(kept.recordings), str(kept.database.parent), kept.catalogue.name)
        state = kept.database.parent / "frigate_backfill.db"
        task = Task(site, str(kept.database), state, True)
        return catalogue.renew(task, lambda: None)

    def rows(self) -> Rows:
        """Table and key of all that is catalogued; every file is whole."""
        found: Rows = set()
        for path in self.kept.catalogue.rglob("[!.]*.db.gz"):
            with closing(Reader(str(path))) as reader:
                for table in TABLES:
                    columns = reader.columns(table)
                    keys = [name for name in ("id", "source_id", "timestamp") if name in columns]
                    places = [columns.index(name) for name in keys]
                    rows = reader.rows(table)
                    found.update((table, *(row[place] for place in places)) for row in rows)
        return found

    def is_told(self, outcome: Outcome, *, damaged: bool = False) -> None:
        """In one sentence, if anything; nothing was lost, and the next one makes it good.

        No file is put aside, unless it looked `damaged`.
        """
        if outcome.error is not None:
            assert "\n" not in outcome.error
            assert 20 < len(outcome.error) < 400
        assert self.rows() >= self.all
        assert damaged or not [*self.kept.catalogue.rglob("*damaged*")]
        again = self.renew()
        assert again.error is None
        assert again.saved is not None
        assert again.saved.saved_at is not None
        assert self.rows() >= self.all
        assert not [*self.kept.catalogue.rglob(".unfinished*")]


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


@pytest.mark.parametrize("number", range(len(DOORS)), ids=DOORS)
def test_an_error_at_a_door_is_told_in_a_sentence_and_costs_nothing(
    host: Host, number: int
) -> None:
    door = [*DOORS][number]
    errors = errors_at(door)
    error = [*errors][number % len(errors)]
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


@contextmanager
def midway(door: str, trouble: Callable[[], AbstractContextManager[Any]]) -> Iterator[None]:
    """Have that trouble come when a renewal is first at `door`, and be over afterwards."""
    owner, name = DOORS[door]
    right, come = getattr(owner, name), []
    with ExitStack() as over:

        def call(*arguments: Any, **options: Any) -> Any:
            if not come:
                come.append(door)
                over.enter_context(trouble())
            return right(*arguments, **options)

        setattr(owner, name, call)
        try:
            yield
        finally:
            setattr(owner, name, right)
    assert come


@contextmanager
def away(path: Path) -> Iterator[None]:
    """It is not there."""
    aside = path.with_name(f"{path.name}.away")
    path.rename(aside)
    yield
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    aside.rename(path)


@contextmanager
def forbidden(path: Path) -> Iterator[None]:
    """Nobody may look into it; root is somebody else meanwhile."""
    mode, root = stat.S_IMODE(path.stat().st_mode), os.geteuid() == 0
    path.chmod(0)
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)
    path.chmod(mode)


@contextmanager
def instead(path: Path, content: bytes) -> Iterator[None]:
    """Something else is in its place."""
    with away(path):
        path.write_bytes(content)
        yield


@pytest.mark.parametrize("door", ["make a file", "pack", "sync", "note"])
def test_a_disk_that_turns_read_only_half_way_is_told(host: Host, door: str) -> None:
    host.begin()
    with midway(door, lambda: read_only(host.kept.media)):
        outcome = host.renew()
    assert outcome.error is not None
    host.is_told(outcome)


@pytest.mark.parametrize("door", ["unpack", "pack", "sync", "note"])
@pytest.mark.parametrize("trouble", [away, forbidden])
def test_a_folder_that_vanishes_or_is_closed_half_way_is_told(
    host: Host, trouble: Callable[[Path], AbstractContextManager[None]], door: str
) -> None:
    host.begin()
    with midway(door, lambda: trouble(host.kept.catalogue)):
        outcome = host.renew()
    assert outcome.error is not None
    host.is_told(outcome)


@pytest.mark.parametrize("left", [0, 30_000, 200_000])
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


@pytest.mark.parametrize("trouble", DATABASES)
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
