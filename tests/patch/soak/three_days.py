"""A Frigate that loses its database and goes on for three days, with its catalogue."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from recording_backfill.child import catalogue
from recording_backfill.child.messages.catalogue import Task
from recording_backfill.evidence.catalogue.dayfile import TABLES
from recording_backfill.evidence.catalogue.place import Site
from recording_backfill.jobs.cataloguer import INTERVAL
from recording_backfill.models import RunOrder
from recording_backfill.script.config_file import read_config
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from testing.clips import Clips
from testing.frigate_life import FrigateLife, Installation, kept_days, with_record

from .world import World

if TYPE_CHECKING:
    from pathlib import Path

    from testing.disks import Disk

    Rows = dict[str, set[str]]

HOUR, DAY = 3600.0, 86400.0
CAMERAS = ("front", "back_yard")
KEPT_DAYS = 9.0
_BUSY = 0.3
"""Of the quarters of an hour, those in which a camera records."""


class ThreeDays:
    """One such Frigate, with its media on `disk`."""

    def __init__(
        self, seed: int, folder: Path, disk: Disk, frigate: FrigateLife, video: bytes, world: World
    ) -> None:
        self.world = world
        self.errors: list[str] = []
        """Why the catalogue was not saved, one by one."""
        self.renewals = 0
        self._chance = random.Random(seed)
        self._life = frigate
        self._disk = disk
        self._video = video
        config = with_record(
            {camera: {} for camera in CAMERAS}, kept_days(frigate.version, KEPT_DAYS)
        )
        (folder / "config").mkdir()
        self._at = Installation(
            folder / "config" / "frigate.db", disk.folder, config, folder / "config"
        )
        for name in (".exports", ".timeline"):  # what Frigate has done once and for all
            (folder / "config" / name).touch()
        self._clips = Clips(disk.folder, frigate.version, seed=seed)
        self._state = folder / "config" / "frigate_backfill.db"
        site = Site(str(disk.folder / "recordings"), str(folder / "config"), "an-instance")
        database = str(self._at.database)
        self._task = Task(site, database, self._state, watch_clock=True)
        self._life.start(self._at, world.shown)

    # What happens

    def go_on(self, hours: float) -> None:
        """Frigate records, cleans up, restarts at times; the catalogue is renewed all the while."""
        end = self.world.now + hours * HOUR
        while self.world.now < end:
            self.world.now += INTERVAL
            for camera in CAMERAS:
                if self._chance.random() < _BUSY:
                    self._record(camera)
            self._clips.save(self._at.database)
            if self._chance.random() < 0.25:
                self._life.clean_up(self._at, self.world.shown)
                self._life.clean_up_events(self._at, self.world.shown)
            if self._chance.random() < 0.02:
                self._life.start(self._at, self.world.shown)
            self.renew()

    def renew(self) -> None:
        """As the cataloguer has it done."""
        self.renewals += 1
        error = catalogue.renew(self._task, lambda: None).error
        if error is not None:
            self.errors.append(error)

    def lose_database(self) -> None:
        """Some minutes after the catalogue was saved."""
        self.world.now += self._chance.uniform(60, INTERVAL - 60)
        self._record(CAMERAS[0])
        self._clips.save(self._at.database)
        for path in self._at.database.parent.glob("frigate.db*"):
            path.unlink()
        self.world.now += 30
        self._life.start(self._at, self.world.shown)

    def without_disk(self, hours: float) -> None:
        """The disk is unmounted; Frigate records into the folder below."""
        self._disk.unmount()
        self.go_on(hours)
        self._disk.mount()

    def restore(self) -> list[str]:
        """A run of each camera; what they said."""
        config = self._at.database.parent / "config.yml"
        version = f"{self._life.version[:4]}-0"
        config.write_text(json.dumps({**self._at.config, "version": version}))
        said = []
        for camera in CAMERAS:
            order = RunOrder(
                camera=camera,
                database=str(self._at.database),
                recordings_root=str(self._disk.folder / "recordings"),
                recordings_as=str(self._disk.folder / "recordings"),
                retention=read_config(config).retention(camera),
                cameras=CAMERAS,
                guard_active=True,
            )
            with closing(StateFile(self._state)) as state:
                log = RunLog(state, new_job_id(), order, of_script=True)
                done = record_run(order, log, stop=bool, sink=bool)
            assert done.error is None, done.error
            said.append(str(done.ending.message))
        return said

    def clean_up(self) -> None:
        """What Frigate itself deletes now."""
        self._life.clean_up(self._at, self.world.shown)
        self._life.clean_up_events(self._at, self.world.shown)

    def _record(self, camera: str) -> None:
        """A scene, with all that Frigate keeps of one."""
        chance, clips = self._chance, self._clips
        count = chance.randrange(1, 8)
        start = float(int(self.world.shown - 700 - chance.uniform(0, 60)))
        size = round(len(self._video) / 2**20, 2)
        for number in range(count):
            clips.recording(
                camera,
                start + 10.0 * number,
                content=self._video,
                segment_size=size,
                motion=chance.randrange(1, 900),
                objects=chance.randrange(3),
                dBFS=-chance.randrange(60),
                regions=chance.randrange(9),
            )
        end = start + 10.0 * count - 1
        event = clips.event(
            camera,
            start + chance.random(),
            end,
            label=chance.choice(("person", "car", "dog")),
            snapshot=chance.random() < 0.5,
            zones='["drive"]',
        )
        for kind in ("visible", "gone"):
            clips.row(
                "timeline",
                timestamp=start if kind == "visible" else end,
                camera=camera,
                source="tracked_object",
                source_id=event.id,
                class_type=kind,
                data=json.dumps({"label": "person", "box": [0.1, 0.2]}),
            )
        clips.review(
            camera,
            start + chance.random(),
            end,
            severity=chance.choice(("alert", "detection")),
            detections=[event.id],
            reviewed_by=("admin", "anonymous") if chance.random() < 0.4 else (),
        )
        if chance.random() < 0.3:
            clips.preview(camera, start - 0.5, end + 0.25)
        if chance.random() < 0.1:
            self._export(camera, start, end)

    def _export(self, camera: str, start: float, end: float) -> None:
        case: dict[str, object] = {}
        if self._clips.version >= "0.18":
            case = {"export_case_id": self._clips.ending()}
            self._clips.row(
                "exportcase",
                id=case["export_case_id"],
                name="Parcel",
                created_at="2026-05-29 12:00:00",
                updated_at="2026-05-29 12:00:00",
            )
        self._clips.export(camera, start, end, name="The parcel", **case)

    # What there is

    def rows(self) -> Rows:
        """All rows of all tables, but for ids that SQLite gives."""
        with closing(sqlite3.connect(self._at.database)) as connection:
            connection.row_factory = sqlite3.Row
            query = "SELECT name FROM sqlite_master WHERE type = 'table'"
            there = {name for (name,) in connection.execute(query)}
            return {
                table: {_text(table, row) for row in connection.execute(f"SELECT * FROM {table}")}
                for table in there.intersection(TABLES)
            }

    def files(self) -> set[str]:
        """All that is on the disk, but for the catalogue."""
        return {
            str(path)
            for folder in ("recordings", "clips", "exports")
            for path in (self._disk.folder / folder).rglob("*.*")
        }


def _text(table: str, row: sqlite3.Row) -> str:
    values: dict[str, Any] = dict(row)
    if table == "userreviewstatus":
        del values["id"]
    return json.dumps(values, sort_keys=True)


def lacking(wanted: Rows, there: Rows) -> list[str]:
    """The rows of `wanted` that are not `there`; what was not known then may be known now."""
    found = []
    for table, rows in wanted.items():
        by_id = {row["id"]: row for row in map(json.loads, there[table]) if "id" in row}
        for text in rows - there[table]:
            row = json.loads(text)
            told = {name: value for name, value in row.items() if value is not None}
            if not told.items() <= by_id.get(row.get("id"), {}).items():
                found.append(f"{table}: {text}")
    return found


def begins(table: str, text: str) -> float:
    """When what a row tells of began."""
    row = json.loads(text)
    if table == "userreviewstatus":
        return float(row["review_segment_id"].partition("-")[0])
    return float(row[{"timeline": "timestamp", "export": "date"}.get(table, "start_time")])
