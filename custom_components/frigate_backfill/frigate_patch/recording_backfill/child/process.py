"""A child process as Frigate's process sees it: started, listened to, told to stop, reaped."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Callable, Generic, Protocol, TypeVar

from .leash import CANCEL

_LONGEST_LINE = 2**26
"""Bytes; the last line carries up to 10,000 results."""
_POLL = 0.02
# Only this package and the standard library, whatever else is on Python's path.
_ALONE = ("-S", "-P") if sys.version_info >= (3, 11) else ("-S",)
_EXIT_LIMIT = 1.0
"""Seconds that a child gets to end after its last word."""
_KILL_LIMIT = 0.3
"""Seconds that a kill gets to take effect."""
SILENCE_LIMIT = 600.0
"""Seconds without a word after which a child hangs; it speaks twice a second, also as it waits."""


class Task(Protocol):
    """What a child is told to do."""

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""


MessageT = TypeVar("MessageT")


class Child(Generic[MessageT]):
    """One running child; use it from the event loop's thread only."""

    def __init__(
        self,
        package_root: Path,
        task: Task,
        read: Callable[[dict[str, Any]], MessageT],
        module: str = "recording_backfill",
    ) -> None:
        """Start it; `read` makes what it says of a line's JSON. Raises OSError.

        A plain Popen, as asyncio's own subprocesses may need a thread each, and started from this
        very thread: Linux tells the child of the death of the thread that started it.
        """
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        environment["PYTHONPATH"] = str(package_root)
        self._process = subprocess.Popen(
            [sys.executable, *_ALONE, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd="/",
            start_new_session=True,
        )
        self._reader: asyncio.StreamReader | None = None
        self._given_up = False
        self.silent = False
        """Whether it said nothing for so long that it must hang."""
        self._read = read
        self._unwritten = b""
        """What its pipe has had no room for."""
        self._waiting: asyncio.AbstractEventLoop | None = None
        """The loop that tells when there is room, while there is none."""
        if self._process.stdin is not None:
            # A pipe takes 64 KB, and the child reads once Python has started.
            os.set_blocking(self._process.stdin.fileno(), False)
        self._write(json.dumps(task.to_json()).encode() + b"\n")

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    async def messages(self) -> AsyncIterator[MessageT]:
        """What it says, line by line, until it says no more, for long or for ever."""
        if self._process.stdout is None:
            return
        loop = asyncio.get_running_loop()
        reader = self._reader = asyncio.StreamReader(limit=_LONGEST_LINE)
        transport, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), self._process.stdout
        )
        if self._given_up:
            reader.feed_eof()
        try:
            while line := await asyncio.wait_for(reader.readline(), SILENCE_LIMIT):
                try:
                    data = json.loads(line)
                except ValueError:  # cut off in the middle by its end
                    continue
                yield self._read(data)
        except asyncio.TimeoutError:
            self.silent = True
        finally:
            transport.close()

    def request_cancel(self) -> None:
        """Ask it to stop; it answers with its last message."""
        self._write(CANCEL)

    def abandon(self) -> None:
        """Let it know that Frigate ends; it then stops by itself."""
        self._write_no_more()
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()

    def kill(self) -> None:
        """End it at once; whole rows are all that it leaves."""
        if self._process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def give_up(self) -> None:
        """Listen no longer: not even a kill ends a process that hangs on a lost disk."""
        self._given_up = True
        if self._reader is not None:
            self._reader.feed_eof()

    async def wait(self) -> int | None:
        """Its exit code, negative for a signal; one that does not end is killed.

        None for one that hangs even so. The kernel ends it once its disk answers or is gone.
        """
        left = 0.0 if self._given_up or self.silent else _EXIT_LIMIT
        while (code := self._process.poll()) is None:
            if left <= 0:
                self.kill()
            if left <= -_KILL_LIMIT:
                break
            await asyncio.sleep(_POLL)
            left -= _POLL
        self._write_no_more()
        if self._process.stdout is not None:
            with contextlib.suppress(OSError):
                self._process.stdout.close()
        return code

    def _write(self, data: bytes) -> None:
        """Tell it that, now or as soon as it reads: Frigate's loop waits for no child."""
        self._unwritten += data
        self._write_on()

    def _write_on(self) -> None:
        pipe = self._process.stdin
        if pipe is None or pipe.closed:
            return
        try:
            while self._unwritten:
                written = os.write(pipe.fileno(), self._unwritten)
                self._unwritten = self._unwritten[written:]
        except BlockingIOError:
            if self._waiting is None:
                self._waiting = asyncio.get_running_loop()
                self._waiting.add_writer(pipe.fileno(), self._write_on)
            return
        except OSError:  # it has ended already
            self._unwritten = b""
        self._wait_no_more()

    def _wait_no_more(self) -> None:
        if self._waiting is not None and self._process.stdin is not None:
            self._waiting.remove_writer(self._process.stdin.fileno())
            self._waiting = None

    def _write_no_more(self) -> None:
        if self._process.stdin is not None and not self._process.stdin.closed:
            self._wait_no_more()
            with contextlib.suppress(OSError):
                self._process.stdin.close()
