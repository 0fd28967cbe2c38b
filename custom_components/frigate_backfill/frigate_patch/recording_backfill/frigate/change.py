"""A change of one row, as a journal keeps it, and the ids by which a run knows its own rows."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Row = Mapping[str, object]

RECORDINGS, REVIEWS, EVENTS = "recordings", "reviewsegment", "event"
PREVIEWS, EXPORTS, CASES = "previews", "export", "exportcase"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_TAG_LENGTH = 6


@dataclass(frozen=True)
class Change:
    """What became of one row; what is undone is the same, turned around."""

    table: str
    key: str
    """Its id, after the change if there is a row then."""
    old: Row | None
    """The whole row as it was; None where there was none."""
    new: Row | None
    """What it became, as far as it was written; None where it was removed."""
    belongings: tuple[tuple[str, Row], ...] = ()
    """Rows of other tables that went with it."""

    @property
    def is_void(self) -> bool:
        """Whether it takes back an addition that was noted: the row was there already."""
        return self.old is None and self.new is None

    @property
    def void(self) -> Change:
        """The change that takes this addition back."""
        return Change(self.table, self.key, None, None)

    @classmethod
    def addition(cls, table: str, row: Row) -> Change:
        """That `row` was added."""
        return cls(table, str(row["id"]), None, row)


def tag_of(job_id: str) -> str:
    """The six characters that ids of a run's own rows end in."""
    number = int.from_bytes(hashlib.sha256(job_id.encode()).digest()[:8], "big")
    tag = ""
    for _ in range(_TAG_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        tag += _DIGITS[digit]
    return tag


def same(one: Row, other: Row) -> bool:
    """Whether two rows agree in the columns that both have."""
    return one == other or all(_equal(one[name], other[name]) for name in one if name in other)


def _equal(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=0.0, abs_tol=1e-6)
    return one == other
