"""The rescue's child process: indexes what is whole and within retention, camera by camera.

`python -m recording_backfill.child.rescue`: one JSON line on stdin says where and by what
retention; stdin then stays open (see `leash`). One JSON line on stdout says how many rows
were written, why the sync must not follow all the same, or in `error` why not all rows could
be written.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from .. import layout
from ..engine.backfill import Backfill
from ..engine.lock import camera_lock
from ..engine.sight import cameras_on_disk
from ..errors import BackfillError, BusyError
from ..frigate.recordings import FrigateDatabase
from ..models import Reason, RunOrder
from .leash import Leash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..models import FileResult

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


def spared(order: RunOrder, *, limited: bool, stop: Callable[[], bool] = bool) -> str:
    """Why Frigate's sync would have stopped but for rows of ours; empty where it would not have.

    It stops when more than half of the rows that it looks at have no file, or of the files no row
    (`sync_recordings` of `frigate/record/util.py`, 0.15.2 to 0.17.2, and of
    `frigate/util/media.py`, 0.18.0-beta1).
    """
    root, files, without, ours = order.recordings_root, 0, 0, 0
    since = check_point(time.time())
    first = f"{root}/{since:%Y-%m-%d/%H}" if limited else ""
    with closing(FrigateDatabase(order.database, writable=False, cancelled=stop)) as database:
        for folder, _, names in os.walk(root):
            if stop():
                raise Incomplete("It was told to stop.")
            if not names or folder <= first:
                continue
            backfilled = {}
            if len(layout.split_folder(folder)) == 3 and layout.printable(folder) == folder:
                rows = database.rows_of_folder(folder)
                backfilled = {row.path: bool(row.backfilled) for row in rows}
            paths = [os.path.join(folder, name) for name in names]
            files += len(paths)
            without += sum(path not in backfilled for path in paths)
            ours += sum(backfilled.get(path, False) for path in paths)
        if without and without + ours > files / 2:
            return f"{without + ours} of {files} files on disk have no row but a backfilled one"
        return _stale_rows(database, since.timestamp() if limited else 0.0, stop) if ours else ""


def _stale_rows(database: FrigateDatabase, after: float, stop: Callable[[], bool]) -> str:
    """Whether more than half of Frigate's own rows name files that are gone, or out of reach."""
    rows = gone = 0
    for path in database.recorded_paths(after):
        if stop():
            raise Incomplete("It was told to stop.")
        rows += 1
        gone += not os.path.exists(path)
    return f"{gone} of {rows} rows name files that are not there" if gone > rows / 2 else ""


def check_point(now: float) -> datetime:
    """From when on a sync that is limited looks at rows; at files, from that hour of UTC on."""
    # Naive on purpose: Frigate takes the full hour of local time.
    hour = datetime.fromtimestamp(now).replace(minute=0, second=0, microsecond=0)
    return hour.astimezone(timezone.utc) - timedelta(hours=36)


def _check(result: FileResult) -> None:
    """Raises Incomplete for what may be whole, may be deleted, and could not be given its row."""
    path, reason = result.file_path, result.reason
    lost = (
        reason is Reason.DATABASE
        or result.undecided
        or (reason is Reason.UNREADABLE and os.path.lexists(path))
        # A folder of another disk; the sync does not go where links lead.
        or (reason is Reason.OUTSIDE_ROOT and not os.path.islink(path))
    )
    if lost and not result.indexed:
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
    error, left = None, ""
    try:
        rescue.run()
        others = _order(said["other_cameras"])
        left = spared(others, limited=said["limited"], stop=leash.stop)
    except (Incomplete, BackfillError, OSError) as raised:
        error = str(raised)
    outcome = {"added": rescue.added, "updated": rescue.updated, "spared": left, "error": error}
    print(json.dumps(outcome))
    return 0


if __name__ == "__main__":
    sys.exit(main())
