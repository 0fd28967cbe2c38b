"""The cataloguer: has the catalogue renewed every quarter of an hour, and knows how that went.

Charts are added up on that occasion.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from .. import settings
from ..child.messages.catalogue import MODULE, Outcome, Task, read
from ..child.process import Child
from ..evidence.catalogue.place import Site
from ..notices import CatalogueKey, Notice
from ..state import catalogue_seen
from ..state.catalogue_seen import CatalogueStatus
from ..state.file import StateError

if TYPE_CHECKING:
    from pathlib import Path

    from ..frigate.adapter import FrigateAdapter
    from ..state.store import Store

logger = logging.getLogger("frigate_backfill.jobs")

FIRST_AFTER = 90.0
"""Seconds after Frigate's start, when it has enough to do."""
INTERVAL = 840.0
"""Seconds from the beginning of one renewal to that of the next."""
_TOO_LONG = 86400.0
"""Seconds after which something is wrong, whatever it is, unless all was saved."""

_HANGS = Notice(CatalogueKey.CATALOGUE_HANGS)


class Cataloguer:
    """One Frigate's; use it from the event loop's thread only."""

    def __init__(
        self,
        adapter: FrigateAdapter,
        store: Store,
        package_root: Path,
        *,
        first_after: float = FIRST_AFTER,
    ) -> None:
        self._adapter = adapter
        self._store = store
        self._package_root = package_root
        self._first_after = first_after
        self._child: Child[Outcome | None] | None = None
        self._task: asyncio.Task[None] | None = None
        self._known = CatalogueStatus()
        self._told: str | None = None
        self._well_at = time.monotonic()

    @property
    def status(self) -> CatalogueStatus | None:
        """None where the catalogue is switched off."""
        if settings.read().catalogue == "":
            return None
        late = time.monotonic() - self._well_at > _TOO_LONG
        if late and self._known.error is None:
            return replace(self._known, error=Notice(CatalogueKey.CATALOGUE_LATE))
        return self._known

    async def start(self) -> None:
        """Renew it from now on."""
        if self.status is not None:
            self._task = asyncio.create_task(self._work(), name="frigate_backfill catalogue")

    def stop(self) -> None:
        """Frigate ends: a child that works is told, and leaves whole files only."""
        if self._task is not None:
            self._task.cancel()
        if self._child is not None:
            self._child.abandon()

    async def _work(self) -> None:
        with contextlib.suppress(StateError):
            self._known = replace(await self._store.call(catalogue_seen.read), error=None)
        wait = self._first_after
        while True:
            await asyncio.sleep(wait)
            began = time.monotonic()
            try:
                self._note(await self._renew())
                await self._store.call(catalogue_seen.save, self._known)
            except StateError as error:
                logger.debug("backfill: how the catalogue is was not noted: %s", error)
            except Exception as error:  # noqa: BLE001 - nothing of it may end more than itself
                why = f"{type(error).__name__}: {error}"
                self._note(Outcome(error=Notice(CatalogueKey.CATALOGUE_FAILED, error=why)))
            wait = max(1.0, INTERVAL - (time.monotonic() - began))

    async def _renew(self) -> Outcome:
        """Have it renewed once; how that ended."""
        if self._child is not None and await self._child.wait() is None:
            return Outcome(error=_HANGS)  # another would hang, too
        adapter, store = self._adapter, self._store
        instance = await store.call(lambda state: state.instance_id)
        if str(store.path.parent) != str(adapter.config_dir):
            folder = str(adapter.config_dir)
            return Outcome(error=Notice(CatalogueKey.CATALOGUE_READ_ONLY, folder=folder))
        site = Site(adapter.recordings_dir, str(adapter.config_dir), instance)
        cameras = adapter.camera_names
        task = Task(site, adapter.database_path, store.path, settings.read().watch_clock, cameras)
        child = self._child = Child(self._package_root, task, read, MODULE)
        outcome = None
        async for message in child.messages():
            outcome = message or outcome
        code = await child.wait()
        if code is not None:
            self._child = None
        if outcome is None:
            ended = _HANGS if code is None else Notice(CatalogueKey.CATALOGUE_ENDED, code=code)
            return Outcome(error=ended)
        return outcome

    def _note(self, outcome: Outcome) -> None:
        """Keep what became of it; the log gets a line when it goes wrong, and when right again."""
        saved, error, path = outcome.saved, outcome.error, outcome.path or self._known.path
        if saved is not None and saved.saved_at not in (None, self._known.saved_at):
            self._well_at = time.monotonic()
        now = {} if saved is None else asdict(saved)
        self._known = replace(self._known, path=path, error=error, **now)
        if error and error != self._told:
            logger.warning("backfill: the catalogue is not saved: %s", error)
        elif self._told and not error:
            logger.info("backfill: the catalogue is saved again, in %s", path)
        self._told = error
