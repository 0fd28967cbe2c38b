"""Measure what the catalogue costs a Frigate of 20 cameras, and how fast copies are read."""

from __future__ import annotations

import json
import math
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recording_backfill.evidence.catalogue import dayfile, files, generations, index
from recording_backfill.evidence.copies.catalogued import Assembled
from recording_backfill.evidence.salvage.store import salvage
from recording_backfill.jobs.cataloguer import INTERVAL

from testing.cataloguing import Catalogued
from testing.filled import spoil
from testing.schema import create_database

from . import frigate_side
from .table import Line, print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

CAMERAS = 20
OLDER_DAYS = 3
EVENTS = 200
"""A camera and day; as many reviews, and four lines of timeline each."""
_DAY = 86400
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass
class Installation:
    """A database, and where its catalogue lies."""

    folder: Path

    @property
    def database(self) -> Path:
        """Frigate's."""
        return self.folder / "config" / "frigate.db"

    @property
    def kept(self) -> Path:
        """This Frigate's catalogue."""
        return self.folder / "media" / "frigate_backfill" / "benchmark"

    def renew(self) -> tuple[float, int]:
        """One renewal by the real child; seconds of CPU, and bytes that it wrote."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        inodes = self._inodes()
        Catalogued(self.folder / "media" / "recordings", self.database, "benchmark").renew()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        now = self._inodes()
        return seconds, sum(
            size for path, (inode, size) in now.items() if inodes.get(path, (0,))[0] != inode
        )

    def _inodes(self) -> dict[Path, tuple[int, int]]:
        paths = self.kept.rglob("*.*") if self.kept.exists() else ()
        return {path: (path.stat().st_ino, path.stat().st_size) for path in paths}

    def age_index(self) -> None:
        """As if every older day had last been looked at a day ago, so that one is in turn."""
        (generation,) = generations.of(str(self.kept))
        path = Path(generation.folder) / index.NAME
        data = json.loads(path.read_text())
        for number in sorted(data["days"])[:-1]:
            data["days"][number]["looked_at"] -= 86400
        path.write_text(json.dumps(data))


def fill(connection: sqlite3.Connection, draw: random.Random, begin: float, end: float) -> int:
    """What Frigate writes from `begin` to `end`; the number of recordings."""
    count = 0
    for number in range(CAMERAS):
        camera = f"camera_{number:02}"
        size = 2.5 + number / 10
        rows, start = [], begin
        while start < end:
            length = 10 + draw.choice((0, 0, 0, 0, 0.01, -0.01, 0.04, 0.1, -0.1))
            second = int(start)
            path = time.strftime(f"%Y-%m-%d/%H/{camera}/%M.%S.mp4", time.gmtime(second))
            rows.append(
                (
                    f"{float(second)}-{''.join(draw.choices(_LETTERS, k=6))}",
                    camera,
                    f"/media/frigate/recordings/{path}",
                    second,
                    second + length,
                    length,
                    0 if draw.random() < 0.9 else draw.randrange(1, 5),
                    0 if draw.random() < 0.6 else draw.randrange(1, 60_000),
                    round(abs(draw.gauss(size, 0.4)), 2),
                    int(draw.gauss(-40, 6)) if number % 2 else 0,
                    0 if draw.random() < 0.8 else draw.randrange(1, 40),
                )
            )
            start += length
        connection.executemany(f"INSERT INTO recordings VALUES ({', '.join('?' * 11)})", rows)
        count += len(rows)
        for _ in range(round(EVENTS * (end - begin) / _DAY)):
            _event(connection, draw, camera, begin + draw.random() * (end - begin))
    connection.commit()
    return count


def _event(connection: sqlite3.Connection, draw: random.Random, camera: str, start: float) -> None:
    event, review = (f"{start:.6f}-{''.join(draw.choices(_LETTERS, k=6))}" for _ in range(2))
    box = [round(draw.random(), 4) for _ in range(4)]
    path = [[[round(draw.random(), 4), round(draw.random(), 4)], start + n] for n in range(12)]
    data = {"box": box, "region": box, "score": round(draw.random(), 4), "type": "object"}
    connection.execute(
        "INSERT INTO event (id, label, camera, start_time, end_time, zones, has_clip, "
        "has_snapshot, retain_indefinitely, data) VALUES (?, ?, ?, ?, ?, '[]', 1, 1, 0, ?)",
        (
            event,
            draw.choice(("person", "car", "dog")),
            camera,
            start,
            start + 30 * draw.random(),
            json.dumps({**data, "path_data": path}),
        ),
    )
    connection.execute(
        "INSERT INTO reviewsegment VALUES (?, ?, ?, ?, 'alert', ?, ?)",
        (
            review,
            camera,
            start,
            start + 60 * draw.random(),
            f"/media/frigate/clips/review/thumb-{camera}-{review}.webp",
            json.dumps({"detections": [event], "objects": ["person"], "sub_labels": []}),
        ),
    )
    for number in range(4):
        connection.execute(
            "INSERT INTO timeline VALUES (?, ?, 'tracked_object', ?, 'visible', ?)",
            (start + number, camera, event, json.dumps({**data, "camera": camera})),
        )


def measure(folder: Path) -> Iterator[Line]:
    """What a Frigate of 20 cameras is asked for."""
    site = Installation(folder)
    site.database.parent.mkdir()
    (folder / "media" / "recordings").mkdir(parents=True)
    create_database(site.database, "0.17")
    draw = random.Random(1)
    today = int(time.time()) // _DAY * _DAY
    with closing(sqlite3.connect(site.database)) as connection:
        # Where the media are not mounted, no catalogue is begun.
        connection.execute(
            f"INSERT INTO recordings VALUES ({', '.join('?' * 11)})",
            ("1-a", "x", __file__, today + _DAY, today + _DAY, 1, 1, 1, 1, 1, 1),
        )
        for day in range(OLDER_DAYS, 0, -1):
            rows = fill(connection, draw, today - day * _DAY, today - (day - 1) * _DAY)
        site.renew()
        (generation,) = generations.of(str(site.kept))
        whole = Path(generation.folder) / files.file_name(today // _DAY - 1)
        yield Line("a day's file", f"{whole.stat().st_size / 2**20:.1f} MB, events and all")
        alone = _recordings_alone(whole, folder / "alone.db.gz")
        yield Line("a row of recordings", f"{alone / rows:.0f} bytes", "≤ 100 bytes")
        yield from _renewals(site, connection, draw, today)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield _reading(site)
    yield _salvage(site, draw)


def _renewals(
    site: Installation, connection: sqlite3.Connection, draw: random.Random, today: int
) -> Iterator[Line]:
    """Those of a day that goes on, in eight parts."""
    seconds, written, longest = [], [], 0.0
    for part in range(8):
        fill(connection, draw, today + part * _DAY / 8, today + (part + 1) * _DAY / 8)
        site.age_index()
        if part == 7:
            with frigate_side.recorder_inserting(site.database) as waits:
                spent = site.renew()
            longest = waits.longest_ms
        else:
            spent = site.renew()
        seconds.append(spent[0])
        written.append(spent[1])
    # The eighth parts of a day stand for its renewals: half a part too full on average.
    mean = sum(seconds) / len(seconds)
    yield Line(
        "a renewal: today, and an older day in turn",
        f"{mean:.1f} s of CPU on average, {max(seconds):.1f} s at the end of a day; every "
        f"{INTERVAL:.0f} s that is {100 * mean / INTERVAL:.2f} % of one core",
        "< 1 %",
    )
    a_day = sum(written) / len(written) * _DAY / INTERVAL
    yield Line("written in a day", f"{a_day / 2**20:,.0f} MB, one fsync a file")
    yield Line("longest wait of Frigate's own insert", f"{longest:.0f} ms", "≤ 100 ms")


def _reading(site: Installation) -> Line:
    began = time.perf_counter()
    assembled = Assembled("camera_07", (-math.inf, math.inf), lambda: False)
    assembled.take(str(site.kept))
    took = time.perf_counter() - began
    days = OLDER_DAYS + 1
    return Line("reading it for a run of one camera", f"{took / days:.2f} s for each day")


def _salvage(site: Installation, draw: random.Random) -> Line:
    copy = site.folder / "copy.db"
    shutil.copy(site.database, copy)
    pages = copy.stat().st_size // 4096
    spoil(copy, draw.sample(range(1, pages + 1), pages // 100), draw)
    began = time.perf_counter()
    connection, _ = salvage(str(copy), "camera_07")
    took = time.perf_counter() - began
    with closing(connection):
        (found,) = connection.execute("SELECT count(*) FROM recordings").fetchone()
    with closing(sqlite3.connect(site.database)) as whole:
        (rows,) = whole.execute(
            "SELECT (SELECT count(*) FROM recordings) + (SELECT count(*) FROM event) + "
            "(SELECT count(*) FROM reviewsegment) + (SELECT count(*) FROM timeline)"
        ).fetchone()
    return Line(
        "salvage of a copy with 1 % of its pages broken",
        f"{rows / took:,.0f} rows/s looked through, {found:,} recordings of one camera found",
    )


def _recordings_alone(path: Path, target: Path) -> int:
    """Bytes of the same file with nothing but recordings in it."""
    with (
        closing(dayfile.Reader(str(path))) as reader,
        closing(dayfile.Writer(str(target))) as writer,
    ):
        writer.begin("recordings", reader.columns("recordings"))
        for camera in reader.cameras():
            writer.put("recordings", reader.recordings(camera))
        writer.finish()
    return target.stat().st_size


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        print(f"{CAMERAS} cameras\n")
        print_table(measure(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
