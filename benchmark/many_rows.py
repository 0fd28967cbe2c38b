"""What Frigate feels of the endpoints and of the nightly rescue beside millions of rows.

The rows are made by SQL, without files but for the last two days', which the rescue looks at, and
one camera's, which a run passes.
`--against TREE` measures another tree first, by its own benchmark, on the same database and files.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from testing.standin.server import PATCH, StandIn

from .beside import adding_up, eight_at_once, frigates_own, get, rescue, writing
from .filled import (
    CAMERAS,
    DAY,
    VERSION,
    config,
    fill_state,
    make_database,
    make_files,
    start_of,
)
from .passing import passing
from .process import as_child, cpu_seconds, memory_grown
from .table import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIMES = 5
_BEGAN = time.monotonic()
_RUN_CAMERA = CAMERAS[5]
_CAMERA = CAMERAS[3]
_BASE = f"/recordings/{_CAMERA}/backfill"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one request costs: its answer, time, and what Frigate's process had to give."""

    first: float
    """Seconds of the first time, when nothing is in any cache yet."""
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
        start = start_of(end, arguments.rows)
        _say("making files")
        make_files(frigate.recordings, max(start, end - 2 * DAY), end, CAMERAS)
        files = make_files(frigate.recordings, start, end, (_RUN_CAMERA,))
        measurements = [measure(folder, PATCH, end, files)]
        if arguments.against is not None:
            measurements.insert(0, _measured_there(arguments.against, folder, end, files))
        tables: list[list[Line]] = []
        try:
            for lines in measurements:
                tables.append([])
                for line in lines:
                    tables[-1].append(line)
                    _say(f"{line.what}: {line.measured}")
        finally:
            # What was measured until then, should the rest fail.
            _print(tables, arguments.rows)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


_MEASURE = """
import json, sys
from pathlib import Path
from benchmark.many_rows import measure
from testing.standin.server import PATCH

for line in measure(Path(sys.argv[1]), PATCH, int(sys.argv[2]), int(sys.argv[3])):
    print(json.dumps([line.what, line.measured, line.goal]), flush=True)
"""


def _measured_there(tree: Path, folder: Path, end: int, files: int) -> Iterator[Line]:
    """What `measure` of another tree says, in its own environment."""
    tree = tree.resolve()
    subprocess.run([tree / "scripts" / "setup", "patch"], check=True, stdout=sys.stderr)
    patch = tree / PATCH.relative_to(PATCH.parents[2])
    with subprocess.Popen(
        [tree / ".venv/patch/bin/python", "-c", _MEASURE, str(folder), str(end), str(files)],
        env={**as_child(patch), "PYTHONPATH": f"{patch}:{tree}"},
        cwd=tree, text=True, stdout=subprocess.PIPE,
    ) as measuring:  # fmt: skip
        for line in measuring.stdout or ():
            yield Line(*json.loads(line))
    if measuring.returncode:
        raise RuntimeError(f"{tree} could not be measured to its end")


def measure(folder: Path, patch: Path, end: int, files: int) -> Iterator[Line]:
    """What of the table is measured with the patch in the folder `patch`."""
    # Without the catalogue, whose child would add up charts at a time of its own.
    env = {"FRIGATE_BACKFILL_CATALOGUE": "0"}
    frigate = StandIn(folder, version=VERSION, config=config(), patch=patch, env=env)
    (frigate.config_dir / ".vacuum").touch()
    for name in frigate.config_dir.glob("frigate_backfill.db*"):
        name.unlink()
    _say(f"the state file, by {patch}")
    fill_state(frigate, patch, end)
    with frigate:
        yield from _endpoints(frigate, end)
        yield from _at_once(frigate, end)
        _say("a run that writes")
        yield from writing(frigate, patch, _coverage(end, 180), end)
    _say("charts beforehand")
    yield Line("charts of all cameras, added up at idle priority", adding_up(frigate, patch))
    with frigate:
        first = _line(_measured(frigate, _coverage(end, 180)))
    yield Line(
        "coverage of 180 days after Frigate's restart", first, "≤ 1.2 s, also the first time"
    )
    _say("nightly rescue")
    yield Line("nightly rescue", rescue(frigate, patch), "≤ 1 s")
    _say(f"a run over {files:,} indexed files")
    yield Line(
        "a run that was interrupted is back at its point after",
        passing(frigate, patch, _RUN_CAMERA, files, len(CAMERAS)),
        "≤ 30 s",
    )
    state = frigate.config_dir.glob("frigate_backfill.db*")
    size = sum(part.stat().st_size for part in state)
    yield Line("state file in all", f"{size / 1e6:.0f} MB", "≤ 100 MB")


