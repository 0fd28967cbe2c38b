"""Recordings written into Frigate's `recordings` table."""

from __future__ import annotations

import random
import string
from typing import TYPE_CHECKING, NamedTuple

from ..streams import Stream
from . import details as stream_details
from .backfilled import COLUMNS, ESTIMATED, UNPROCESSED
from .change import RECORDINGS, Change
from .copied import CopiedRecording
from .rows import Rows
from .session import Fate
from .sql import writer as sql
from .sqlite import quoted
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import Recording
    from .change import Row as WholeRow
    from .session import Session
    from .sqlite import sqlite3

_ROWS_AT_ONCE = 500
_BEFORE = {Stream.MAIN: "-", Stream.SUB: "-sub-"}
"""What is between start and letters in an id; one run may write both streams of a moment."""
_COUNTED = ("motion", "objects", "dBFS", "regions")


class Write(NamedTuple):
    """A recording to be written: as a new row, or over the row `row_id`.

    One that a copy of the database tells whole takes the place of a backfilled row only.
    """

    recording: Recording | CopiedRecording
    row_id: str | None = None


class Writer:
    """What the transactions of `session` write; ids of new rows end in `tag`, if there is one."""

    def __init__(self, session: Session, tag: str | None) -> None:
        self._session = session
        self._tag = tag
        self._random = random.Random()
        self._table: Table | None = None
        columns = session.recordings_columns
        self._details = tuple(name for name in sql.DETAILS if name in columns)
        self._insert_statement = sql.insert_recording(self._details)
        self._update_statement = sql.update_recording(self._details)

    def changes(self, writes: Sequence[Write]) -> list[Change]:
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
        rows = Rows(self._session)
        parts = (keys[i : i + _ROWS_AT_ONCE] for i in range(0, len(keys), _ROWS_AT_ONCE))
        return [row for part in parts for row in rows.find(RECORDINGS, part).values()]

    def apply(self, connection: sqlite3.Connection, chunk: Sequence[Write]) -> list[Fate | str]:
        """Write `chunk` in the transaction of `connection`; the fates of its writes, in order."""
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
            self._table = Table(self._session, "recordings")
        row = recording.as_row()
        if row_id is None:
            return self._table.put(connection, row)
        values = {name: value for name, value in row.items() if name in self._table.columns}
        statement = sql.REPLACE_BACKFILLED.format(
            assignments=", ".join(f"{quoted(name)} = ?" for name in values)
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
        tags = [letters[begin : begin + 6] for begin in range(0, len(letters), 6)]
        rows = [
            (
                f"{recording.start_time}{_BEFORE[recording.stream]}{tag}",
                recording.camera,
                recording.path,
                recording.start_time,
                recording.end_time,
                recording.duration,
                megabytes(recording.size),
                recording.motion,
                ESTIMATED if recording.estimated else UNPROCESSED,
                *stream_details.values(self._details, recording.stream, recording.details),
            )
            for recording, tag in zip(recordings, tags)
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
        elif all(old[name] == UNPROCESSED for name in COLUMNS):
            if recording.motion > 0:
                new["motion"] = recording.motion
            if old["dBFS"] == ESTIMATED:
                new["dBFS"] = UNPROCESSED
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
