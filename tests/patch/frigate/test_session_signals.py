"""No stop, hangup or terminal signal takes effect inside a transaction."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from testing.standin.server import PATCH

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

WRITER = """
import sys, threading, time
from recording_backfill.child.leash import Leash
from recording_backfill.frigate.session import Fate, Session
import os
if "leash" in sys.argv:
    Leash(os.getppid()).fasten(b"")
    import signal
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)

def slowly(connection, chunk):
    connection.execute("INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
                       " segment_size) VALUES ('a', 'c', '/a.mp4', 0, 1, 1, 1)")
    print("inside", flush=True)
    time.sleep(0.5)
    return [Fate.WRITTEN]

session = Session(sys.argv[1], writable=True)
list(session.write([1], slowly))
session.close()
time.sleep(30)
"""


def state_of(process: subprocess.Popen[str]) -> str:
    with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
        return file.read().rsplit(")", 1)[1].split()[0]


@pytest.mark.parametrize("threads", ["alone", "leash"])
@pytest.mark.parametrize("name", ["SIGTSTP", "SIGTTOU", "SIGHUP", "SIGINT", "SIGTERM"])
def test_a_signal_waits_for_the_end_of_the_transaction(
    library: LibraryBuilder, name: str, threads: str
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(library.database), threads],
        env={**os.environ, "PYTHONPATH": str(PATCH)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        # A group of its own in this session: of an orphaned one, the system drops such signals.
        preexec_fn=lambda: os.setpgid(0, 0),  # noqa: PLW1509
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "inside\n"

        process.send_signal(getattr(signal, name))

        deadline = time.monotonic() + 20
        while state_of(process) not in "TZ":
            assert time.monotonic() < deadline
            time.sleep(0.02)
        # Stopped or ended: the row is there, and Frigate's insert need not wait.
        with closing(library_connection(library)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        assert [row["path"] for row in library.rows("c")] == ["/a.mp4"]
    finally:
        process.kill()
        process.communicate()


def library_connection(library: LibraryBuilder):  # type: ignore[no-untyped-def]
    import sqlite3

    return sqlite3.connect(library.database, timeout=0.0, isolation_level=None)
