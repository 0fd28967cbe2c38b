"""Frigate's `recordings` table: its rows read; `writer` writes recordings into it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from ..streams import Stream
from .retention import Signs
from .session import Fate, Session
from .sql import recordings as sql
from .sql.schema import of_streams
from .writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..notices import Notice
    from .writer import Write

_PATHS_AT_ONCE = 500
_HALF = 0.5
"""Seconds by which the start of a row may differ from what Frigate 0.19 measured."""


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
    motion: int | None = None
    objects: int | None = None
    dbfs: int | None = None

    @property
    def signs(self) -> Signs:
        """What Frigate's clean-up asks of it."""
        return Signs(self.motion, self.objects, self.dbfs, Stream.of_column(self.stream))


class Seen(NamedTuple):
    """A row as the clean-up looks at it: its span in epoch seconds, and what Frigate saw."""

    start: float
    end: float
    signs: Signs


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
        columns = self.session.recordings_columns
        self.has_streams = "stream_type" in columns
        """Whether it tells a camera's streams apart, as from 0.19 on."""
        self._writer = Writer(self.session, tag)

    def close(self) -> None:
        """End the connection."""
        self.session.close()

    @property
    def streams(self) -> tuple[Stream, ...]:
        """Those that its rows are told apart by."""
        return tuple(Stream) if self.has_streams else (Stream.MAIN,)

    @property
    def failure(self) -> Notice | None:
        """Why nothing more can be written or read, once that is so."""
        return self.session.failure

    @property
    def rested(self) -> bool:
        """Whether writing now would not have to wait until the database was left alone."""
        return self.session.rested

    def rows(self, camera: str, after: float, before: float) -> list[Row]:
        """Rows of `camera` that start in [after, before], in time order."""
        return self._rows(sql.ROWS, (camera, after, before))

    def has_exactly(self, folder: str, names: Sequence[str]) -> bool:
        """Whether the rows of what is in `folder`, at any depth, are those of its files `names`.

        `names` are in order, and no part of one reads as a path in `folder`.
        """
        begin = f"{folder}/"
        # "0" is what follows "/".
        paths, number = self.session.fetch(sql.PATHS_OF_FOLDER, (begin, f"{folder}0"))[0]
        # The number tells two paths from a single one that reads as both.
        return bool(number == len(names) and (not names or paths == begin + begin.join(names)))

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
        return of_streams(statement, streams=self.has_streams)

    def newest_analysed(self) -> float | None:
        """Start of the newest recordings that Frigate analysed, but for one in a hundred."""
        rows = self.session.fetch(sql.NEWEST_ANALYSED)
        return rows[0][0] if rows else None

    def hours(self, camera: str, after: float, before: float) -> list[float]:
        """The hours in which rows of `camera` start, in [after, before]."""
        return [row[0] for row in self.session.fetch(sql.HOURS, (camera, after, before))]

    def starts(self, camera: str, after: float, before: float) -> dict[Stream, set[int]]:
        """By stream the seconds in the names of the files whose rows start in [after, before].

        A row that does not start with a whole second may have either neighbour's name.
        """
        found: dict[Stream, set[int]] = {stream: set() for stream in Stream}
        rows = self.session.fetch(self._of_streams(sql.STARTS), (camera, after, before))
        for start, stream in rows:
            second, starts = int(start), found[Stream.of_column(stream)]
            starts.add(second)
            if start != second:
                starts.add(second + (1 if start - second > _HALF else -1))
        return found

    def has_starts(
        self, camera: str, after: int, before: int, starts: Mapping[Stream, Sequence[int]]
    ) -> bool:
        """Whether by all appearance just these `starts` are those of its rows in [after, before).

        Quicker than to read them, which tells for sure.
        """
        query = self._of_streams(sql.SUMS_OF_STARTS)
        found = {
            Stream.of_column(stream): tuple(sums)
            for stream, *sums in self.session.fetch(query, (camera, after, before))
        }
        return found == {
            stream: (len(seconds), sum(shifted), sum(second * second for second in shifted))
            for stream, seconds in starts.items()
            if (shifted := [second - after for second in seconds])
        }

    def first_start(self, camera: str, after: float = -math.inf) -> float | None:
        """When the first row of `camera` starts, at `after` or later."""
        start: float | None = self.session.fetch(sql.FIRST_START, (camera, after))[0][0]
        return start

    def signs(self, camera: str, after: float, before: float) -> Iterator[Seen]:
        """What Frigate saw in the rows of `camera` that start in [after, before]."""
        query = self._of_streams(sql.SIGNS)
        found = self.session.fetch(query, (camera, after, before))
        for start, end, motion, objects, dbfs, stream in found:
            yield Seen(start, end, Signs(motion, objects, dbfs, Stream.of_column(stream)))

    def bytes_per_second(self) -> float:
        """What all streams together write, going by the newest 100 recordings of each."""
        total, camera = 0.0, ""
        query = self._of_streams(sql.NEWEST_SIZES)
        while (camera := self.session.fetch(sql.NEXT_CAMERA, (camera,))[0][0]) is not None:
            for stream in Stream:
                size, duration = self.session.fetch(query, (camera, stream.value))[0]
                total += size * 2**20 / duration if duration > 0 else 0.0
        return total

    def reusable(self) -> int:
        """Bytes in the file that rows left free: as many of new ones let it grow no further."""
        return int(self.session.fetch(sql.REUSABLE)[0][0])

    def write(self, writes: Sequence[Write]) -> Iterator[list[Fate | str]]:
        """Write them in short transactions; after each, the fates of its writes, in order.

        A text says in words why a write failed. Raises CancelledError when told to stop while it
        waits for the lock.
        """
        return self.session.write(writes, self._writer.apply, self._writer.changes)
