"""What a run's child is told, and what it says: how far it is, and how it ended."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ... import errors
from ...models import Progress, RunOrder
from ...notices import Notice
from ...state.journal import FOLDER
from ...state.records import Ending

if TYPE_CHECKING:
    from typing import Any


@dataclass(frozen=True)
class Task:
    """What the child is told to do."""

    order: RunOrder
    job_id: str
    state_file: Path | None
    """The patch's; None is to record nothing."""
    warn_unindexed: bool = False
    held_back: tuple[Notice, ...] = ()
    """Why Frigate's last syncs were left out."""
    parent: int = field(default_factory=os.getpid)

    @property
    def journals(self) -> Path:
        """The folder of the journals: beside the state file."""
        beside = self.state_file or Path(self.order.database)
        return beside.with_name(FOLDER)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""
        return {
            "order": self.order.to_json(),
            "job_id": self.job_id,
            "state_file": None if self.state_file is None else str(self.state_file),
            "warn_unindexed": self.warn_unindexed,
            "held_back": [(why, why.to_json()) for why in self.held_back],
            "parent": self.parent,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Task:
        """Undo `to_json`; raises KeyError or TypeError when `data` is not one."""
        state_file = data["state_file"]
        return cls(
            **{
                **data,
                "order": RunOrder.from_json(data["order"]),
                "held_back": tuple(Notice.from_json(*why) for why in data["held_back"]),
                "state_file": None if state_file is None else Path(state_file),
            }
        )


@dataclass(frozen=True)
class Outcome:
    """How a run ended, with what only who waited for it gets to see."""

    ending: Ending
    results: tuple[dict[str, Any], ...] = ()
    """As docs/api.md has them: Frigate's process only passes them on."""
    error: errors.BackfillError | None = None
    """What made it fail."""
    traceback: str = ""
    """Of a fault of ours, for Frigate's log."""

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""
        return {
            **self.ending.to_json(),
            "results": self.results,
            "error": None if self.error is None else self.error.to_json(),
            "traceback": self.traceback,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Outcome:
        """Undo `to_json`."""
        error = data["error"]
        return cls(
            Ending.from_json(data),
            tuple(data["results"]),
            None if error is None else errors.from_json(error),
            data["traceback"],
        )


def write(message: Progress | Outcome) -> dict[str, Any]:
    """The JSON of what the child says."""
    if isinstance(message, Progress):
        return {"type": "progress", **message.to_record()}
    return {"type": "finished", **message.to_json()}


def read(data: dict[str, Any]) -> Progress | Outcome:
    """Undo `write`."""
    return Outcome.from_json(data) if data["type"] == "finished" else Progress.from_record(data)
