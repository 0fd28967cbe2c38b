"""The rescue of the other kinds of files that 0.18's media sync deletes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.child.messages.rescue import Task, Verdict
from recording_backfill.child.rescue import Rescue
from recording_backfill.errors import NoSuchRunError
from recording_backfill.frigate.change import Change
from recording_backfill.frigate.days import birth_of
from recording_backfill.frigate.orphans import Kind
from recording_backfill.models import Retention, RunKind, RunOrder
from recording_backfill.notices import told
from recording_backfill.state.journal import FOLDER, Header, Journal, pasts
from recording_backfill.state.undoing import choose

from testing.clips import Clips, Made, preview_video
from testing.frigate_life import FrigateLife, Installation, with_record
from testing.library import create_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = "0.18.0-dev"
DAY, HOUR = 86400.0, 3600.0
KINDS = [kind for kind in Kind if kind is not Kind.RECORDINGS]
TABLES = {
    Kind.SNAPSHOTS: "event",
    Kind.THUMBNAILS: "event",
    Kind.REVIEWS: "reviewsegment",
    Kind.PREVIEWS: "previews",
    Kind.EXPORTS: "export",
}


@pytest.fixture(scope="module")
def life() -> Iterator[FrigateLife]:
    with FrigateLife(VERSION) as frigate:
        yield frigate


class Media:
    """What Frigate 0.18 has of one kind, with rows and without."""

    def __init__(self, folder: Path, kind: Kind, *, video: bytes = b"") -> None:
        self.kind = kind
        self.video = video
        self.at = Installation.of(folder, with_record({"front": {}}))
        create_database(self.at.database, VERSION)
        self.clips = Clips(self.at.media, VERSION)
        self.made: list[Made] = []

    def add(self, count: int, days_ago: float, camera: str = "front") -> list[Made]:
        """So many, an hour and a bit apart, the last of them so long ago."""
        end = time.time() // 1 - days_ago * DAY
        made = [self._one(camera, end - 600.0 * (count - number)) for number in range(count)]
        self.made += made
        return made

    def _one(self, camera: str, start: float) -> Made:
        if self.kind is Kind.REVIEWS:
            return self.clips.review(camera, start, start + 20)
        if self.kind is Kind.PREVIEWS:
            return self.clips.preview(camera, start, start + 590)
        if self.kind is Kind.EXPORTS:
            return self.clips.export(camera, start, start + 20, video=self.video)
        return self.clips.event(camera, start, start + 20)

    def lose_rows(self, of: list[Made]) -> None:
        """As after a loss of the database; call it once all is made."""
        self.clips.save(self.at.database)
        with closing(sqlite3.connect(self.at.database)) as connection, connection:
            connection.executemany(
                f"DELETE FROM {TABLES[self.kind]} WHERE id = ?", [(made.id,) for made in of]
            )

    def bring_back(self, made: list[Made], journals: Path) -> None:
        """As a run does: its journal, and the rows."""
        journal = Journal(journals, Header("run1", "front", None, time.time()))
        journal.note([Change.addition(TABLES[self.kind], one.row) for one in made])
        journal.finish()
        journal.close(1)
        with closing(sqlite3.connect(self.at.database)) as connection, connection:
            for one in made:
                columns, marks = ", ".join(one.row), ", ".join("?" * len(one.row))
                connection.execute(
                    f"INSERT INTO {TABLES[self.kind]} ({columns}) VALUES ({marks})",
                    list(one.row.values()),
                )

    def verdict(self, state_file: Path | None = None) -> Verdict:
        root = str(self.at.media / "recordings")
        os.makedirs(root, exist_ok=True)
        others = RunOrder("", str(self.at.database), root, root, retention=Retention(days=7))
        task = Task(
            {"front": replace(others, camera="front")},
            others,
            limited=False,
            kind=self.kind,
            clips=str(self.clips.clips),
            exports=str(self.at.media / "exports"),
            state_file=state_file,
            watch_clock=True,
            parent=0,
        )
        with ExitStack() as held:
            return Rescue(task, lambda: False).decide(held)

    def sync(self, life: FrigateLife, **options: Any) -> int:
        """How many files Frigate's own sync deletes."""
        answer = life.sync(self.at, time.time(), media_types=[str(self.kind)], **options)
        return int(answer[str(self.kind)]["orphans_deleted"])


@pytest.mark.parametrize("kind", [Kind.REVIEWS, Kind.PREVIEWS, Kind.EXPORTS])
def test_after_a_loss_what_files_tell_comes_back_and_nothing_is_left_to_delete(
    tmp_path: Path, life: FrigateLife, kind: Kind
) -> None:
    media = Media(tmp_path, kind, video=preview_video((0.0, 1.0)))
    lost = media.add(15, days_ago=4)
    media.add(20, days_ago=1)
    media.lose_rows(lost)

    verdict = media.verdict(tmp_path / "frigate_backfill.db")
    assert verdict == Verdict(go=True, others=15)
    assert media.sync(life) == 0
    # The next sync knows which rows are not Frigate's own.
    (past,) = pasts(tmp_path / FOLDER)
    assert past.header.camera == "front"
    birth = birth_of(str(media.at.database))
    with pytest.raises(NoSuchRunError):
        choose(tmp_path / FOLDER, "front", None, birth)
    # Who means it names it.
    assert verdict.jobs == (f"front {past.header.job_id}",)
    assert choose(tmp_path / FOLDER, "front", past.header.job_id, birth) == past


