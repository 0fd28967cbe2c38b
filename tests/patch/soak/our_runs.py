"""Our own runs in a life of Frigate: how they are ordered, recorded and killed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from recording_backfill.models import Retention, RunOrder
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from .twin import KEPT_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from .twin import Twin


class KilledError(BaseException):
    """As `kill -9`: nothing that we wrote catches it."""


class OurRuns:
    """Runs of ours over the files of `life`, with `state` as the state file."""

    def __init__(self, life: Twin, state: Path, cameras: Sequence[str]) -> None:
        self._life = life
        self._state = state
        self._cameras = tuple(cameras)
        self.written = 0
        """How many recordings they added."""

    def order(self, camera: str, **changes: Any) -> RunOrder:
        return RunOrder(
            camera=camera,
            database=str(self._life.at.database),
            recordings_root=str(self._life.root),
            recordings_as=str(self._life.root),
            retention=Retention(days=KEPT_DAYS, configured=camera in self._cameras),
            cameras=self._cameras,
            guard_active=True,
            **changes,
        )

    def run(
        self, order: RunOrder, stop: Callable[[], bool], sink: Callable[[Any], None] = bool
    ) -> str:
        """Run and record it; what it said at its end."""
        state = None
        with suppress(Exception):
            state = StateFile(self._state)
        try:
            log = RunLog(state, new_job_id(), order, of_script=True)
            done = record_run(order, log, stop=stop, sink=sink)
        except KilledError:
            return "killed"
        finally:
            if state is not None:
                state.close()
        self.written += done.ending.counts.added
        return done.ending.message
