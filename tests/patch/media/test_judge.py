"""The judge of files against ffprobe, and against files that are broken on purpose."""

from __future__ import annotations

import os
import stat
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recording_backfill.errors import CancelledError
from recording_backfill.media import mp4
from recording_backfill.media.boxes import FIRST_READ, LONGEST_INDEX
from recording_backfill.media.ffprobe import ask_ffprobe
from recording_backfill.media.judge import MediaJudge
from recording_backfill.media.mp4 import Finding, read_mp4
from recording_backfill.models import ProbeMode, Reason

from testing.library import RECIPES, Samples

WHOLE = [*RECIPES, "index_at_end", "second_segment", "negative_edit"]
FRAGMENTED = ["fragmented", "fragmented_sound", "first_part_indexed"]


def judge(path: Path, mode: ProbeMode = ProbeMode.AUTO, ffprobe: str | None = "ffprobe") -> Finding:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return MediaJudge(mode, ffprobe).judge(descriptor, os.fstat(descriptor).st_size)
    finally:
        os.close(descriptor)


def read(path: Path) -> Finding | None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return read_mp4(descriptor, os.fstat(descriptor).st_size)
    finally:
        os.close(descriptor)


def boxes(content: bytes) -> list[tuple[bytes, bytes]]:
    """Type and content of the top-level boxes."""
    found, offset = [], 0
    while offset < len(content):
        size, kind = struct.unpack_from(">I4s", content, offset)
        found.append((kind, content[offset + 8 : offset + size]))
        offset += size
    return found


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


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


def large(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content


def rebuilt(content: bytes, media: bytes) -> bytes:
    """The sample with its mdat box written as `media`."""
    return b"".join(media if part[0] == b"mdat" else box(*part) for part in boxes(content))


def test_boxes_with_64_bit_sizes_are_read(samples: Samples, tmp_path: Path) -> None:
    content = samples.bytes("h264")
    path = tmp_path / "large.mp4"
    parts = dict(boxes(content))
    path.write_bytes(
        box(b"ftyp", parts[b"ftyp"])
        + large(b"moov", parts[b"moov"])
        + large(b"mdat", parts[b"mdat"])
    )
    assert read(path) == Finding(10.0)


def test_a_last_box_that_reaches_to_the_end_is_read(samples: Samples, tmp_path: Path) -> None:
    content = samples.bytes("h264")
    media = dict(boxes(content))[b"mdat"]
    path = tmp_path / "open.mp4"
    path.write_bytes(rebuilt(content, b"\0\0\0\0mdat" + media))
    assert read(path) == Finding(10.0)
    path.write_bytes(rebuilt(content, b"\0\0\0\0mdat" + media[:-1]))
    finding = read(path)
    assert finding is not None
    assert finding.reason is Reason.TRUNCATED


def test_many_boxes_between_index_and_media_are_read(samples: Samples, tmp_path: Path) -> None:
    content = samples.bytes("h264")
    media = dict(boxes(content))[b"mdat"]
    path = tmp_path / "many.mp4"
    path.write_bytes(rebuilt(content, box(b"free", b"") * 3000 + box(b"mdat", media)))
    assert read(path) == Finding(10.0)


def test_padding_behind_a_whole_movie_is_no_fault(samples: Samples, tmp_path: Path) -> None:
    path = tmp_path / "padded.mp4"
    for padding in (b"\0", b"\0" * 4096, b"garbage!" * 3):
        path.write_bytes(samples.bytes("h264") + padding)
        assert read(path) == Finding(10.0)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_box_reader_survives_any_mutation(
    samples: Samples, tmp_path: Path, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["h264", "sound", "index_at_end", "fragmented"]))
    content = bytearray(samples.bytes(name))
    places = st.one_of(
        st.integers(0, min(len(content), 4096) - 1), st.integers(0, len(content) - 1)
    )
    for _ in range(data.draw(st.integers(1, 8))):
        kind = data.draw(st.sampled_from(["overwrite", "delete", "insert", "cut"]))
        at = min(data.draw(places), len(content) - 1)
        piece = data.draw(
            st.one_of(
                st.binary(min_size=1, max_size=16),
                st.sampled_from([b"\0\0\0\0", b"\0\0\0\1", b"\xff\xff\xff\xff", b"moov", b"trak"]),
            )
        )
        if kind == "overwrite":
            content[at : at + len(piece)] = piece
        elif kind == "insert":
            content[at:at] = piece
        elif kind == "delete":
            del content[at : at + len(piece)]
        else:
            del content[max(at, 1) :]
    path = tmp_path / "mutated.mp4"
    path.write_bytes(content)
    assert_bounded(path)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=4096))
def test_the_box_reader_survives_any_bytes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.mp4"
    path.write_bytes(content)
    assert_bounded(path)


