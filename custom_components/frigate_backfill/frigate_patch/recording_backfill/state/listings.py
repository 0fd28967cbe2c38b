"""The memory of listings, in the state file: what lay in the folders of a camera's hours.

A folder whose times are what they were need not be listed again. So an interrupted run over a large
library is soon back where it was, and a scheduled one looks only where something changed.
"""

from __future__ import annotations

import json
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from .. import VERSION, layout
from ..engine.listing import Broken, Listing, Stamp
from ..models import Reason
from ..streams import Stream
from . import sql
from .file import StateError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .file import StateFile

KEPT = 7 * layout.DAY
"""Seconds after which a folder is listed anew, whatever its times say."""
_AT_ONCE = 200
_LONGEST = 1.0
"""Seconds that a listing waits at most to be written, so that a run that is cut off loses few."""
_MADE_BY = "listings_of"


class Listings:
    """The listings of one camera in the library `root`; close it.

    If the state file cannot take one, the folder is simply listed again.
    """

    def __init__(self, state: StateFile, camera: str, root: str) -> None:
        """Forget what is old, or was listed by another version."""
        self._state: StateFile | None = state
        self._place = (camera, root)
        self._new: list[tuple[object, ...]] = []
        self._broken: list[tuple[object, ...]] = []
        self._written_at = time.monotonic()
        self._now = time.time()
        try:
            self._forget_old(state)
        except StateError:
            self._state = None

    def of_day(self, day: float) -> dict[tuple[float, Stream], Listing]:
        """By hour and stream, what is remembered of the day that begins at `day`."""
        if self._state is None:
            return {}
        found = {}
        with suppress(StateError, TypeError, ValueError):
            for hour, stream, inode, changed_at, touched_at, *what, broken in self._state.rows(
                sql.LISTINGS, (*self._place, day, day + layout.DAY)
            ):
                stamp, (seconds, others) = Stamp(int(inode), int(changed_at), int(touched_at)), what
                listing = Listing(stamp, bytes(seconds), others, bool(broken))
                found[hour, Stream(stream)] = listing
        return found

    def keep(self, hour: float, stream: Stream, listing: Listing) -> None:
        """Remember the listing of an hour's folder from now on."""
        if self._state is None:
            return
        what = (*listing.stamp, listing.seconds, listing.others, None, self._now)
        self._new.append((*self._place, hour, stream.value, *what))
        self._write_in_time()

    def broken(self, hour: float, stream: Stream) -> Mapping[str, Broken]:
        """By name, those files of an hour that are remembered as broken."""
        if self._state is None:
            return {}
        with suppress(StateError, TypeError, ValueError, AttributeError, zlib.error):
            row = self._state.row(sql.BROKEN, (*self._place, hour, stream.value))
            return {} if row is None or row[0] is None else _unpacked(row[0])
        return {}

    def keep_broken(self, hour: float, stream: Stream, broken: Mapping[str, Broken]) -> None:
        """Remember also which of its files are broken."""
        self._broken.append((_packed(broken), *self._place, hour, stream.value))
        self._write_in_time()

    def close(self) -> None:
        """Write what is left."""
        self._write()

    def _write_in_time(self) -> None:
        waited = time.monotonic() - self._written_at
        if len(self._new) + len(self._broken) >= _AT_ONCE or waited > _LONGEST:
            self._write()

    def _write(self) -> None:
        rows, self._new = self._new, []
        broken, self._broken = self._broken, []
        self._written_at = time.monotonic()
        if self._state is None or not (rows or broken):
            return
        try:
            with self._state.transaction(bulk=True):
                self._state.change_many(sql.PUT_LISTING, rows)
                self._state.change_many(sql.NOTE_BROKEN, broken)
        except StateError:
            self._state = None

    def _forget_old(self, state: StateFile) -> None:
        with state.transaction():
            version = state.row(sql.GET_META, (_MADE_BY,))
            if version is None or version[0] != VERSION:
                state.change(sql.SET_META, (_MADE_BY, VERSION))
                state.change(sql.DROP_LISTINGS)
            else:
                # Also what says that it was listed later than now, by a clock that was ahead.
                state.change(sql.DROP_OLD_LISTINGS, (self._now - KEPT, self._now))


def _packed(broken: Mapping[str, Broken]) -> bytes | None:
    """As it is kept: compressed, as most files of a library may be broken in the same way."""
    return zlib.compress(json.dumps(broken).encode(), 1) if broken else None


def _unpacked(packed: bytes) -> dict[str, Broken]:
    return {
        name: Broken(Reason(reason), message, duration, size, touched)
        for name, (reason, message, duration, size, touched) in json.loads(
            zlib.decompress(packed)
        ).items()
    }
