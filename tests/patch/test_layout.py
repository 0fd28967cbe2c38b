"""The reading of paths: what is a recording's, and when it began."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recording_backfill import layout

CAMERAS = st.text(st.sampled_from("abzAZ019_-"), min_size=1, max_size=20)
MOMENTS = st.datetimes(
    datetime(1970, 1, 1), datetime(9999, 12, 31, 23, 59, 59), timezones=st.just(UTC)
).map(lambda moment: moment.replace(microsecond=0))
ROOTS = st.sampled_from(["", "/media/frigate/recordings", "/a/2026-01-01/12", "/späße/ "])


@given(root=ROOTS, camera=CAMERAS, moment=MOMENTS)
def test_every_path_that_frigate_writes_is_read_back(
    root: str, camera: str, moment: datetime
) -> None:
    # As frigate/record/maintainer.py makes it.
    path = f"{root}/{moment.strftime('%Y-%m-%d/%H')}/{camera}/{moment.strftime('%M.%S.mp4')}"
    assert layout.parse(path) == layout.Parsed(root, camera, moment.timestamp())


@given(path=st.one_of(st.text(), st.text(st.sampled_from("/0123456789-.mp"), max_size=40)))
def test_no_path_raises_and_what_is_read_is_spelled_so(path: str) -> None:
    parsed = layout.parse(path)
    if parsed is not None:
        moment = datetime.fromtimestamp(parsed.start_time, UTC)
        again = moment.strftime(f"%Y-%m-%d/%H/{parsed.camera}/%M.%S.mp4")
        assert f"{parsed.root}/{again}" == path


@pytest.mark.parametrize(
    "path",
    [
        "/r/2026-02-30/12/cam/00.00.mp4",
        "/r/2026-13-01/12/cam/00.00.mp4",
        "/r/2026-01-01/24/cam/00.00.mp4",
        "/r/2026-01-01/12/cam/60.00.mp4",
        "/r/2026-01-01/12/cam/00.60.mp4",
        "/r/2026-01-01/12/cam/0.00.mp4",
        "/r/2026-01-01/12/cam/00.00.MP4",
        "/r/2026-01-01/12/cam/00.00.mp4.tmp",
        "/r/2026-01-01/12/cam/00.00.mp4\n",
        "/r/2026-01-01/12//00.00.mp4",
        "/r/2026-01-01/12/../00.00.mp4",
        "/r/2026-01-01/1/cam/00.00.mp4",
        "/r/26-01-01/12/cam/00.00.mp4",
        "/r/٢٠٢٦-01-01/12/cam/00.00.mp4",
        "/r/2026-01-01/12/cam/٠٠.00.mp4",
        "/r/1969-12-31/23/cam/00.00.mp4",
        "/r/0000-01-01/12/cam/00.00.mp4",
        "2026-01-01/12/cam",
        "",
    ],
)
def test_what_is_no_recordings_path_is_none(path: str) -> None:
    assert layout.parse(path) is None


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2024-02-29", "2026-12-31"])
def test_a_day_has_24_hours_whatever_the_clocks_do(
    day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    first = layout.parse(f"/r/{day}/00/cam/00.00.mp4")
    last = layout.parse(f"/r/{day}/23/cam/59.59.mp4")
    assert first is not None
    assert last is not None
    assert last.start_time - first.start_time == timedelta(days=1, seconds=-1).total_seconds()


@pytest.mark.parametrize(
    ("folder", "parts"),
    [
        ("/media/frigate/recordings", ()),
        ("/r/2026-01-01", ("2026-01-01",)),
        ("/r/2026-01-01/12", ("2026-01-01", "12")),
        ("/r/2026-01-01/12/cam", ("2026-01-01", "12", "cam")),
        ("/r/2026-01-01/12/cam/more", ()),
        ("/r/2026-01-01/24", ()),
        ("/", ()),
    ],
)
def test_a_folder_is_known_by_the_end_of_its_path(folder: str, parts: tuple[str, ...]) -> None:
    assert layout.split_folder(folder) == parts


def test_text_that_is_no_utf8_can_still_be_shown() -> None:
    assert layout.printable("plain") == "plain"
    assert layout.printable("späße") == "späße"
    assert layout.printable(b"\xff.mp4".decode("utf-8", "surrogateescape")) == "\ufffd.mp4"
