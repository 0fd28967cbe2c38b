"""Over made libraries: no sync deletes a whole recording that Frigate keeps."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from recording_backfill.child.messages.rescue import Task, Verdict
from recording_backfill.child.rescue import Rescue
from recording_backfill.frigate.orphans import Kind
from recording_backfill.models import Retention, RunOrder

from testing.frigate_life import FrigateLife, Installation, kept_days, with_record
from testing.library import create_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testing.library import Samples

DAY, HOUR = 86400.0, 3600.0
KEPT_DAYS = 7.0


class Row(Enum):
    """Whose row a file has."""

    NONE = auto()
    FRIGATES = auto()
    OURS = auto()
    MOVED = auto()
    """A row of Frigate's own for the same start names a file that is gone."""
    ONLY = auto()
    """There is a row of Frigate's own, and no file."""


@dataclass(frozen=True)
class Group:
    """Files of one kind, one after the other."""

    row: Row
    days_ago: float
    count: int
    camera: str = "front"
    whole: bool = True
    shift: int = 0
    """Seconds; files a few seconds apart overlap."""


groups = st.lists(
    st.builds(
        Group,
        row=st.sampled_from(list(Row)),
        days_ago=st.sampled_from([-0.5, 0.1, 1.0, 3.0, 6.5, 9.0, 40.0]),
        count=st.integers(1, 6),
        camera=st.sampled_from(["front", "front", "lacked"]),
        whole=st.sampled_from([True, True, True, False]),
        shift=st.sampled_from([0, 3, 7]),
    ),
    min_size=1,
    max_size=7,
)


class Library:
    """A library by groups, in a folder of its own."""

    def __init__(self, folder: Path, version: str, made: list[Group], content: bytes) -> None:
        config = with_record({"front": {}}, kept_days(version, KEPT_DAYS))
        self.at = Installation.of(folder, config)
        self.root = self.at.media / "recordings"
        self.root.mkdir(parents=True)
        create_database(self.at.database, version[:4])
        self.whole_and_kept: set[str] = set()
        self.expired_of_ours: set[str] = set()
        self._now = time.time()
        with closing(sqlite3.connect(self.at.database)) as self._connection, self._connection:
            for number, group in enumerate(made):
                for index in range(group.count):
                    self._add(group, number * 600 + index * 10 + group.shift, content)

    def _add(self, group: Group, offset: int, content: bytes) -> None:
        start = int((self._now - group.days_ago * DAY) // HOUR * HOUR) + offset
        name = time.strftime(f"%Y-%m-%d/%H/{group.camera}/%M.%S.mp4", time.gmtime(start))
        path = self.root / name
        if path.exists():
            return
        if group.row is not Row.ONLY:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if group.whole else content[:900])
            os.utime(path, (0, 0))  # nobody writes it any more
            kept = start + 1 > self._now - KEPT_DAYS * DAY
            if group.whole and kept:
                self.whole_and_kept.add(name)
            if group.row is Row.OURS and not kept:
                self.expired_of_ours.add(name)
        if group.row is Row.NONE:
            return
        spelled = f"{self.root}/gone/{name}" if group.row in (Row.MOVED, Row.ONLY) else str(path)
        counted = -1 if group.row is Row.OURS else 3
        self._connection.execute(
            "INSERT OR IGNORE INTO recordings (id, camera, path, start_time, end_time, duration,"
            " motion, objects, dBFS, segment_size, regions)"
            " VALUES (?, ?, ?, ?, ?, 1.0, ?, ?, ?, 1.0, ?)",
            (
                f"{start}.0-{abs(hash(name)) % 10**6:06}",
                *(group.camera, spelled, float(start), start + 1.0),
                *(counted, counted, counted, counted),
            ),
        )

    def forget_ours(self) -> None:
        """As if nothing had been backfilled."""
        with closing(sqlite3.connect(self.at.database)) as connection, connection:
            connection.execute("DELETE FROM recordings WHERE objects = -1 AND regions = -1")

    def files(self) -> set[str]:
        return {str(path.relative_to(self.root)) for path in self.root.rglob("*.mp4")}

    def rescue(self, held: ExitStack, *, limited: bool) -> Verdict:
        pattern = RunOrder(
            camera="",
            database=str(self.at.database),
            recordings_root=str(self.root),
            recordings_as=str(self.root),
            retention=Retention(days=KEPT_DAYS, configured=False),
            guard_active=True,
            settled=-1e10,
        )
        # By the real clock, Frigate's rows of the future would keep every sync back.
        kind, nowhere = Kind.RECORDINGS, "/nowhere"
        task = Task({}, pattern, limited, kind, nowhere, nowhere, None, watch_clock=False, parent=0)
        return Rescue(task, lambda: False).decide(held)


@cache
def life(version: str) -> FrigateLife:
    return FrigateLife(version)


@pytest.fixture(scope="module", autouse=True)
def _end_lives() -> Iterator[None]:
    yield
    for version in ("0.15.2", "0.17.2", "0.19.0-dev"):
        life(version).close()
    life.cache_clear()


def sync(version: str, at: Installation, *, limited: bool) -> None:
    if version >= "0.18":
        life(version).sync(at, time.time(), media_types=["recordings"])
    else:
        life(version).sync(at, time.time(), limited=limited)


@pytest.mark.parametrize("version", ["0.15.2", "0.17.2", "0.19.0-dev"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=groups, recorded=st.integers(0, 20), limited=st.booleans())
def test_no_whole_recording_is_deleted_that_frigate_keeps_or_would_not_delete_alone(
    samples: Samples, version: str, made: list[Group], recorded: int, limited: bool
) -> None:
    limited = limited and version < "0.18"
    content = samples.bytes("one_second")
    made = [Group(Row.FRIGATES, 0.5, recorded, shift=1000), *made]
    folder = Path(tempfile.mkdtemp(prefix="rescue-"))
    try:
        alone = Library(folder / "alone", version, made, content)
        alone.forget_ours()
        sync(version, alone.at, limited=limited)
        life(version).clean_up(alone.at, time.time())

        ours = Library(folder / "ours", version, made, content)
        with ExitStack() as held:
            verdict = ours.rescue(held, limited=limited)
            if verdict.go:
                sync(version, ours.at, limited=limited)
        life(version).clean_up(ours.at, time.time())

        event("the sync went on" if verdict.go else "the sync was left out")
        if verdict.added:
            event("files were saved")
        assert ours.whole_and_kept - ours.files() == set()
        assert alone.files() - ours.files() - ours.expired_of_ours == set()
    finally:
        shutil.rmtree(folder)
