"""When recordings on disk begin, in whole seconds (UTC epoch): evidence of all else that was lost.

A camera may have millions of them, so each takes four bytes, and none is ever put into a list of
all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from .. import layout
from ..streams import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LATEST = 2**32 - 1
"""The last that fits, in 2106; what is later is no evidence, as it has not happened yet."""
_DAY = int(layout.DAY)


def packed(starts: Iterable[int] = ()) -> array[int]:
    """The `starts`, as they are kept."""
    return array("I", starts)


def of_streams() -> dict[Stream, array[int]]:
    """Room for those of each stream."""
    return {stream: packed() for stream in Stream}


def merged(one: Sequence[int], other: Sequence[int]) -> array[int]:
    """Those of both, which are in order, each once."""
    both = packed()
    first = second = 0
    while first < len(one) or second < len(other):
        rest = (*one[first : first + 1], *other[second : second + 1])
        day_over = min(rest) + _DAY
        ends = bisect_left(one, day_over, first), bisect_left(other, day_over, second)
        both.extend(packed(sorted({*one[first : ends[0]], *other[second : ends[1]]})))
        first, second = ends
    return both


def any_between(starts: Mapping[Stream, Sequence[int]], first: float, last: float) -> bool:
    """Whether a recording of either stream begins in [first, last]."""
    return any(bisect_left(some, first) < bisect_right(some, last) for some in starts.values())
