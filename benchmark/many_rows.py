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
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from testing.standin.server import PATCH, StandIn

from .filled import CAMERAS, DAY, VERSION, config, fill_state, make_database, make_files
from .process import cpu_seconds, memory_grown

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADMIN = {"Remote-User": "admin", "Remote-Role": "admin"}
_TIMES = 5


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
        frigate = StandIn(folder, version=VERSION, config=config())
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


def measure(folder: Path, patch: Path, end: int) -> Iterator[tuple[str, str]]:
    """What of the table is measured with the patch in the folder `patch`."""
    frigate = StandIn(folder, version=VERSION, config=config(), patch=patch)
    (frigate.config_dir / ".vacuum").touch()
    for name in frigate.config_dir.glob("frigate_backfill.db*"):
        name.unlink()
    _say(f"the state file, by {patch}")
    fill_state(frigate, patch, end)
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
    with memory_grown(frigate.pid) as grown:
        for _ in range(_TIMES):
            began, used = time.perf_counter(), cpu_seconds(frigate.pid)
            _get(frigate, path)
            seconds.append(time.perf_counter() - began)
            cpu.append(cpu_seconds(frigate.pid) - used)
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
    with memory_grown(frigate.pid) as grown:
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
            cpu.append(cpu_seconds(child.pid))
            child.kill()
    if json.loads(verdict)["go"] is not True:
        raise RuntimeError(f"the rescue held back a sync: {verdict.decode()}")
    return f"{min(seconds):.2f} s, {min(cpu):.2f} s CPU"


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
