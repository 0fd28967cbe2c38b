"""Jobs that take hours: searches for motion, and verifications of estimated lengths.

They let every other job pass, and go on afterwards.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..models import RunKind, RunState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .job import Job

GIVE_WAY = (RunKind.MOTION, RunKind.VERIFY)
"""The kinds before which others go."""


def is_search(job: Job) -> bool:
    """Whether others go before it."""
    return job.order.kind in GIVE_WAY


class Searches:
    """Those that gave way, by their cameras."""

    def __init__(self) -> None:
        self._waiting: dict[str, Job] = {}
        self._awaited: Counter[str] = Counter()

    @contextmanager
    def held(self, camera: str) -> Iterator[None]:
        """None of the camera goes on meanwhile: the job that it gives way to is not queued yet."""
        self._awaited[camera] += 1
        try:
            yield
        finally:
            self._awaited[camera] -= 1

    def note_end(self, job: Job) -> None:
        """Remember it if it ended only to let another pass."""
        cancelled = job.outcome is not None and job.outcome.ending.state is RunState.CANCELLED
        if cancelled and job.gives_way and not job.cancelling:
            self._waiting[job.camera] = job

    def forget(self, camera: str) -> None:
        """Do not go on with one that was cancelled meanwhile."""
        self._waiting.pop(camera, None)

    def take(self, busy: Collection[str]) -> list[Job]:
        """Those that can be queued anew, as their camera is not among those that are `busy`."""
        free = [
            camera for camera in self._waiting if camera not in busy and not self._awaited[camera]
        ]
        return [self._waiting.pop(camera) for camera in free]
