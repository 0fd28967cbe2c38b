"""The box reader, on files that are built or mutated on purpose: it reads them or gives up."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recording_backfill.media import mp4
from recording_backfill.media.boxes import FIRST_READ, LONGEST_INDEX
from recording_backfill.media.mp4 import Finding
from recording_backfill.models import Reason

from testing.library import Samples
from tests.patch.media.judging import box, boxes, judge, read


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
