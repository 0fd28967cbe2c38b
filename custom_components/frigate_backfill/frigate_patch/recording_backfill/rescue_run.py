"""The rescue's child process: indexes what is whole and within retention, camera by camera.

`python -m recording_backfill.rescue_run`: one JSON line on stdin says where and by what retention;
stdin then stays open (see `leash`). One JSON line on stdout says how many rows were written, or
in `error` why not all could be.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from .backfill import Backfill
from .errors import BackfillError, BusyError
from .leash import Leash
from .library import cameras_on_disk
from .lock import camera_lock
from .models import Reason, RunOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .models import FileResult

_NEVER = -1e10
"""As `settled`: not even the newest recording waits. The guard lets Frigate's own row win."""
_BUSY_POLL = 1.0


class Incomplete(Exception):  # noqa: N818 - not an error of ours but the outcome
    """Some whole recording has no row; the text names it and says why."""


class Rescue:
    """One rescue over all cameras of a library."""

    def __init__(
        self, orders: dict[str, RunOrder], others: RunOrder, stop: Callable[[], bool]
    ) -> None:
        """Keep the orders of the configured cameras, and the one that is all others' pattern.

        `stop` says at each file whether to end.
        """
        self._orders = orders
        self._others = others
        self._stop = stop
        self.added = 0
        self.updated = 0

    def run(self) -> None:
        """Raises Incomplete or BackfillError unless every whole recording has its row."""
        for camera in sorted(cameras_on_disk(self._others.recordings_root)):
            order = self._orders.get(camera) or replace(self._others, camera=camera)
            self._when_free(order)

    def _when_free(self, order: RunOrder) -> None:
        """Index one camera, after any job or script that works on it now."""
        while not self._stop():
            try:
                with camera_lock(order.database, order.camera, "rescue"):
                    moved = list(self._index(order))
                    for first, last in moved:
                        # Frigate would remove the row of the old path, and then this file.
                        again = replace(order, start_time=first, end_time=last, force=True)
                        list(self._index(again))
                return
            except BusyError:
                time.sleep(_BUSY_POLL)
        raise Incomplete("It was told to stop.")

    def _index(self, order: RunOrder) -> Iterator[tuple[float, float]]:
        """Run `order`; yields spans of starts whose rows name files that are gone."""
        run = Backfill(order, cancelled=self._stop)
        span: tuple[float, float] | None = None
        for report in run.run():
            for result in report.results:
                _check(result)
                start = result.start_time
                if result.reason is Reason.MOVED and start is not None:
                    span = (start if span is None else span[0], start)
                elif span is not None:
                    yield span
                    span = None
        if span is not None:
            yield span
        self.added += run.counts.added
        self.updated += run.counts.updated
        if run.cancelled:
            raise Incomplete("It was told to stop.")


def _check(result: FileResult) -> None:
    """Raises Incomplete for a file that may be whole and could not be given its row."""
    lost = result.reason is Reason.DATABASE or (
        result.reason is Reason.UNREADABLE and os.path.isfile(result.file_path)
    )
    if lost:
        raise Incomplete(f"{result.file_path}: {result.message}")


def _order(data: dict[str, Any]) -> RunOrder:
    return replace(RunOrder.from_json(data), guard_active=True, settled=_NEVER)


def main() -> int:
    """Do it and say so."""
    with suppress(OSError):
        os.nice(19)
    said = json.loads(sys.stdin.readline())
    leash = Leash(said["parent_pid"])
    leash.fasten(b"")
    orders = {name: _order(order) for name, order in said["cameras"].items()}
    rescue = Rescue(orders, _order(said["other_cameras"]), leash.stop)
    error = None
    try:
        rescue.run()
    except (Incomplete, BackfillError, OSError) as raised:
        error = str(raised)
    print(json.dumps({"added": rescue.added, "updated": rescue.updated, "error": error}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
