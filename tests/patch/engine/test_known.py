"""The overlap rule against the same rule written the long way round."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from recording_backfill.engine.known import FileExistence, KnownRows
from recording_backfill.frigate.recordings import Row

from testing.library import CAMERA, LibraryBuilder

TIMES = st.one_of(st.integers(0, 1500).map(float), st.floats(0.0, 1500.0))
LENGTHS = st.sampled_from([0.1, 1.0, 4.0, 10.0, 300.0, 599.0, 600.0, 5000.0])
ROWS = st.lists(st.tuples(TIMES, LENGTHS, st.booleans()), max_size=12)


class Exists(FileExistence):
    """Files whose path says that they are there."""

    def __init__(self) -> None:
        pass

    def __call__(self, path: str) -> bool:
        return path.startswith("/there")


def rows_of(drawn: list[tuple[float, float, bool]]) -> list[Row]:
    return [
        Row(str(n), f"/{'there' if there else 'gone'}/{n}", start, start + length, 1.0, 0)
        for n, (start, length, there) in enumerate(drawn)
    ]


def overlapped(rows: list[Row], start: float, end: float) -> bool:
    """API.md's rule, second by second of nothing but the rule."""
    rows = sorted(rows, key=lambda row: row.start_time)
    covered = 0.0
    for index, row in enumerate(rows):
        if not row.path.startswith("/there"):
            continue
        if abs(row.start_time - start) < 1.0:
            return True
        row_end = min(row.end_time, row.start_time + 600.0)
        if index + 1 < len(rows):
            row_end = min(row_end, rows[index + 1].start_time)
        covered += max(0.0, min(end, row_end) - max(start, row.start_time))
    return covered > (end - start) / 2


@settings(max_examples=500)
@given(drawn=ROWS, start=TIMES, length=LENGTHS.filter(lambda length: length < 600.0))
def test_the_quick_way_is_the_rule(
    drawn: list[tuple[float, float, bool]], start: float, length: float
) -> None:
    rows = rows_of(drawn)
    expected = overlapped(rows, start, start + length)
    assert KnownRows(rows, Exists()).overlapped(start, start + length) == expected


@given(drawn=ROWS, late=ROWS, start=TIMES)
def test_files_accepted_meanwhile_count_as_rows(
    drawn: list[tuple[float, float, bool]], late: list[tuple[float, float, bool]], start: float
) -> None:
    accepted = [
        row._replace(id="", path=f"/there/accepted/{n}") for n, row in enumerate(rows_of(late))
    ]
    known = KnownRows(rows_of(drawn), Exists())
    for row in accepted:
        known.accept(row)
    expected = overlapped(rows_of(drawn) + accepted, start, start + 10.0)
    assert known.overlapped(start, start + 10.0) == expected


@given(drawn=ROWS, start=TIMES)
def test_a_moved_row_has_the_same_start_and_no_file(
    drawn: list[tuple[float, float, bool]], start: float
) -> None:
    rows = rows_of(drawn)
    for place in [start, *(row.start_time for row in rows)]:
        moved = KnownRows(rows, Exists()).moved(place)
        same = [row for row in rows if abs(row.start_time - place) <= 0.001]
        gone = [row for row in same if row.path.startswith("/gone")]
        assert (moved in gone) if gone else moved is None


def test_a_file_is_looked_for_where_it_is_for_us(library: LibraryBuilder) -> None:
    path = library.write(0.0, b"")
    spelled = f"/media/frigate/recordings/1970-01-01/00/{CAMERA}/00.00.mp4"
    exists = FileExistence(library.order(recordings_as="/media/frigate/recordings"))
    assert exists(spelled)
    path.unlink()
    assert not exists(spelled)
    # A path of the other host's that nobody here can see is left in peace.
    assert exists("/elsewhere/of/frigates/00.00.mp4")
    assert not FileExistence(library.order())("/elsewhere/of/ours/00.00.mp4")
