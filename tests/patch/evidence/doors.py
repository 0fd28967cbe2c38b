"""The doors of the catalogue's child: calls by which it reaches a disk or a database.

What a machine can be made to do really, it does; errors of a disk that fails or of a share that
went away are raised at the call.
"""

from __future__ import annotations

import builtins
import errno
import os
import shutil
import sqlite3
import stat
import tempfile
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from recording_backfill.child import catalogue
from recording_backfill.child.messages.catalogue import Task
from recording_backfill.evidence.catalogue import dayfile, index
from recording_backfill.evidence.catalogue.dayfile import TABLES, Reader
from recording_backfill.evidence.catalogue.place import Site
from recording_backfill.frigate import session
from recording_backfill.models import Media

from testing.catalogued import DAY, NOW, Kept
from testing.filled import CAMERAS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from recording_backfill.child.messages.catalogue import Outcome

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
