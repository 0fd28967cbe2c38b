"""Orders for this Frigate as its settings are now, and the check of each before it is queued."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from .. import settings
from ..engine.check import check_order
from ..engine.orders import Site, Wish, make_order
from ..errors import BackfillError, CancelledError
from ..notices import DiskKey, Notice
from ..threads import HangingError, Threads

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..frigate.adapter import FrigateAdapter
    from ..models import RunOrder

T = TypeVar("T")

_LOCKED_LIMIT = 2.0
"""Seconds that a check may wait for a locked database; the run itself waits longer."""
HANGING_LIMIT = 5.0
_JOURNALS_LIMIT = 40.0
"""Seconds that a look at journals may take; it waits for a locked database."""
VERIFIED_A_SECOND = 500.0
"""Files that a verification reads at most: nobody waits for it, and Frigate records beside it."""
_MOST_THREADS = 2


class Orders:
    """Orders for the Frigate that `adapter` shows, as its settings are at each call."""

    def __init__(self, adapter: FrigateAdapter) -> None:
        self._adapter = adapter

    def make(self, camera: str, wish: Wish) -> RunOrder:
        """The order for a run over `camera`."""
        adapter, said = self._adapter, settings.read()
        rate = said.max_rate
        if wish.verify:
            rate = VERIFIED_A_SECOND if rate is None else min(rate, VERIFIED_A_SECOND)
        site = Site(
            database=adapter.database_path,
            recordings_root=adapter.recordings_dir,
            recordings_as=adapter.recordings_dir,
            cameras=adapter.camera_names,
            extra_roots=said.extra_roots,
            copy_roots=said.extra_roots,
            max_rate=rate,
            as_frigate=True,
            guard_active=adapter.guard_active,
            sync_on=adapter.sync_recordings or adapter.sync_unwatched,
            sync_deletes=adapter.sync_recordings and not adapter.rescue_active,
            ffprobe=adapter.ffprobe,
        )
        return make_order(
            camera, adapter.retention_for(camera), site, wish, adapter.detection_for(camera)
        )

    def verification(self, camera: str) -> RunOrder:
        """The order to verify the lengths of `camera` that are estimated."""
        return self.make(camera, Wish(verify=True))

    def scheduled(self, camera: str, start_time: float) -> RunOrder:
        """The order of a scheduled run, always by the safe defaults."""
        return self.make(camera, Wish(start_time=start_time, by_memory=True))


class Checks:
    """Sees that runs can begin, before they are queued, and hangs on no lost disk."""

    def __init__(self) -> None:
        self._threads: dict[str, Threads] = {}
        self._of_journals = Threads(_MOST_THREADS)

    async def look_at_journals(self, folder: Path, look: Callable[[], T]) -> T:
        """What `look` finds or raises; BackfillError when the disk of `folder` does not answer."""
        try:
            return await self._of_journals.run(look, _JOURNALS_LIMIT)
        except HangingError:
            raise BackfillError(
                Notice(DiskKey.DISK_SILENT, folder=str(folder), seconds=_JOURNALS_LIMIT)
            ) from None

    async def check(self, order: RunOrder) -> None:
        """See that the run can begin.

        Raises RequestError, DirectoryNotAllowedError, DatabaseUnusableError, and BackfillError
        when the disk does not answer. A database that is locked is left for the run to wait for.
        """
        deadline = time.monotonic() + _LOCKED_LIMIT

        def work() -> None:
            try:
                check_order(order, cancelled=lambda: time.monotonic() > deadline)
            except CancelledError:
                return

        # A few threads a disk: one that hangs is no reason to refuse another.
        threads = self._threads.setdefault(_disk(order), Threads(_MOST_THREADS))
        try:
            await threads.run(work, HANGING_LIMIT)
        except HangingError:
            where = order.directory or order.recordings_root
            raise BackfillError(
                Notice(DiskKey.DISK_SILENT, folder=where, seconds=HANGING_LIMIT)
            ) from None


def _disk(order: RunOrder) -> str:
    """The root that the order's folder says it is in; what is in none shares a place."""
    folder = order.directory or order.recordings_root
    roots = [order.recordings_root, *order.extra_roots]
    inside = [root for root in roots if folder == root or folder.startswith(root.rstrip("/") + "/")]
    return max(inside, key=len, default="")
