"""The reader of an hour's files: a look at each, in order, some at a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ..errors import CancelledError
from .looks import look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..media.judge import MediaJudge
    from .looks import Look

AT_ONCE = 16
"""Files that are looked at before anything is done with what they told."""
_LONGEST = 0.1
"""Seconds after which fewer are, so that a cancel does not wait."""


class Reader:
    """Of one run."""

    def __init__(self, judge: MediaJudge, cancelled: Callable[[], bool]) -> None:
        self._judge = judge
        self._cancelled = cancelled

    def looks(self, folder: int, names: Sequence[str]) -> Iterator[Look]:
        """A look at each of the `names` in the open `folder`, in order; raises CancelledError."""
        done = 0
        while done < len(names):
            if self._cancelled():
                raise CancelledError("Cancelled.")
            looks = self._some(folder, names[done : done + AT_ONCE])
            done += len(looks)
            yield from looks

    def _some(self, folder: int, names: Sequence[str]) -> list[Look]:
        """A look at the first of the `names`, one at least."""
        looks: list[Look] = []
        judge, until = self._judge, time.monotonic() + _LONGEST
        for name in names:
            looks.append(look_at(folder, name, judge))
            if time.monotonic() > until:
                break
        return looks
