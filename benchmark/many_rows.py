"""What Frigate feels of the endpoints and of the nightly rescue beside millions of rows.

The rows are made by SQL, without files but for the last two days', which the rescue looks at.
`--against FOLDER` measures another tree's patch first, on the same database, in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from testing.schema import create_database
from testing.standin.default_config import default_config
from testing.standin.server import PATCH, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

CAMERAS = tuple(f"camera_{number}" for number in range(8))
VERSION = "0.17.2"
DAY = 86_400
SEGMENT = 10
_ADMIN = {"Remote-User": "admin", "Remote-Role": "admin"}
_TIMES = 5
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


@dataclass(frozen=True, slots=True)
class Measured:
    """What one request costs: its answer, time, and what Frigate's process had to give."""

    seconds: float
    cpu_seconds: float
    memory_mb: float
    """How far the process's memory grew beyond what it had before."""
    answer_bytes: int


def main() -> int:
    """Build, measure, print; returns the exit code."""
    parse = argparse.ArgumentParser(prog="scripts/benchmark --rows", description=__doc__)
    parse.add_argument("--rows", type=int, required=True)
    parse.add_argument("--folder", help="where to make the database: 0.4 GB for a million rows")
    parse.add_argument("--against", type=Path, help="a tree of this repository to compare with")
    arguments = parse.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="benchmark-rows-", dir=arguments.folder))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        frigate = StandIn(folder, version=VERSION, config=_config())
        frigate.prepare()
        _say(f"making a database of {arguments.rows:,} rows")
        end = make_database(frigate.database, frigate.recordings, arguments.rows)
        make_files(frigate.recordings, end)
        patches = [PATCH]
        if arguments.against is not None:
            patches.insert(0, arguments.against / PATCH.relative_to(PATCH.parents[2]))
        tables = {patch: dict(measure(folder, patch, end)) for patch in patches}
        _print(tables, arguments.rows)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _config() -> str:
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


def measure(folder: Path, patch: Path, end: int) -> Iterator[tuple[str, str]]:
    """What of the table is measured with the patch in the folder `patch`."""
    frigate = StandIn(folder, version=VERSION, config=_config(), patch=patch)
    (frigate.config_dir / ".vacuum").touch()
    for name in frigate.config_dir.glob("frigate_backfill.db*"):
        name.unlink()
    _fill_state(frigate, patch, end)
    state = frigate.config_dir / "frigate_backfill.db"
    yield "state file", f"{state.stat().st_size / 1e6:.0f} MB"
    camera = CAMERAS[3]
    base = f"/recordings/{camera}/backfill"
    asked = {
        "status of all": "/recordings/backfill/status",
        "poll with `runs_after`": "/recordings/backfill/status?runs_after=1000000",
        "status of a camera": f"{base}/status",
        "results, the last page": f"{base}/results?limit=100&offset=60000",
        "results of one status": f"{base}/results?status=error",
        "hour": f"{base}/hour?start_time={end - 3600}",
        "coverage, 7 days": f"{base}/coverage?after={end - 7 * DAY}&before={end}",
        "coverage, 180 days": f"{base}/coverage?after={end - 180 * DAY}&before={end}",
        "backfilled, 180 days": f"/{camera}/recordings/backfilled"
        f"?after={end - 180 * DAY}&before={end}",
    }
    with frigate:
        for what, path in asked.items():
            yield what, _line(_measured(frigate, path))
        yield "eight coverages of 180 days at once", _eight(frigate, asked["coverage, 180 days"])
        yield "Frigate's recordings of a day", _frigates_own(frigate, camera, end, asked)
        yield "write-ahead log", _log(frigate, patch, asked["coverage, 180 days"], end)
    yield "nightly rescue", _rescue(frigate, patch)


def _line(found: Measured) -> str:
    return (
        f"{1000 * found.seconds:.0f} ms, {1000 * found.cpu_seconds:.0f} ms CPU, "
        f"+ {found.memory_mb:.0f} MB, {found.answer_bytes / 1000:.1f} kB"
    )


def _get(frigate: StandIn, path: str) -> bytes:
    with urlopen(Request(frigate.url_api + path, headers=_ADMIN), timeout=120) as answer:
        content: bytes = answer.read()
        return content


def _measured(frigate: StandIn, path: str) -> Measured:
    content = _get(frigate, path)
    seconds, cpu = [], []
    with _memory_grown(frigate.pid) as grown:
        for _ in range(_TIMES):
            began, used = time.perf_counter(), _cpu_seconds(frigate.pid)
            _get(frigate, path)
            seconds.append(time.perf_counter() - began)
            cpu.append(_cpu_seconds(frigate.pid) - used)
    return Measured(min(seconds), statistics.mean(cpu), grown[0], len(content))


def _eight(frigate: StandIn, path: str) -> str:
    version, refused = [], []

    def ask() -> None:
        try:
            _get(frigate, path)
        except HTTPError as error:
            refused.append(error.code)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    began = time.perf_counter()
    with _memory_grown(frigate.pid) as grown:
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            asked = time.perf_counter()
            _get(frigate, "/version")
            version.append(time.perf_counter() - asked)
            time.sleep(0.01)
    took = time.perf_counter() - began
    return (
        f"{took:.1f} s, + {grown[0]:.0f} MB, `/version` {1000 * max(version):.0f} ms at most"
        f"{f', {len(refused)} refused' if refused else ''}"
    )


