"""An hour folder that a run has begun with: what is known of its files, and what is to be done."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from .verdicts import Candidate

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
    from .undeletable import Folder


@dataclass
class OpenHour:
    """What is open of the hour that is being looked at."""

    folder: HourFolder
    place: str
    """The folder's path, as Frigate spells it."""
    descriptor: int
    ground: Folder
    """What the folder says of the deleting of its files."""
    known: KnownRows
    batch: Batch[Write]
    keeper: Keeper
    tally: Tally
    copied: Mapping[str, CopiedRecording]
    """By path, what copies of the database know of the hour's files."""
    broken: Mapping[str, Broken]
    """Files that need no look, by name: one that is remembered told that they are not whole."""
    candidates: list[Candidate] = field(default_factory=list)
    """The folder's files, in order, but for the misnamed."""
    misnamed: list[str] = field(default_factory=list)
    """Names that are no time, in order: there may be any number of them."""
    looks: Iterator[Look] = field(default_factory=lambda: iter(()))
    """A look at each that has to be seen, in order."""
    found_broken: dict[str, Broken] = field(default_factory=dict)
    """Those, and what this run's looks told."""

    def files(self) -> Iterator[Candidate]:
        """All files of the folder, in order."""
        if not self.misnamed:
            return iter(self.candidates)
        misnamed = (Candidate(name, f"{self.place}/{name}", math.nan) for name in self.misnamed)
        return merge(self.candidates, misnamed, key=attrgetter("name"))


class KnownHour(NamedTuple):
    """A folder of which all is known without looking at its files."""

    tally: Tally
    results: tuple[FileResult, ...] = ()
    indexed: IndexedFiles | None = None
