"""A made-up past of a Frigate, its database lost and restored, and what clean-ups leave of it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import Reason, RunOrder
from recording_backfill.script.config_file import read_config

from testing.frigate_life import FrigateLife, Installation, with_record
from testing.past import DAY, Habits, Past
from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.models import HourReport

NOW = 1_760_000_000.0


@dataclass
class Loss:
    """A Frigate with its database, and the same files with an empty one."""

    life: FrigateLife
    before: Installation
    after: Installation
    past: Past
    messages: list[str] = field(default_factory=list)
    runs: dict[str, Backfill] = field(default_factory=dict)
    reports: list[HourReport] = field(default_factory=list)
    """Those of the last run."""
    left_out: set[str] = field(default_factory=set)
    """Recordings that a run left out as past retention, by path below the media folder."""

    def restore(self, camera: str, **changes: object) -> Backfill:
        """Run a backfill of `camera` on the empty one."""
        self.after.config_dir.mkdir(exist_ok=True)
        config = {**self.after.config, "version": f"{self.life.version[:4]}-0"}
        path = self.after.database.parent / "config.yml"
        path.write_text(json.dumps(config))
        order = RunOrder(
            camera=camera,
            database=str(self.after.database),
            recordings_root=str(self.after.media / "recordings"),
            recordings_as=str(self.after.media / "recordings"),
            retention=read_config(path).retention(camera),
            guard_active=True,
            **changes,
        )
        backfill = Backfill(order, clock=lambda: NOW)
        self.reports = list(backfill.run())
        results = [result for report in self.reports for result in report.results]
        self.left_out.update(
            result.file_path.replace(f"{self.after.media}/", "")
            for result in results
            if result.reason is Reason.PAST_RETENTION
        )
        self.messages.append(backfill.message())
        self.runs[camera] = backfill
        return backfill

    def clean_up(self, days: float) -> None:
        """What the hourly passes of both have deleted by then."""
        for home in (self.before, self.after):
            self.life.clean_up(home, NOW + days * DAY)


def files(home: Installation) -> set[str]:
    """Recordings, previews and thumbnails of reviews on disk."""
    return {
        str(path.relative_to(home.media))
        for folder in ("recordings", "clips/previews", "clips/review")
        for path in (home.media / folder).rglob("*.*")
        if path.is_file()
    }


def rows(home: Installation, table: str) -> dict[str, dict[str, object]]:
    """By path below the media folder, or by id."""
    with closing(sqlite3.connect(home.database)) as connection:
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    return {str(row.get("path", row["id"])).replace(f"{home.media}/", ""): row for row in found}


def lose(
    life: FrigateLife,
    folder: Path,
    habits: Habits,
    past: dict[str, list[float]],
    seed: int,
    video: bytes,
    removed: str = "",
) -> Loss:
    """A past of some cameras, cleaned up once, and its database lost."""
    record = habits.as_record(life.version)
    cameras = {name: habits.as_camera for name in past if name != removed}
    config = with_record(cameras, record, objects={"track": ["person", "car", "dog"]})
    before = Installation.of(folder / "before", config)
    create_database(before.database, life.version)
    made = Past(before.media, life.version, habits, now=NOW, seed=seed, video=video)
    for camera, ages in past.items():
        made.live(camera, ages)
    made.save(before.database)
    (before.media / "recordings").mkdir(parents=True, exist_ok=True)
    life.clean_up(before, NOW - 60)
    after = Installation.of(folder / "after", config)
    shutil.copytree(before.media, after.media)
    create_database(after.database, life.version)
    return Loss(life, before, after, made)
