"""Frigate's `recordings` table: the one module that speaks SQL to Frigate's database.

Reads are fetched whole, so that no read holds back a checkpoint. Writes go in transactions that
hold the lock at most HOLD seconds and then leave the database alone for at least as long: Frigate's
own insert waits for the lock, and its recording ends when it waits too long.
"""

from __future__ import annotations

import random
import string
import time
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from . import sql
from .connection import LockedError, check_columns, connect, patiently, unusable
from .retention import Review
from .sqlite import sqlite3
from .sqlite_codes import Code, code_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..models import Recording

HOLD = 0.010
"""Seconds after which a transaction is committed; the commit itself must fit below 20 ms too."""
_SMALLEST_CHUNK, _LARGEST_CHUNK = 1, 128
_CHUNK_TIME = 0.003
_LONGEST_PAUSE = 1.0


class Row(NamedTuple):
    """A row of `recordings`; times in epoch seconds."""

    id: str
    path: str
    start_time: float
    end_time: float
    segment_size: float
    backfilled: bool


@dataclass(frozen=True)
class Write:
    """A recording to be written: as a new row, or over the row `row_id`."""

    recording: Recording
    row_id: str | None = None

    def as_row(self) -> Row:
        """The row that it will be."""
        recording = self.recording
        return Row(
            self.row_id or "",
            recording.path,
            recording.start_time,
            recording.end_time,
            megabytes(recording.size),
            backfilled=True,
        )


class Fate(Enum):
    """What became of a `Write`."""

    WRITTEN = auto()
    ALREADY_THERE = auto()
    GONE = auto()
    """The row to be overwritten is there no more."""


