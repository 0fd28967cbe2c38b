"""The children of a Frigate, looked at by tests."""

from __future__ import annotations

import fcntl
import sqlite3
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import IO

import psutil

from testing.served import Served


@contextmanager
def locked_database(frigate: Served) -> Iterator[None]:
    """Frigate's database, held by somebody: a run waits in it for as long as a minute."""
    with closing(sqlite3.connect(frigate.standin.database, isolation_level=None)) as holder:
        holder.execute("PRAGMA busy_timeout = 10000")
        holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            holder.execute("ROLLBACK")


def children(frigate: Served) -> list[psutil.Process]:
    """The processes of runs."""
    return [
        process
        for process in psutil.Process(frigate.standin.pid).children()
        if "recording_backfill" in process.cmdline()
    ]


def the_child(frigate: Served) -> psutil.Process:
    """The one process of the running job."""
    deadline = time.monotonic() + 30
    while not (found := children(frigate)):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert len(found) == 1
    return found[0]


def gone(process: psutil.Process, within: float) -> bool:
    """Whether the process has ended; one that nobody has waited for yet counts as ended."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def unread(pipe: IO[bytes]) -> int:
    """The bytes in the pipe that its other end has not read yet."""
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)
