"""What the rescue's child is told, and its one answer: what is to become of a sync."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...frigate.orphans import Kind
from ...models import RunOrder
from ...notices import restored, told
from ...state.journal import FOLDER

if TYPE_CHECKING:
    from typing import Any

MODULE = "recording_backfill.child.rescue"
LOCK_LIMIT = 60.0
"""Seconds that it waits for runs to end."""
TIME_LIMIT = 900.0
"""Seconds for all of it: Frigate's clean-up waits meanwhile, and must come to run."""


@dataclass(frozen=True)
class Task:
    """What the child is told to look at."""

    orders: dict[str, RunOrder]
    """Of the configured cameras."""
    others: RunOrder
    """The pattern for all other cameras."""
    limited: bool
    """Whether the sync looks at the last 36 hours only."""
    kind: Kind
    clips: str
    exports: str
    state_file: Path | None
    """The patch's."""
    watch_clock: bool
    parent: int = field(default_factory=os.getpid)

    @property
    def journals(self) -> Path | None:
        """The folder of those of runs."""
        return None if self.state_file is None else self.state_file.with_name(FOLDER)

    def order(self, camera: str) -> RunOrder:
        """By what the recordings of `camera` are kept."""
        return self.orders.get(camera) or replace(self.others, camera=camera)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""
        state_file = None if self.state_file is None else str(self.state_file)
        return {**asdict(self), "state_file": state_file}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Task:
        """Undo `to_json`; raises KeyError or TypeError when `data` is not one."""
        state_file = data["state_file"]
        return cls(
            **{
                **data,
                "orders": {name: RunOrder.from_json(one) for name, one in data["orders"].items()},
                "others": RunOrder.from_json(data["others"]),
                "kind": Kind(data["kind"]),
                "state_file": None if state_file is None else Path(state_file),
            }
        )


@dataclass(frozen=True)
class Verdict:
    """What is to become of a sync."""

    go: bool
    """Whether Frigate may do it; it then does, or stops by itself."""
    why: str = ""
    """Why it is left out; may be a `Notice`."""
    added: int = 0
    updated: int = 0
    """Recordings' rows."""
    others: int = 0
    """Rows of other kinds that came back."""
    jobs: tuple[str, ...] = field(default=(), compare=False)
    """Camera and id of each of its runs, for an undo."""

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""
        return {**asdict(replace(self, why=str(self.why))), "notice": told(self.why)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        """Undo `to_json`; raises KeyError or TypeError when `data` is not one."""
        why = restored(data["why"], data["notice"])
        rest = {name: value for name, value in data.items() if name != "notice"}
        return cls(**{**rest, "why": why, "jobs": tuple(data["jobs"])})
