"""Two lives of one Frigate, at random: one with us in it, one without."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import sqlite3
import time
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from recording_backfill import clock, space
from recording_backfill.child.rescue import Rescue, Task
from recording_backfill.engine.backfill import Backfill
from recording_backfill.frigate.orphans import Kind
from recording_backfill.frigate.retention import CleanupRule
from recording_backfill.frigate.reviews import ReviewTable
from recording_backfill.frigate.session import Session
from recording_backfill.models import Retention, RunOrder
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog, new_job_id
from recording_backfill.state.timekeeper import note_time

from testing.frigate_life import FrigateLife, Installation, kept_days, with_record
from testing.library import create_database

from .remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

HOUR, DAY = 3600.0, 86400.0
KEPT_DAYS = 5.0
BORN = 1_780_000_000.0
CAMERAS = ("front", "back")
_BIRTHS = itertools.count()


class KilledError(BaseException):
    """As `kill -9`: nothing that we wrote catches it."""


class World:
    """The time that is, and what the clock shows."""

    def __init__(self) -> None:
        self.now = BORN
        self.off = 0.0
        """Seconds by which the clock is wrong."""

    @property
    def shown(self) -> float:
        return self.now + self.off

    def rule(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have our code live in it."""
        monkeypatch.setattr(time, "time", lambda: self.shown)
        monkeypatch.setitem(
            Backfill.__init__.__kwdefaults__,  # type: ignore[arg-type]
            "clock",
            lambda: self.shown,
        )
        monkeypatch.setattr(clock, "steady", lambda: self.now)
        monkeypatch.setattr(clock, "kernel_says", lambda: clock.Kernel.UNKNOWN)


@dataclass(frozen=True)
class Segment:
    """A recording, as both lives get it."""

    camera: str
    start: float
    row: bool = True
    whole: bool = True

    @property
    def name(self) -> str:
        return time.strftime(f"%Y-%m-%d/%H/{self.camera}/%M.%S.mp4", time.gmtime(self.start))

    @property
    def id(self) -> str:
        return f"{self.start}-{self.camera:.6}"


class Life:
    """One of the two: its files and its database."""

    def __init__(self, folder: Path, frigate: FrigateLife, content: bytes) -> None:
        config = with_record({"front": {}, "back": {}}, kept_days(frigate.version, KEPT_DAYS))
        self.at = Installation.of(folder, config)
        self.frigate = frigate
        self.root = self.at.media / "recordings"
        self.root.mkdir(parents=True)
        self._content = content
        self.lose_database()

    def lose_database(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.at.database.with_name(f"frigate.db{suffix}").unlink(missing_ok=True)
        create_database(self.at.database, self.frigate.version)
        with self.connection() as connection:  # no two were made in the same microsecond
            connection.execute("UPDATE migratehistory SET migrated_at = ?", (str(next(_BIRTHS)),))

    def record(self, segments: list[Segment], shown: float) -> None:
        for segment in segments:
            path = self.root / segment.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self._content if segment.whole else self._content[:900])
            os.utime(path, (shown - 200, shown - 200))
        with self.connection() as connection:
            for segment in segments:
                if segment.row:
                    self._insert(connection, segment)

    def _insert(self, connection: sqlite3.Connection, segment: Segment) -> None:
        path = str(self.root / segment.name)
        # The guard: a row of ours gives way.
        connection.execute(
            "DELETE FROM recordings WHERE path = ? AND objects = -1 AND regions = -1", (path,)
        )
        connection.execute(
            "INSERT OR IGNORE INTO recordings (id, camera, path, start_time, end_time, duration,"
            " motion, objects, dBFS, regions, segment_size)"
            " VALUES (?, ?, ?, ?, ?, 1, 5, 1, 0, 1, ?)",
            (
                segment.id,
                segment.camera,
                path,
                segment.start,
                segment.start + 1,
                round(os.stat(path).st_size / 2**20, 2),
            ),
        )

    def connection(self) -> Any:
        opened = sqlite3.connect(self.at.database, timeout=30)
        return _Committed(opened)

    def files(self) -> set[str]:
        return {str(path.relative_to(self.root)) for path in self.root.rglob("*.mp4")}

    def rows(self, ours: bool) -> set[str]:
        query = "SELECT path FROM recordings WHERE (objects = -1 AND regions = -1) = ?"
        with self.connection() as connection:
            paths = [path for (path,) in connection.execute(query, (ours,))]
        return {os.path.relpath(path, self.root) for path in paths}

    def own(self) -> dict[str, tuple[object, ...]]:
        """By path what Frigate itself wrote of its recordings."""
        query = "SELECT path, id, motion FROM recordings WHERE NOT (objects = -1 AND regions = -1)"
        with self.connection() as connection:
            return {row[0]: row[1:] for row in connection.execute(query)}

    def fork(self) -> Life:
        """The same files and rows, but those of ours, in a folder beside it."""
        folder = self.at.database.parent.parent
        other = Life(folder.with_name("fork"), self.frigate, self._content)
        shutil.copytree(self.root, other.root, copy_function=os.link, dirs_exist_ok=True)
        with self.connection() as connection, other.connection() as target:
            rows = connection.execute(
                "SELECT id, camera, path, start_time, end_time, duration, segment_size"
                " FROM recordings WHERE NOT (objects = -1 AND regions = -1)"
            ).fetchall()
            target.executemany(
                "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
                " segment_size) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(*r[:2], r[2].replace(str(self.root), str(other.root)), *r[3:]) for r in rows],
            )
        return other

    def clean_up(self, shown: float) -> None:
        self.frigate.clean_up(self.at, shown)

    def sync(self, shown: float, *, limited: bool) -> None:
        if self.frigate.version >= "0.18":
            self.frigate.sync(self.at, shown, media_types=["recordings"])
        else:
            self.frigate.sync(self.at, shown, limited=limited)