def _coverage(end: int, days: int) -> str:
    """The question for a chart of so many days."""
    return f"{_BASE}/coverage?after={end - days * DAY}&before={end}"


def _endpoints(frigate: StandIn, end: int) -> Iterator[Line]:
    """What one question after the other costs."""
    for what, path, goal in (
        ("status of 20 cameras", "/recordings/backfill/status", ""),
        (
            "poll of 20 cameras with `runs_after`",
            "/recordings/backfill/status?runs_after=1000000",
            "≤ 20 kB",
        ),
        ("status of a camera", f"{_BASE}/status", "≤ 10 ms"),
        ("results, the last page", f"{_BASE}/results?limit=100&offset=45000", "≤ 50 ms"),
        ("results of one status", f"{_BASE}/results?status=error", "≤ 50 ms"),
        ("an hour's recordings", f"{_BASE}/hour?start_time={end - 3600}", "≤ 50 ms"),
        ("coverage of 7 days", _coverage(end, 7), "≤ 60 ms, + 20 MB"),
        ("coverage of 180 days", _coverage(end, 180), "≤ 1.2 s, + 20 MB"),
        (
            "backfilled ranges of 180 days",
            f"/{_CAMERA}/recordings/backfilled?after={end - 180 * DAY}&before={end}",
            "+ 20 MB",
        ),
    ):
        yield Line(what, _line(_measured(frigate, path)), goal)


def _at_once(frigate: StandIn, end: int) -> Iterator[Line]:
    """What questions cost each other, and Frigate's own."""
    _say("eight coverages")
    eight = eight_at_once(frigate, _coverage(end, 180))
    yield Line("eight coverages of 180 days at once", eight, "+ 50 MB")
    own = frigates_own(frigate, _CAMERA, end, _coverage(end, 7))
    yield Line("Frigate's own question for a day's recordings", own, "≤ 1.2 ×")


def _line(found: Measured) -> str:
    return (
        f"{1000 * found.seconds:.0f} ms (the first time {1000 * found.first:.0f} ms), "
        f"{1000 * found.cpu_seconds:.0f} ms CPU, "
        f"+ {found.memory_mb:.0f} MB, {found.answer_bytes / 1000:.1f} kB"
    )


def _measured(frigate: StandIn, path: str) -> Measured:
    began = time.perf_counter()
    content = get(frigate, path)
    first = time.perf_counter() - began
    seconds, cpu = [], []
    with memory_grown(frigate.pid) as grown:
        for _ in range(_TIMES):
            began, used = time.perf_counter(), cpu_seconds(frigate.pid)
            get(frigate, path)
            seconds.append(time.perf_counter() - began)
            cpu.append(cpu_seconds(frigate.pid) - used)
    return Measured(first, min(seconds), statistics.mean(cpu), grown[0], len(content))


def _print(tables: list[list[Line]], rows: int) -> None:
    print(f"\n{rows:,} rows of {len(CAMERAS)} cameras\n")
    names = ["before", "now"][-len(tables) :]
    print(f"| what | {' | '.join(names)} | to reach |\n| --- |{' --- |' * (len(names) + 1)}")
    for lines in zip(*tables, strict=False):
        measured = " | ".join(line.measured for line in lines)
        print(f"| {lines[0].what} | {measured} | {lines[0].goal} |", flush=True)


def _say(what: str) -> None:
    seconds = time.monotonic() - _BEGAN
    print(f"benchmark: {seconds:4.0f} s: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