def _frigates_own(frigate: StandIn, camera: str, end: int, asked: dict[str, str]) -> str:
    """Frigate's own question, alone, and while a camera's coverage is asked for again and again."""
    path = f"/{camera}/recordings?after={end - DAY}&before={end}"
    done = threading.Event()

    def ask_on() -> None:
        while not done.is_set():
            _get(frigate, asked["coverage, 7 days"])
            time.sleep(1)

    def median() -> float:
        took = []
        for _ in range(15):
            began = time.perf_counter()
            _get(frigate, path)
            took.append(time.perf_counter() - began)
        return statistics.median(took)

    _get(frigate, path)
    alone = median()
    asking = threading.Thread(target=ask_on)
    asking.start()
    beside = median()
    done.set()
    asking.join()
    return f"{1000 * beside:.0f} ms beside a chart that asks each second, {beside / alone:.2f} ×"


_WRITES = """
import sys
from recording_backfill.frigate.recordings import FrigateDatabase, Write
from recording_backfill.models import Recording

database = FrigateDatabase(sys.argv[1], writable=True, tag="bench0")
for first in range(0, int(sys.argv[3]), 360):
    writes = [
        Write(Recording(f"/bench/{number}.mp4", "bench", int(sys.argv[2]) + 10.0 * number, 9.98, 1))
        for number in range(first, first + 360)
    ]
    for fates in database.write(writes):
        pass
"""
_WRITTEN = 100_000


def _log(frigate: StandIn, patch: Path, path: str, end: int) -> str:
    """How long the log gets while a run writes as fast as it may, and charts are asked for."""
    longest = 0
    log = frigate.database.with_name(frigate.database.name + "-wal")
    with subprocess.Popen(
        [sys.executable, "-c", _WRITES, str(frigate.database), str(end), str(_WRITTEN)],
        env={**os.environ, "PYTHONPATH": str(patch)},
    ) as writing:
        while writing.poll() is None:
            with suppress(HTTPError):
                _get(frigate, path)
            longest = max(longest, log.stat().st_size)
    if writing.returncode:
        raise RuntimeError("the rows could not be written")
    with closing(sqlite3.connect(frigate.database, timeout=60)) as connection:
        connection.execute("DELETE FROM recordings WHERE camera = 'bench'")
        connection.commit()
    return f"{longest / 1e6:.0f} MB at most, {_WRITTEN:,} rows written beside charts of 180 days"


def _rescue(frigate: StandIn, patch: Path) -> str:
    """The rescue before Frigate's nightly sync, as the patch starts it."""
    code = (
        "import json, sys; from recording_backfill.engine.orders import Site, Wish, make_order; "
        "from recording_backfill.models import Retention; "
        "database, root, state, pid = sys.argv[1:]; "
        "site = Site(database=database, recordings_root=root, recordings_as=root, "
        "guard_active=True, settled=-1e10); "
        "order = lambda name: make_order(name, Retention(days=1e5), site, Wish()).to_json(); "
        "print(json.dumps({'parent_pid': int(pid), 'limited': True, 'kind': 'recordings', "
        "'clips': root, 'exports': root, 'state_file': state, 'watch_clock': True, "
        f"'cameras': {{name: order(name) for name in {CAMERAS!r}}}, "
        "'other_cameras': order('')}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(patch)}
    state = frigate.config_dir / "frigate_backfill.db"
    task = subprocess.run(
        [sys.executable, "-c", code, str(frigate.database), str(frigate.recordings), str(state),
         str(os.getpid())],
        env=environment, capture_output=True, check=True,
    ).stdout  # fmt: skip
    seconds, cpu, verdict = [], [], b""
    for _ in range(3):
        began = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-S", "-m", "recording_backfill.child.rescue"],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/",
        ) as child:  # fmt: skip
            child.stdin.write(task)  # type: ignore[union-attr]
            child.stdin.flush()  # type: ignore[union-attr]
            verdict = child.stdout.readline()  # type: ignore[union-attr]
            seconds.append(time.perf_counter() - began)
            cpu.append(_cpu_seconds(child.pid))
            child.kill()
    if json.loads(verdict)["go"] is not True:
        raise RuntimeError(f"the rescue held back a sync: {verdict.decode()}")
    return f"{min(seconds):.2f} s, {min(cpu):.2f} s CPU"


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


def _fill_state(frigate: StandIn, patch: Path, end: int) -> None:
    """The state file after twenty runs of each camera, of which two found everything missing."""
    _say(f"the state file, by {patch}")
    subprocess.run(
        [sys.executable, "-c", _STATE, str(frigate.config_dir / "frigate_backfill.db"),
         str(frigate.recordings), " ".join(CAMERAS), str(end)],
        env={**os.environ, "PYTHONPATH": str(patch)}, check=True,
    )  # fmt: skip


@contextmanager
def _memory_grown(pid: int) -> Iterator[list[float]]:
    """MB by which the process's peak in the `with` is above what it held before."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")
    before, grown = _status(pid, "VmRSS"), [0.0]
    yield grown
    grown[0] = max(0.0, _status(pid, "VmHWM") - before)


def _status(pid: int, name: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1000
    raise RuntimeError(f"no {name} of process {pid}")


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _print(tables: dict[Path, dict[str, str]], rows: int) -> None:
    print(f"\n{rows:,} rows of {len(CAMERAS)} cameras\n")
    names = ["before", "now"][-len(tables) :]
    print(f"| what | {' | '.join(names)} |\n| --- |{' --- |' * len(names)}")
    for what in next(iter(tables.values())):
        print(f"| {what} | {' | '.join(table[what] for table in tables.values())} |")


def _say(what: str) -> None:
    print(f"benchmark: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