def assert_bounded(path: Path) -> None:
    """Reading it ends, without an exception, within the limit of bytes, in a sensible answer."""
    taken = 0
    real = os.pread

    def counted(descriptor: int, length: int, offset: int) -> bytes:
        nonlocal taken
        taken += length
        return real(descriptor, length, offset)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mp4.os, "pread", counted)
        finding = read(path)
    assert taken <= FIRST_READ + mp4.MAX_READS * mp4.NEXT_READ + LONGEST_INDEX
    if finding is not None:
        assert (finding.duration is None) == (finding.reason is not None)
        assert finding.duration is None or finding.duration > 0.0


@pytest.mark.parametrize("kind", [b"trak", b"mdia", b"minf", b"stbl", b"moov"])
def test_boxes_nested_without_end_cost_one_error(
    samples: Samples, tmp_path: Path, kind: bytes
) -> None:
    """An open-ended mdat asks for the sum of all samples, wherever their tables hide."""
    nested = b""
    for _ in range(1200):
        nested = box(kind, nested)
    content = samples.bytes("h264")
    index = dict(boxes(content))[b"moov"]
    path = tmp_path / "nested.mp4"
    for inside in (nested, nested + index, index + nested):
        path.write_bytes(box(b"ftyp", b"isom") + box(b"moov", inside) + b"\0\0\0\0mdat" + b"x" * 99)
        assert_bounded(path)
        assert judge(path).reason is not None


def test_endless_boxes_are_given_up(tmp_path: Path) -> None:
    path = tmp_path / "endless.mp4"
    path.write_bytes(box(b"free", b"") * 200_000)
    assert_bounded(path)
    assert read(path) is None


def script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def ask(ffprobe: str | None, sample: Path, **options: float) -> Finding:
    with sample.open("rb") as file:
        return ask_ffprobe(ffprobe, file.fileno(), lambda: False, **options)


@pytest.mark.parametrize("ffprobe", [None, "/nowhere/ffprobe"])
def test_without_ffprobe_the_message_says_so(samples: Samples, ffprobe: str | None) -> None:
    finding = ask(ffprobe, samples["fragmented"])
    assert finding.reason is Reason.NO_DURATION
    assert "ffprobe" in str(finding.message)


def test_a_crashing_ffprobe_costs_one_file_only(samples: Samples, tmp_path: Path) -> None:
    crashing = script(tmp_path / "ffprobe", "kill -SEGV $$")
    finding = ask(crashing, samples["fragmented"])
    assert finding.reason is Reason.NO_DURATION
    assert "crashed" in str(finding.message)


@pytest.mark.parametrize("text", ["exit 0", "echo nonsense", "echo []", "echo '{\"streams\": 3}'"])
def test_an_ffprobe_that_says_nonsense_is_no_exception(
    samples: Samples, tmp_path: Path, text: str
) -> None:
    finding = ask(script(tmp_path / "ffprobe", text), samples["fragmented"])
    assert finding.reason in (Reason.NO_DURATION, Reason.NO_VIDEO)


def test_a_hanging_ffprobe_is_ended_with_all_its_children(samples: Samples, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    hanging = script(tmp_path / "ffprobe", f"sleep 600 & echo $! > {pid_file}; wait")
    finding = ask(hanging, samples["fragmented"], time_limit=0.5)
    assert finding.reason is Reason.NO_DURATION
    assert "0.5 seconds" in str(finding.message)
    assert is_gone(int(pid_file.read_text()))


def is_gone(pid: int) -> bool:
    """Whether the process ends within a few seconds."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_cancelled_run_does_not_wait_for_ffprobe(samples: Samples, tmp_path: Path) -> None:
    hanging = script(tmp_path / "ffprobe", "sleep 600")
    with samples["fragmented"].open("rb") as file, pytest.raises(CancelledError):
        ask_ffprobe(hanging, file.fileno(), lambda: True, time_limit=600.0)


ASKING = """
import os, sys
sys.path.insert(0, sys.argv[1])
from recording_backfill.media.boxes import FIRST_READ, LONGEST_INDEX
from recording_backfill.media.ffprobe import ask_ffprobe
ask_ffprobe(sys.argv[2], os.open(sys.argv[3], os.O_RDONLY), lambda: False, time_limit=600.0)
"""


def test_a_hanging_ffprobe_does_not_outlive_a_killed_run(samples: Samples, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    hanging = script(
        tmp_path / "ffprobe",
        f"echo $$ > {pid_file}.new; mv {pid_file}.new {pid_file}; exec sleep 600",
    )
    patch = Path(mp4.__file__).parents[2]
    run = subprocess.Popen([sys.executable, "-c", ASKING, patch, hanging, samples["fragmented"]])
    try:
        while not pid_file.exists():
            assert run.poll() is None
            time.sleep(0.01)
    finally:
        run.kill()
        run.wait()
    assert is_gone(int(pid_file.read_text()))