class FrigateDatabase:
    """One run's own connection to Frigate's database; close it.

    What reads raises DatabaseUnusableError when the database does not answer, and CancelledError
    when told to stop while it is locked.
    """

    def __init__(
        self, path: str, *, writable: bool, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        """Open it and see that its table is one we can write.

        Raises DatabaseUnusableError, or CancelledError while it waits for a lock.
        """
        self._path = path
        self._cancelled = cancelled
        self._connection = connect(path, writable=writable, cancelled=cancelled)
        try:
            check_columns(path, self._connection, cancelled)
        except BaseException:
            self._connection.close()
            raise
        self._chunk = 32
        self._free_at = 0.0
        """When the database has been left alone long enough."""
        self._random = random.Random()
        self.failure: str | None = None
        """Why nothing more can be written or read, once that is so."""

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def rows(self, camera: str, after: float, before: float) -> list[Row]:
        """Rows of `camera` that start in [after, before], in time order."""
        return list(map(Row._make, self._fetch(sql.ROWS, (camera, after, before))))

    def rows_of_folder(self, folder: str) -> list[Row]:
        """The rows, of whatever camera and start, whose paths begin with `folder` and a slash."""
        # "0" is what follows "/".
        bounds = (f"{folder}/", f"{folder}0")
        return list(map(Row._make, self._fetch(sql.ROWS_OF_FOLDER, bounds)))

    def recorded_paths(self, after: float) -> Iterator[str]:
        """Paths of the rows that Frigate itself wrote and that start at `after` or later."""
        page = self._fetch(sql.RECORDED_PATHS, ("", after))
        while page:
            yield from (path for path, wanted in page if wanted)
            page = self._fetch(sql.RECORDED_PATHS, (page[-1][0], after))

    def reviews(self, camera: str) -> list[Review]:
        """All review items of `camera`; none where the table is missing or of another shape."""
        columns = {name for (name,) in self._fetch(sql.REVIEW_COLUMNS, ())}
        if not columns.issuperset(("camera", "start_time", "end_time", "severity")):
            return []
        rows = self._fetch(sql.REVIEWS, (camera,))
        return [Review(*row) for row in rows if row[0] is not None]

    def bytes_per_second(self) -> float:
        """What all cameras together write, going by the newest 100 recordings of each."""
        total, camera = 0.0, ""
        while (camera := self._fetch(sql.NEXT_CAMERA, (camera,))[0][0]) is not None:
            size, duration = self._fetch(sql.NEWEST_SIZES, (camera,))[0]
            total += size * 2**20 / duration if duration > 0 else 0.0
        return total

    @property
    def rested(self) -> bool:
        """Whether writing now would not have to wait until the database was left alone."""
        return time.monotonic() >= self._free_at

    def write(self, writes: Sequence[Write]) -> Iterator[list[Fate | str]]:
        """Write them in short transactions; after each, the fates of its writes, in order.

        A text says in words why a write failed. Raises CancelledError when told to stop while it
        waits for the lock.
        """
        done, at_once = 0, len(writes)
        while done < len(writes):
            part = writes[done : done + at_once]
            try:
                fates = self._transaction(part)
            except sqlite3.IntegrityError as error:
                if len(part) > 1:
                    # One of them is at fault: alone, each has its own fate.
                    at_once = 1
                    continue
                fates = [self._explain(error)]
            done += len(fates)
            yield fates

    def _fetch(self, query: str, parameters: Sequence[Any]) -> list[Any]:
        try:
            return patiently(
                lambda: self._connection.execute(query, parameters).fetchall(), self._cancelled
            )
        except sqlite3.Error as error:
            raise unusable(self._path, error) from error

    def _transaction(self, writes: Sequence[Write]) -> list[Fate | str]:
        """Write the first of `writes`, as many as fit into HOLD; the fates of these.

        Raises IntegrityError, nothing written, when the table refuses one of them.
        """
        if self.failure is not None:
            return [self.failure] * len(writes)
        time.sleep(min(_LONGEST_PAUSE, max(0.0, self._free_at - time.monotonic())))
        try:
            patiently(lambda: self._connection.execute("BEGIN IMMEDIATE"), self._cancelled)
            began = time.monotonic()
            try:
                fates = self._apply_for(HOLD, writes)
                patiently(lambda: self._connection.execute("COMMIT"), self._cancelled)
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                now = time.monotonic()
                self._free_at = now + (now - began)
        except LockedError as error:
            self.failure = str(error)
            return [self.failure] * len(writes)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            return [self._explain(error)] * len(writes)
        return fates

    def _apply_for(self, seconds: float, writes: Sequence[Write]) -> list[Fate | str]:
        """Apply `writes` until `seconds` have passed; the fates of as many as that were."""
        began = now = time.monotonic()
        fates: list[Fate | str] = []
        while len(fates) < len(writes) and now - began < seconds:
            fates += self._apply(writes[len(fates) : len(fates) + self._chunk])
            chunk_began, now = now, time.monotonic()
            self._adapt_chunk(now - chunk_began)
        return fates

    def _adapt_chunk(self, took: float) -> None:
        if took > _CHUNK_TIME:
            self._chunk = max(_SMALLEST_CHUNK, self._chunk // 2)
        elif took < _CHUNK_TIME / 4:
            self._chunk = min(_LARGEST_CHUNK, self._chunk * 2)

    def _apply(self, chunk: Sequence[Write]) -> list[Fate | str]:
        if all(write.row_id is None for write in chunk):
            return self._insert([write.recording for write in chunk])
        fates: list[Fate | str] = []
        for write in chunk:
            if write.row_id is None:
                fates += self._insert([write.recording])
            else:
                fates.append(self._update(write.row_id, write.recording))
        return fates

    def _insert(self, recordings: Sequence[Recording]) -> list[Fate | str]:
        letters = "".join(self._random.choices(_ID_LETTERS, k=6 * len(recordings)))
        rows = [
            (
                f"{recording.start_time}-{letters[6 * index : 6 * index + 6]}",
                recording.camera,
                recording.path,
                recording.start_time,
                recording.end_time,
                recording.duration,
                megabytes(recording.size),
            )
            for index, recording in enumerate(recordings)
        ]
        if self._connection.executemany(sql.INSERT, rows).rowcount == len(rows):
            return [Fate.WRITTEN] * len(rows)
        query = sql.WRITTEN_IDS.format(",".join("?" * len(rows)))
        written = {row[0] for row in self._connection.execute(query, [row[0] for row in rows])}
        return [Fate.WRITTEN if row[0] in written else Fate.ALREADY_THERE for row in rows]

    def _update(self, row_id: str, recording: Recording) -> Fate:
        values = (row_id, recording.path, recording.duration, megabytes(recording.size))
        if self._connection.execute(sql.UPDATE, values).rowcount:
            return Fate.WRITTEN
        there = self._connection.execute(sql.WRITTEN_IDS.format("?"), (row_id,)).fetchone()
        return Fate.ALREADY_THERE if there else Fate.GONE

    def _explain(self, error: sqlite3.Error) -> str:
        """Why writing failed; what will not get better by itself also ends the run."""
        code = code_of(error)
        if code is Code.FULL:
            return "The disk of Frigate's database is full: make room, then run again."
        if code is Code.READONLY:
            return "Frigate's database cannot be written here: it is read-only."
        message = f"Frigate's database refused the row ({error})."
        if code in (Code.CORRUPT, Code.NOTADB, Code.CANTOPEN):
            self.failure = message
        return message


_ID_LETTERS = string.ascii_lowercase + string.digits


def megabytes(size: int) -> float:
    """Bytes as `segment_size` has them: MB of 2^20, two places."""
    return round(size / 2**20, 2)