@pytest.mark.parametrize("kind", KINDS)
def test_after_a_loss_what_a_copy_tells_comes_back(
    tmp_path: Path, life: FrigateLife, kind: Kind
) -> None:
    media = Media(tmp_path, kind, video=preview_video((0.0, 1.0)))
    lost = media.add(15, days_ago=4)
    media.add(20, days_ago=1)
    media.lose_rows([])
    shutil.copy(media.at.database, media.at.database.with_name("backup.db"))
    media.lose_rows(lost)

    verdict = media.verdict()

    assert (verdict.go, verdict.why) == (True, "")
    assert media.sync(life) == 0


@pytest.mark.parametrize("table", ["recordings", "reviewsegment"])
def test_what_an_undo_took_out_does_not_come_back_for_a_sync(
    tmp_path: Path, life: FrigateLife, table: str
) -> None:
    media = Media(tmp_path, Kind.REVIEWS)
    lost = media.add(15, days_ago=4)
    media.add(20, days_ago=1)
    media.lose_rows(lost)
    journal = Journal(tmp_path / FOLDER, Header("undo1", "front", None, time.time(), RunKind.UNDO))
    file = tmp_path / "recording.mp4"
    file.touch()
    journal.note([Change(table, "1-a", {"id": "1-a", "path": str(file)}, None)])
    journal.finish()
    journal.close(1)

    verdict = media.verdict(tmp_path / "frigate_backfill.db")

    assert (verdict.go, verdict.others) == (False, 0)
    assert verdict.why.startswith("15 of 35 files have no row, 15 of them one after the other")


@pytest.mark.parametrize("kind", [Kind.SNAPSHOTS, Kind.THUMBNAILS, Kind.EXPORTS])
def test_after_a_loss_what_cannot_come_back_is_left_out_and_frigate_alone_would_delete_it(
    tmp_path: Path, life: FrigateLife, kind: Kind
) -> None:
    media = Media(tmp_path, kind)
    lost = media.add(15, days_ago=4)
    media.add(20, days_ago=1)
    media.lose_rows(lost)

    verdict = media.verdict()

    assert not verdict.go
    assert verdict.why.startswith("15 of 35 files have no row, 15 of them one after the other")
    assert "force" in verdict.why
    assert (told(verdict.why) or {})["key"] == "bring_back_or_force"
    assert media.sync(life) == 15


@pytest.mark.parametrize("kind", KINDS)
def test_where_frigate_stops_by_itself_it_is_left_to_it(
    tmp_path: Path, life: FrigateLife, kind: Kind
) -> None:
    media = Media(tmp_path, kind)
    lost = media.add(21, days_ago=4)
    media.add(20, days_ago=1)
    media.lose_rows(lost)

    assert media.verdict() == Verdict(go=True)
    assert media.sync(life) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_run_brought_back_does_not_get_the_rest_deleted(
    tmp_path: Path, life: FrigateLife, kind: Kind
) -> None:
    """Two lost ones of a removed camera are few, but Frigate alone would have stopped."""
    media = Media(tmp_path, kind)
    front = media.add(10, days_ago=1)
    media.add(2, days_ago=1.001, camera="removed")
    media.lose_rows(media.made)
    assert media.sync(life) == 0
    media.bring_back(front, tmp_path / FOLDER)

    verdict = media.verdict(tmp_path / "frigate_backfill.db")

    assert not verdict.go
    assert verdict.why.startswith("2 of 12 files have no row. Without the rows that backfills")
    assert media.verdict() == Verdict(go=True)
    assert media.sync(life) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_files_without_a_row_are_left_to_frigate(
    tmp_path: Path, life: FrigateLife, kind: Kind
) -> None:
    media = Media(tmp_path, kind)
    made = media.add(40, days_ago=1)
    media.lose_rows(made[::4])

    assert media.verdict() == Verdict(go=True)
    assert media.sync(life) == 10


@pytest.mark.parametrize("kind", KINDS)
def test_a_camera_that_no_run_has_brought_back_yet_is_not_hidden_by_others(
    tmp_path: Path, life: FrigateLife, kind: Kind
) -> None:
    media = Media(tmp_path, kind)
    media.add(20, days_ago=1.001)
    lost = media.add(19, days_ago=1, camera="front_door")
    media.lose_rows(lost)

    verdict = media.verdict()

    assert not verdict.go
    assert verdict.why.startswith("19 of 39 files have no row, 19 of them one after the other")
    assert media.sync(life) == 19


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Kind.EXPORTS])
def test_what_frigate_keeps_no_longer_tells_of_no_loss(tmp_path: Path, kind: Kind) -> None:
    """0.15 leaves the thumbnails of reviews for ever: years of them."""
    media = Media(tmp_path, kind)
    lost = media.add(25, days_ago=100)
    media.add(30, days_ago=1)
    media.lose_rows(lost)

    assert media.verdict() == Verdict(go=True)


def test_a_snapshot_whose_event_has_dropped_it_tells_of_no_loss(
    tmp_path: Path, life: FrigateLife
) -> None:
    media = Media(tmp_path, Kind.SNAPSHOTS)
    made = media.add(30, days_ago=1)
    media.lose_rows([])
    with closing(sqlite3.connect(media.at.database)) as connection, connection:
        connection.executemany(
            "UPDATE event SET has_snapshot = 0 WHERE id = ?", [(one.id,) for one in made[:15]]
        )

    assert media.verdict() == Verdict(go=True)
    assert media.sync(life) == 15


def test_names_that_tell_no_time_are_left_to_frigate(tmp_path: Path) -> None:
    media = Media(tmp_path, Kind.REVIEWS)
    media.add(30, days_ago=1)
    media.lose_rows([])
    for number in range(20):
        (media.clips.clips / "review" / f"thumb-mine-{number}.webp").touch()

    assert media.verdict() == Verdict(go=True)
