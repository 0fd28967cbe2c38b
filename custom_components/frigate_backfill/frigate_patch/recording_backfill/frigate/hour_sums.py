"""What the rows of an hour cover, in sums: added up once, and good for as long as the rows stay.

What tells that is a mark, which costs a fifth of adding up.
"""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from .. import layout
from .sql import coverage as sql

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Fetch = Callable[[str, Sequence[Any]], list[Any]]

_ROUNDED = 1e-12
"""Part of a sum by which releases of SQLite differ: Frigate's process has another than a child."""


class Mark(NamedTuple):
    """What tells whether an hour's rows are the ones that they were. Times count from the hour."""

    number: int
    products: float
    """The sum over rows of start times end: another row, or another time of one, makes another."""
    backfilled: int
    """How many of the rows are."""
    backfilled_starts: float = 0.0
    backfilled_cubes: float = 0.0
    """Where these are neither all nor none: sums over their starts, and the rests of the cubes."""

    def is_of_rows_of(self, other: Mark) -> bool:
        """Whether both are of the same rows, whichever SQLite summed these up."""
        return all(isclose(one, two, rel_tol=_ROUNDED) for one, two in zip(self, other))


class Rows(NamedTuple):
    """What the rows of one kind cover of an hour."""

    backfilled: bool
    seconds: float
    first: float
    last: float
    """Starts of the first and the last row."""
    end: float


class Sums(Protocol):
    """The sums of a camera's hours that are known."""

    def of(self, hour: float, mark: Mark) -> Sequence[Rows] | None:
        """Those of `hour`, if they were made of the rows that have this `mark`."""

    def keep(self, hour: float, mark: Mark, rows: Sequence[Rows]) -> None:
        """Those of `hour` were made just now."""


def rows_of_hour(fetch: Fetch, sums: Sums, camera: str, hour: float) -> Sequence[Rows]:
    """The rows that start in the hour, of both kinds as far as there are any."""
    span = (camera, hour, hour + layout.HOUR)
    # Sums must be of the rows that their mark is of, whatever is written meanwhile.
    fetch("BEGIN", ())
    mark = _mark(fetch, span)
    rows = sums.of(hour, mark) if mark.number else ()
    if rows is None:
        rows = _added_up(fetch, span, mark)
        sums.keep(hour, mark, rows)
    fetch("COMMIT", ())
    return rows


def _mark(fetch: Fetch, span: tuple[str, float, float]) -> Mark:
    _, hour, _ = span
    # Counted from a second before, as nothing may be 0 times anything.
    number, products = fetch(sql.MARK, (*span, hour - 1.0))[0]
    backfilled = fetch(sql.COUNT_WITHOUT_OBJECTS, span)[0][0] if number else 0
    if backfilled:
        backfilled = min(backfilled, fetch(sql.COUNT_WITHOUT_REGIONS, span)[0][0])
    if backfilled in (0, number):
        return Mark(number, products, backfilled)
    some, starts, cubes = fetch(sql.MARK_OF_BACKFILLED, span)[0]
    return Mark(number, products, some, backfilled_starts=starts, backfilled_cubes=cubes)


def _added_up(fetch: Fetch, span: tuple[str, float, float], mark: Mark) -> list[Rows]:
    if mark.backfilled in (0, mark.number):
        return [Rows(bool(mark.backfilled), *times) for _, *times in fetch(sql.COVERED, span)]
    return [Rows(bool(kind), *times) for kind, *times in fetch(sql.COVERED_BY_BOTH, span)]
