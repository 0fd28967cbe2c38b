"""What to compare with: the usual way, and the least that any way must do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import time
from itertools import islice
from pathlib import Path

from .library import CAMERA, SEGMENT_SECONDS, Library

_INSERT = (
    "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, motion, objects, "
    "dBFS, segment_size, regions) VALUES (?, ?, ?, ?, ?, ?, -1, -1, -1, ?, -1)"
)


def usual_way(library: Library, ffprobe: str, sample: int) -> float:
    """Files/s of the obvious program: per file a SELECT, an ffprobe, an INSERT."""
    connection = sqlite3.connect(library.database)
    files = (file for hour in library.hour_folders() for file in sorted(hour.iterdir()))
    started = time.perf_counter()
    for number, file in enumerate(islice(files, sample)):
        path = str(file)
        if connection.execute("SELECT id FROM recordings WHERE path = ?", (path,)).fetchone():
            continue
        answer = subprocess.run(
            [
                *(ffprobe, "-v", "error", "-show_entries", "format=duration"),
                *("-of", "default=noprint_wrappers=1:nokey=1", path),
            ],
            capture_output=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        duration = float(answer.stdout)
        size = round(file.stat().st_size / 2**20, 2)
        row = (str(number), CAMERA, path, number, number + duration, duration, size)
        connection.execute(_INSERT, row)
        connection.commit()
    seconds = time.perf_counter() - started
    connection.close()
    return sample / seconds


def floor(library: Library) -> float:
    """Files/s of the bare work: list each folder, read both ends of each file, insert all rows.

    Two reads of 4 KiB stand for reading a header; the rows go in as fast as SQLite takes them,
    in one transaction an hour, with no regard to anybody else.
    """
    connection = sqlite3.connect(library.database)
    connection.execute("PRAGMA synchronous=NORMAL")
    started = time.perf_counter()
    number = 0
    for hour in library.hour_folders():
        rows = []
        for entry in os.scandir(hour):
            size = _read_both_ends(entry.path)
            start = number * SEGMENT_SECONDS
            rows.append((str(number), CAMERA, entry.path, start, start + 10.0, 10.0, size / 2**20))
            number += 1
        connection.executemany(_INSERT, rows)
        connection.commit()
    seconds = time.perf_counter() - started
    connection.close()
    return library.files / seconds


def _read_both_ends(path: str | Path) -> int:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        size = os.fstat(descriptor).st_size
        os.pread(descriptor, 4096, 0)
        os.pread(descriptor, 4096, max(0, size - 4096))
    finally:
        os.close(descriptor)
    return size
