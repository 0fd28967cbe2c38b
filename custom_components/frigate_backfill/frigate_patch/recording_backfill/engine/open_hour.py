"""An hour folder that a run has begun with: what is known of its files, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from . import undeletable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..frigate.copied import CopiedRecording
    from ..frigate.writer import Write
    from ..models import FileResult, IndexedFiles
    from .batch import Batch
    from .keeper import Keeper
    from .known import KnownRows
    from .listing import Broken, HourFolder
    from .looks import Look
    from .tally import Tally
    from .verdicts import Candidate, Verdict


@dataclass(frozen=True)
class OpenHour:
    """What is open of the hour that is being looked at."""

    folder: HourFolder
    descriptor: int
    as_frigate: bool
    """Whether what this process may not do, Frigate may not do either."""
    known: KnownRows
    batch: Batch[Write]
    keeper: Keeper
    tally: Tally
    copied: Mapping[str, CopiedRecording]
    """By path, what copies of the database know of the hour's files."""
    jobs: list[Job]
    looks: Iterator[Look]
    """A look at each file that has to be seen, in order."""
    broken: Mapping[str, Broken]
    """Files that need no look, by name: one that is remembered told that they are not whole."""
    found_broken: dict[str, Broken] = field(default_factory=dict)
    """Those, and what this run's looks told."""

    def deletable(self, verdict: Verdict, job: Job) -> Verdict:
        """The `verdict` on a file of the hour, or that Frigate could not delete the file."""
        return undeletable.judged(verdict, job.candidate, self._ground, self.descriptor)

    @cached_property
    def _ground(self) -> undeletable.Folder:
        return undeletable.look_at(".", as_frigate=self.as_frigate, folder=self.descriptor)


class KnownHour(NamedTuple):
    """A folder of which all is known without looking at its files."""

    tally: Tally
    results: tuple[FileResult, ...] = ()
    indexed: IndexedFiles | None = None


class Job(NamedTuple):
    """One file of an hour."""

    candidate: Candidate
    inside: bool
    """Whether it lies in the range that the run is about."""
    seen: bool
    """Whether it has to be looked at."""
    read: bool
    """Whether it has to be read, too."""
