"""The guard on Frigate's inserts: what the database refuses no longer ends recording.

Frigate's processes hand their rows to the main process, where `Dispatcher._receive`
(`frigate/comms/dispatcher.py`, 0.15.2 to 0.18.0-beta1) writes them. What that raises ends the
thread that receives them (`frigate/comms/inter_process.py`), and with it the recording of every
camera until a restart. With the guard, rows of ours give way to Frigate's own, which is then tried
again; if the rest of a batch still cannot go in together, each row goes in by itself; and a locked
database or a full disk is waited for. Only what neither time nor a person mends still ends the
thread, as it would without the guard.

From 0.19 on Frigate's own insert of recordings survives a path that is taken, by leaving out its
own row. There the guard steps aside, and only sees to it that rows of ours give way afterwards:
Frigate's row has what Frigate saw.
"""

from __future__ import annotations

import functools
import logging
import secrets
import time
from typing import TYPE_CHECKING

from peewee import IntegrityError, OperationalError

from ..frigate import backfilled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType
    from typing import Any

    from ..frigate.protection import Protection

    Receive = Callable[[Any, str, Any], Any]
    Guarded = Callable[[Callable[[Any], Any], Any], Any]

logger = logging.getLogger("frigate_backfill.patch")

_TRIES = 3
"""Per write. Each waits for a lock as long as Frigate's own busy timeout, 60 s or more."""
_PAUSE = 1.0
_CHUNK = 500
"""Paths per statement: SQLite before 3.32 takes 999 parameters."""
_PASSING = ("locked", "busy", "disk is full", "disk i/o error")
"""Texts of what time or a person mends. A full disk is also met as an I/O error: where the
write-ahead log's index cannot grow."""
_OTHER_WRITES = ("UPSERT_REVIEW_SEGMENT", "CLEAR_ONGOING_REVIEW_SEGMENTS")


def install(dispatcher_module: ModuleType, protection: Protection) -> None:
    """Guard the writes of `frigate.comms.dispatcher`, and note in `protection` that they are.

    Raises AttributeError where that module is not built as the releases that are known.
    """
    module = dispatcher_module
    # What its insert of recordings catches by itself, it imports.
    recordings = RecordingsGuard(module.Recordings, survives=hasattr(module, "IntegrityError"))
    for name in ("path", "insert_many", "delete"):
        getattr(module.Recordings, name)
    receive: Receive = module.Dispatcher._receive
    guards: dict[str, Guarded] = {module.INSERT_MANY_RECORDINGS: recordings.insert}
    # A Frigate that does these otherwise does them by itself.
    if hasattr(module, "INSERT_PREVIEW") and hasattr(module, "Previews"):
        guards[module.INSERT_PREVIEW] = PreviewsGuard(module.Previews).insert
    for name in _OTHER_WRITES:
        if hasattr(module, name):
            guards[getattr(module, name)] = _Patience(time.sleep, "a change of a review item")

    @functools.wraps(receive)
    def guarded_receive(self: Any, topic: str, payload: Any) -> Any:
        guard = guards.get(topic)
        if guard is None:
            return receive(self, topic, payload)
        return guard(lambda sent: receive(self, topic, sent), payload)

    module.Dispatcher._receive = guarded_receive
    protection.guard_active = True


class _Patience:
    """Repeats a write while the database is locked or its disk is full, and then gives up.

    What neither time nor a person mends is raised at once.
    """

    def __init__(self, pause: Callable[[float], None], what: str) -> None:
        self._pause = pause
        self._what = what

    def __call__(self, write: Callable[[Any], Any], payload: Any) -> Any:
        """What `write` answers for `payload`; None once given up."""
        for attempt in range(1, _TRIES + 1):
            try:
                return write(payload)
            except OperationalError as error:
                if not any(text in str(error).lower() for text in _PASSING):
                    raise
                problem = error
            if attempt < _TRIES:
                self._pause(_PAUSE)
        count = f"{len(payload)} recordings" if isinstance(payload, list) else self._what
        logger.error(
            "backfill: Frigate could not store %s: %s. Make room on the database's disk, or find "
            "out what holds the database; recordings and previews are on disk, and a backfill "
            "brings them in.",
            count,
            problem,
        )
        return None


class RecordingsGuard:
    """Gets the recorder's rows into the database, come what may."""

    def __init__(
        self,
        recordings: Any,
        pause: Callable[[float], None] = time.sleep,
        *,
        survives: bool = False,
    ) -> None:
        """`recordings` is Frigate's peewee model of the table; raises AttributeError.

        `survives` says that Frigate's insert leaves out, by itself, a row whose path is taken.
        """
        self._survives = survives
        self._recordings = recordings
        self._is_ours = backfilled.of_model(recordings)
        self._patiently = _Patience(pause, "recordings")

    def insert(self, insert: Callable[[Any], Any], rows: Any) -> Any:
        """Insert `rows` by `insert`, Frigate's own way; neither a row nor a lock makes it raise."""
        try:
            answer = self._patiently(insert, rows)
        except IntegrityError:
            pass
        else:
            if self._survives:
                self._let_in(insert, rows)
            return answer
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

    def _let_in(self, insert: Callable[[Any], Any], rows: Any) -> None:
        """See that those of `rows` come in that Frigate left out for rows of ours; never raises."""
        try:
            if left_out := self._patiently(self._held_by_ours, rows):
                self._patiently(self._make_way, left_out)
                self._patiently(insert, left_out)
        except Exception as error:  # noqa: BLE001 - Frigate's own insert went well
            logger.warning("backfill: Rows of ours could not give way to Frigate's own: %s.", error)

    def _held_by_ours(self, rows: list[Any]) -> list[Any]:
        """Those of `rows` whose paths are rows of ours."""
        table = self._recordings
        held = {
            row.path
            for chunk in _chunks(rows)
            for row in table.select(table.path).where(table.path.in_(chunk) & self._is_ours)
        }
        return [row for row in rows if row["path"] in held]

    def _make_way(self, rows: list[Any]) -> None:
        """Remove the rows of ours that hold the paths of `rows`."""
        table, removed = self._recordings, 0
        for chunk in _chunks(rows):
            query = table.delete().where(table.path.in_(chunk) & self._is_ours)
            removed += query.execute()
        if removed:
            logger.info("backfill: %d backfilled rows gave way to Frigate's own.", removed)


def _chunks(rows: list[Any]) -> Iterator[list[Any]]:
    """The paths of `rows`, some at a time."""
    paths = [row["path"] for row in rows]
    for begin in range(0, len(paths), _CHUNK):
        yield paths[begin : begin + _CHUNK]


class PreviewsGuard:
    """Gets a preview's row into the database, whatever holds its id."""

    def __init__(self, previews: Any, pause: Callable[[float], None] = time.sleep) -> None:
        """`previews` is Frigate's peewee model of the table."""
        self._previews = previews
        self._patiently = _Patience(pause, "a preview")

    def insert(self, insert: Callable[[Any], Any], row: Any) -> Any:
        """Insert `row` by `insert`, Frigate's own way.

        A restored row of the same file gives way; a row of another file that has taken the id
        stays, and the new one gets an id of its own: a preview without a row would be deleted.
        """
        try:
            return self._patiently(insert, row)
        except IntegrityError:
            pass
        try:
            self._patiently(self._make_way, row)
            return self._patiently(insert, row)
        except IntegrityError:
            return self._patiently(insert, {**row, "id": f"{row['id']}-{secrets.token_hex(3)}"})

    def _make_way(self, row: Any) -> None:
        table = self._previews
        query = table.delete().where((table.id == row["id"]) & (table.path == row["path"]))
        query.execute()
