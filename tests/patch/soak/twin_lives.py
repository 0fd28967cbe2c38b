"""Two lives of one Frigate, at random: one with us in it, one without."""

from __future__ import annotations

import random
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any

from recording_backfill.child.messages.rescue import Task
from recording_backfill.child.rescue import Rescue
from recording_backfill.frigate.orphans import Kind
from recording_backfill.state.file import StateFile
from recording_backfill.state.timekeeper import note_time

from testing.frigate_life import FrigateLife

from .our_runs import KilledError, OurRuns
from .remembered import Remembered
from .twin import KEPT_DAYS, Segment, Twin
from .world import BORN, FullDisk, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

HOUR, DAY = 3600.0, 86400.0
CAMERAS = ("front", "back")


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
        self.alone = Twin(folder / "alone", frigate, content)
        self.ours = Twin(folder / "ours", frigate, content)
        self._state = folder / "ours" / "frigate_backfill.db"
        self._remembered = Remembered(self.ours.at, self._state, CAMERAS)
        self._whole: set[str] = set()
        self._starts: dict[str, float] = {}
        self._judged: set[str] = set()
        self._own_before: set[str] = set()
        self.story: list[str] = [f"seed {seed}, Frigate {frigate.version}"]
        self._runs = OurRuns(self.ours, self._state, CAMERAS)
        self.saved = self.held = 0

    @property
    def written(self) -> int:
        """How many recordings our runs added."""
        return self._runs.written

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
            life.lose_rows(first)
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
            life.insert_late({name: self._starts[name] for name in without})
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
        order = self._runs.order("")
        task = Task(
            {camera: self._runs.order(camera) for camera in CAMERAS},
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
            by_itself = self.ours.would_delete(self.world.shown, limited=limited)
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

    def _is_expired(self, name: str) -> bool:
        return self._starts[name] + 1 < self.world.now - KEPT_DAYS * DAY

    def _run(self) -> str:
        order = self._runs.order(
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
            words = self._runs.run(order, stop)
        return f"run of {order.camera}{full.words}{' with force' * order.force}: {words}"

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

        words = self._runs.run(self._runs.order("front"), bool, ntp)
        self.world.off = 0.0
        return f"a cold boot {behind}, and a run: {words}"

    def _full_disk(self) -> FullDisk:
        return FullDisk(self._monkeypatch, full=self._chance.random() < 0.15)

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
        fresh = {n: self._starts[n] for n in backfilled - self._judged if n in self._starts}
        retention = self._runs.order(CAMERAS[0]).retention
        doomed = self.ours.doomed(fresh, retention, self.world.now - HOUR)
        assert not doomed, self._told("given rows that Frigate's clean-up deletes", doomed)
        self._judged |= backfilled

        missing = self.alone.rows(ours=False) - self.ours.rows(ours=False)
        there = {name for name in missing if name in alone}
        assert not there, self._told("rows of Frigate's gone through us", there)

        forgotten = self._remembered.forgotten(self.ours.own())
        assert not forgotten, self._told("forgotten by the catalogue", forgotten)

    def _told(self, what: str, names: set[str]) -> str:
        return "\n".join([*self.story, f"{len(names)} {what}: {sorted(names)[:5]}"])
