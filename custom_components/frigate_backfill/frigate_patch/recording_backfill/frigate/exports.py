"""Frigate's `export` table: which exports it has, and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import sql
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .session import Fate, Session


@dataclass(frozen=True)
class NewExport:
    """An export as its file tells it."""

    id: str
    camera: str
    name: str
    date: float
    """When the exported footage begins, epoch seconds."""
    video_path: str
    thumb_path: str
    """Empty where there is no picture."""

    def as_row(self) -> dict[str, object]:
        """A finished export: Frigate throws out at its start what is still in progress."""
        return {
            "id": self.id,
            "camera": self.camera,
            "name": self.name,
            "date": self.date,
            "video_path": self.video_path,
            "thumb_path": self.thumb_path,
            "in_progress": 0,
        }


_COLUMNS = frozenset("id camera name date video_path thumb_path in_progress".split())


class ExportTable:
    """Reads and adds exports."""

    def __init__(self, session: Session) -> None:
        """Look at the table; raises DatabaseUnusableError and CancelledError."""
        self._session = session
        self._table = Table(session, "export")
        self.usable = self._table.takes(_COLUMNS) and self._table.holds(*_COLUMNS)

    def known(self) -> set[str]:
        """Ids and paths of all exports, whichever camera Frigate took them for."""
        return {value for row in self._session.fetch(sql.EXPORTS) for value in row}

    def write(self, exports: Sequence[NewExport]) -> Iterator[list[Fate | str]]:
        """Add them, see `Session.write`."""
        return self._table.write([export.as_row() for export in exports])
