"""What the state file knows of an hour that a run saw in part."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from recording_backfill.models import Retention, ReviewRetention, Trigger
from recording_backfill.state import findings, history
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog

from testing.clips import Clips
from testing.library import CAMERA, NOON

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.state.file import StateFile

    from testing.library import LibraryBuilder

LONG = ReviewRetention(100_000, 5, 5)
PART = {"start_time": NOON + 20, "end_time": NOON + 1700}


def record(state: StateFile, library: LibraryBuilder, number: int, **changes: Any) -> None:
    order = library.order(retention=Retention(0.0, LONG, LONG), guard_active=True, **changes)
    job = f"job{number}"
    history.add_job(state, job, CAMERA, Trigger.API, dry_run=order.dry_run, now=time.time())
    history.start_job(state, job, time.time())
    done = record_run(order, RunLog(state, job, order), stop=bool, sink=lambda _: None)
    assert done.error is None


def missing(state: StateFile) -> tuple[int, int, int]:
    """Recordings, those past retention, and reviews."""
    recordings, reviews = findings.missing(state, CAMERA), findings.missing_media(state, CAMERA)
    return recordings.files, recordings.past_retention, reviews.get("reviews", (0, 0))[0]


def test_nothing_outside_the_range_is_forgotten_or_called_expired(
    state: StateFile, library: LibraryBuilder, tmp_path: Path
) -> None:
    clips = Clips(tmp_path, "0.17")
    for start in (-10, 600, 1800):
        for second in range(0, 60, 10):
            library.add(NOON + start + second)
        clips.review(CAMERA, NOON + start + 5, NOON + start + 50)
    record(state, library, 1, **PART, dry_run=True)
    # The file at -10 lies in an hour that this run did not look at.
    assert missing(state) == (17, 0, 2)
    record(state, library, 2, dry_run=True)
    assert missing(state) == (18, 0, 3)
    record(state, library, 3, **PART, dry_run=True)
    assert missing(state) == (18, 0, 3)
    record(state, library, 4, **PART)
    assert missing(state) == (9, 0, 1)
    record(state, library, 5)
    assert missing(state) == (0, 0, 0)
