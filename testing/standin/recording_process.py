"""The process that inserts rows as Frigate's recorder does (recorder.py), and how it is asked."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testing.standin.errors import StandInError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


class Recorder:
    """A process that stands for Frigate's recorder: it waits for each answer, as that does."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command,
            cwd=Path(__file__).resolve().parent,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._answers: queue.Queue[float] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._answers.put(float(line))

    def insert(self, rows: list[dict[str, Any]], *, timeout: float = 30.0) -> float:
        """Send rows as one request. The seconds until it was answered.

        Raises:
            TimeoutError: nobody answered; the thread in the main process that receives is dead.
        """
        if self._process.stdin is None:
            raise StandInError("the recorder has no input")
        self._process.stdin.write(json.dumps(rows).encode() + b"\n")
        self._process.stdin.flush()
        try:
            return self._answers.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError("Frigate's main process does not answer its recorder") from None

    def close(self) -> None:
        """End the process, also while it waits."""
        self._process.kill()
        self._process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
