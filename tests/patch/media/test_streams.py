"""What a file holds besides its length is what Frigate 0.19 would find by ffprobe."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from recording_backfill.media.ffprobe import ask_details
from recording_backfill.media.judge import MediaJudge
from recording_backfill.media.streams import read_details
from recording_backfill.models import ProbeMode
from recording_backfill.streams import UNKNOWN, Details

from testing.library import RECIPES, ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

_VIDEO = "-f lavfi -i testsrc=size=160x120:rate=10"
_H264 = "-c:v libx264 -preset ultrafast -g 10 -pix_fmt yuv420p"
SOUNDS = {
    "aac_8000": "sample_rate=8000 -c:a aac",
    "aac_48000_stereo": "sample_rate=48000 -ac 2 -c:a aac",
    "opus": "sample_rate=48000 -c:a libopus",
    "mp3": "sample_rate=44100 -c:a libmp3lame",
    "ac3": "sample_rate=48000 -c:a ac3",
}
UNUSUAL = ("index_at_end", "second_segment", "negative_edit")
"""Samples that this reader understands, besides the recipes."""
LEFT_TO_FFPROBE = ("fragmented", "fragmented_sound", "first_part_indexed")


def of_frigate(path: Path) -> Details:
    """By the two calls of ffprobe that `get_video_properties` and `get_keyframe_offsets` make."""
    shown = json.loads(
        _ffprobe("-v", "quiet", "-print_format", "json", "-show_format", "-show_streams", path)
    )
    packets = _ffprobe(
        *("-select_streams", "v:0", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0"),
        *("-loglevel", "error", path),
    )
    keyframes = [
        int(float(fields[0]) * 1000)
        for fields in (line.strip().split(",") for line in packets.splitlines())
        if len(fields) == 2 and "K" in fields[1]
    ]
    video = next(one for one in shown["streams"] if one["codec_type"] == "video")
    audio = next((one for one in shown["streams"] if one["codec_type"] == "audio"), None)
    return Details(
        video_codec=video["codec_name"],
        has_audio=audio is not None,
        audio_codec=None if audio is None else audio["codec_name"],
        audio_rate=None if audio is None else int(audio["sample_rate"]),
        keyframes=tuple(keyframes),
        container_duration=float(shown["format"]["duration"]),
    )


def _ffprobe(*arguments: object) -> str:
    done = subprocess.run(
        ["ffprobe", *map(str, arguments)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read(path: Path) -> Details | None:
    with path.open("rb") as file:
        return read_details(file.fileno(), os.fstat(file.fileno()).st_size)


@pytest.mark.ffprobe
@pytest.mark.parametrize("name", [*RECIPES, *UNUSUAL])
def test_the_boxes_tell_what_ffprobe_tells(samples: Samples, name: str) -> None:
    assert read(samples[name]) == of_frigate(samples[name])


@pytest.mark.ffprobe
@pytest.mark.parametrize("name", SOUNDS)
def test_sound_is_told_or_left_to_ffprobe(tmp_path: Path, name: str) -> None:
    path = tmp_path / "sound.mp4"
    ffmpeg(f"{_VIDEO} -f lavfi -i sine=frequency=440:{SOUNDS[name]} -t 3 {_H264} {path}")
    real = of_frigate(path)
    assert read(path) == (real if name.startswith(("aac", "opus")) else None)
    with path.open("rb") as file:
        assert ask_details("ffprobe", file.fileno(), lambda: False) == real


@pytest.mark.ffprobe
@pytest.mark.parametrize("name", LEFT_TO_FFPROBE)
def test_what_the_boxes_do_not_tell_plainly_is_asked_of_ffprobe(
    samples: Samples, name: str
) -> None:
    path = samples[name]
    assert read(path) is None
    judge = MediaJudge(ProbeMode.AUTO, "ffprobe", details=True)
    with path.open("rb") as file:
        finding = judge.judge(file.fileno(), path.stat().st_size)
    assert finding.details == of_frigate(path)
    assert finding.duration == finding.details.container_duration


def test_a_length_is_the_containers_only_where_details_are_asked_for(samples: Samples) -> None:
    path = samples["far_longer_sound"]
    with path.open("rb") as file:
        size, fd = path.stat().st_size, file.fileno()
        plain = MediaJudge(ProbeMode.AUTO, None).judge(fd, size)
        detailed = MediaJudge(ProbeMode.AUTO, None, details=True).judge(fd, size)
    assert (plain.duration, plain.details) == (10.0, UNKNOWN)
    assert detailed.duration == pytest.approx(25.0, abs=0.1)
    assert detailed.details.has_audio


def test_without_ffprobe_what_is_unsure_stays_unknown(samples: Samples) -> None:
    path = samples["h264"]
    broken = path.read_bytes().replace(b"stss", b"sdtp")
    odd = path.with_name("odd.mp4")
    odd.write_bytes(broken.replace(b"avc1\0\0\0\0\0\0", b"xyz1\0\0\0\0\0\0"))
    assert read(odd) is None


@pytest.mark.parametrize("cut", range(0, 4000, 61))
def test_a_cut_or_spoiled_index_is_never_misread(
    samples: Samples, cut: int, tmp_path: Path
) -> None:
    content = bytearray(samples.bytes("sound"))
    content[40 + cut] ^= 0xFF
    path = tmp_path / "spoiled.mp4"
    path.write_bytes(content)
    read(path)  # it raises nothing but OSError
    path.write_bytes(content[: 40 + cut])
    assert read(path) is None
