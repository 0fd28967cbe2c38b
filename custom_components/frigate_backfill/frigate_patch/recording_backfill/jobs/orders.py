"""Makes the order of a run from what is asked for and from Frigate's settings, and checks it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import settings
from ..engine.check import check_order
from ..errors import CancelledError
from ..models import RunOrder
from ..threads import in_thread

if TYPE_CHECKING:
    from ..frigate.adapter import FrigateAdapter

_CHECK_LIMIT = 2.0
"""Seconds that a check may wait for a locked database; the run itself waits longer."""


@dataclass(frozen=True)
class Wish:
    """What somebody asks a run to do; times in epoch seconds."""

    start_time: float | None = None
    end_time: float | None = None
    directory: str | None = None
    dry_run: bool = False
    force: bool = False
    skip_expired: bool = True
    max_results: int = 0


class Orders:
    """Orders for the Frigate that `adapter` shows, as its settings are at each call."""

    def __init__(self, adapter: FrigateAdapter) -> None:
        self._adapter = adapter

    def make(self, camera: str, wish: Wish) -> RunOrder:
        """The order for a run over `camera`."""
        adapter = self._adapter
        return RunOrder(
            camera=camera,
            cameras=tuple(adapter.cameras()),
            database=adapter.database_path,
            recordings_root=adapter.recordings_dir,
            recordings_as=adapter.recordings_dir,
            directory=wish.directory,
            extra_roots=settings.read().extra_roots,
            start_time=wish.start_time,
            end_time=wish.end_time,
            dry_run=wish.dry_run,
            force=wish.force,
            skip_expired=wish.skip_expired,
            retention=adapter.retention_for(camera),
            guard_active=adapter.guard_active,
            ffprobe=adapter.ffprobe,
            max_results=wish.max_results,
        )

    def scheduled(self, camera: str, start_time: float) -> RunOrder:
        """The order of a scheduled run, always by the safe defaults."""
        return self.make(camera, Wish(start_time=start_time))


async def check(order: RunOrder) -> None:
    """See that the run can begin, before it is queued.

    Raises RequestError, DirectoryNotAllowedError or DatabaseUnusableError. A database that is
    locked is left for the run to wait for.
    """
    deadline = time.monotonic() + _CHECK_LIMIT

    def work() -> None:
        try:
            check_order(order, cancelled=lambda: time.monotonic() > deadline)
        except CancelledError:
            return

    await in_thread(work)
