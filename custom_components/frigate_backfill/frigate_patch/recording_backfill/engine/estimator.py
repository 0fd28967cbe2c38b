"""The estimator: of an hour's files it reads only those whose names do not tell their length.

Of all others it only asks the size. It reads through the run's reader, which reads ahead where
storage is slow.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, NamedTuple

from ..media.mp4 import Finding
from .lengths import Lengths, Piece, conspicuous, sample
from .looks import Look, WantedName, decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..streams import Stream
    from .examiner import Examiner
    from .known import KnownRows
    from .reader import Reader
    from .verdicts import Candidate

_MARGIN = 2.0
"""Seconds by which an estimate may be off."""


class _Hour(NamedTuple):
    """The files of one hour, and what is known of them so far; by the numbers of its candidates."""

    folder: int
    """Its descriptor."""
    candidates: Sequence[Candidate]
    looks: dict[int, Look]
    """Those that were made and not taken yet."""
    lengths: Lengths
    """Of its stream."""


class Estimator:
    """Estimates the lengths of one run's files, hour after hour."""

    def __init__(self, reader: Reader, examiner: Examiner) -> None:
        """Read with `reader`; `examiner` says where a length must be exact."""
        self._reader = reader
        self._examiner = examiner
        self._lengths: dict[Stream, Lengths] = {}

    def looks(
        self, folder: int, candidates: Sequence[Candidate], known: KnownRows
    ) -> Iterator[Look]:
        """A look at each of the `candidates` that is to be seen, in order.

        Raises CancelledError.
        """
        seen = [number for number, one in enumerate(candidates) if one.seen]
        wanted = [
            WantedName(candidates[number].name, _is_read_again(candidates[number]))
            for number in seen
        ]
        # Begins at once, while earlier hours are still being taken.
        return self._taken(folder, candidates, known, seen, self._reader.looks(folder, wanted))

    def _taken(
        self,
        folder: int,
        candidates: Sequence[Candidate],
        known: KnownRows,
        seen: list[int],
        first: Iterator[Look],
    ) -> Iterator[Look]:
        looks = dict(zip(seen, first))
        lengths = self._lengths.setdefault(known.stream, Lengths())
        hour = _Hour(folder, candidates, looks, lengths)
        try:
            left: set[int] = set()
            for stretch in _stretches(candidates):
                told = self._told(hour, known, stretch)
                inner = [number for number in stretch if number in told]
                pieces = [told[number] for number in inner]
                chosen = {*sample(len(inner), enough=lengths.enough), *conspicuous(pieces)}
                read = [number for number in stretch if number not in told]
                read += [inner[place] for place in chosen]
                left |= self._read(hour, stretch, told, read)
                for number in left.intersection(told):
                    duration = lengths.estimate(told[number].gap)
                    looks[number] = Look(looks[number].info, Finding(duration, estimated=True))
            while looks:
                yield looks.pop(next(iter(looks)))
        finally:
            for look in looks.values():
                look.close()

    def _told(self, hour: _Hour, known: KnownRows, stretch: Sequence[int]) -> dict[int, Piece]:
        """What name and size tell of the files whose length may be estimated."""
        told, candidates = {}, hour.candidates
        for number in stretch[:-1]:
            candidate, info = candidates[number], hour.looks[number].info
            if info is None or not stat.S_ISREG(info.st_mode) or not info.st_size:
                continue
            gap = candidates[number + 1].start_time - candidate.start_time
            if not self._examiner.must_be_exact(candidate, known, gap - _MARGIN, gap + _MARGIN):
                told[number] = Piece(gap, info.st_size)
        return told

    def _read(
        self, hour: _Hour, stretch: Sequence[int], told: dict[int, Piece], read: list[int]
    ) -> set[int]:
        """`read` files of a stretch, and those on which they cast doubt; returns the rest."""
        _, candidates, looks, lengths = hour
        left = set(stretch)
        while read:
            read = sorted(left.intersection(read))
            left.difference_update(read)
            wanted = [WantedName(candidates[number].name) for number in read]
            doubted: set[int] = set()
            for number, look in zip(read, self._reader.looks(hour.folder, wanted, first=True)):
                looks[number] = decided(look, self._examiner.media)
                finding = looks[number].finding
                if finding is not None and finding.duration is not None and not finding.reason:
                    lengths.learn(finding.duration)
                else:  # what befell this file may have befallen its neighbours
                    doubted.update((number - 1, number + 1))
            doubted.update(number for number in left if number not in told)
            doubted.update(
                number for number in left & told.keys() if lengths.hides_pause(told[number].gap)
            )
            read = list(left & doubted)
        return left


def _is_new(candidate: Candidate) -> bool:
    """Whether it is to become a row where there is none."""
    return candidate.read and candidate.row is None


def _is_read_again(candidate: Candidate) -> bool:
    """Whether it has to be read, and has a row."""
    return candidate.read and candidate.row is not None


def _stretches(candidates: Sequence[Candidate]) -> Iterable[list[int]]:
    """The numbers of new files that follow each other with nothing else in between."""
    stretch: list[int] = []
    for number, candidate in enumerate(candidates):
        if _is_new(candidate):
            stretch.append(number)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch
