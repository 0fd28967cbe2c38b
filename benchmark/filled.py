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

if TYPE_CHECKING:
    from testing.standin.server import StandIn

CAMERAS = tuple(f"camera_{number}" for number in range(8))
VERSION = "0.17.2"
DAY = 86_400
SEGMENT = 10
_FILES_OF = 2 * DAY
"""Seconds before the end of which the recordings are on disk, too."""

# As Frigate's recorder inserts them: of all cameras by turns. Every third day is backfilled.
_ROWS = """
WITH RECURSIVE numbers(i) AS (
    SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < :rows
), segments AS (
    SELECT i, :start + i / :cameras * :segment AS t, i % :cameras AS camera FROM numbers
), seen AS (
    SELECT i, t, camera, t / 86400 % 3 = 0 OR i % 99991 = 0 AS backfilled FROM segments
)
INSERT INTO recordings (id, camera, path, start_time, end_time, duration, objects, motion,
                        segment_size, dBFS, regions)
SELECT t || '.0-' || substr(lower(hex(i * 7919 + 1000000)), -6), 'camera_' || camera,
       :root || strftime('/%Y-%m-%d/%H/camera_', t, 'unixepoch') || camera
             || strftime('/%M.%S.mp4', t, 'unixepoch'),
       t, t + 9.98, 9.98, CASE WHEN backfilled THEN -1 ELSE i % 3 END,
       CASE WHEN backfilled THEN -1 ELSE i % 50 END, 2.5 + i % 100 / 100.0,
       CASE WHEN backfilled THEN -1 ELSE 0 END, CASE WHEN backfilled THEN -1 ELSE i % 5 END
FROM seen
"""


def config() -> str:
    """One that keeps every recording."""
    return default_config(VERSION, CAMERAS).replace("days: 7", "days: 100000")


def make_database(database: Path, recordings: Path, rows: int) -> int:
    """A database of `rows` recordings, ending two hours ago; returns that end."""
    create_database(database, VERSION)
    end = (int(time.time()) // 3600 - 2) * 3600
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        run = connection.execute
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
            run(f"PRAGMA {setting}")
        indexes = run(
            "SELECT name, sql FROM sqlite_master "
            "WHERE type = 'index' AND tbl_name = 'recordings' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            run(f'DROP INDEX "{name}"')
        values = {
            "rows": rows,
            "cameras": len(CAMERAS),
            "segment": SEGMENT,
            "root": str(recordings),
            "start": end - rows // len(CAMERAS) * SEGMENT,
        }
        run("BEGIN")
        run(_ROWS, values)
        run("COMMIT")
        for _, statement in indexes:
            run(statement)
        run("PRAGMA journal_mode = WAL")
    return end


def make_files(recordings: Path, end: int) -> None:
    """The files of the last two days: links to an empty one, as the rescue opens none of them."""
    source = recordings / "source"
    made = None
    for start in range(end - _FILES_OF, end, SEGMENT):
        day = recordings / time.strftime("%Y-%m-%d/%H", time.gmtime(start))
        name = time.strftime("%M.%S.mp4", time.gmtime(start))
        for camera in CAMERAS:
            folder = day / camera
            if day != made:
                folder.mkdir(parents=True, exist_ok=True)
                source = folder / name
                source.touch()
                continue
            os.link(source.parent.with_name(camera) / source.name, folder / name)
        made = day


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
            while room > 0 and number > 17:
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
                for hour in range(180 * 24 if number == 19 else 0):
                    findings.put_hours(state, look, [HourSummary(
                        root, end - 3600.0 * (hour + 1), 354, 3532.9, 920400000, 0, 6)])
            findings.note_look(state, camera, began)
            findings.prune(state, camera)
"""


def fill_state(frigate: StandIn, patch: Path, end: int) -> None:
    """The state file after twenty runs of each camera, of which two found everything missing."""
    subprocess.run(
        [sys.executable, "-c", _STATE, str(frigate.config_dir / "frigate_backfill.db"),
         str(frigate.recordings), " ".join(CAMERAS), str(end)],
        env={**os.environ, "PYTHONPATH": str(patch)}, check=True,
    )  # fmt: skip
