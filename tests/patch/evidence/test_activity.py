"""How long something went on, by previews; unknown wherever these cannot tell."""

from __future__ import annotations

import os
from math import inf
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.errors import CancelledError
from recording_backfill.evidence.activity import Activity
from recording_backfill.evidence.events import EventPictures
from recording_backfill.evidence.folders import Folder, MediaFolders
from recording_backfill.evidence.preview_files import PreviewFiles

from testing.clips import Clips
from testing.preview_boxes import preview_of

if TYPE_CHECKING:
    from pathlib import Path

HOUR = 1_760_000_400.0
PAUSE = 40.0
CAMERA = "front"


class Scene:
    """A camera's previews and events."""

    def __init__(self, folder: Path, version: str = "0.17.2") -> None:
        self.clips = Clips(folder, version)
        self.folders = MediaFolders(
            Folder(f"{folder}/clips", f"{folder}/clips"), Folder(f"{folder}/exports", "")
        )

    def preview(self, start: float, end: float, *busy: tuple[float, float]) -> None:
        """One in which something moves in each of `busy`; seconds from HOUR on."""
        frames = [start]
        moment = start
        while moment < end - 0.3:
            moment += 0.25
            since = moment - frames[-1]
            if since > 30 or (since >= 1 and any(a <= moment <= b for a, b in busy)):
                frames.append(moment)
        times = [time - start for time in (*frames, end)]
        name = f"{HOUR + start}-{HOUR + end}"
        self.clips.preview(CAMERA, HOUR + start, HOUR + end, content=preview_of(times))
        assert (self.clips.clips / "previews" / CAMERA / f"{name}.mp4").exists()

    def until(
        self, start: float, moment: float | None = None, *, dated: bool = True, **more: Any
    ) -> float:
        """When what began at `start` was over, in seconds from HOUR on."""
        activity = Activity(
            PreviewFiles(self.folders.previews(CAMERA)),
            EventPictures(self.folders, CAMERA),
            **{"unseen": False, **more},
        )
        moment = start if moment is None else moment
        return activity.until(HOUR + start, HOUR + moment, PAUSE, dated=dated) - HOUR


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


@pytest.mark.parametrize(
    ("busy", "over"),
    [
        ([(100, 160)], 160),
        ([(100, 160), (190, 300)], 300),
        ([(100, 160), (201, 300)], 300),
        ([(100, 160), (215, 300)], 160),
        ([], 100),
        ([(50, 100)], 100),
        ([(500, 600)], 100),
        ([(100, 3599)], inf),
    ],
)
def test_it_is_over_once_nothing_moved_for_longer_than_a_review_outlasts(
    scene: Scene, busy: list[tuple[float, float]], over: float
) -> None:
    scene.preview(0, 3600, *busy)
    found = scene.until(100)
    assert over <= found <= over + 2.2


def test_it_goes_on_into_the_next_hour(scene: Scene) -> None:
    scene.preview(0, 3600.4, (3500, 3600))
    scene.preview(3600.4, 7200.4, (3600, 3650))
    assert 3650 <= scene.until(3500) <= 3652.2
    assert 3590 <= scene.until(3590) <= 3652.2


def test_a_later_sign_of_it_counts(scene: Scene) -> None:
    scene.preview(0, 3600, (100, 160), (900, 950))
    assert 950 <= scene.until(100, 900) <= 952.2


@pytest.mark.parametrize("start", [-100, 3590, 5000])
def test_nothing_is_known_where_no_preview_is(scene: Scene, start: float) -> None:
    scene.preview(0, 3600)
    scene.preview(3700, 4900)
    assert scene.until(start) == inf


def test_nothing_is_known_where_frames_are_missing(scene: Scene) -> None:
    scene.clips.preview(
        CAMERA, HOUR, HOUR + 600, content=preview_of([0, 30.2, 60.4, 190, 220.2, 300, 600])
    )
    assert scene.until(40) == inf
    assert scene.until(100) == inf
    assert scene.until(0) <= 2


def test_a_preview_that_lost_its_end_tells_nothing_beyond(scene: Scene) -> None:
    made = scene.clips.preview(CAMERA, HOUR, HOUR + 600, content=preview_of([0, 30.2, 60.4, 90.6]))
    assert scene.until(0) <= 2
    assert scene.until(80) == inf
    made.files[0].write_bytes(b"no video")
    assert scene.until(0) == inf


def test_nothing_is_known_where_reviews_go_on_unseen(scene: Scene) -> None:
    scene.preview(0, 3600)
    assert scene.until(100, unseen=True) == inf


@pytest.mark.parametrize("version", ["0.15.2", "0.16.4", "0.17.2"])
@pytest.mark.parametrize("called", [70, 100, 135])
def test_nothing_is_known_of_an_event_that_was_called_for(
    tmp_path: Path, version: str, called: float
) -> None:
    scene = Scene(tmp_path, version)
    scene.preview(0, 3600, (100, 110))
    scene.clips.event(CAMERA, HOUR + 99, HOUR + 115)
    assert scene.until(100) <= 112.2
    scene.clips.event(CAMERA, HOUR + called, HOUR + 900, tracked=False, pre_capture=0)
    assert scene.until(100) == inf
    assert scene.until(300) <= 302


def test_before_0_16_copied_snapshots_tell_nothing(tmp_path: Path) -> None:
    scene = Scene(tmp_path, "0.15.2")
    scene.preview(0, 3600, (100, 110))
    for file in scene.clips.event(CAMERA, HOUR + 99, HOUR + 115).files:
        os.utime(file, (HOUR + 9000, HOUR + 9000))
    assert scene.until(100, dated=False) == inf


def test_whoever_cancels_need_not_wait(scene: Scene) -> None:
    scene.preview(0, 3600)
    with pytest.raises(CancelledError):
        scene.until(100, cancelled=lambda: True)
