"""Walks at random through what we do after a loss: runs of any kind, undos, checks, kills.

Three lives go on beside each other by one clock: the one that lost nothing, the one that lost rows
and is left alone, and the one that has us.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine.undo import Undo
from recording_backfill.engine.verification import Verification
from recording_backfill.errors import UnexpectedError
from recording_backfill.models import Media, ProbeMode, RunOrder
from recording_backfill.script.config_file import read_config
from recording_backfill.state.file import StateFile
from recording_backfill.state.journal import Journal
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from testing.frigate_life import FrigateLife, Installation
from testing.past import DAY, Habits, SecondStream, Severity
from tests.patch.engine.losses import NOW, files, lose

from .our_runs import KilledError
from .world import World

if TYPE_CHECKING:
    from pathlib import Path

CAMERAS = ("front", "front-door")
LATER = (0.0, 1.0, 3.0, 8.0, 26.0)
_TABLES = ("recordings", "reviewsegment", "previews", "event")
_PATHS = (("recordings", "path"), ("previews", "path"), ("reviewsegment", "thumb_path"))


def _severity(chance: random.Random) -> Severity:
    return Severity(
        days=chance.choice([5.0, 10.0, 30.0]),
        pre=chance.choice([5, 5, 0, 30]),
        post=chance.choice([5, 5, 0, 20]),
        mode=chance.choice(["motion", "motion", "all", "active_objects"]),
    )


def _habits(chance: random.Random) -> Habits:
    second = SecondStream(
        continuous=chance.choice([0.0, 20.0, 2.0]),
        alerts=chance.choice([5.0, 10.0, 30.0]),
        detections=chance.choice([5.0, 10.0, 30.0]),
    )
    return Habits(
        continuous=chance.choice([0.0, 0.0, 3.0, 1.0]),
        motion=chance.choice([0.0, 0.0, 7.0]),
        alerts=_severity(chance),
        detections=_severity(chance),
        thumbs_missing=chance.choice([0.0, 0.0, 0.03, 0.3]),
        mtimes_lost=chance.random() < 0.3,
        second=chance.choice([None, second]),
        events_deleted=chance.choice([0.0, 0.0, 0.5]),
        called_for=chance.choice([0.0, 0.0, 0.3]),
        loiterers=chance.choice([0.0, 0.0, 0.3]),
    )


def _pictures(home: Installation) -> set[str]:
    """Snapshots and thumbnails of events."""
    clips = home.media / "clips"
    found = [*clips.glob("*.*"), *(clips / "thumbs").rglob("*.*")]
    return {str(path.relative_to(home.media)) for path in found if path.is_file()}


def _copied(source: Installation, database: Path, media: Path) -> sqlite3.Connection:
    """The rows of `source` in `database`, by paths below `media`."""
    copy = sqlite3.connect(database)
    with closing(sqlite3.connect(source.database)) as connection:
        connection.backup(copy)
    for table, column in _PATHS:
        moved = f"UPDATE {table} SET {column} = replace({column}, ?, ?)"
        copy.execute(moved, (f"{source.media}/", f"{media}/"))
    return copy


@dataclass
class Walk:
    """One seed's."""

    seed: int
    folder: Path
    life: FrigateLife
    video: bytes
    jobs: list[tuple[str, str]] = field(default_factory=list)
    """The camera and the id of each run."""
    story: list[str] = field(default_factory=list)

    def play(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Raises AssertionError with the story when a file is gone through us."""
        self._chance = chance = random.Random(self.seed)
        self._world = World()
        self._world.now = NOW
        self._world.rule(monkeypatch)
        for worker in (Undo, Verification):  # their clock was taken before
            monkeypatch.setitem(worker.__init__.__kwdefaults__, "clock", lambda: self._world.now)
        self._lose()
        self._clean_up()
        steps = (*3 * (self._run,), *3 * (self._undo,), self._verify)
        for _ in range(chance.randint(5, 12)):
            chance.choice((*steps, self._pass, self._clean_up))()
        for days in LATER:
            self._world.now = max(self._world.now, NOW + days * DAY)
            self._clean_up()

    # What is lost

    def _lose(self) -> None:
        chance = self._chance
        past = {
            "front": [chance.uniform(0.05, 32) for _ in range(chance.randint(1, 4))],
            "front-door": [chance.uniform(0.05, 32) for _ in range(chance.randint(0, 2))],
        }
        habits, removed = _habits(chance), chance.choice(["", "", "front-door"])
        seed = chance.randrange(10**9)
        loss = lose(self.life, self.folder, habits, past, seed, self.video, removed)
        self._before, self._after = loss.before, loss.after
        lost = chance.choice((self._lose_all, self._lose_rows, self._lose_but_a_copy))
        self.story = [f"seed {self.seed}, Frigate {self.life.version}", repr(habits), lost()]
        self._alone = Installation.of(self.folder / "alone", self._after.config)
        shutil.copytree(self._after.media, self._alone.media)
        with closing(_copied(self._after, self._alone.database, self._alone.media)) as connection:
            connection.commit()
        path = self._after.database.with_name("config.yml")
        config = {**self._after.config, "version": f"{self.life.version[:4]}-0"}
        path.write_text(json.dumps(config))
        self._config = read_config(path)

    def _lose_all(self) -> str:
        return "the database is lost"

    def _lose_rows(self) -> str:
        after = self._after
        for path in after.database.parent.glob("frigate.db*"):
            path.unlink()
        with closing(_copied(self._before, after.database, after.media)) as connection, connection:
            for table in _TABLES:
                share = self._chance.choice([0.0, 0.3, 0.7, 1.0])
                for (key,) in connection.execute(f"SELECT id FROM {table}").fetchall():
                    if self._chance.random() < share:
                        connection.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
        return "some rows are lost"

    def _lose_but_a_copy(self) -> str:
        backup, until = self._after.database.with_name("backup.db"), self._chance.uniform(0, 20)
        with closing(_copied(self._before, backup, self._after.media)) as connection, connection:
            for table in _TABLES:
                newer = f"DELETE FROM {table} WHERE start_time > ?"
                connection.execute(newer, (NOW - until * DAY,))
        return f"the database is lost, and a copy is left of {until:.1f} days ago"

    # What may happen then

    def _run(self) -> None:
        chance, wish = self._chance, dict[str, Any]()
        if chance.random() < 0.3:
            wish["force"] = True
        if chance.random() < 0.25:
            wish["probe"] = ProbeMode.ESTIMATE
        if chance.random() < 0.2:
            wish["motion"] = False
        if chance.random() < 0.15:
            wish["copies"] = False
        if chance.random() < 0.25:
            wish["remove_gone"] = True
        elif chance.random() < 0.5:  # without reviews, a run says that files hang on them
            share = chance.choice([0.0, 0.7])
            wish["media"] = (Media.REVIEWS, *(kind for kind in Media if chance.random() < share))
        if chance.random() < 0.3:
            wish["start_time"] = begin = self._world.now - chance.uniform(0, 33) * DAY
            if chance.random() < 0.6:
                wish["end_time"] = begin + chance.uniform(0.01, 10) * DAY
        self._do(chance.choice(CAMERAS), **wish)

    def _undo(self) -> None:
        if self.jobs:
            camera, job = self._chance.choice(self.jobs)
            self._do(camera, undo_of=job)

    def _verify(self) -> None:
        self._do(self._chance.choice(CAMERAS), verify=True)

    def _pass(self) -> None:
        self._world.now += self._chance.choice([0.1, 1, 1, 3, 7]) * DAY * self._chance.random()

    def _do(self, camera: str, **wish: Any) -> None:
        """A run, or most of one."""
        root, config = str(self._after.media / "recordings"), self._after.database.parent
        order = RunOrder(
            camera=camera,
            database=str(self._after.database),
            recordings_root=root,
            recordings_as=root,
            retention=self._config.retention(camera),
            cameras=CAMERAS,
            guard_active=True,
            **wish,
        )
        killed_at = self._chance.choice([None, None, None, self._chance.randint(1, 400)])
        job, calls = new_job_id(), 0

        def stop() -> bool:
            nonlocal calls
            calls += 1
            if calls == killed_at:
                raise KilledError
            return False

        with StateFile(config / "frigate_backfill.db") as state, pytest.MonkeyPatch.context() as m:
            if killed_at is not None:
                m.setattr(Journal, "close", lambda *_arguments, **_options: None)
            try:
                log, folder = RunLog(state, job, order), config / "frigate_backfill_journal"
                done = record_run(order, log, journals=folder, stop=stop, sink=bool)
            except KilledError:
                said = "killed"
            else:
                said = done.ending.message
                assert not isinstance(done.error, UnexpectedError), self._told(said)
        self.jobs.append((camera, job))
        at = (self._world.now - NOW) / DAY
        self.story.append(f"day {at:.2f}, {camera}, {job[:6]} {wish}: {said}")

    # What must hold

    def _clean_up(self) -> None:
        for home in (self._before, self._alone, self._after):
            self.life.clean_up(home, self._world.now)
            self.life.clean_up_events(home, self._world.now)
        kept = set.intersection(*(files(home) | _pictures(home) for home in self._others))
        gone = kept - files(self._after) - _pictures(self._after)
        at = (self._world.now - NOW) / DAY
        assert not gone, self._told(f"day {at:.2f}: {len(gone)} gone: {sorted(gone)[:5]}")

    @property
    def _others(self) -> tuple[Installation, Installation]:
        return self._before, self._alone

    def _told(self, what: str) -> str:
        return "\n".join([*self.story, what])
