"""A Frigate of many recordings: rows by SQL, files for the last days, a state file of many runs."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from testing.schema import create_database
from testing.standin.default_config import default_config

from .process import as_child

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testing.standin.server import StandIn

CAMERAS = tuple(f"camera_{number}" for number in range(8))
NEW_CAMERAS = tuple(f"new_{number}" for number in range(12))
"""Those without recordings yet."""
VERSION = "0.17.2"
DAY = 86_400
SEGMENT = 10

# As Frigate's recorder inserts them: of all cameras by turns. Every third day is backfilled.
_TABLES = """
CREATE TEMP TABLE hours (t INTEGER PRIMARY KEY, folder TEXT);
CREATE TEMP TABLE slots (t INTEGER PRIMARY KEY, name TEXT);
CREATE TEMP TABLE cameras (number INTEGER PRIMARY KEY, name TEXT);
"""
_ROWS = """
INSERT INTO recordings (id, camera, path, start_time, end_time, duration, objects, motion,
                        segment_size, dBFS, regions)
SELECT t || '.0-aaaaa' || number, camera, folder || camera || name, t, t + 9.98, 9.98,
       CASE WHEN backfilled THEN -1 ELSE t / 10 % 3 END,
       CASE WHEN backfilled THEN -1 ELSE t / 10 % 50 END, 2.5 + (t / 10 + number) % 100 / 100.0,
       CASE WHEN backfilled THEN -1 ELSE 0 END, CASE WHEN backfilled THEN -1 ELSE t / 10 % 5 END
FROM (
    SELECT hours.t + slots.t AS t, folder, slots.name AS name, number, cameras.name AS camera,
           hours.t / 86400 % 3 = 0 OR (hours.t + slots.t) / 10 % 99991 = 0 AS backfilled
    FROM hours CROSS JOIN slots CROSS JOIN cameras
)
"""


def config() -> str:
    """One that keeps every recording."""
    return default_config(VERSION, (*CAMERAS, *NEW_CAMERAS)).replace("days: 7", "days: 100000")


def make_database(database: Path, recordings: Path, rows: int) -> int:
    """A database of `rows` recordings, to the full hour, ending two hours ago; returns that end."""
    create_database(database, VERSION)
    end = (int(time.time()) // 3600 - 2) * 3600
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        run = connection.execute
        for setting in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "cache_size = -400000",
            "threads = 2",
        ):
            run(f"PRAGMA {setting}")
        indexes = run(
            "SELECT name, sql FROM sqlite_master "
            "WHERE type = 'index' AND tbl_name = 'recordings' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            run(f'DROP INDEX "{name}"')
        _fill_tables(connection, start_of(end, rows), end, recordings)
        run("BEGIN")
        run(_ROWS)
        run("COMMIT")
        for _, statement in indexes:
            run(statement)
        run("PRAGMA journal_mode = WAL")
    return end


def start_of(end: int, rows: int) -> int:
    """When the first of `rows` recordings begins, at a full hour."""
    an_hour = len(CAMERAS) * 3600 // SEGMENT
    return end - (rows + an_hour - 1) // an_hour * 3600


def _fill_tables(connection: sqlite3.Connection, start: int, end: int, recordings: Path) -> None:
    connection.executescript(_TABLES)
    put = connection.executemany
    put(
        "INSERT INTO hours VALUES (?, ?)",
        ((hour, f"{recordings}/{_folder(hour)}/") for hour in range(start, end, 3600)),
    )
    put("INSERT INTO slots VALUES (?, ?)", ((t, f"/{_name(t)}") for t in range(0, 3600, SEGMENT)))
    put("INSERT INTO cameras VALUES (?, ?)", enumerate(CAMERAS))


def _folder(moment: int) -> str:
    return time.strftime("%Y-%m-%d/%H", time.gmtime(moment))


def _name(moment: int) -> str:
    return time.strftime("%M.%S.mp4", time.gmtime(moment))


def make_files(recordings: Path, start: int, end: int, cameras: Sequence[str]) -> int:
    """The files of some time; returns how many are there then.

    They are links to empty ones, one an hour: who knows their rows opens none of them.
    """
    files = 0
    names = [_name(second) for second in range(0, 3600, SEGMENT)]
    for hour in range(start, end, 3600):
        for camera in cameras:
            folder = recordings / _folder(hour) / camera
            files += len(names)
            if folder.exists():
                continue
            folder.mkdir(parents=True)
            (folder / names[0]).touch()
            descriptor = os.open(folder, os.O_RDONLY)
            for name in names[1:]:
                os.link(names[0], name, src_dir_fd=descriptor, dst_dir_fd=descriptor)
            os.close(descriptor)
    return files


_STATE = """
import sys, time
from pathlib import Path
from recording_backfill.models import *
from recording_backfill.state import findings, history
from recording_backfill.state.file import StateFile
from recording_backfill.state.findings import Look
from recording_backfill.state.history import Ending

path, root, cameras, end = Path(sys.argv[1]), sys.argv[2], sys.argv[3].split(), int(sys.argv[4])
with StateFile(path) as state:
    for camera in cameras:
        for number in range(20):
            job = f"{camera}-{number}"
            began = end + 60 * number
            history.add_job(state, job, camera, Trigger.API, dry_run=number % 2 == 0, now=began)
            history.start_job(state, job, began)
            look = Look(history.set_root(state, job, root), root, camera)
            room, position, start = findings.BYTES_OF_A_JOB, 0, end - 180 * 86400
            while room > 0 and number > 17 and camera.startswith("camera"):
                results = []
                day, hour = time.strftime("%Y-%m-%d %H", time.gmtime(start)).split()
                for place in range(360):
                    wrong = place % 60 == 7
                    name = f"{place // 6:02d}.{place % 6 * 10:02d}.mp4"
                    results.append(FileResult(
                        f"{root}/{day}/{hour}/{camera}/{name}",
                        Status.ERROR if wrong else Status.WOULD_ADD,
                        Reason.TRUNCATED if wrong else None,
                        "The file is cut short." if wrong else None,
                        start + 10.0 * place, None if wrong else 9.98, 2_600_000))
                    room -= findings.weight(results[-1])
                with state.transaction():
                    position = findings.add_results(state, look, position, results)
                start += 3600
            counts = Counts(added=1_555_200)
            history.finish_job(state, job, Ending(RunState.COMPLETED, "Done.", began, 1.0, counts))
            with state.transaction():
                for hour in range(180 * 24 if number == 19 and camera.startswith("camera") else 0):
                    findings.put_hours(state, look, [HourSummary(
                        root, end - 3600.0 * (hour + 1), 354, 3532.9, 920400000, 0, 6)])
            findings.note_look(state, camera, began)
        findings.prune(state, camera)
"""


def fill_state(frigate: StandIn, patch: Path, end: int) -> None:
    """The state file after twenty runs of each camera, of which two found everything missing."""
    subprocess.run(
        [sys.executable, "-c", _STATE, str(frigate.config_dir / "frigate_backfill.db"),
         str(frigate.recordings), " ".join((*CAMERAS, *NEW_CAMERAS)), str(end)],
        env=as_child(patch), check=True,
    )  # fmt: skip
