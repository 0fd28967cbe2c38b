"""The memory of charts, in the state file: what a camera's hours cover, added up once.

A sum is taken only where its mark is that of the rows as they are now (see `frigate.hour_sums`), so
nothing here can be wrong, only missing: then an hour is added up again.
"""

from __future__ import annotations

import json
import struct
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from .. import VERSION, layout
from ..frigate.hour_sums import Mark, Rows
from . import sql

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from .file import StateFile

    _Hours = dict[int, tuple[Mark, list[Rows]]]

OLDEST = 366 * layout.DAY
"""Seconds after which a day is forgotten; no chart shows more at once."""
_YOUNG = 2 * layout.HOUR
"""Seconds until which an hour is added up at each look: what is still recorded stays no sum."""
_ROWS = struct.Struct("<BIdIdd?dddd")
"""The number of an hour, a `Mark` and `Rows` of it; of both kinds, one after the other."""
_KEY = "charted"


class Charted:
    """The sums of one camera's hours that are known; for one look at them, in time order."""

    def __init__(self, days: Mapping[float, bytes]) -> None:
        """`days` as they are in the state file."""
        self._days = days
        self._at: tuple[float, _Hours] = (float("nan"), {})
        """The day that is being looked at, and its hours."""
        self._changed = False
        self._young = time.time() - _YOUNG
        self._new: dict[float, bytes] = {}

    @property
    def new(self) -> dict[float, bytes]:
        """Days with hours that were added up now; they wait for `keep`.

        Also while a thread still adds up, of which nobody waits for the end any more.
        """
        self._pack()
        return self._new

    def of(self, hour: float, mark: Mark) -> Sequence[Rows] | None:
        """Those of `hour`, if they were made of the rows that have this `mark`."""
        known = self._hours_of(hour).get(_number(hour))
        return known[1] if known is not None and known[0].is_of_rows_of(mark) else None

    def keep(self, hour: float, mark: Mark, rows: Sequence[Rows]) -> None:
        """Those of `hour` were made just now."""
        if hour > self._young:
            return
        self._hours_of(hour)[_number(hour)] = mark, list(rows)
        self._changed = True

    def _hours_of(self, hour: float) -> _Hours:
        day = hour // layout.DAY * layout.DAY
        if day != self._at[0]:
            self._pack()
            self._at = day, _unpacked(self._days.get(day, b""))
        return self._at[1]

    def _pack(self) -> None:
        """Put the day's hours, if any was added up now, to those that wait."""
        if self._changed:
            self._changed = False
            with suppress(struct.error):  # more rows than an hour can have
                day, hours = self._at
                self._new[day] = _packed(dict(hours))


def _number(hour: float) -> int:
    return int(hour % layout.DAY // layout.HOUR)


def _packed(hours: _Hours) -> bytes:
    parts = []
    for number, (mark, rows) in hours.items():
        some = mark.backfilled, mark.backfilled_starts, mark.backfilled_cubes
        parts += [_ROWS.pack(number, mark.number, mark.products, *some, *kind) for kind in rows]
    return zlib.compress(b"".join(parts), 1)


def _unpacked(day: bytes) -> _Hours:
    """The hours of a day; none where it is damaged."""
    hours: _Hours = {}
    ends = 1 + len(Mark._fields)
    with suppress(zlib.error, struct.error, TypeError):
        for number, *values in _ROWS.iter_unpack(zlib.decompress(day) if day else b""):
            _, rows = hours.setdefault(number, (Mark(*values[: ends - 1]), []))
            rows.append(Rows(*values[ends - 1 :]))
    return hours


def read(state: StateFile, camera: str, after: float, before: float) -> Charted:
    """What is known of the camera's hours in [after, before); raises StateError."""
    values = (camera, VERSION, after - layout.DAY, before)
    return Charted(dict(state.rows(sql.CHARTED, values)))


def keep(state: StateFile, camera: str, days: Mapping[float, bytes]) -> None:
    """Remember what was added up; raises StateError."""
    if days:
        with state.transaction(bulk=True):
            rows = [(camera, day, VERSION, hours) for day, hours in days.items()]
            state.change_many(sql.PUT_CHARTED, rows)


def forget(state: StateFile, cameras: Collection[str], now: float) -> None:
    """Keep what is of these `cameras`, not too old, and of this version; raises StateError."""
    marks = ", ".join("?" * len(cameras))
    state.change(sql.DROP_CHARTED.format(marks), (now - OLDEST, VERSION, *cameras))


def since(state: StateFile, camera: str) -> float:
    """From when on hours may not be added up yet; raises StateError."""
    noted, looked = _noted(state).get(camera), state.row(sql.LOOKED_AT, (camera,))
    # A fresh state file has the note of the one before, and none of its sums.
    if noted is None or not state.rows(sql.ANY_CHARTED, (camera,)):
        return float("-inf")
    if looked is not None and (looked[0] or 0.0) >= noted:
        return float("-inf")
    return noted - layout.DAY


def note(state: StateFile, camera: str, now: float) -> None:
    """All of the camera's hours up to `now` are added up; raises StateError."""
    cameras = {**_noted(state), camera: now}
    state.change(sql.SET_META, (_KEY, json.dumps({"by": VERSION, "cameras": cameras})))


def _noted(state: StateFile) -> dict[str, float]:
    row = state.row(sql.GET_META, (_KEY,))
    with suppress(TypeError, ValueError, KeyError, AttributeError):
        noted = {} if row is None else json.loads(row[0])
        if noted.get("by") == VERSION:
            return {camera: float(when) for camera, when in noted["cameras"].items()}
    return {}
