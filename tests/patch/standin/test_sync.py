"""The stand-in's media sync deletes what Frigate 0.18's does, kind by kind and half by half."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from testing.clips import Clips, Made
from testing.frigate_life import FrigateLife, Installation, with_record
from testing.schema import create_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = 1_760_000_000.0
VERSION = "0.18.0-dev"
KINDS = {
    "event_snapshots": "event",
    "event_thumbnails": "event",
    "review_thumbnails": "reviewsegment",
    "previews": "previews",
    "exports": "export",
    "recordings": "recordings",
}


@pytest.fixture(scope="module")
def frigate() -> Iterator[FrigateLife]:
    with FrigateLife(VERSION) as life:
        yield life


class Library:
    """100 of each kind on disk; as many rows as are restored."""

    def __init__(self, folder: Path, restored: int) -> None:
        self.at = Installation.of(folder, with_record({"front": {}}))
        create_database(self.at.database, VERSION)
        self.clips = Clips(self.at.media, VERSION)
        for number in range(100):
            if number == restored:
                self.clips.save(self.at.database)
            start = NOW - 86400 - 60.0 * number
            self.clips.recording("front", start)
            self.clips.review("front", start, start + 5)
            self.clips.preview("front", start, start + 30)
            self.clips.export("front", start, start + 30)
            self.clips.event("front", start, start + 5)

    def files(self, kind: str) -> list[bool]:
        """Of each of that kind in turn, whether its file is there."""
        return [self._file(kind, made).exists() for made in self.made(kind)]

    def made(self, kind: str) -> list[Made]:
        """All of that kind."""
        return [made for made in self.clips.made if made.table == KINDS[kind]]

    @staticmethod
    def _file(kind: str, made: Made) -> Path:
        return made.files[1] if kind == "event_thumbnails" else made.files[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("restored", "left"), [(60, 60), (50, 50), (40, 100)])
def test_what_is_not_restored_is_deleted_once_half_of_its_kind_is(
    tmp_path: Path, frigate: FrigateLife, kind: str, restored: int, left: int
) -> None:
    library = Library(tmp_path, restored)
    told = frigate.sync(library.at, NOW, media_types=[kind])
    assert library.files(kind) == [True] * left + [False] * (100 - left)
    assert told[kind] == {
        "files_checked": 100,
        "orphans_found": 100 - restored,
        "orphans_deleted": 100 - left,
        "aborted": left == 100,
        "error": None,
    }
    assert list(told) == [kind, "totals"]
    others = set(KINDS) - {kind}
    assert all(all(library.files(other)) for other in others)


def test_all_kinds_are_synced_in_frigates_order_and_a_dry_run_deletes_nothing(
    tmp_path: Path, frigate: FrigateLife
) -> None:
    library = Library(tmp_path, 90)
    told = frigate.sync(library.at, NOW, dry_run=True)
    assert list(told) == [*KINDS, "totals"]
    assert told["totals"] == {"files_checked": 600, "orphans_found": 60, "orphans_deleted": 0}
    assert all(all(library.files(kind)) for kind in KINDS)


def test_force_deletes_more_than_half(tmp_path: Path, frigate: FrigateLife) -> None:
    library = Library(tmp_path, 10)
    told = frigate.sync(library.at, NOW, force=True)
    assert told["totals"]["orphans_deleted"] == 540
    assert all(library.files(kind) == [True] * 10 + [False] * 90 for kind in KINDS)


@pytest.mark.parametrize(
    ("columns", "kind", "left"),
    [
        ({"has_snapshot": 0}, "event_snapshots", False),
        ({"thumbnail": "aGk="}, "event_thumbnails", False),
        ({"thumbnail": ""}, "event_thumbnails", True),
    ],
)
def test_an_events_row_keeps_only_the_pictures_that_it_needs(
    tmp_path: Path, frigate: FrigateLife, columns: dict[str, Any], kind: str, left: bool
) -> None:
    library = Library(tmp_path, 100)
    event = library.clips.event("front", NOW, NOW + 5, **columns)
    library.clips.save(library.at.database)
    frigate.sync(library.at, NOW)
    assert library.files(kind)[-1] is left
    assert event.left(library.at.database)[0]


def test_pictures_of_exports_in_webp_are_never_looked_at(
    tmp_path: Path, frigate: FrigateLife
) -> None:
    library = Library(tmp_path, 90)
    jpg = library.at.media / "clips" / "export" / "old.jpg"
    jpg.write_bytes(b"")
    told = frigate.sync(library.at, NOW, media_types=["exports"])
    assert told["exports"]["files_checked"] == 101
    assert not jpg.exists()
    assert all(made.files[1].exists() for made in library.made("exports"))


def test_of_recordings_rows_without_a_file_go_too_but_never_the_last_page(
    tmp_path: Path, life: FrigateLife
) -> None:
    at = Installation.of(tmp_path, with_record({"front": {}}))
    create_database(at.database, life.version)
    clips = Clips(at.media, life.version)
    made = [clips.recording("front", NOW - 86400 - 10.0 * number) for number in range(1200)]
    clips.save(at.database)
    for recording in (made[0], made[1100]):
        recording.lose_files()
    life.sync(at, NOW)
    assert not made[0].left(at.database)[0]
    assert made[1100].left(at.database)[0]
