"""One job of Frigate's process: what was ordered, where it is, how it ended."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..models import Progress, RunKind, RunOrder, RunState, Trigger

if TYPE_CHECKING:
    from ..child.messages.run import Outcome
    from ..child.process import Child


@dataclass(eq=False)
class Job:
    """A job of this process, queued, running or just ended; times in epoch seconds."""

    job_id: str
    order: RunOrder
    trigger: Trigger
    queued_at: float
    state: RunState = RunState.QUEUED
    started_at: float | None = None
    progress: Progress = field(default_factory=Progress)
    outcome: Outcome | None = None
    done: asyncio.Event = field(default_factory=asyncio.Event)
    child: Child[Progress | Outcome] | None = None
    cancelling: bool = False
    gives_way: bool = False
    """Whether it was stopped to let another pass."""

    @property
    def camera(self) -> str:
        """Whose recordings it looks at."""
        return self.order.camera

    @property
    def kind(self) -> RunKind:
        """What it does."""
        return self.order.kind

    @property
    def dry_run(self) -> bool:
        """Whether it only reports."""
        return self.order.dry_run
