"""Exports as copies have them: with the name that somebody gave them, and their case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...frigate.exports import CopiedExport

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from .copies import Copies
    from .source import Source


def copied_exports(copies: Copies, camera: str, known: AbstractSet[str]) -> Iterator[CopiedExport]:
    """The exports of which neither id nor file is `known`; raises CancelledError."""
    found: set[str] = set()
    for source, row in copies.rows("export", "camera = ?", (camera,)):
        export, path = str(row["id"]), str(row["video_path"])
        if not found.union(known).isdisjoint((export, path)):
            continue
        found.update((export, path))
        case = row["export_case_id"]
        yield CopiedExport(
            export,
            camera,
            str(row["name"]),
            float(str(row["date"])),
            path,
            str(row["thumb_path"]),
            case=_case(copies, source, str(case)) if case else (),
        )


def _case(copies: Copies, source: Source, case: str) -> tuple[tuple[str, object], ...]:
    """The row of the case that an export belongs to; nothing where it is lost."""
    row = next(copies.rows_of(source, "exportcase", "id = ?", (case,)), None)
    return () if row is None else tuple(row.items())
