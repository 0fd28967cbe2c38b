"""The guard on the recorder's insert: a path that is already there no longer ends recording.

Frigate's recorder hands its rows, of all cameras together, to the main process, where
`Dispatcher._receive` (`frigate/comms/dispatcher.py`, 0.15.2 to 0.18.0-beta1) inserts them as one
statement. What that raises ends the thread that receives them (`frigate/comms/inter_process.py`),
and with it the recording of every camera until a restart. With the guard, rows of ours
(motion = -1) give way and the insert is tried again; if the rest still cannot go in together, each
row goes in by itself; and a locked database is waited for. The thread always lives on.
"""

from __future__ import annotations

import functools
import logging
import time
from typing import TYPE_CHECKING

from peewee import IntegrityError, OperationalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

    from ..frigate.protection import Protection

    Receive = Callable[[Any, str, Any], Any]

logger = logging.getLogger("frigate_backfill")

_TRIES = 3
"""Per insert. Each waits for a lock as long as Frigate's own busy timeout, 60 s or more."""
_PAUSE = 1.0
_CHUNK = 500
"""Paths per statement: SQLite before 3.32 takes 999 parameters."""


def install(dispatcher_module: ModuleType, protection: Protection) -> None:
    """Guard the inserts of `frigate.comms.dispatcher`, and note in `protection` that they are.

    Raises AttributeError where that module is not built as the releases that are known.
    """
    topic, model = dispatcher_module.INSERT_MANY_RECORDINGS, dispatcher_module.Recordings
    for name in ("path", "motion", "insert_many", "delete"):
        getattr(model, name)
    receive: Receive = dispatcher_module.Dispatcher._receive
    guard = RecorderGuard(model)

    @functools.wraps(receive)
    def guarded_receive(self: Any, received: str, payload: Any) -> Any:
        if received != topic:
            return receive(self, received, payload)
        return guard.insert(lambda rows: receive(self, topic, rows), payload)

    dispatcher_module.Dispatcher._receive = guarded_receive
    protection.guard_active = True


class RecorderGuard:
    """Gets the recorder's rows into the database, come what may."""

    def __init__(self, recordings: Any, pause: Callable[[float], None] = time.sleep) -> None:
        """`recordings` is Frigate's peewee model of the table."""
        self._recordings = recordings
        self._pause = pause

    def insert(self, insert: Callable[[list[Any]], Any], rows: Any) -> Any:
        """Insert `rows` by `insert`, Frigate's own way; neither a row nor a lock makes it raise."""
        try:
            return self._patiently(insert, rows)
        except IntegrityError:
            pass
        try:
            self._patiently(self._make_way, rows)
            return self._patiently(insert, rows)
        except IntegrityError:
            pass
        # Some row is at odds with a row of Frigate's own: save the others.
        for row in rows:
            try:
                self._patiently(insert, [row])
            except IntegrityError:
                logger.warning(
                    "backfill: Frigate inserted the recording %s twice; the first row stays.",
                    row.get("path"),
                )
        return None

    def _make_way(self, rows: list[Any]) -> None:
        """Remove the rows of ours that hold the paths of `rows`."""
        table, removed = self._recordings, 0
        paths = [row["path"] for row in rows]
        for begin in range(0, len(paths), _CHUNK):
            chunk = paths[begin : begin + _CHUNK]
            query = table.delete().where(table.path.in_(chunk) & (table.motion == -1))
            removed += query.execute()
        if removed:
            logger.info("backfill: %d backfilled rows gave way to Frigate's own.", removed)

    def _patiently(self, action: Callable[[list[Any]], Any], rows: list[Any]) -> Any:
        """Do `action`, again while the database is locked, and give up rather than raise that."""
        for attempt in range(1, _TRIES + 1):
            try:
                return action(rows)
            except OperationalError as error:
                if not _is_locked(error):
                    raise
            if attempt < _TRIES:
                self._pause(_PAUSE)
        logger.error(
            "backfill: Frigate's database stayed locked, so %d recordings are on disk without a "
            "row. Find out what holds the database, then run a backfill to bring them in.",
            len(rows),
        )
        return None


def _is_locked(error: Exception) -> bool:
    text = str(error).lower()
    return "locked" in text or "busy" in text
