"""Frigate's `previews` table: which previews it has, and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .sql import kinds as sql
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .session import Fate, Session


@dataclass(frozen=True)
class NewPreview:
    """A preview that a file's name tells whole; times in epoch seconds."""

    camera: str
    path: str
    start_time: float
    end_time: float
    end_text: str
    """The end as the file's name has it."""

    @property
    def id(self) -> str:
        """As Frigate makes it."""
        return f"{self.camera}_{self.end_text}"

    def as_row(self) -> dict[str, object]:
        """Every column as Frigate writes it."""
        return {
            "id": self.id,
            "camera": self.camera,
            "path": self.path,
            "start_time": self.start_time,
            "end_time": self.end_time,
            "duration": self.end_time - self.start_time,
        }


_COLUMNS = frozenset("id camera path start_time end_time duration".split())


class PreviewTable:
    """Reads and adds previews."""

    def __init__(self, session: Session) -> None:
        """Look at the table; raises DatabaseUnusableError and CancelledError."""
        self._session = session
        self._table = Table(session, "previews")
        self.usable = self._table.takes(_COLUMNS) and self._table.holds(*_COLUMNS)

    def known(self, camera: str) -> set[str]:
        """Ids and paths of the previews of `camera`; a path is not unique in the table."""
        return {value for row in self._session.fetch(sql.PREVIEWS, (camera,)) for value in row}

    def write(self, previews: Sequence[NewPreview]) -> Iterator[list[Fate | str]]:
        """Add them, see `Session.write`."""
        return self._table.write([preview.as_row() for preview in previews])
