"""How the catalogue was when it was last renewed, so that a restart of Frigate forgets nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import sql

if TYPE_CHECKING:
    from .file import StateFile

_KEY = "catalogue"


@dataclass(frozen=True)
class CatalogueStatus:
    """How the catalogue is."""

    path: str | None = None
    days: int = 0
    bytes: int = 0
    saved_at: float | None = None
    error: str | None = None
    """Why it is not saved now; may be a `Notice`, of which only the text is noted."""


def read(state: StateFile) -> CatalogueStatus:
    """As it was noted last; raises StateError."""
    row = state.row(sql.GET_META, (_KEY,))
    try:
        return CatalogueStatus() if row is None else CatalogueStatus(**json.loads(row[0]))
    except (TypeError, ValueError):
        return CatalogueStatus()


def save(state: StateFile, status: CatalogueStatus) -> None:
    """Note it; raises StateError."""
    state.change(sql.SET_META, (_KEY, json.dumps(vars(status))))
