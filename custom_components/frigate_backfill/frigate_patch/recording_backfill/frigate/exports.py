"""Frigate's `export` table: which exports it has, and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .change import CASES, EXPORTS, Change
from .sql import kinds as sql
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .session import Fate, Session
    from .sqlite import sqlite3


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


@dataclass(frozen=True)
class CopiedExport(NewExport):
    """An export as a copy of the database has it."""

    case: tuple[tuple[str, object], ...] = ()
    """The row of the case that it belongs to, by column; 0.18 and later have such."""

    def as_row(self) -> dict[str, object]:
        """With its case."""
        return {**super().as_row(), "export_case_id": dict(self.case).get("id")}


_COLUMNS = frozenset("id camera name date video_path thumb_path in_progress".split())


class ExportTable:
    """Reads and adds exports."""

    def __init__(self, session: Session) -> None:
        """Look at the table; raises DatabaseUnusableError and CancelledError."""
        self._session = session
        self._table = Table(session, "export")
        self._cases = Table(session, "exportcase")
        self.usable = self._table.takes(_COLUMNS) and self._table.holds(*_COLUMNS)

    def known(self) -> set[str]:
        """Ids and paths of all exports, whichever camera Frigate took them for."""
        return {value for row in self._session.fetch(sql.EXPORTS) for value in row}

    def write(self, exports: Sequence[NewExport]) -> Iterator[list[Fate | str]]:
        """Add them, see `Session.write`; a case goes in with the first of its exports."""
        return self._session.write(exports, self._apply, self._changes)

    def _changes(self, exports: Sequence[NewExport]) -> list[Change]:
        cases = {
            str(dict(export.case)["id"]): dict(export.case)
            for export in exports
            if isinstance(export, CopiedExport) and export.case and self._cases.columns
        }
        there = {str(row[0]) for row in self._session.fetch(sql.CASE_IDS)} if cases else set()
        return [
            *(Change.addition(CASES, case) for key, case in cases.items() if key not in there),
            *(Change.addition(EXPORTS, export.as_row()) for export in exports),
        ]

    def _apply(
        self, connection: sqlite3.Connection, exports: Sequence[NewExport]
    ) -> list[Fate | str]:
        fates: list[Fate | str] = []
        for export in exports:
            if isinstance(export, CopiedExport) and export.case and self._cases.columns:
                self._cases.put(connection, dict(export.case))
            fates.append(self._table.put(connection, export.as_row()))
        return fates
