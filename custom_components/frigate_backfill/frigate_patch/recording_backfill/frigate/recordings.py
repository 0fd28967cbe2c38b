"""Frigate's `recordings` table: its rows read, and recordings written into it."""

from __future__ import annotations

import math
import random
import string
from typing import TYPE_CHECKING, NamedTuple

from ..streams import Stream
from . import details as stream_details
from . import sql
from .backfilled import COLUMNS, UNPROCESSED
from .change import RECORDINGS, Change
from .copied import CopiedRecording
from .retention import Signs
from .rows import Rows
from .session import Fate, Session
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..models import Recording
    from .change import Row as WholeRow
    from .sqlite import sqlite3

_PATHS_AT_ONCE = 500
_HALF = 0.5
"""Seconds by which the start of a row may differ from what Frigate 0.19 measured."""
_COUNTED = ("motion", "objects", "dBFS", "regions")


class Row(NamedTuple):
    """A row of `recordings`; times in epoch seconds."""

    id: str
    path: str
    start_time: float
    end_time: float
    segment_size: float
    backfilled: bool
    stream: str = Stream.MAIN
    """Equal to one of `Stream`."""


class Write(NamedTuple):
    """A recording to be written: as a new row, or over the row `row_id`.

    One that a copy of the database tells whole takes the place of a backfilled row only.
    """

    recording: Recording | CopiedRecording
    row_id: str | None = None


