"""The judge of files against ffprobe, and against files that are broken on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from recording_backfill.media.mp4 import Finding
from recording_backfill.models import ProbeMode, Reason

from testing.library import RECIPES, Samples
from tests.patch.media.judging import box, boxes, judge, read

WHOLE = [*RECIPES, "index_at_end", "second_segment", "negative_edit"]

FRAGMENTED = ["fragmented", "fragmented_sound", "first_part_indexed"]


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("h264", 10.0),
        ("sound", 10.0),
        ("longer_sound", 4.0),
        ("far_longer_sound", 10.0),
        ("shorter_sound", 10.0),
        ("negative_edit", 8.0),
        ("late_start", 5.0),
        ("pause", 8.0),
        ("mjpeg", 5.0),
        ("one_frame", 0.1),
    ],
)
def test_the_length_is_that_of_the_video(samples: Samples, name: str, seconds: float) -> None:
    assert read(samples[name]) == Finding(pytest.approx(seconds, abs=0.0001))


@pytest.mark.ffprobe
def test_a_video_that_opencv_cannot_decode_is_as_long_as_its_container(
    samples: Samples, tmp_path: Path
) -> None:
    path = tmp_path / "unknown.mp4"
    path.write_bytes(samples.bytes("longer_sound").replace(b"avc1", b"xxx1"))
    assert read(path) is None
    assert judge(path) == Finding(pytest.approx(7.0, abs=0.1))


@pytest.mark.ffprobe
@pytest.mark.parametrize("name", [*WHOLE, *FRAGMENTED])
def test_both_probes_agree_on_every_whole_sample(samples: Samples, name: str) -> None:
    by_boxes = judge(samples[name])
    by_ffprobe = judge(samples[name], ProbeMode.FFPROBE)
    assert by_boxes.reason is None
    assert by_ffprobe.reason is None
    assert by_boxes.duration == pytest.approx(by_ffprobe.duration, abs=0.001)


def test_a_stored_segment_is_judged_without_ffprobe(samples: Samples) -> None:
    assert judge(samples["h264"], ffprobe=None) == Finding(10.0)


@pytest.mark.ffprobe
def test_a_fragmented_file_is_left_to_ffprobe(samples: Samples) -> None:
    assert read(samples["fragmented"]) is None
    finding = judge(samples["fragmented"])
    assert finding.duration == pytest.approx(10.0, abs=0.2)


@pytest.mark.parametrize("name", ["h264", "index_at_end", "sound", "fragmented"])
@pytest.mark.parametrize("part", [0.999, 0.9, 0.5, 0.1])
def test_a_file_cut_short_is_truncated(
    samples: Samples, tmp_path: Path, name: str, part: float
) -> None:
    content = samples.bytes(name)
    path = tmp_path / "cut.mp4"
    path.write_bytes(content[: int(len(content) * part)])
    assert judge(path).reason is Reason.TRUNCATED


@pytest.mark.ffprobe
def test_ffprobe_as_the_only_judge_does_not_let_a_cut_file_pass(
    samples: Samples, tmp_path: Path
) -> None:
    path = tmp_path / "cut.mp4"
    path.write_bytes(samples.bytes("h264")[:-1000])
    assert judge(path, ProbeMode.FFPROBE).reason is Reason.TRUNCATED


def test_a_file_cut_right_behind_its_index_is_truncated(samples: Samples, tmp_path: Path) -> None:
    kept = [box(*part) for part in boxes(samples.bytes("h264")) if part[0] != b"mdat"]
    path = tmp_path / "cut.mp4"
    path.write_bytes(b"".join(kept))
    assert judge(path).reason is Reason.TRUNCATED


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("audio_only", Reason.NO_VIDEO),
        ("too_long", Reason.TOO_LONG),
        ("too_short", Reason.TOO_SHORT),
    ],
)
@pytest.mark.parametrize("mode", ProbeMode)
@pytest.mark.ffprobe
def test_what_is_no_recording_has_a_reason(
    samples: Samples, name: str, reason: Reason, mode: ProbeMode
) -> None:
    finding = judge(samples[name], mode)
    assert finding.reason is reason
    assert finding.message


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    assert judge(path).reason is Reason.EMPTY


@pytest.mark.ffprobe
@pytest.mark.parametrize(
    "content", [b"x", b"\0" * 4096, b"#EXTM3U\n/etc/passwd\n" * 9, b"\xff" * 99]
)
def test_a_file_that_is_no_mp4_has_no_duration(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.mp4"
    path.write_bytes(content)
    assert judge(path).reason is Reason.NO_DURATION
