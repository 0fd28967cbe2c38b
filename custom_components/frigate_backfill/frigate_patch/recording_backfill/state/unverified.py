"""The cameras that have rows with estimated lengths, in the state file, until these are verified.

A camera is noted before the first such row is written, so that a kill leaves no row unchecked
for good.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from ..models import RunKind, RunState
from . import history, sql

if TYPE_CHECKING:
    from ..engine.row_run import Left
    from ..models import Counts, RunOrder
    from .file import StateFile

_KEY = "unverified "
"""What the keys begin with in the table of single values; the camera's name follows."""


@dataclass(frozen=True)
class Unverified:
    """What is known of a camera's rows with estimated lengths."""

    rows: int = 0
    """How many there are, as far as runs have counted them."""
    held: bool = False
    """Whether no verification follows by itself: the last was cancelled or undone, or got stuck."""
    database: str | None = None
    """Which file of Frigate's they are in (see `history.database_key`)."""


def read(state: StateFile, camera: str) -> Unverified | None:
    """What is known of `camera`; None where all lengths were read. Raises StateError."""
    row = state.row(sql.GET_META, (_KEY + camera,))
    return None if row is None else _known(row[0])


def rows(state: StateFile, camera: str, database: str | None) -> int:
    """How many such rows `camera` has in that database, as far as is known; raises StateError."""
    known = read(state, camera)
    here = known is not None and history.same_file(known.database, database)
    return known.rows if known is not None and here else 0


def is_known(state: StateFile, camera: str, database: str | None) -> bool:
    """Whether `camera` is noted to have, or to get, such rows there; raises StateError."""
    known = read(state, camera)
    return known is not None and history.same_file(known.database, database)


def waiting(state: StateFile, database: str | None) -> list[str]:
    """The cameras of that database whose verification is to follow; raises StateError."""
    found = []
    for key, value in state.rows(sql.METAS, (f"{_KEY}*",)):
        known = _known(value)
        if not known.held and history.same_file(database, known.database):
            found.append(str(key)[len(_KEY) :])
    return found


def expect(state: StateFile, camera: str, database: str | None) -> int:
    """Note that a run begins that may write such rows; how many there were before."""
    before = read(state, camera)
    if before is None or not history.same_file(before.database, database):
        before = Unverified()
    _write(state, camera, replace(before, held=False, database=database))
    return before.rows


def count(state: StateFile, camera: str, rows: int, *, held: bool = False) -> None:
    """Note how many such rows there are now, and whether they are left alone; raises StateError."""
    before = read(state, camera)
    if before is None:
        return
    if rows <= 0:
        state.change(sql.DROP_META, (_KEY + camera,))
    else:
        _write(state, camera, replace(before, rows=rows, held=held))


def hold(state: StateFile, camera: str) -> None:
    """Let no verification follow by itself; raises StateError."""
    before = read(state, camera)
    if before is not None:
        _write(state, camera, replace(before, held=True))


class Reckoning:
    """Keeps the number of such rows up to date during one run."""

    def __init__(self, order: RunOrder) -> None:
        self._order = order
        self._before = 0
        self._waits = False
        """Whether rows of an earlier run wait, however many."""

    @property
    def _verifies(self) -> bool:
        """Whether it looks at all such rows of the camera."""
        order = self._order
        whole = order.start_time is None and order.end_time is None
        return order.kind is RunKind.VERIFY and whole and not order.dry_run

    def begin(self, state: StateFile) -> None:
        """The run is about to begin; raises StateError."""
        order = self._order
        database = history.database_key(order.database)
        if order.estimates:
            before = read(state, order.camera)
            self._waits = before is not None and history.same_file(before.database, database)
            self._before = expect(state, order.camera, database)
        elif order.undo_of is not None:
            self._before = rows(state, order.camera, database)

    def go_on(self, state: StateFile, counts: Counts, left: Left | None) -> None:
        """The run has come to `counts`, with `left` rows to verify; raises StateError."""
        order = self._order
        if order.estimates and (rows := self._before + counts.estimated):
            count(state, order.camera, rows)
        if self._verifies and left is not None and left.rows:
            count(state, order.camera, left.rows)
        self._take_back(state, left)

    def end(self, state: StateFile, counts: Counts, left: Left | None, outcome: RunState) -> None:
        """The run is over; raises StateError."""
        order, done = self._order, outcome is RunState.COMPLETED
        if order.dry_run:
            return
        if order.estimates:
            # How many a run has left that was killed, the next verification finds out.
            if (rows := self._before + counts.estimated) or not self._waits:
                count(state, order.camera, rows)
        elif self._verifies and left is not None:
            # What it could not put right, the next one could not either, as a rule.
            count(state, order.camera, left.rows, held=done and not left.later)
        elif order.undo_of is not None:
            self._take_back(state, left)
            if self._before > 0 and not (left and left.rows):
                count(state, order.camera, self._before)  # so does it, how many are left

    def _take_back(self, state: StateFile, left: Left | None) -> None:
        """An undo has put back rows with estimated lengths, if any."""
        order = self._order
        if order.undo_of is None or left is None or not left.rows:
            return
        undone = history.find_job(state, order.undo_of)
        expect(state, order.camera, history.database_key(order.database))
        held = undone is not None and undone.kind is RunKind.VERIFY
        count(state, order.camera, self._before + left.rows, held=held)


def _write(state: StateFile, camera: str, known: Unverified) -> None:
    state.change(sql.SET_META, (_KEY + camera, json.dumps(asdict(known))))


def _known(value: str) -> Unverified:
    try:
        data = json.loads(value)
        database = data["database"]
        return Unverified(
            int(data["rows"]), bool(data["held"]), None if database is None else str(database)
        )
    except (ValueError, TypeError, KeyError):
        return Unverified()
