"""What the catalogue's child is told, and what it says: that it lives, and how a renewal ended."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ...evidence.catalogue.place import Site
from ...evidence.catalogue.renewal import Saved
from ...notices import restored, told

if TYPE_CHECKING:
    from typing import Any

MODULE = "recording_backfill.child.catalogue"
ALIVE = '{"type": "alive"}'


@dataclass(frozen=True)
class Task:
    """What the child is told."""

    site: Site
    database: str
    state_file: Path
    """The patch's."""
    watch_clock: bool
    cameras: tuple[str, ...] = ()
    """Whose charts are to be added up."""
    parent: int = field(default_factory=os.getpid)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""
        return {**asdict(self), "state_file": str(self.state_file)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Task:
        """Undo `to_json`; raises KeyError or TypeError when `data` is not one."""
        site, state_file = Site(**data["site"]), Path(data["state_file"])
        cameras = tuple(data["cameras"])
        return cls(**{**data, "site": site, "state_file": state_file, "cameras": cameras})


@dataclass(frozen=True)
class Outcome:
    """How a renewal ended."""

    path: str | None = None
    """The catalogue's folder, once it is known."""
    saved: Saved | None = None
    error: str | None = None

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""
        return {
            "type": "finished",
            "path": self.path,
            "saved": None if self.saved is None else asdict(self.saved),
            "error": self.error,
            "notice": told(self.error),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Outcome:
        """Undo `to_json`."""
        saved, error = data["saved"], data["error"]
        return cls(
            data["path"],
            None if saved is None else Saved(**saved),
            None if error is None else restored(error, data["notice"]),
        )


def read(data: dict[str, Any]) -> Outcome | None:
    """What a line of the child's says; None where only that it lives."""
    return Outcome.from_json(data) if data["type"] == "finished" else None
