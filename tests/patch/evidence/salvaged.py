"""What a salvage reads of a database."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from recording_backfill.evidence.catalogue.dayfile import TABLES
from recording_backfill.evidence.salvage.store import salvage

from testing.filled import CAMERAS, rows

if TYPE_CHECKING:
    from pathlib import Path

CAMERA = CAMERAS[0]


def salvaged(path: Path, camera: str = CAMERA) -> tuple[dict[str, list[dict[str, Any]]], bool]:
    """Its rows by table, and whether it is damaged."""
    connection, damaged = salvage(str(path), camera)
    with closing(connection):
        return {name: rows(connection, name, camera) for name in TABLES}, damaged
