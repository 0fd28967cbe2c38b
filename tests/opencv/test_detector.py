"""The detector of motion takes light for what Frigate's takes it for."""

from __future__ import annotations

import numpy as np
import pytest
from recording_backfill.media.detector import Detector
from recording_backfill.models import Detection


@pytest.mark.parametrize(("skipped", "spots"), [(None, 1), (0.6, 0)])
def test_light_that_is_switched_on_is_motion_once_unless_it_is_to_be_skipped(
    skipped: float | None, spots: int
) -> None:
    """As Frigate's detector has it: it adapts to the new picture, and what it saw counts."""
    settings = Detection(skip_motion_threshold=skipped, improve_contrast=False)
    detector = Detector(settings, 64, 36)
    dark, bright = bytes([20]) * (64 * 36), bytes([200]) * (64 * 36)
    pictures = (dark, dark, bright, bright)
    assert [len(detector.look(one, 4.0)) for one in pictures] == [0, 0, spots, 0]


def test_light_that_changes_slowly_is_no_motion() -> None:
    """Contrast is averaged over the ten seconds of Frigate's 50 frames, not over 50 pictures."""
    detector = Detector(Detection(), 160, 90)
    slope = np.tile(np.linspace(60, 180, 160), (90, 1))
    for number in range(100):
        light = 1 + 0.3 * np.sin(number * 4 / 30)
        picture = np.clip(slope * light, 0, 255).astype(np.uint8)
        assert detector.look(picture.tobytes(), 4.0 if number else 0.0) == [], number
