"""Measure first looks at a library one file at a time, our way and by estimates, as a table."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from benchmark.library import SEGMENT_SECONDS, Library, build

from . import slow

_DELAYS = (0.3, 1.0, 10.0)
_DROP_CACHES = Path("/proc/sys/vm/drop_caches")


class _Way(Enum):
    """How the files are looked at."""

    ONE_AT_A_TIME = auto()
    OURS = auto()
    ESTIMATED = auto()


@dataclass(frozen=True, slots=True)
class Measured:
    """One dry run."""

    files: int
    seconds: float
    memory_mb: float

    @property
    def speed(self) -> float:
        """Files per second."""
        return self.files / self.seconds


def main() -> None:
    """Measure and print."""
    parse = argparse.ArgumentParser(prog="scripts/benchmark --storage", description=__doc__)
    parse.add_argument("--files", type=int, default=20_000, help="recordings (default: 20000)")
    parse.add_argument(
        "--sample", type=int, default=720, help="files one at a time, where that is slow (720)"
    )
    parse.add_argument("--folder", help="where to make the library; copies take 35 kB a file")
    parse.add_argument("--cold", action="store_true", help="drop this machine's caches, as root")
    said = parse.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=said.folder) as name:
        folder = Path(name)
        library = build(folder, said.files, copies=said.cold)
        print("| storage | one file at a time | ours | | memory | estimated first | |")
        print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
        _line("the page cache", library, None)
        if said.cold:
            _cold(library)
        if why := slow.why_not():
            print(f"benchmark: no FUSE, delays are injected instead: {why}", file=sys.stderr)
            for delay in _DELAYS:
                _line(f"injected, {delay:g} ms", library, said.sample, delay=delay / 1000)
            return
        program = slow.build(folder)
        for delay in _DELAYS:
            for serial in (False, True):
                ways = "one lookup a folder at a time" if serial else "parallel lookups"
                point = _Mount(program, library.recordings, delay, serial)
                _line(f"FUSE, {delay:g} ms, {ways}", library, said.sample, mount=point)


@dataclass(frozen=True, slots=True)
class _Mount:
    """How the library is mounted, anew for each run."""

    program: Path
    folder: Path
    milliseconds: float
    serial: bool

    @contextmanager
    def __call__(self) -> Iterator[Path]:
        with slow.mounted(
            self.program, self.folder, self.milliseconds, serial=self.serial
        ) as point:
            yield point


def _line(
    what: str,
    library: Library,
    sample: int | None,
    *,
    mount: _Mount | None = None,
    delay: float = 0.0,
) -> None:
    """Measure all ways, `sample` files one at a time, and print the line of the table."""
    found = []
    for way in _Way:
        with nullcontext(library.recordings) if mount is None else mount() as folder:
            files = sample if way is _Way.ONE_AT_A_TIME else None
            found.append(_drive(library, folder, files, way, delay=delay))
    _print(what, *found)


def _cold(library: Library) -> None:
    found = []
    for way in _Way:
        os.sync()
        _DROP_CACHES.write_text("3\n", encoding="ascii")
        found.append(_drive(library, library.recordings, None, way, delay=0.0))
    _print("this disk, nothing cached", *found)


def _print(what: str, before: Measured, ours: Measured, estimated: Measured) -> None:
    print(
        f"| {what} | {before.speed:,.0f} files/s | {ours.speed:,.0f} files/s | "
        f"× {ours.speed / before.speed:.1f} | {ours.memory_mb:.0f} MB | "
        f"{estimated.speed:,.0f} files/s | × {estimated.speed / ours.speed:.1f} of ours |",
        flush=True,
    )


def _drive(
    library: Library, folder: Path, files: int | None, way: _Way, *, delay: float
) -> Measured:
    end = None if files is None else library.start + files * SEGMENT_SECONDS - 1
    order = {
        "database": str(library.database),
        "recordings": str(folder),
        "end_time": end,
        "one_at_a_time": way is _Way.ONE_AT_A_TIME,
        "probe": "estimate" if way is _Way.ESTIMATED else "auto",
        "injected_delay": delay,
    }
    answer = subprocess.run(
        [sys.executable, "-m", "benchmark.storage.drive", json.dumps(order)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    measured = Measured(*json.loads(answer.stdout))
    if measured.files != (files or library.files):
        raise RuntimeError(f"{measured.files} of {files or library.files} files")
    return measured


if __name__ == "__main__":
    main()
