"""Jobs and runs in a state file, for tests."""

from __future__ import annotations

import time

from recording_backfill.models import (
    Counts,
    RunState,
    Trigger,
)
from recording_backfill.state import history
from recording_backfill.state.file import StateFile
from recording_backfill.state.records import Ending

ROOT = "/media/frigate/recordings"
CAMERA = "front_door"
HOUR = 1767268800.0


def finished(
    state: StateFile,
    job_id: str,
    *,
    camera: str = CAMERA,
    dry_run: bool = False,
    added: int = 1,
    outcome: RunState = RunState.COMPLETED,
) -> None:
    """A job from its begin to its end."""
    now = time.time()
    history.add_job(state, job_id, camera, Trigger.API, dry_run=dry_run, now=now)
    history.start_job(state, job_id, now)
    history.finish_job(state, job_id, Ending(outcome, "Done.", now, 1.5, Counts(added=added)))