class FrigateDatabase:
    """One run's own connection to Frigate's database; close it.

    What reads raises DatabaseUnusableError when the database does not answer, and CancelledError
    when told to stop while it is locked.
    """

    def __init__(
        self,
        path: str,
        *,
        writable: bool,
        cancelled: Callable[[], bool] = lambda: False,
        tag: str | None = None,
    ) -> None:
        """Open it and see that its table is one we can write.

        Ids of new rows end in `tag`, which is the run's, or in anything where it has none.
        Raises DatabaseUnusableError, or CancelledError while it waits for a lock.
        """
        self.session = Session(path, writable=writable, cancelled=cancelled)
        self._tag = tag
        self._random = random.Random()
        self._table: Table | None = None
        columns = self.session.recordings_columns
        self.has_streams = "stream_type" in columns
        """Whether it tells a camera's streams apart, as from 0.19 on."""
        self._details = tuple(name for name in sql.DETAILS if name in columns)
        self._insert_statement = sql.insert_recording(self._details)
        self._update_statement = sql.update_recording(self._details)

    def close(self) -> None:
        """End the connection."""
        self.session.close()

    @property
    def streams(self) -> tuple[Stream, ...]:
        """Those that its rows are told apart by."""
        return tuple(Stream) if self.has_streams else (Stream.MAIN,)

    @property
    def failure(self) -> str | None:
        """Why nothing more can be written or read, once that is so."""
        return self.session.failure

    @property
    def rested(self) -> bool:
        """Whether writing now would not have to wait until the database was left alone."""
        return self.session.rested

    def rows(self, camera: str, after: float, before: float) -> list[Row]:
        """Rows of `camera` that start in [after, before], in time order."""
        return self._rows(sql.ROWS, (camera, after, before))

    def names_in_folder(self, folder: str) -> str:
        """What follows `folder` in the paths of all rows that begin with it, joined by slashes."""
        # "0" is what follows "/".
        bounds = (f"{folder}/", f"{folder}0", len(folder) + 2)
        return self.session.fetch(sql.NAMES_IN_FOLDER, bounds)[0][0] or ""

    def count(self, camera: str, after: float, before: float) -> int:
        """How many rows of `camera` start in [after, before]."""
        return int(self.session.fetch(sql.COUNT_ROWS, (camera, after, before))[0][0])

    def rows_of_all(self, after: float, before: float) -> list[Row]:
        """Rows of every camera that start in [after, before]."""
        return self._rows(sql.ROWS_OF_ALL, (after, before))

    def newest_paths(self, camera: str, after: float, before: float) -> list[str]:
        """Paths of the newest rows of `camera` that start in [after, before]."""
        values = (camera, after, before)
        return [str(path) for (path,) in self.session.fetch(sql.NEWEST_PATHS_OF_CAMERA, values)]

    def rows_of_paths(self, paths: Sequence[str]) -> list[Row]:
        """The rows of the files `paths`."""
        rows: list[Row] = []
        for first in range(0, len(paths), _PATHS_AT_ONCE):
            part = paths[first : first + _PATHS_AT_ONCE]
            rows += self._rows(sql.ROWS_OF_PATHS, part, ",".join("?" * len(part)))
        return rows

    def rows_of_folder(self, folder: str) -> list[Row]:
        """The rows, of whatever camera and start, whose paths begin with `folder` and a slash."""
        # "0" is what follows "/".
        bounds = (f"{folder}/", f"{folder}0")
        return self._rows(sql.ROWS_OF_FOLDER, bounds)

    def _rows(self, statement: str, values: Sequence[object], marks: str = "") -> list[Row]:
        query = self._of_streams(statement).format(marks)
        return list(map(Row._make, self.session.fetch(query, values)))

    def _of_streams(self, statement: str) -> str:
        return sql.of_streams(statement, streams=self.has_streams)

    def newest_analysed(self) -> float | None:
        """Start of the newest recordings that Frigate analysed, but for one in a hundred."""
        rows = self.session.fetch(sql.NEWEST_ANALYSED)
        return rows[0][0] if rows else None

    def hours(self, camera: str, after: float, before: float) -> list[float]:
        """The hours in which rows of `camera` start, in [after, before]."""
        return [row[0] for row in self.session.fetch(sql.HOURS, (camera, after, before))]

    def starts(self, camera: str, after: float, before: float) -> set[int]:
        """The seconds in the names of the main stream's files whose rows start in [after, before].

        A row that does not start with a whole second may have either neighbour's name.
        """
        starts = set()
        for (start,) in self.session.fetch(self._of_streams(sql.STARTS), (camera, after, before)):
            second = int(start)
            starts.add(second)
            if start != second:
                starts.add(second + (1 if start - second > _HALF else -1))
        return starts

    def first_start(self, camera: str, after: float = -math.inf) -> float | None:
        """When the first row of `camera` starts, at `after` or later."""
        start: float | None = self.session.fetch(sql.FIRST_START, (camera, after))[0][0]
        return start

    def signs(
        self, camera: str, after: float, before: float
    ) -> Iterator[tuple[float, float, Signs]]:
        """Start, end and what Frigate saw, of rows of `camera` that start in [after, before]."""
        query = self._of_streams(sql.SIGNS)
        found = self.session.fetch(query, (camera, after, before))
        for start, end, motion, objects, dbfs, stream in found:
            yield start, end, Signs(motion, objects, dbfs, Stream.of_column(stream))

    def bytes_per_second(self) -> float:
        """What all streams together write, going by the newest 100 recordings of each."""
        total, camera = 0.0, ""
        query = self._of_streams(sql.NEWEST_SIZES)
        while (camera := self.session.fetch(sql.NEXT_CAMERA, (camera,))[0][0]) is not None:
            for stream in Stream:
                size, duration = self.session.fetch(query, (camera, stream.value))[0]
                total += size * 2**20 / duration if duration > 0 else 0.0
        return total

    def write(self, writes: Sequence[Write]) -> Iterator[list[Fate | str]]:
        """Write them in short transactions; after each, the fates of its writes, in order.

        A text says in words why a write failed. Raises CancelledError when told to stop while it
        waits for the lock.
        """
        return self.session.write(writes, self._apply, self._changes)

    def _changes(self, writes: Sequence[Write]) -> list[Change]:
        """What the journal must know: rows made from files carry the run in their ids."""
        over = {write.row_id: write.recording for write in writes if write.row_id is not None}
        copied = (write.recording for write in writes if write.row_id is None)
        changes = [
            Change.addition(RECORDINGS, recording.as_row())
            for recording in copied
            if isinstance(recording, CopiedRecording)
        ]
        for old in self._rows_by_id(list(over)):
            new = {**old, **self._written(over[str(old["id"])], old)}
            changes.append(Change(RECORDINGS, str(new["id"]), old, new))
        return changes

    def _rows_by_id(self, keys: list[str]) -> list[WholeRow]:
        rows = Rows(self.session)
        parts = (keys[i : i + _PATHS_AT_ONCE] for i in range(0, len(keys), _PATHS_AT_ONCE))
        return [row for part in parts for row in rows.find(RECORDINGS, part).values()]

    def _apply(self, connection: sqlite3.Connection, chunk: Sequence[Write]) -> list[Fate | str]:
        new = [write.recording for write in chunk if write.row_id is None]
        made = [recording for recording in new if not isinstance(recording, CopiedRecording)]
        if len(made) == len(chunk):
            return self._insert(connection, made)
        fates: list[Fate | str] = []
        for write in chunk:
            recording = write.recording
            if isinstance(recording, CopiedRecording):
                fates.append(self._put_copied(connection, recording, write.row_id))
            elif write.row_id is None:
                fates += self._insert(connection, [recording])
            else:
                fates.append(self._update(connection, write.row_id, recording))
        return fates

    def _put_copied(
        self, connection: sqlite3.Connection, recording: CopiedRecording, row_id: str | None
    ) -> Fate:
        """Insert it, or put it in the place of the backfilled row `row_id`."""
        if self._table is None:
            self._table = Table(self.session, "recordings")
        row = recording.as_row()
        if row_id is None:
            return self._table.put(connection, row)
        values = {name: value for name, value in row.items() if name in self._table.columns}
        statement = sql.REPLACE_BACKFILLED.format(
            assignments=", ".join(f"{name} = ?" for name in values)
        )
        parameters = (*values.values(), row_id, recording.row_id, row_id)
        if connection.execute(statement, parameters).rowcount:
            return Fate.WRITTEN
        return Fate.ALREADY_THERE if _is_there(connection, row_id) else Fate.GONE

    def _insert(
        self, connection: sqlite3.Connection, recordings: Sequence[Recording]
    ) -> list[Fate | str]:
        if self._tag is None:
            letters = "".join(self._random.choices(_ID_LETTERS, k=6 * len(recordings)))
        else:
            letters = self._tag * len(recordings)
        rows = [
            (
                f"{recording.start_time}-{letters[6 * index : 6 * index + 6]}",
                recording.camera,
                recording.path,
                recording.start_time,
                recording.end_time,
                recording.duration,
                megabytes(recording.size),
                recording.motion,
                *stream_details.values(self._details, recording.stream, recording.details),
            )
            for index, recording in enumerate(recordings)
        ]
        if connection.executemany(self._insert_statement, rows).rowcount == len(rows):
            return [Fate.WRITTEN] * len(rows)
        query = sql.WRITTEN_IDS.format(",".join("?" * len(rows)))
        written = {row[0] for row in connection.execute(query, [row[0] for row in rows])}
        return [Fate.WRITTEN if row[0] in written else Fate.ALREADY_THERE for row in rows]

    def _written(self, recording: Recording | CopiedRecording, old: WholeRow) -> WholeRow:
        """What writing `recording` over the row `old` makes of it, column by column."""
        if isinstance(recording, CopiedRecording):
            return recording.as_row()
        told = stream_details.values(self._details, recording.stream, recording.details)
        new: dict[str, object] = {
            "path": recording.path,
            "end_time": float(str(old["start_time"])) + recording.duration,
            "duration": recording.duration,
            "segment_size": megabytes(recording.size),
            **dict(zip(self._details, told)),
        }
        if all(old[name] is None for name in _COUNTED):
            new.update(dict.fromkeys(_COUNTED, UNPROCESSED), motion=recording.motion)
        elif recording.motion > 0 and all(old[name] == UNPROCESSED for name in COLUMNS):
            new["motion"] = recording.motion
        return new

    def _update(self, connection: sqlite3.Connection, row_id: str, recording: Recording) -> Fate:
        size = megabytes(recording.size)
        values = (
            *(row_id, recording.path, recording.duration, size, recording.motion),
            *stream_details.values(self._details, recording.stream, recording.details),
        )
        if connection.execute(self._update_statement, values).rowcount:
            return Fate.WRITTEN
        return Fate.ALREADY_THERE if _is_there(connection, row_id) else Fate.GONE


def _is_there(connection: sqlite3.Connection, row_id: str) -> bool:
    return connection.execute(sql.WRITTEN_IDS.format("?"), (row_id,)).fetchone() is not None


_ID_LETTERS = string.ascii_lowercase + string.digits


def megabytes(size: int) -> float:
    """Bytes as `segment_size` has them: MB of 2^20, two places."""
    return round(size / 2**20, 2)
