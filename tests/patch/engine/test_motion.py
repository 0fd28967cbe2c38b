"""The motion that a run gives to recordings, against what Frigate's recorder had counted."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine.motion import RunMotion
from recording_backfill.evidence.movement import Movement
from recording_backfill.evidence.preview_files import PreviewFiles
from recording_backfill.frigate.retention import CleanupRule, Signs
from recording_backfill.models import Retention

from testing.library import CAMERA, NOON, LibraryBuilder
from testing.pictures import preview_video
from testing.scenes import HOUR, Pause, Scene, Stir, street

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from testing.scenes import Preview

SMALL = (64, 36)
DAY = 86400.0


def put_preview(library: LibraryBuilder, preview: Preview, camera: str = CAMERA) -> Path:
    """Write a preview as Frigate does, in the folder beside the recordings."""
    first, last = preview.times[0], preview.times[-1]
    path = library.root.parent / "clips" / "previews" / camera / f"{first}-{last}.mp4"
    path.parent.mkdir(parents=True, exist_ok=True)
    times = tuple(round(time - first, 6) for time in preview.times)
    lost = frozenset(round(time - first, 6) for time in preview.lost)
    path.write_bytes(preview_video(times, lost=lost, size=SMALL))
    return path


def watch(library: LibraryBuilder, scene: Scene, camera: str = CAMERA) -> dict[float, int]:
    """Write the recordings and previews of a scene; the motion that Frigate counted in each."""
    frames = scene.frames()
    for preview in scene.previews(frames):
        put_preview(library, preview, camera)
    segments = scene.segments(frames)
    for segment in segments:
        library.add(segment.start, camera=camera)
    return {segment.start: segment.motion for segment in segments}


def quiet(*moments: float, start: float = NOON, end: float = NOON + HOUR) -> Scene:
    """An hour in which something stirs for three seconds at each of `moments` after its start."""
    return Scene(start, end + 1, [Stir(start + at, start + at + 3) for at in moments])


def motions(library: LibraryBuilder) -> dict[float, int]:
    """By its start, the motion of each row."""
    return {row["start_time"]: row["motion"] for row in library.rows()}


def test_motion_is_where_the_recorder_had_counted_some(library: LibraryBuilder) -> None:
    # Two restarts, one without the cached frames, in three hours of people, cars and wind.
    start, end = NOON, NOON + 2 * HOUR + 1
    pauses = [
        Pause(start + 900, start + 930, cache_kept=True),
        Pause(start + HOUR + 600, start + HOUR + 640, cache_kept=False),
    ]
    stirs = street(start, end, an_hour=60)
    seen = watch(library, Scene(start, end, stirs, pauses))
    done = library.run()
    rows = library.rows()
    found = {row["start_time"] for row in rows if row["motion"] > 0}
    assert {(row["objects"], row["dBFS"], row["regions"]) for row in rows} == {(-1, -1, -1)}
    assert {row["motion"] for row in rows if row["start_time"] not in found} == {-1}
    # The first preview begins late, the second after its restart, and the last is not there yet.
    known = [(start + 2, start + HOUR - 10), (start + HOUR + 642, end - 11)]
    unknown = {at for at in seen if not any(first <= at <= last for first, last in known)}
    moved = {at for at, motion in seen.items() if motion} - unknown
    assert found.isdisjoint(unknown)
    assert 100 < len(moved) < 350
    assert len(found & moved) >= 0.98 * len(moved)
    assert len(found & moved) >= 0.98 * len(found)
    assert done.counts.with_motion == len(found)
    told = {result.start_time for result in done.results if result.to_json()["has_motion"]}
    assert told == found
    told_of = f"With motion, as their previews show: {len(found)} recordings"
    assert told_of in done.backfill.message()


def test_the_more_moves_the_more_motion(library: LibraryBuilder) -> None:
    stirs = [Stir(NOON + 100, NOON + 101, seen=1), Stir(NOON + 200, NOON + 230, seen=1)]
    stirs.append(Stir(NOON + 305, NOON + 310, seen=1))
    watch(library, Scene(NOON, NOON + HOUR + 1, stirs))
    library.run()
    found = motions(library)
    little, some, all_of_it = (found[NOON + at] for at in (100, 300, 210))
    assert 0 < little < some < all_of_it
    # As many as the detector's frames, five a second.
    assert 40 <= all_of_it <= 55


def test_a_recording_over_the_hour_has_motion_of_both_previews(library: LibraryBuilder) -> None:
    border = NOON + HOUR
    stirs = [Stir(border - 4, border + 4, seen=1)]
    watch(library, Scene(NOON - 4, border + HOUR + 1, stirs))
    library.run()
    assert motions(library)[border - 4] >= 30
    assert motions(library)[border - 104] == -1


@pytest.mark.parametrize("motion", [True, False])
def test_nothing_is_proven_where_no_preview_is(library: LibraryBuilder, *, motion: bool) -> None:
    watch(library, quiet(600, 610, 620))
    if motion:
        for path in (library.root.parent / "clips" / "previews" / CAMERA).iterdir():
            path.unlink()
    done = library.run(motion=motion)
    assert set(motions(library).values()) == {-1}
    assert done.counts.with_motion == 0
    assert "motion" not in done.backfill.message()


def test_a_preview_that_lost_a_frame_proves_what_is_before(library: LibraryBuilder) -> None:
    scene = quiet(600, 1800)
    frames = scene.frames()
    (preview,) = scene.previews(frames)
    preview.lost.append(next(time for time in preview.times if time > NOON + 1200))
    put_preview(library, preview)
    for segment in scene.segments(frames):
        library.add(segment.start)
    library.run()
    found = {start for start, motion in motions(library).items() if motion > 0}
    assert found
    assert max(found) < NOON + 700


def test_a_camera_whose_name_begins_alike_has_its_own_previews(library: LibraryBuilder) -> None:
    watch(library, quiet(600), CAMERA)
    watch(library, quiet(1800), f"{CAMERA}_two")
    library.run()
    found = [start for start, motion in motions(library).items() if motion > 0]
    assert found
    assert all(NOON + 590 < start < NOON + 610 for start in found)


def test_a_damaged_preview_stops_no_run(library: LibraryBuilder) -> None:
    scene = quiet(600)
    watch(library, scene)
    folder = library.root.parent / "clips" / "previews" / CAMERA
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:300])
    (folder / "notes.txt").write_text("no preview")
    os.mkfifo(folder / f"{NOON}-{NOON + 60}.mp4")
    done = library.run()
    assert done.counts.added == 360
    assert set(motions(library).values()) == {-1}


def test_force_gives_motion_to_rows_that_are_there_and_leaves_frigates_own(
    library: LibraryBuilder,
) -> None:
    seen = watch(library, quiet(601, 1601))
    library.run(motion=False)
    start = NOON + 600
    assert motions(library)[start] == -1
    own = library.path(start + 1000)
    library.execute("UPDATE recordings SET motion = 7, objects = 1 WHERE path = ?", str(own))
    moved = len([True for motion in seen.values() if motion])
    dry = library.run(force=True, dry_run=True)
    assert dry.counts.with_motion == moved - 1
    assert motions(library)[start] == -1
    library.run(force=True)
    after = motions(library)
    assert after[start] > 0
    assert after[start + 1000] == 7
    # What was proven once stays when the preview is gone.
    for path in (library.root.parent / "clips" / "previews" / CAMERA).iterdir():
        path.unlink()
    library.run(force=True)
    assert motions(library) == after


def test_motion_that_would_cost_the_recording_is_not_written(library: LibraryBuilder) -> None:
    class Later(CleanupRule):
        """Of a release that does not keep what moved."""

        def deletes(self, start: float, end: float, signs: Signs = Signs()) -> bool:  # noqa: B008
            return bool(signs.motion and signs.motion > 0) or super().deletes(start, end, signs)

    watch(library, quiet(600))
    order = library.order()
    moment = (NOON + 600, NOON + 610)
    keeps = CleanupRule(order.retention, (), NOON + DAY)
    proven = RunMotion(order, keeps).of(*moment)
    assert proven > 0
    assert RunMotion(order, Later(order.retention, (), NOON + DAY)).of(*moment) == -1
    # What goes anyway has nothing to lose.
    goes = replace(order, retention=Retention(days=0.1))
    assert RunMotion(goes, Later(goes.retention, (), NOON + DAY)).of(*moment) == proven


def test_each_preview_is_read_once(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, end = NOON, NOON + 2 * HOUR + 1
    seen = watch(library, Scene(start, end, [Stir(start + 60, end)]))
    opened: Sequence[str] = []
    real = os.open

    def count(path: str, *arguments: int, **more: int) -> int:
        if str(path).endswith(".mp4"):
            opened.append(path)  # type: ignore[attr-defined]
        return real(path, *arguments, **more)

    monkeypatch.setattr(os, "open", count)
    movement = Movement(PreviewFiles.of(library.order()))
    assert sum(movement.between(at, at + 10) > 0 for at in seen) > 700
    assert len(opened) == len(set(opened)) == 2
