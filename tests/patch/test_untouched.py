"""Files are read without a trace, as a new access time would wake a disk, and without a wait."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.evidence.catalogue import dayfile, index
from recording_backfill.state import journal, looked
from recording_backfill.untouched import (
    NotRegularError,
    entries_of,
    names_in,
    open_regular,
    open_untouched,
)

from testing.library import NOON, LibraryBuilder, Samples

if TYPE_CHECKING:
    from pathlib import Path

LONG_AGO = 1_000_000_000


@pytest.fixture
def library(tmp_path: Path, samples: Samples) -> LibraryBuilder:
    """Two hours of recordings, and a thumbnail of a review."""
    library = LibraryBuilder(tmp_path, samples)
    for number in range(4):
        library.add(NOON + 3600 * (number % 2) + 10 * number)
    thumb = library.root.parent / "clips" / "review" / f"thumb-front_door-{NOON}-abcdef.webp"
    thumb.parent.mkdir(parents=True)
    thumb.write_bytes(b"RIFF")
    return library


def media_of(library: LibraryBuilder) -> list[Path]:
    places = (library.root, library.root.parent / "clips")
    return [path for place in places for path in (place, *place.rglob("*"))]


@pytest.mark.parametrize("probe", ["auto", "estimate"])
def test_a_run_changes_no_access_time(library: LibraryBuilder, probe: str) -> None:
    for path in media_of(library):
        os.utime(path, (LONG_AGO, path.stat().st_mtime))
    times = {path: path.stat().st_atime for path in media_of(library)}
    assert library.run(probe=probe).counts.added == 4
    assert library.run().counts.skipped == 4
    assert library.run(force=True).counts.updated == 4
    assert {path: path.stat().st_atime for path in times} == times


def test_a_run_opens_all_media_so_whatever_the_disk_does_of_itself(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some are mounted with no access times at all, and would not tell."""
    plainly: list[str] = []
    asked: list[str] = []
    real_open, real_list, real_scan = os.open, os.listdir, os.scandir
    place = str(library.root.parent)

    def opened(path: Any, flags: int, *more: Any, dir_fd: int | None = None) -> int:
        if dir_fd is not None or str(path).startswith((str(library.root), f"{place}/clips")):
            (asked if flags & os.O_NOATIME else plainly).append(str(path))
        return real_open(path, flags, *more, dir_fd=dir_fd)

    def by_descriptor(real: Any) -> Any:
        def listed(path: Any = ".") -> Any:
            if not isinstance(path, int) and str(path).startswith(
                (str(library.root), f"{place}/clips")
            ):
                plainly.append(str(path))
            return real(path)

        return listed

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "listdir", by_descriptor(real_list))
    monkeypatch.setattr(os, "scandir", by_descriptor(real_scan))
    assert library.run().counts.added == 4
    assert plainly == []
    assert {"12", "13", "front_door", "00.00.mp4", "00.20.mp4"} <= set(asked)


def test_who_does_not_own_a_file_reads_it_as_anybody(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def of_others(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & os.O_NOATIME:
            raise PermissionError(1, "Operation not permitted")
        return real(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", of_others)
    assert library.run().counts.added == 4
    assert names_in(str(library.root)) == ["2026-01-01"]
    with entries_of(str(library.root)) as entries:
        assert [entry.is_dir(follow_symlinks=False) for entry in entries] == [True]
    descriptor = open_untouched(str(library.path(NOON)), os.O_RDONLY)
    os.close(descriptor)


@pytest.fixture(params=["FIFO", "folder", "device"])
def no_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """What stands in a file's place, and of which a read might never end."""
    path = tmp_path / "no file"
    if request.param == "FIFO":
        os.mkfifo(path)
    elif request.param == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")
    return path


def test_what_is_no_file_is_not_waited_for(no_file: Path) -> None:
    with pytest.raises(NotRegularError):
        open_regular(str(no_file))


def test_no_file_in_the_place_of_one_of_ours_holds_anything_up(no_file: Path) -> None:
    folder = no_file.parent
    for name in (index.NAME, "2026-01-01.db.gz", "job.journal", "job.done", looked.FILE):
        (folder / name).symlink_to(no_file)

    assert index.read(str(folder)) == index.Index()
    with pytest.raises(dayfile.DamagedError):
        dayfile.Reader(str(folder / "2026-01-01.db.gz"), str(folder))
    assert journal.pasts(folder) == []
    assert not looked.Looked(folder, "front_door").covers(0.0, 1.0)
