"""The rescue, asked by tests what a sync may do."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recording_backfill.child.messages.rescue import Task, Verdict
from recording_backfill.child.rescue import Rescue
from recording_backfill.frigate.orphans import Kind
from recording_backfill.models import Retention, RunOrder

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


DAY = 86400.0
HOUR = 3600.0


def an_hour(days_ago: float) -> float:
    """The begin of an hour about so long ago."""
    return (time.time() - days_ago * DAY) // HOUR * HOUR


# The child: what a sync may do, and what is saved from it


def task_of(
    library: LibraryBuilder,
    *,
    limited: bool = False,
    kind: Kind = Kind.RECORDINGS,
    **changes: Any,
) -> Task:
    pattern = RunOrder(
        camera="",
        database=str(library.database),
        recordings_root=str(library.root),
        recordings_as=str(library.root),
        retention=Retention(days=7),
        guard_active=True,
        settled=-1e10,
        ffprobe=shutil.which("ffprobe"),
    )
    return Task(
        {},
        replace(pattern, **changes),
        limited,
        kind,
        str(library.root.parent / "clips"),
        str(library.root.parent / "exports"),
        None,
        watch_clock=True,
        parent=0,
    )


def verdict_of(library: LibraryBuilder, *, limited: bool = False, **changes: Any) -> Verdict:
    """What the rescue decides; it has done what it had to before."""
    with ExitStack() as held:
        return Rescue(task_of(library, limited=limited, **changes), lambda: False).decide(held)


def paths(database: Path) -> set[str]:
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        return {path for (path,) in connection.execute("SELECT path FROM recordings")}


def recorded(library: LibraryBuilder, count: int, start: float | None = None) -> set[str]:
    """Files with rows of Frigate's own, so many that the others are no more than half."""
    begin = an_hour(2) if start is None else start
    files = [library.add(begin + 10 * number) for number in range(count)]
    for number, file in enumerate(files):
        library.add_row(begin + 10 * number, path=str(file))
    return {str(file) for file in files}
