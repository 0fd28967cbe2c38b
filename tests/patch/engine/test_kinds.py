"""Which kinds a run brings back besides recordings, and what of a folder or a range."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.models import (
    Media,
    Retention,
)
from recording_backfill.notices import told

from testing.library import CAMERA, NOON
from tests.patch.engine.kinds_library import BY_EVENTS, DAY, NOW, Kinds, fates, others

if TYPE_CHECKING:
    from pathlib import Path


def test_what_frigate_may_still_be_at_is_left_alone(newest: Kinds) -> None:
    newest.clips.review(CAMERA, NOW - 300, NOW - 280)
    newest.clips.preview(CAMERA, NOW - 3000.5, NOW - 300.25)
    newest.clips.export(CAMERA, NOON, NOON + 20, made_at=NOW - 300)
    run = newest.restore()
    for media in (Media.REVIEWS, Media.PREVIEWS, Media.EXPORTS):
        assert fates(run, media) == ["too_recent"], media
        (left,) = others(run, media)
        notice = told(left.message)
        assert notice == {"key": "item_recent", "values": {}}


ALL_FOOTAGE = Retention(days=7)


@pytest.mark.parametrize(
    "without",
    [
        {"media": (Media.PREVIEWS,)},
        {"start_time": NOW - 7000},
        {"end_time": NOW - 7201},
    ],
)
def test_no_preview_comes_back_before_the_recordings_that_may_keep_it(
    newest: Kinds, without: dict[str, Any]
) -> None:
    """Frigate would delete it with the rest of its age; without a row it stays."""
    newest.add(NOW - 7200)
    newest.clips.preview(CAMERA, NOW - 7210.5, NOW - 3600.25)

    alone = newest.restore(retention=ALL_FOOTAGE, **without)
    assert fates(alone, Media.PREVIEWS) == ["past_retention"]
    assert "Bring them back first" in (others(alone, Media.PREVIEWS)[0].message or "")

    newest.restore(retention=ALL_FOOTAGE, media=(Media.RECORDINGS,))
    assert fates(newest.restore(retention=ALL_FOOTAGE, **without), Media.PREVIEWS) == ["added"]


@pytest.mark.parametrize("moved", [0, 1, 2, 3])  # the file, its camera's folder, the hour, the day
@pytest.mark.parametrize("dry_run", [True, False])
def test_no_preview_comes_back_while_recordings_that_may_keep_it_cannot(
    newest: Kinds, moved: int, *, dry_run: bool
) -> None:
    """A folder that was moved to another disk, with a link in its place."""
    recording = newest.add(NOW - 7200)
    newest.add(NOW - 2 * DAY)
    newest.clips.preview(CAMERA, NOW - 7210.5, NOW - 3600.25)
    newest.clips.preview(CAMERA, NOW - 2 * DAY - 10.5, NOW - 2 * DAY + 3590.25)
    linked = (recording, *recording.parents)[moved]
    elsewhere = newest.database.parent / "elsewhere"
    linked.rename(elsewhere)
    linked.symlink_to(elsewhere)

    first = newest.restore(retention=ALL_FOOTAGE, dry_run=dry_run)
    status = "would_add" if dry_run else "added"
    assert sorted(fates(first, Media.PREVIEWS)) == sorted([status, "past_retention"])

    linked.unlink()
    elsewhere.rename(linked)
    newest.restore(retention=ALL_FOOTAGE)
    assert len(newest.table("previews")) == 2


@pytest.mark.parametrize("depth", [0, 1, 3])  # the library, a day, the camera's folder
def test_no_preview_comes_back_while_the_disk_does_not_give_the_names_of_recordings(
    newest: Kinds, monkeypatch: pytest.MonkeyPatch, depth: int
) -> None:
    recording = newest.add(NOW - 7200)
    newest.clips.preview(CAMERA, NOW - 7210.5, NOW - 3600.25)
    lost = recording.parents[3 - depth]
    genuine = os.listdir

    def names(folder: Any) -> Any:
        if isinstance(folder, int) and os.path.samestat(os.fstat(folder), lost.stat()):
            raise OSError(errno.EIO, "Input/output error")
        return genuine(folder)

    monkeypatch.setattr(os, "listdir", names)
    assert fates(newest.restore(retention=ALL_FOOTAGE), Media.PREVIEWS) == ["past_retention"]
    monkeypatch.undo()
    assert fates(newest.restore(retention=ALL_FOOTAGE), Media.PREVIEWS) == ["added"]


def test_a_preview_does_not_wait_for_a_recording_that_is_broken(newest: Kinds) -> None:
    newest.add(NOW - 7200)
    broken = newest.add(NOW - 7100)
    broken.write_bytes(broken.read_bytes()[:900])
    newest.clips.preview(CAMERA, NOW - 7210.5, NOW - 3600.25)
    assert fates(newest.restore(retention=ALL_FOOTAGE), Media.PREVIEWS) == ["added"]


def test_no_preview_of_a_camera_that_is_not_configured_comes_back_before_its_recordings(
    newest: Kinds,
) -> None:
    """Once the camera is configured again, Frigate would delete it; without a row it stays."""
    newest.add(NOW - 8 * DAY)
    newest.clips.preview(CAMERA, NOW - 8 * DAY - 10.5, NOW - 8 * DAY + 3590.25)
    newest.clips.preview(CAMERA, NOW - 9 * DAY, NOW - 9 * DAY + 3590.25)
    lost = replace(BY_EVENTS, days=7, configured=False)

    first = newest.restore(retention=lost)
    assert sorted(fates(first, Media.PREVIEWS)) == ["added", "past_retention"]
    assert newest.rows() == []

    newest.clips.review(CAMERA, NOW - 8 * DAY - 1, NOW - 8 * DAY + 5)
    again = newest.restore(retention=replace(lost, configured=True))
    assert fates(again, Media.PREVIEWS)[-1] == "added"
    assert len(newest.rows()) == 1


def test_a_folder_brings_back_what_is_of_its_time_alone(newest: Kinds) -> None:
    for hour in (0, 1, 2):
        start = NOON + 3600 * hour
        folder = newest.add(start).parent
        newest.clips.preview(CAMERA, start + 0.5, start + 3598.25)
        newest.clips.review(CAMERA, start + 5.5, start + 9)
        newest.clips.event(CAMERA, start + 4.5, start + 12)
        newest.clips.export(CAMERA, start, start + 60, video=newest.samples.bytes("h264"))
    every = tuple(Media)
    for _ in range(2):
        newest.restore(directory=str(folder), media=every)
        assert [row["start_time"] for row in newest.rows()] == [start]
        assert [row["start_time"] for row in newest.table("previews")] == [start + 0.5]
        assert [row["start_time"] for row in newest.table("reviewsegment")] == [start + 5.5]
        assert [row["start_time"] for row in newest.table("event")] == [start + 4.5]
        assert len(newest.table("export")) == 1
    newest.restore(media=every)
    for table in ("recordings", "previews", "reviewsegment", "event", "export"):
        assert len(newest.table(table)) == 3, table


def test_a_preview_waits_until_something_keeps_it(home: Kinds) -> None:
    home.add(NOON + 100)
    kept = home.clips.preview(CAMERA, NOON + 0.5, NOON + 3600.25)
    home.clips.preview(CAMERA, NOON + 7200.5, NOON + 10800.25)
    run = home.restore()
    assert sorted(fates(run, Media.PREVIEWS)) == ["added", "past_retention"]
    assert home.table("previews") == [kept.row]
    assert sorted(fates(home.restore(dry_run=True), Media.PREVIEWS)) == ["past_retention"]


def test_a_preview_that_cannot_be_played_is_an_error(newest: Kinds) -> None:
    empty = newest.clips.preview(CAMERA, NOW - 7200.5, NOW - 3600.25).files[0]
    empty.write_bytes(b"")
    os.utime(empty, (NOW - 3600, NOW - 3600))
    half = newest.clips.preview(CAMERA, NOW - 10800.5, NOW - 7200.25).files[0]
    half.write_bytes(half.read_bytes()[:-200])
    os.utime(half, (NOW - 7200, NOW - 7200))
    run = newest.restore(retention=Retention(30.0))
    assert sorted(fates(run, Media.PREVIEWS)) == ["empty", "truncated"]
    assert run.backfill.media[Media.PREVIEWS].errors == 2


def test_an_export_that_frigate_found_at_its_start_keeps_its_picture(newest: Kinds) -> None:
    export = newest.clips.export(CAMERA, NOON, NOON + 60, video=newest.samples.bytes("h264"))
    picture = export.files[1].rename(export.files[1].with_suffix(".jpg"))
    newest.restore()
    (row,) = newest.table("export")
    assert row["thumb_path"] == str(picture)


def test_an_export_comes_back_with_its_files_and_its_date(home: Kinds) -> None:
    export = home.clips.export(CAMERA, NOON, NOON + 60, video=home.samples.bytes("h264"))
    other = home.clips.export("another", NOON, NOON + 60, video=home.samples.bytes("h264"))
    home.restore()
    (row,) = home.table("export")
    for column in ("id", "camera", "video_path", "thumb_path", "in_progress"):
        assert row[column] == export.row[column]
    assert row["id"] != other.id
    if home.version == "0.15":
        assert (row["name"], row["date"]) == (export.id, NOON + 121)
    else:
        shown = [f"{datetime.fromtimestamp(at):%Y-%m-%d %H:%M:%S}" for at in (NOON, NOON + 60)]
        assert row["date"] == NOON
        assert row["name"] == f"front door {shown[0]} {shown[1]}"
    assert fates(home.restore(), Media.EXPORTS) == []


def test_the_files_own_tag_tells_an_exports_date(newest: Kinds, tmp_path: Path) -> None:
    from testing.library import ffmpeg

    tagged = tmp_path / "tagged.mp4"
    ffmpeg(
        f"-i {newest.samples['h264']} -c copy -movflags +faststart "
        f"-metadata creation_time=2026-01-01T11:58:20.500000Z {tagged}"
    )
    newest.clips.export(CAMERA, NOON, NOON + 60, video=tagged.read_bytes())
    newest.restore()
    assert newest.table("export")[0]["date"] == NOON - 100


@pytest.mark.parametrize("table", ["reviewsegment", "previews", "export"])
def test_a_table_of_another_shape_is_left_alone(newest: Kinds, table: str) -> None:
    newest.execute(f"ALTER TABLE {table} ADD COLUMN demanded TEXT NOT NULL DEFAULT ''")
    newest.execute(f"DROP TABLE {table}")
    newest.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY, another TEXT NOT NULL)")
    newest.clips.review(CAMERA, NOW - DAY, NOW - DAY + 20)
    newest.add(NOW - 5000)
    run = newest.restore(retention=Retention(30.0))
    assert run.counts.added == 1
    assert newest.table(table) == []


def test_only_what_touches_the_range_comes_back(newest: Kinds) -> None:
    for second in (*range(0, 60, 10), *range(600, 660, 10)):
        newest.add(NOON + second)
    newest.clips.review(CAMERA, NOON + 5.5, NOON + 50)
    inside = newest.clips.review(CAMERA, NOON + 605.5, NOON + 650)
    run = newest.restore(start_time=NOON + 620, end_time=NOON + 700)
    assert run.counts.added == 4
    assert [row["id"] for row in newest.table("reviewsegment")] == [inside.id]
