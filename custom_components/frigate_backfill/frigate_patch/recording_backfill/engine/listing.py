"""What lies in the camera's folder of one hour, as it was when it was listed."""

from __future__ import annotations

import json
import os
import time
import zlib
from array import array
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from operator import sub
from typing import TYPE_CHECKING, NamedTuple, Protocol

from .. import layout
from ..models import Reason
from ..streams import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..models import FileResult

_SECONDS_OF_HOUR = 3600
_COARSEST_TIME = 10 * 10**9
"""Nanoseconds: the steps of any file system's times, and what another host's clock may be off."""
_AT_REST = 600 * 10**9
"""The same for what is remembered beyond this run."""
_SKEW = 10.0
"""Seconds by which a server's clock may be behind ours."""


class Stamp(NamedTuple):
    """What tells an unchanged folder from one in which names came or went."""

    inode: int
    changed_at: int
    """Nanoseconds, as its file system has it. Programs that copy may set this back…"""
    touched_at: int
    """… and this never."""

    @classmethod
    def of(cls, info: os.stat_result) -> Stamp:
        """That of a folder by what `fstat` says of it.

        The inode as SQLite can keep it: a server's file system may use all 64 bits.
        """
        inode = info.st_ino - (1 << 64) if info.st_ino >> 63 else info.st_ino
        return cls(inode, info.st_mtime_ns, info.st_ctime_ns)

    @property
    def is_settled(self) -> bool:
        """Whether the next change gets another time: what changed just now may not."""
        return max(self.changed_at, self.touched_at) <= time.time_ns() - _COARSEST_TIME

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing changed for so long that a later run may rely on it."""
        return max(self.changed_at, self.touched_at) <= time.time_ns() - _AT_REST


class Broken(NamedTuple):
    """Why a file is not a whole recording, as an earlier look told."""

    reason: Reason
    message: str | None
    duration: float | None
    size: int | None
    touched_at: int = 0
    """Nanoseconds: whoever writes into the file changes it, though not its folder's times."""


def _touched_at(folder: int, name: str) -> int:
    """When a file in the open `folder` was changed; 0 where that was lately, or nobody can tell."""
    try:
        touched = os.stat(name, dir_fd=folder, follow_symlinks=False).st_ctime_ns
    except OSError:
        return 0
    return touched if touched <= time.time_ns() - _AT_REST else 0


def as_found(folder: int, found: Mapping[str, Broken]) -> dict[str, Broken]:
    """Those `found` in the open `folder` of which a later run can tell whether they changed."""
    return {
        name: broken._replace(touched_at=touched)
        for name, broken in found.items()
        if (touched := _touched_at(folder, name))
    }


def still_as_found(folder: int, broken: Mapping[str, Broken]) -> dict[str, Broken]:
    """Those of the `broken` files in the open `folder` that nobody has changed since."""
    return {
        name: one
        for name, one in broken.items()
        if one.touched_at and _touched_at(folder, name) == one.touched_at
    }


@dataclass(frozen=True)
class HourFolder:
    """One camera's folder of one hour, as it was when it was listed."""

    start: float
    """Start of the hour, epoch seconds."""
    day: str
    hour: str
    seconds: Sequence[int] = ()
    """When its recordings begin, in seconds after the hour, in order."""
    others: tuple[str, ...] = ()
    """Names of .mp4 files that are no time."""
    crowded: bool = False
    """Whether these were too many to be held: it is listed again when its turn comes."""
    stamp: Stamp | None = None
    """None where a change might leave it as it is."""
    files: int = 0
    """How many .mp4 files of the surveyed range lay there."""
    stream: Stream = Stream.MAIN
    problem: FileResult | None = None
    """Why it cannot be looked at."""
    remembered: bool = False
    """Whether it was not listed, as it is what it was at an earlier run."""
    broken: bool = False
    """Whether the run found some of its files broken."""

    @property
    def misnamed(self) -> bool:
        """Whether there are .mp4 files whose names are no time."""
        return self.crowded or bool(self.others)

    @property
    def tells_changes(self) -> bool:
        """Whether a later run can rely on its times: they are old, but not older than its files.

        FAT on a server leaves a folder's time as it was, whatever comes into it.
        """
        if self.stamp is None or not self.stamp.is_at_rest:
            return False
        newest = self.start + (self.seconds[-1] if self.seconds else 0)
        return self.stamp.changed_at >= (newest - _SKEW) * 10**9

    @property
    def names(self) -> list[str]:
        """The names of its .mp4 files, in time order."""
        by_second = layout.NAMES
        names = [by_second[second] for second in self.seconds]
        return sorted((*names, *self.others)) if self.others else names


@dataclass
class Range:
    """What a survey is asked for."""

    after: float
    before: float
    margin: float
    starts: Mapping[Stream, array[int]] | None

    def touches(self, start: float, length: float) -> bool:
        """Whether what is from `start` on for `length` lies in the range or its margin."""
        return start <= self.before + self.margin and start + length > self.after - self.margin

    def has(self, start: float) -> bool:
        """Whether the hour from `start` on lies in the range, in part at least."""
        return start <= self.before and start + layout.HOUR > self.after

    def count(self, folder: HourFolder) -> int:
        """How many of the folder's files lie in the range."""
        if folder.problem is not None:
            return 1
        start = folder.start
        if self.after <= start and start + layout.HOUR <= self.before:
            return len(folder.seconds) + len(folder.others)
        inside = sum(self.after <= start + second <= self.before for second in folder.seconds)
        return inside + len(folder.others)


class Listing(NamedTuple):
    """What is remembered of an hour folder."""

    stamp: Stamp
    seconds: bytes
    """Packed: some ten bytes where a camera records without a break."""
    others: str | None = None
    """As JSON."""
    broken: bool = False
    """Whether files are known to be broken."""

    @classmethod
    def of(cls, folder: HourFolder, stamp: Stamp) -> Listing:
        """What there is to remember of `folder`."""
        seconds = folder.seconds
        steps = array("H", map(sub, seconds, chain((0,), seconds)))
        others = json.dumps(folder.others) if folder.others else None
        return cls(stamp, zlib.compress(steps.tobytes(), 1), others)

    def fill(self, folder: HourFolder) -> HourFolder:
        """The `folder` as it was; raises ValueError where this is damaged."""
        steps = array("H")
        try:
            steps.frombytes(zlib.decompress(self.seconds))
            seconds = array("H", list(accumulate(steps)))  # by a list, three times as fast
            others = () if self.others is None else tuple(map(str, json.loads(self.others)))
        except (zlib.error, TypeError, AttributeError, OverflowError) as error:
            raise ValueError(str(error)) from error
        if seconds and seconds[-1] >= _SECONDS_OF_HOUR:
            raise ValueError("It tells of no hour.")
        return replace(
            folder,
            seconds=seconds,
            others=others,
            stamp=self.stamp,
            remembered=True,
            broken=self.broken,
        )


class Memory(Protocol):
    """What outlasts a run: the listings of one camera's folders in one library."""

    def of_day(self, day: float) -> Mapping[tuple[float, Stream], Listing]:
        """By hour and stream, those of the day that begins at `day`."""

    def keep(self, hour: float, stream: Stream, listing: Listing) -> None:
        """Remember the listing of an hour's folder from now on."""

    def broken(self, hour: float, stream: Stream) -> Mapping[str, Broken]:
        """By name, those of its files that are broken."""

    def keep_broken(self, hour: float, stream: Stream, broken: Mapping[str, Broken]) -> None:
        """Remember also which of its files are broken."""
