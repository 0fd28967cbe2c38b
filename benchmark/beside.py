"""What Frigate feels of charts, of a run that writes and of the rescue, beside millions of rows."""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from .filled import CAMERAS, DAY
from .frigate_side import recorder_inserting
from .process import as_child, cpu_seconds, memory_grown
from .table import Line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from testing.standin.server import StandIn

_ADMIN = {"Remote-User": "admin", "Remote-Role": "admin"}


def get(frigate: StandIn, path: str) -> bytes:
    """What Frigate answers."""
    with urlopen(Request(frigate.url_api + path, headers=_ADMIN), timeout=120) as answer:
        content: bytes = answer.read()
        return content


def eight_at_once(frigate: StandIn, path: str) -> str:
    """The same question eight times, and Frigate's version meanwhile."""
    version, refused = [], []

    def ask() -> None:
        try:
            get(frigate, path)
        except HTTPError as error:
            refused.append(error.code)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    began = time.perf_counter()
    with memory_grown(frigate.pid) as grown:
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            asked = time.perf_counter()
            get(frigate, "/version")
            version.append(time.perf_counter() - asked)
            time.sleep(0.01)
    took = time.perf_counter() - began
    return (
        f"{took:.1f} s, + {grown[0]:.0f} MB, `/version` {1000 * max(version):.0f} ms at most"
        f"{f', {len(refused)} refused' if refused else ''}"
    )


def frigates_own(frigate: StandIn, camera: str, end: int, chart: str) -> str:
    """Frigate's own question, alone, and while a camera's coverage is asked for again and again."""
    path = f"/{camera}/recordings?after={end - DAY}&before={end}"
    done = threading.Event()

    def ask_on() -> None:
        while not done.is_set():
            get(frigate, chart)
            time.sleep(1)

    def median() -> float:
        took = []
        for _ in range(15):
            began = time.perf_counter()
            get(frigate, path)
            took.append(time.perf_counter() - began)
        return statistics.median(took)

    get(frigate, path)
    alone = median()
    asking = threading.Thread(target=ask_on)
    asking.start()
    beside = median()
    done.set()
    asking.join()
    return f"{1000 * beside:.0f} ms beside a chart that asks each second, {beside / alone:.2f} ×"


_WRITES = """
import sys
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.frigate.writer import Write
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


def writing(frigate: StandIn, patch: Path, chart: str, end: int) -> Iterator[Line]:
    """What is felt while a run writes as fast as it may, and charts are asked for."""
    longest = 0
    log = frigate.database.with_name(frigate.database.name + "-wal")
    with recorder_inserting(frigate.database) as alone:
        time.sleep(5)
    with (
        recorder_inserting(frigate.database) as beside,
        subprocess.Popen(
            [sys.executable, "-c", _WRITES, str(frigate.database), str(end), str(_WRITTEN)],
            env=as_child(patch),
        ) as writer,
    ):
        while writer.poll() is None:
            with suppress(HTTPError):
                get(frigate, chart)
            longest = max(longest, log.stat().st_size)
    if writer.returncode:
        raise RuntimeError("the rows could not be written")
    with closing(sqlite3.connect(frigate.database, timeout=60)) as connection:
        connection.execute("DELETE FROM recordings WHERE camera IN ('bench', 'back_yard')")
        connection.commit()
    yield Line(
        "longest wait of Frigate's own insert",
        f"{beside.longest_ms:.0f} ms while {_WRITTEN:,} rows are written beside charts of 180 days "
        f"(without {alone.longest_ms:.0f} ms)",
        "≤ 100 ms",
    )
    yield Line("write-ahead log meanwhile", f"{longest / 1e6:.0f} MB at most", "≤ 64 MB")


_ADD_UP = """
import json, sys, time
from pathlib import Path
from recording_backfill.child.charting import add_up

began = time.perf_counter()
add_up(Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]), bool)
print(f"{time.perf_counter() - began:.1f} s, {time.process_time():.1f} s CPU", end="")
"""


def adding_up(frigate: StandIn, patch: Path) -> str:
    """The charts of all cameras, added up beforehand."""
    state = frigate.config_dir / "frigate_backfill.db"
    return subprocess.run(
        [sys.executable, "-c", _ADD_UP, str(state), str(frigate.database), json.dumps(CAMERAS)],
        env=as_child(patch), check=True, text=True, stdout=subprocess.PIPE,
    ).stdout  # fmt: skip


def rescue(frigate: StandIn, patch: Path) -> str:
    """The rescue before Frigate's nightly sync, as the patch starts it."""
    code = (
        "import json, sys; from pathlib import Path; "
        "from recording_backfill.child.messages.rescue import Kind, Task; "
        "from recording_backfill.engine.orders import Site, Wish, make_order; "
        "from recording_backfill.models import Retention; "
        "database, root, state, pid = sys.argv[1:]; "
        "site = Site(database=database, recordings_root=root, recordings_as=root, "
        "guard_active=True, settled=-1e10); "
        "order = lambda name: make_order(name, Retention(days=1e5), site, Wish()); "
        f"orders = {{name: order(name) for name in {CAMERAS!r}}}; "
        "task = Task(orders, order(''), True, Kind.RECORDINGS, root, root, Path(state), True, "
        "int(pid)); "
        "print(json.dumps(task.to_json()))"
    )
    environment = as_child(patch)
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
