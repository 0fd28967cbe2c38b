"""What tells a review's severity where both are kept alike, and that nothing does elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.activity import Activity
from recording_backfill.evidence.events import EventPictures
from recording_backfill.evidence.folders import Folder, MediaFolders
from recording_backfill.evidence.preview_files import PreviewFiles
from recording_backfill.evidence.severity import SeverityEvidence
from recording_backfill.frigate.reviews import Usual
from recording_backfill.models import RetainMode, Retention, ReviewRetention
from recording_backfill.severities import ALERT, DETECTION, SeverityRule

from testing.clips import Clips
from testing.preview_boxes import preview_of

if TYPE_CHECKING:
    from pathlib import Path

START = 1_760_000_000.0
ALIKE = ReviewRetention(10.0, 5.0, 5.0)
BOTH = SeverityRule(None, ("car", "person"))
CARS = SeverityRule(None, ("car",), others=False)


def severity(
    media: Path,
    rule: SeverityRule,
    usual: str = DETECTION,
    detections: ReviewRetention = ALIKE,
    *,
    without_cars: str | None = None,
) -> str | None:
    """Of a review of twenty seconds of camera `front`."""
    clips, exports = (Folder(f"{media}/{name}", f"/{name}") for name in ("clips", "exports"))
    folders = MediaFolders(clips, exports)
    pictures = EventPictures(folders, "front")
    evidence = SeverityEvidence(
        Retention(0.0, ALIKE, detections, severity=rule),
        folders,
        "front",
        activity=Activity(PreviewFiles(folders.previews("front")), pictures, unseen=False),
        events=pictures,
        usual=Usual(usual, without_cars),
    )
    return evidence.of(START, START + 20, dated=True)


def preview(media: Path, gap: float) -> None:
    """With a frame every `gap` seconds while the review lasts."""
    frames = [0.0, 30.1, *(60 + gap * n for n in range(int(20 / gap))), 110.2, 140.3, 150.0]
    Clips(media).preview("front", START - 60, START + 90, content=preview_of(frames))


@pytest.mark.parametrize("usual", [ALERT, DETECTION])
def test_without_evidence_it_is_what_most_are(tmp_path: Path, usual: str) -> None:
    assert severity(tmp_path, BOTH, usual) == usual


@pytest.mark.parametrize("only", [ALERT, DETECTION])
def test_the_only_one_that_it_can_have_is_taken(tmp_path: Path, only: str) -> None:
    assert severity(tmp_path, SeverityRule(only), DETECTION) == only


@pytest.mark.parametrize(
    "detections",
    [ReviewRetention(9.0, 5.0, 5.0), ReviewRetention(10.0, 5.0, 5.0, RetainMode.ALL)],
)
def test_where_it_makes_a_difference_no_evidence_counts(
    tmp_path: Path, detections: ReviewRetention
) -> None:
    assert severity(tmp_path, SeverityRule(DETECTION), detections=detections) is None


@pytest.mark.parametrize(
    ("gap", "rule", "told"),
    [(0.6, BOTH, ALERT), (1.2, BOTH, DETECTION), (0.6, CARS, ALERT), (1.2, CARS, DETECTION)],
)
def test_frames_that_follow_sooner_tell_of_a_car(
    tmp_path: Path, gap: float, rule: SeverityRule, told: str
) -> None:
    preview(tmp_path, gap)
    usual = ALERT if rule is CARS else DETECTION
    assert severity(tmp_path, rule, usual) == told


def test_where_no_car_was_it_is_what_most_without_one_are(tmp_path: Path) -> None:
    preview(tmp_path, 1.2)
    assert severity(tmp_path, BOTH, ALERT, without_cars=DETECTION) == DETECTION
    assert severity(tmp_path, SeverityRule(), ALERT, without_cars=DETECTION) == ALERT


def test_a_car_is_no_evidence_where_it_makes_no_alert(tmp_path: Path) -> None:
    preview(tmp_path, 0.6)
    assert severity(tmp_path, SeverityRule(None, ("person",))) == DETECTION


def test_without_a_preview_nothing_says_that_there_was_no_car(tmp_path: Path) -> None:
    assert severity(tmp_path, CARS, ALERT) == ALERT


def test_a_face_tells_of_a_person_and_a_plate_of_a_car(tmp_path: Path) -> None:
    clips = Clips(tmp_path, "0.17.2")
    one, other = (clips.event("front", START + at, START + 15) for at in (3, 4))
    assert severity(tmp_path, BOTH) == DETECTION
    faces = tmp_path / "clips/faces/train"
    faces.mkdir(parents=True)
    (faces / f"{one.id}-{START + 5}-unknown-0.4.webp").touch()
    assert severity(tmp_path, SeverityRule(None, ("person",))) == ALERT
    assert severity(tmp_path, SeverityRule(None, ("car",))) == DETECTION
    (tmp_path / "clips/lpr/front" / other.id).mkdir(parents=True)
    assert severity(tmp_path, SeverityRule(None, ("car",))) == ALERT


def test_what_was_called_for_is_an_alert(tmp_path: Path) -> None:
    Clips(tmp_path, "0.17.2").event("front", START, START + 15, tracked=False, pre_capture=0.0)
    assert severity(tmp_path, SeverityRule(DETECTION)) == ALERT
