"""The starts of recordings on disk: packed, merged, asked by time."""

from __future__ import annotations

import tracemalloc
from array import array
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st
from recording_backfill.evidence.starts import LATEST, any_between, merged, packed
from recording_backfill.evidence.streams import kept_by_reviews
from recording_backfill.models import Retention
from recording_backfill.streams import Stream

DAY = 86_400
MILLION = 1_000_000
# Days apart and seconds apart, up to the last that fits.
STARTS = st.lists(
    st.one_of(st.integers(0, LATEST), st.integers(0, 3 * DAY), st.integers(LATEST - DAY, LATEST)),
    max_size=40,
).map(lambda starts: packed(sorted(set(starts))))


@given(one=STARTS, other=STARTS)
def test_merged_are_those_of_both_in_order_each_once(one: array[int], other: array[int]) -> None:
    assert list(merged(one, other)) == sorted({*one, *other})


@given(main=STARTS, sub=STARTS, first=st.integers(0, 3 * DAY), length=st.integers(-5, DAY))
def test_whether_any_begins_between(
    main: array[int], sub: array[int], first: int, length: int
) -> None:
    last = first + length
    asked = any_between({Stream.MAIN: main, Stream.SUB: sub}, first, last)
    assert asked is any(first <= start <= last for start in chain(main, sub))


def test_a_million_starts_take_a_few_bytes_each() -> None:
    """As a list, or a set, they would take 40 to 130 MB."""
    half = MILLION // 2
    tracemalloc.start()
    try:
        main = packed(range(0, 10 * half, 10))
        sub = packed(range(10 * half, 10 * MILLION, 10))
        assert tracemalloc.get_traced_memory()[0] < 5 * MILLION
        tracemalloc.reset_peak()
        together = kept_by_reviews(
            {Stream.MAIN: main, Stream.SUB: sub}, Retention(days=0.0), now=10.0 * MILLION
        )
        assert len(together) == MILLION
        assert tracemalloc.get_traced_memory()[1] < 12 * MILLION
    finally:
        tracemalloc.stop()
