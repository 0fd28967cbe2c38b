"""The overlap rule against the same rule written the long way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from recording_backfill import layout
from recording_backfill.engine.known import KnownRows, RowFiles
from recording_backfill.engine.place import find_place
from recording_backfill.frigate.recordings import Row

from testing.library import CAMERA, NOON, LibraryBuilder

if TYPE_CHECKING:
    from pathlib import Path

TIMES = st.one_of(st.integers(0, 1500).map(float), st.floats(0.0, 1500.0))
LENGTHS = st.sampled_from([0.1, 1.0, 4.0, 10.0, 300.0, 599.0, 600.0, 5000.0])
SECONDS = st.integers(0, 1500)
ROWS = st.lists(st.tuples(TIMES, LENGTHS, st.booleans(), st.booleans()), max_size=12)


class Files(RowFiles):
    """Files whose path says that they are there."""

    def __init__(self) -> None:
        pass

    def is_there(self, path: str) -> bool:
        return path.startswith("/there")


def path_of(number: int, start: float, *, named: bool, there: bool) -> str:
    """In Frigate's layout, where the name tells whole seconds, or anywhere else."""
    place = "there" if there else "gone"
    second = int(start)
    named_path = f"/{place}/2026-01-01/12/{CAMERA}/{second // 60:02}.{second % 60:02}.mp4"
    return named_path if named else f"/{place}/{number}"


def rows_of(drawn: list[tuple[float, float, bool, bool]]) -> list[Row]:
    return [
        Row(
            str(number),
            path_of(number, start, named=named, there=there),
            NOON + start,
            NOON + start + length,
            1.0,
            0,
        )
        for number, (start, length, there, named) in enumerate(drawn)
    ]


def starts(row: Row) -> list[float]:
    """When it began, by itself and by its file's name."""
    parsed = layout.parse(row.path)
    return [row.start_time, *([] if parsed is None else [parsed.start_time])]


def overlaps(rows: list[Row], start: float, end: float) -> bool:
    """The published rule, second by second of nothing but the rule."""
    rows = sorted(rows, key=lambda row: row.start_time)
    covered = 0.0
    for index, row in enumerate(rows):
        if not row.path.startswith("/there"):
            continue
        parsed = layout.parse(row.path)
        begin = row.start_time if parsed is None else parsed.start_time
        if abs(begin - start) < 1.0:
            return True
        row_end = min(row.end_time, row.start_time + 600.0)
        if index + 1 < len(rows):
            row_end = min(row_end, rows[index + 1].start_time)
        if parsed is None:
            covered += max(0.0, min(end, row_end) - max(start, row.start_time))
    return covered > (end - start) / 2


@settings(max_examples=500)
@given(drawn=ROWS, start=SECONDS, length=LENGTHS.filter(lambda length: length < 600.0))
def test_the_quick_way_is_the_rule(
    drawn: list[tuple[float, float, bool, bool]], start: int, length: float
) -> None:
    rows, begin = rows_of(drawn), NOON + start
    found = KnownRows(rows, Files()).overlapping(begin, begin + length)
    assert (found is not None) == overlaps(rows, begin, begin + length)


@given(drawn=ROWS, start=TIMES)
def test_a_moved_row_has_the_same_start_and_no_file(
    drawn: list[tuple[float, float, bool, bool]], start: float
) -> None:
    rows = rows_of(drawn)
    for place in [NOON + start, *(row.start_time for row in rows)]:
        moved = KnownRows(rows, Files()).moved(place)
        same = [row for row in rows if any(abs(at - place) <= 0.001 for at in starts(row))]
        gone = [row for row in same if row.path.startswith("/gone")]
        assert (moved in gone) if gone else moved is None


def test_a_file_is_looked_for_where_it_is_for_us(library: LibraryBuilder, tmp_path: Path) -> None:
    path = library.write(0.0, b"")
    spelled = f"/media/frigate/recordings/1970-01-01/00/{CAMERA}/00.00.mp4"
    order = library.order(recordings_as="/media/frigate/recordings")
    files = RowFiles(order, find_place(order))
    assert files.is_there(spelled)
    path.unlink()
    assert not files.is_there(spelled)
    # A path of the other host's that nobody here can see is left in peace.
    assert files.is_there("/elsewhere/of/frigates/00.00.mp4")
    order = library.order()
    assert not RowFiles(order, find_place(order)).is_there("/elsewhere/of/ours/00.00.mp4")


def test_a_second_disk_is_looked_at_under_its_name_in_frigates_container(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    (tmp_path / "disk").mkdir()
    order = library.order(
        recordings_as="/media/frigate/recordings",
        directory=str(tmp_path / "disk"),
        directory_as="/mnt/second",
    )
    files = RowFiles(order, find_place(order))
    assert not files.is_there("/mnt/second/1.mp4")
    (tmp_path / "disk" / "1.mp4").touch()
    assert files.is_there("/mnt/second/1.mp4")
