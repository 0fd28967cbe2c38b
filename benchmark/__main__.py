"""Measure everything that docs/performance.md tells, on this machine, and print it as its table."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from . import baselines, frigate_side, media, runs, salvaging
from .http_run import ApiLatency, measure_api
from .library import Library, build
from .table import Line, print_table

_EPILOG = """\
The library is made of hard links, so its size on disk is that of a few recordings; it lies in
--folder (default: a temporary folder) and is deleted at the end. 100,000 files take one to two
minutes, 1,000,000 with --memory-only about five.
"""


def main() -> int:
    """Measure and print; returns the exit code."""
    arguments = _arguments()
    ffprobe = shutil.which("ffprobe")
    if ffprobe is None or shutil.which("ffmpeg") is None:
        print(
            "benchmark: ffmpeg and ffprobe are needed, the latter for the usual way to compare "
            "with: sudo apt-get install ffmpeg",
            file=sys.stderr,
        )
        return 1
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=arguments.folder) as folder:
        _say(f"making a library of {arguments.files:,} recordings")
        if arguments.media:
            _print_table(arguments.files, list(_media(Path(folder), arguments.files)))
            return 0
        library = build(Path(folder), arguments.files)
        measure = _memory if arguments.memory_only else _everything
        lines = list(measure(library, ffprobe, arguments.sample))
    _print_table(arguments.files, lines)
    return 0


def _arguments() -> argparse.Namespace:
    parse = argparse.ArgumentParser(
        prog="scripts/benchmark",
        description=__doc__,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parse.add_argument("--files", type=int, default=100_000, help="recordings (default: 100000)")
    parse.add_argument(
        "--sample", type=int, default=200, help="files for the usual way (default: 200)"
    )
    parse.add_argument("--folder", help="where to make the library; links must be possible there")
    parse.add_argument(
        "--memory-only", action="store_true", help="only a first index, a re-run and their memory"
    )
    parse.add_argument(
        "--media", action="store_true", help="only what thumbnails and previews cost a run"
    )
    return parse.parse_args()


def _media(folder: Path, files: int) -> Iterator[Line]:
    for cost in media.measure(folder, files, _say):
        yield Line(
            f"thumbnails and previews: {cost.what}",
            f"{cost.with_media:.1f} s of processor time instead of {cost.without:.1f} s: "
            f"{100 * cost.more:.0f} % more",
            "≤ 10 % more",
        )


def _memory(library: Library, _ffprobe: str, _sample: int) -> Iterator[Line]:
    first = runs.run(library)
    yield from _index_lines(first, runs.run(library))


def _index_lines(first: runs.Run, again: runs.Run) -> Iterator[Line]:
    yield Line("first index", _speed(first.files_per_second))
    yield Line(
        "run over an already indexed library",
        f"{_speed(again.files_per_second)}, "
        f"{again.files_per_second / first.files_per_second:.1f} × the first index",
        "≥ 5 ×",
    )
    peak = max(first.peak_memory_mb, again.peak_memory_mb)
    yield Line("peak memory of a run", f"{peak:.0f} MB", "≤ 150 MB, flat from 100,000 files on")


def _everything(library: Library, ffprobe: str, sample: int) -> Iterator[Line]:
    _say("the floor: list, read headers, insert")
    bare = baselines.floor(library)
    library.empty_database()
    _say(f"the usual way, on {sample} files")
    usual = baselines.usual_way(library, ffprobe, sample)
    library.empty_database()
    _say("dry run")
    dry = runs.run(library, "--dry-run")
    _say("first index")
    first = runs.run(library)
    if library.rows() != library.files:
        raise RuntimeError(f"{library.rows()} rows for {library.files} files")
    _say("run over the indexed library")
    again = runs.run(library)
    yield from _index_lines(first, again)
    yield Line("dry run of a library that is not indexed", _speed(dry.files_per_second))
    yield Line(
        "the usual way: ffprobe, SELECT and INSERT per file",
        f"{_speed(usual)}; the first index is {first.files_per_second / usual:.0f} × as fast",
        "≥ 100 ×",
    )
    yield Line(
        "the floor: bare listing, reading, inserting",
        f"{_speed(bare)}; the first index reaches {100 * first.files_per_second / bare:.0f} %",
        "≥ 25 %",
    )
    yield from _beside_recorder(library)
    runs.run(library)
    yield _salvage_line(library)
    _say("Frigate's API beside a run over HTTP")
    yield _latency_line(measure_api(library))


def _beside_recorder(library: Library) -> Iterator[Line]:
    """What Frigate's recorder feels of a run, and of its undo."""
    library.empty_database()
    _say("first index beside a recorder that inserts")
    with frigate_side.recorder_inserting(library.database) as idle:
        time.sleep(5)
    with frigate_side.recorder_inserting(library.database) as busy:
        runs.run(library)
    yield Line(
        "longest wait of Frigate's own insert",
        f"{busy.longest_ms:.0f} ms (without a run {idle.longest_ms:.0f} ms)",
        "≤ 100 ms",
    )
    _say("undo beside a recorder that inserts")
    with frigate_side.recorder_inserting(library.database) as undoing:
        undo = runs.run(library, "--undo")
    if library.rows():
        raise RuntimeError(f"{library.rows()} rows are left after the undo")
    yield Line(
        "undo of a run",
        f"{undo.removed / undo.seconds:,.0f} rows/s, {undo.peak_memory_mb:.0f} MB, longest wait of "
        f"Frigate's own insert {undoing.longest_ms:.0f} ms",
        "≤ 100 ms",
    )


def _salvage_line(library: Library) -> Line:
    _say("salvage of a damaged copy")
    with tempfile.TemporaryDirectory() as folder:
        salvage = salvaging.measure(library, Path(folder))
    return Line(
        "salvage of a copy of which 1 % is broken",
        f"{salvage.rows_per_second:,.0f} rows/s, for all cameras; the next time "
        f"{1000 * salvage.again_seconds:.0f} ms",
    )


def _latency_line(latency: ApiLatency) -> Line:
    idle, busy = latency.idle, latency.busy
    return Line(
        "Frigate's `/api/version` during a run",
        f"median {busy.median_ms:.1f} ms, p99 {busy.p99_ms:.1f} ms (idle {idle.median_ms:.1f} and "
        f"{idle.p99_ms:.1f} ms): {busy.median_ms / idle.median_ms:.1f} × the idle median",
        "median ≤ 2 ×",
    )


def _print_table(files: int, lines: list[Line]) -> None:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"\n{files:,} files; {_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; ", end="")
    print(f"{platform.system()} {platform.release()}, Python {platform.python_version()}\n")
    print_table(lines)


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _speed(files_per_second: float) -> str:
    return f"{files_per_second:,.0f} files/s"


def _say(what: str) -> None:
    print(f"benchmark: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
