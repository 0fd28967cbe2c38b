"""One dry run in a process of its own: `python -m benchmark.storage.drive ORDER`, an order as JSON.

It takes the place among other programs that every run takes, the script's and Frigate's.
Its last line is JSON, too: files, seconds, and the peak of memory in MB, with that of the process
that advises a disk.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from typing import Any
from unittest import mock

from recording_backfill.engine import ahead, library, looks, reader
from recording_backfill.engine.advising import Advising
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.storage import Kind
from recording_backfill.models import ProbeMode, Retention, RunOrder
from recording_backfill.priority import step_back

from benchmark.library import CAMERA
from benchmark.process import peak_memory


def main(order: dict[str, Any]) -> None:
    """Do as `order` says."""
    step_back()
    if order["one_at_a_time"]:
        for worker in (reader.Reader, ahead.Ahead):
            mock.patch.object(worker, "_decide", return_value=None).start()
    if order["injected_delay"]:
        _delay(order["injected_delay"])
    backfill = Backfill(
        RunOrder(
            camera=CAMERA,
            database=order["database"],
            recordings_root=order["recordings"],
            recordings_as="/media/frigate/recordings",
            end_time=order["end_time"],
            dry_run=True,
            probe=ProbeMode(order["probe"]),
            retention=Retention(days=36500.0),
        )
    )
    advisors = _memory_of_advisors()
    started = time.perf_counter()
    for _ in backfill.run():
        pass
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 + sum(advisors)
    print(json.dumps([backfill.counts.added, seconds, memory]))


def _memory_of_advisors() -> list[float]:
    """Peaks of the processes that advise the disk, in MB, each when it is ended."""
    peaks: list[float] = []
    close = Advising.close

    def closed(advising: Advising) -> None:
        peaks.append(peak_memory(advising.pid))
        close(advising)

    mock.patch.object(Advising, "close", closed).start()
    return peaks


def _delay(seconds: float) -> None:
    """Let opening and reading a file each take some time more, as on a file server."""
    mock.patch.object(library, "kind_of", return_value=Kind.NETWORK).start()

    def late(action: Callable[..., Any]) -> Callable[..., Any]:
        def done(*arguments: Any, **options: Any) -> Any:
            time.sleep(seconds)
            return action(*arguments, **options)

        return done

    mock.patch.object(looks, "open_file", late(looks.open_file)).start()
    mock.patch.object(os, "pread", late(os.pread)).start()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
