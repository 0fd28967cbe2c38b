"""The first look at a file: opened in its folder, never through a link, its index read."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..untouched import FILE, open_untouched
from .frozen import is_frozen

if TYPE_CHECKING:
    from ..media.judge import MediaJudge
    from ..media.mp4 import Finding


@dataclass
class Look:
    """What a first look at one file told.

    A class of data is made and read in two thirds of a named tuple's time, as long as it is not
    frozen; so are `Finding`, `Candidate` and `Verdict`, of which each file has one.
    """

    info: os.stat_result | None
    """None where it could not be opened."""
    finding: Finding | None = None
    error: OSError | None = None
    """Why it could not be opened or read."""
    descriptor: int = -1
    """Of the file, where a first look did not decide: whoever takes the look closes it."""
    is_frozen: bool | None = None
    """Whether a flag keeps the file from being deleted; None where nobody asked, or could tell."""

    def close(self) -> None:
        """Let the file go, of which nobody takes the look."""
        if self.descriptor >= 0:
            os.close(self.descriptor)


class Wanted(Protocol):
    """A file to be looked at."""

    @property
    def name(self) -> str:
        """In its folder."""

    @property
    def read(self) -> bool:
        """Whether it has to be read, or only asked how large and old it is."""

    @property
    def flags(self) -> bool:
        """Whether to ask, once it is read, for flags that keep it from being deleted."""


class WantedName(NamedTuple):
    """A file to be looked at of which nothing else is known."""

    name: str
    read: bool = True
    flags: bool = False


def look_at(folder: int, wanted: Wanted, judge: MediaJudge) -> Look:
    """Look at a file in the open `folder`; any thread may do so."""
    try:
        if not wanted.read:
            return Look(os.stat(wanted.name, dir_fd=folder, follow_symlinks=False))
        descriptor = open_file(folder, wanted.name)
    except OSError as error:
        return Look(None, error=error)
    return look_into(descriptor, judge, flags=wanted.flags)


def decided(look: Look, judge: MediaJudge) -> Look:
    """The `look` with all that there is to be asked; raises CancelledError."""
    if look.descriptor < 0:
        return look
    try:
        return Look(look.info, judge.ask(look.descriptor, look.finding))
    finally:
        look.close()


def open_file(folder: int, name: str) -> int:
    """Descriptor of the file `name` in the open `folder`; raises OSError."""
    return open_untouched(name, FILE, dir_fd=folder)


def look_into(descriptor: int, judge: MediaJudge, *, flags: bool = False) -> Look:
    """The same of an open file, which is closed unless there is more to be asked."""
    info = finding = None
    keep = False
    try:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            return Look(info)
        finding = judge.first_look(descriptor, info.st_size)
        keep = not judge.decides(finding)
        frozen = is_frozen(descriptor) if flags else None
        return Look(info, finding, None, descriptor if keep else -1, frozen)
    except OSError as error:
        return Look(info, error=error)
    finally:
        if not keep:
            os.close(descriptor)
