"""The length of a recording against Frigate's own answer, which OpenCV gives."""

from __future__ import annotations

import os
from pathlib import Path

import cv2
import pytest
from recording_backfill.media.judge import MediaJudge
from recording_backfill.models import ProbeMode

from testing.library import RECIPES, Samples

WHOLE = [*RECIPES, "index_at_end", "second_segment", "negative_edit"]
FRAGMENTED = ["fragmented", "fragmented_sound", "first_part_indexed"]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return Samples(tmp_path_factory.mktemp("samples"))


def by_frigate(path: Path) -> tuple[float, float]:
    """Duration as `get_video_properties` (0.15.2 to 0.18) takes it, and that of one frame."""
    video = cv2.VideoCapture(str(path))
    try:
        rate = video.get(cv2.CAP_PROP_FPS)
        frames = int(video.get(cv2.CAP_PROP_FRAME_COUNT))
    finally:
        video.release()
    assert rate > 0.0
    assert frames > 0
    return frames / rate, 1.0 / rate


def by_us(path: Path, mode: ProbeMode, ffprobe: str | None) -> float:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        judge = MediaJudge(mode, ffprobe)
        finding = judge.judge(descriptor, os.fstat(descriptor).st_size)
    finally:
        os.close(descriptor)
    assert finding.reason is None
    assert finding.duration is not None
    return finding.duration


@pytest.mark.parametrize("name", WHOLE)
def test_the_box_reader_measures_as_frigate_does(samples: Samples, name: str) -> None:
    duration, _ = by_frigate(samples[name])
    assert by_us(samples[name], ProbeMode.AUTO, None) == pytest.approx(duration, abs=0.0001)


@pytest.mark.ffprobe
@pytest.mark.parametrize("mode", ProbeMode)
@pytest.mark.parametrize("name", [*WHOLE, *FRAGMENTED])
def test_ffprobe_measures_as_frigate_does(samples: Samples, name: str, mode: ProbeMode) -> None:
    duration, frame = by_frigate(samples[name])
    assert abs(by_us(samples[name], mode, "ffprobe") - duration) < frame