class _Committed:
    """A connection that commits and closes at the end of a `with`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._connection.commit()
        self._connection.close()


class TwinLives:
    """Plays one seed's life twice, and compares after every event."""

    def __init__(
        self,
        seed: int,
        folder: Path,
        frigate: FrigateLife,
        content: bytes,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self._chance = random.Random(seed)
        self.world = World()
        self.world.rule(monkeypatch)
        self._monkeypatch = monkeypatch
        self.alone = Life(folder / "alone", frigate, content)
        self.ours = Life(folder / "ours", frigate, content)
        self._state = folder / "ours" / "frigate_backfill.db"
        self._remembered = Remembered(self.ours.at, self._state, CAMERAS)
        self._whole: set[str] = set()
        self._starts: dict[str, float] = {}
        self._judged: set[str] = set()
        self._own_before: set[str] = set()
        self.story: list[str] = [f"seed {seed}, Frigate {frigate.version}"]
        self.saved = self.written = self.held = 0

    def play(self, events: int) -> None:
        """Raises AssertionError with the story when something was lost through us."""
        weighted: list[tuple[int, Callable[[], str]]] = [
            (8, self._record),
            (4, self._clean_up),
            (6, self._sync),
            (5, self._run),
            (4, self._copy_in),
            (5, self._catalogue),
            (2, self._lose_rows),
            (1, self._lose_database),
            (1, self._lose_files),
            (1, self._late_rows),
            (2, self._clock_back),
            (1, self._cold_boot),
        ]
        self._step(self._record)
        chosen = self._chance.choices(
            [event for _, event in weighted], [weight for weight, _ in weighted], k=events
        )
        for event in chosen:
            self._step(event)

    def _step(self, event: Callable[[], str]) -> None:
        self._pass(self._chance.uniform(60, 10 * HOUR))
        self.story.append(f"day {(self.world.now - BORN) / DAY:6.2f}: {event()}")
        self._compare()

    def _pass(self, seconds: float) -> None:
        self.world.now += seconds
        # NTP finds the time sooner or later.
        if self.world.off and self._chance.random() < 0.5:
            self.world.off = 0.0
            self.story.append("the clock is set right")
        with suppress(Exception), StateFile(self._state) as state:
            note_time(state)

    # What happens to both

    def _both(self, segments: list[Segment]) -> None:
        fresh = [s for s in segments if s.name not in self._starts]
        for segment in fresh:
            self._starts[segment.name] = segment.start
            if segment.whole:
                self._whole.add(segment.name)
        for life in (self.alone, self.ours):
            life.record(fresh, self.world.shown)

    def _segments(self, start: float, count: int, **how: Any) -> list[Segment]:
        camera = self._chance.choice(CAMERAS)
        return [Segment(camera, start // 1 + 10.0 * n, **how) for n in range(count)]

    def _record(self) -> str:
        count = self._chance.randint(3, 25)
        begin = self.world.shown - 10.0 * count - 1000
        rows = self._chance.random() < 0.8
        self._both(self._segments(begin, count, row=rows))
        return f"{count} recorded, {'with' if rows else 'without'} rows"

    def _copy_in(self) -> str:
        days = self._chance.choice([self._chance.uniform(0.1, 4), self._chance.uniform(6, 40)])
        count = self._chance.randint(2, 15)
        whole = self._chance.random() < 0.8
        begin = self.world.shown - days * DAY
        self._both(self._segments(begin, count, row=False, whole=whole))
        return f"{count} {'whole' if whole else 'broken'} files of {days:.1f} days ago copied in"

    def _lose_rows(self) -> str:
        first = self.world.now - self._chance.uniform(0, KEPT_DAYS) * DAY
        for life in (self.alone, self.ours):
            with life.connection() as connection:
                connection.execute("DELETE FROM recordings WHERE start_time >= ?", (first,))
        return "the newest rows lost"

    def _lose_database(self) -> str:
        for life in (self.alone, self.ours):
            life.lose_database()
        return "the database lost"

    def _lose_files(self) -> str:
        there = sorted(self.alone.files() & self.ours.files())
        gone = self._chance.sample(there, len(there) // self._chance.choice([2, 5]))
        for name in gone:
            for life in (self.alone, self.ours):
                (life.root / name).unlink()
        self._whole -= set(gone)
        return f"{len(gone)} files removed by hand"

    def _late_rows(self) -> str:
        """Frigate stores what stood in its cache while it was restarted."""
        without = sorted(
            name
            for name in self._whole & self.alone.files()
            if name not in self.alone.rows(ours=False)
            and self._starts[name] > self.world.shown - DAY
        )[:10]
        for life in (self.alone, self.ours):
            with life.connection() as connection:
                for name in without:
                    if name in life.files():
                        camera = name.split("/")[2]
                        life._insert(connection, Segment(camera, self._starts[name]))
        return f"{len(without)} rows stored late"

    def _clean_up(self) -> str:
        for life in (self.alone, self.ours):
            life.clean_up(self.world.shown)
        return "clean-up"

    def _clock_back(self) -> str:
        behind = self._chance.choice([HOUR * 3, DAY, 4 * DAY, 30 * DAY, BORN - 86400])
        # Files that look as if Frigate kept them, by the wrong clock alone.
        old = self.world.now - min(behind, 300 * DAY) - self._chance.uniform(0.5, 4) * DAY
        self._both(self._segments(old, self._chance.randint(0, 8), row=False))
        self.world.off = -behind
        story = f"a reboot, and the clock {-self.world.off / DAY:.1f} days behind"
        return f"{story}; {self._run()}; {self._sync()}"

    # What only one of them has

    def _sync(self) -> str:
        limited = self._chance.random() < 0.5 and self.ours.frigate.version < "0.18"
        self.alone.sync(self.world.shown, limited=limited)
        order = self._order("")
        task = Task(
            {camera: self._order(camera) for camera in CAMERAS},
            order,
            limited=limited,
            kind=Kind.RECORDINGS,
            clips="/none",
            exports="/none",
            state_file=self._state,
            watch_clock=True,
            parent=0,
        )
        with ExitStack() as held, self._full_disk() as full:
            by_itself = self._deleted_without_us(limited=limited)
            verdict = Rescue(task, lambda: False).decide(held)
            before = self.ours.files()
            if verdict.go:
                self.ours.sync(self.world.shown, limited=limited)
        deleted = before - self.ours.files()
        assert deleted <= by_itself, self._told("deleted only through us", deleted - by_itself)
        kept_by_frigate = {name for name in deleted & self._whole if not self._is_expired(name)}
        assert not kept_by_frigate, self._told("deleted before their time", kept_by_frigate)
        self.saved += verdict.added + verdict.updated
        self.held += not verdict.go
        what = f"sync, limited {limited}{full.words}: "
        return what + (verdict.why or f"{verdict.added} saved before")

    def _deleted_without_us(self, *, limited: bool) -> set[str]:
        """What the same sync deletes of the same files, had nothing been backfilled."""
        fork = self.ours.fork()
        before = fork.files()
        fork.sync(self.world.shown, limited=limited)
        deleted = before - fork.files()
        shutil.rmtree(fork.at.database.parent.parent)
        return deleted

    def _is_expired(self, name: str) -> bool:
        return self._starts[name] + 1 < self.world.now - KEPT_DAYS * DAY

    def _run(self) -> str:
        order = self._order(
            self._chance.choice(CAMERAS),
            force=self._chance.random() < 0.2,
            dry_run=self._chance.random() < 0.1,
        )
        killed_at = self._chance.choice([None, None, self._chance.randint(1, 60)])
        calls = 0

        def stop() -> bool:
            nonlocal calls
            calls += 1
            if calls == killed_at:
                raise KilledError
            return False

        with self._full_disk() as full:
            words = self._recorded(order, stop)
        return f"run of {order.camera}{full.words}{' with force' * order.force}: {words}"

    def _recorded(
        self, order: RunOrder, stop: Callable[[], bool], sink: Callable[[Any], None] = bool
    ) -> str:
        state = None
        with suppress(Exception):
            state = StateFile(self._state)
        try:
            log = RunLog(state, new_job_id(), order, of_script=True)
            done = record_run(order, log, stop=stop, sink=sink)
        except KilledError:
            return "killed"
        finally:
            if state is not None:
                state.close()
        self.written += done.ending.counts.added
        return done.ending.message

    def _catalogue(self) -> str:
        with self._full_disk() as full:
            return self._remembered.renew(self.ours.own()) + full.words

    def _cold_boot(self) -> str:
        """No battery, no database, no state: a run begins in the past, and NTP answers amid it."""
        for life in (self.alone, self.ours):
            life.lose_database()
        self._state.unlink(missing_ok=True)
        self.world.off = -self._chance.choice([DAY, 4 * DAY, 30 * DAY])
        behind = f"{-self.world.off / DAY:.0f} days behind"

        def ntp(report: Any) -> None:
            if report.results:
                self.world.off = 0.0

        words = self._recorded(self._order("front"), bool, ntp)
        self.world.off = 0.0
        return f"a cold boot {behind}, and a run: {words}"

    def _order(self, camera: str, **changes: Any) -> RunOrder:
        return RunOrder(
            camera=camera,
            database=str(self.ours.at.database),
            recordings_root=str(self.ours.root),
            recordings_as=str(self.ours.root),
            retention=Retention(days=KEPT_DAYS, configured=camera in CAMERAS),
            cameras=CAMERAS,
            guard_active=True,
            **changes,
        )

    def _full_disk(self) -> _FullDisk:
        return _FullDisk(self._monkeypatch, full=self._chance.random() < 0.15)

    # What must hold

    def _compare(self) -> None:
        expires = self.world.now - KEPT_DAYS * DAY
        ours, alone = self.ours.files(), self.alone.files()

        lost = {
            name
            for name in (alone - ours) & self._whole
            if self._starts[name] + 1 > expires  # within retention, by the true time
        }
        assert not lost, self._told("lost through us", lost)

        own = self.ours.rows(ours=False)
        copied = own - self._own_before - self.alone.rows(ours=False)
        self._own_before = own
        backfilled = self.ours.rows(ours=True) | copied
        doomed = self._doomed(backfilled - self._judged)
        assert not doomed, self._told("given rows that Frigate's clean-up deletes", doomed)
        self._judged |= backfilled

        missing = self.alone.rows(ours=False) - self.ours.rows(ours=False)
        there = {name for name in missing if name in alone}
        assert not there, self._told("rows of Frigate's gone through us", there)

        forgotten = self._remembered.forgotten(self.ours.own())
        assert not forgotten, self._told("forgotten by the catalogue", forgotten)

    def _doomed(self, names: set[str]) -> set[str]:
        """Which of these files, with the rows just given, a clean-up an hour ago would delete."""
        rules = {}
        with closing(Session(str(self.ours.at.database), writable=False)) as session:
            for camera in CAMERAS:
                reviews = ReviewTable(session).of_camera(camera)
                retention = self._order(camera).retention
                rules[camera] = CleanupRule(retention, reviews, self.world.now - HOUR)
        return {
            name
            for name in names & self._starts.keys()
            if rules[name.split("/")[2]].deletes(self._starts[name], self._starts[name] + 1)
        }

    def _told(self, what: str, names: set[str]) -> str:
        return "\n".join([*self.story, f"{len(names)} {what}: {sorted(names)[:5]}"])


class _FullDisk:
    """A disk without room for us while the `with` lasts, if it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, full: bool) -> None:
        self._monkeypatch = monkeypatch
        self._full = full
        self.words = " on a full disk" if full else ""

    def __enter__(self) -> Self:
        if self._full:
            self._monkeypatch.setattr(space, "RESERVE", 2**60)
            self._monkeypatch.setattr(space, "_SHARE", 1e9)
        return self

    def __exit__(self, *_: object) -> None:
        if self._full:
            self._monkeypatch.setattr(space, "RESERVE", 64 * 2**20)
            self._monkeypatch.setattr(space, "_SHARE", 0.1)
