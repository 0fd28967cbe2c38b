"""What stands behind the HTTP endpoints of one Frigate app, started and stopped with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BackfillError
from ..models import RunOrder
from ..notices import LibraryKey, Notice
from ..state.store import Store
from ..state.timekeeper import clock_is_behind
from .cataloguer import Cataloguer
from .compatibility import Compatibility
from .notes import Notes
from .orders import Checks, Orders
from .queue import Jobs
from .runner import Runner
from .scheduler import GRACE, Scheduler
from .stopping import Stopping
from .verifier import FIRST_LOOK, Verifier

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..frigate.adapter import FrigateAdapter
    from ..frigate.config import CameraInfo

ANSWER_WITHIN = 50.0
"""Seconds that a request waits for its run; proxies in front often cut at 60."""


class UnknownCameraError(BackfillError):
    """Frigate's configuration has no such camera."""

    status = 404

    def __init__(self, name: str) -> None:
        """Say so, without telling which others there are."""
        super().__init__(Notice(LibraryKey.CAMERA_NOT_FOUND, camera=name))


@dataclass(frozen=True)
class Instance:
    """Everything behind the endpoints."""

    adapter: FrigateAdapter
    store: Store
    orders: Orders
    checks: Checks
    jobs: Jobs
    scheduler: Scheduler
    verifier: Verifier
    cataloguer: Cataloguer
    stopping: Stopping
    compatibility: Compatibility
    answer_within: float = ANSWER_WITHIN

    def camera(self, name: str) -> CameraInfo:
        """The configured camera of that name; raises UnknownCameraError."""
        camera = self.adapter.camera(name)
        if camera is None:
            raise UnknownCameraError(name)
        return camera

    async def start(self) -> None:
        """Begin to work; call it in Frigate's event loop once the server runs."""
        self.stopping.start()
        await self.jobs.start()
        await self.scheduler.start()
        await self.verifier.start()
        await self.cataloguer.start()
        self.compatibility.start()

    async def stop(self) -> None:
        """Stop working; it waits for nothing but, for a moment, notes that are late."""
        self.stopping.stop()
        self.scheduler.stop()
        self.verifier.stop()
        self.cataloguer.stop()
        self.jobs.stop()
        await self.jobs.write_late_notes()
        self.store.close()


def create_instance(
    adapter: FrigateAdapter,
    package_root: Path,
    *,
    answer_within: float = ANSWER_WITHIN,
    grace: float = GRACE,
) -> Instance:
    """What serves the Frigate that `adapter` shows it.

    `package_root` is the folder that holds the private copy of this package, from which children
    run; `grace` the seconds after start before which no missed scheduled run is made up for.
    """
    store = Store(Path(adapter.config_dir))
    orders = Orders(adapter)
    runner = _runner(adapter, package_root, store)
    jobs = Jobs(Notes(store, lambda: adapter.database_path), runner)
    scheduler = Scheduler(
        store,
        jobs,
        cameras=lambda: set(adapter.camera_names),
        order=orders.scheduled,
        why_wait=lambda state: clock_is_behind(state, adapter.database_path),
        grace=grace,
    )
    verifier = Verifier(
        store,
        jobs,
        cameras=lambda: set(adapter.camera_names),
        order=orders.verification,
        database=lambda: adapter.database_path,
        first_look=min(grace, FIRST_LOOK),
    )
    return Instance(
        adapter,
        store,
        orders,
        Checks(),
        jobs,
        scheduler,
        verifier,
        Cataloguer(adapter, store, package_root),
        Stopping(),
        Compatibility(lambda: adapter.database_path),
        answer_within,
    )


def _runner(adapter: FrigateAdapter, package_root: Path, store: Store) -> Runner:
    """What starts the children, and tells each what Frigate's settings are by then."""
    return Runner(
        package_root,
        lambda: store.path,
        refresh=_refresher(adapter),
        warn_unindexed=lambda: adapter.sync_recordings and not adapter.rescue_active,
        held_back=lambda: adapter.held_back,
    )


def _refresher(adapter: FrigateAdapter) -> Callable[[RunOrder], RunOrder]:
    """Retention may have been changed while the job waited for its turn."""

    def refresh(order: RunOrder) -> RunOrder:
        return replace(order, retention=adapter.retention_for(order.camera))

    return refresh
