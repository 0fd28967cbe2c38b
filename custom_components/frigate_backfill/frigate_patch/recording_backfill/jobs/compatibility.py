"""Whether this Frigate's database is one that the patch knows, asked now and then."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from ..errors import CancelledError, DatabaseUnusableError
from ..frigate.connection import UnknownTableError, check_schema
from ..threads import HangingError, Threads

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger("frigate_backfill.jobs")

_KEPT = 600.0
"""Seconds for which an answer counts: a table changes only when another Frigate starts."""
_LOCKED_LIMIT = 1.0
_HANGING_LIMIT = 5.0


class Compatibility:
    """The last answer; a database that cannot be asked just now changes nothing."""

    def __init__(self, database: Callable[[], str]) -> None:
        self._database = database
        self._threads = Threads(1)
        self._known_until = 0.0
        self._problem: str | None = None
        self._first: asyncio.Task[str | None] | None = None

    def start(self) -> None:
        """Look for the first time, so that the log says what is wrong; call it in a loop."""
        self._first = asyncio.create_task(self.problem())

    async def problem(self) -> str | None:
        """Why no row can be written into this Frigate's table, a notice; None where it can."""
        if time.monotonic() >= self._known_until:
            self._known_until = time.monotonic() + _KEPT
            try:
                problem = await self._threads.run(self._look, _HANGING_LIMIT)
            except (DatabaseUnusableError, CancelledError, HangingError):
                return self._problem
            if problem is not None and problem != self._problem:
                logger.error("backfill: nothing is brought back: %s", problem)
            self._problem = problem
        return self._problem

    def _look(self) -> str | None:
        deadline = time.monotonic() + _LOCKED_LIMIT
        try:
            check_schema(self._database(), lambda: time.monotonic() > deadline)
        except UnknownTableError as error:
            return error.notice
        return None
