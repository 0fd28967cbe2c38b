"""A damaged index ends no run: each reader of boxes says that it is not sure."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

import pytest
from recording_backfill.media.frames import frame_clock
from recording_backfill.media.keyframes import read_keyframes
from recording_backfill.media.mp4 import read_mp4
from recording_backfill.media.streams import read_details

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.streams import Details

    from testing.library import Samples

KINDS = (
    *"moov mvhd trak tkhd edts elst mdia mdhd hdlr minf stbl stsd stts stss stsc stsz stco".split(),
    *"mvex trex moof traf tfhd tfdt trun".split(),
)


def cut_in(data: bytes, kind: bytes, left: int) -> bytes | None:
    """`data` that ends after `left` bytes of its first box `kind`, as all that are around it do."""
    cut = bytearray(data)

    def shorten(offset: int, end: int) -> int | None:
        while offset + 8 <= end:
            length, found = struct.unpack_from(">I4s", cut, offset)
            if length < 8 or offset + length > end:
                return None
            last = offset + 8 + left if found == kind else None
            if last is None and found in (b"moov", b"trak", b"edts", b"mdia", b"minf", b"stbl"):
                last = shorten(offset + 8, offset + length)
            if last is None and found in (b"mvex", b"moof", b"traf"):
                last = shorten(offset + 8, offset + length)
            if last is not None:
                struct.pack_into(">I", cut, offset, last - offset)
                return last
            offset += length
        return None

    last = shorten(0, len(cut))
    return None if last is None else bytes(cut[:last])


def details_of(path: Path, data: bytes) -> Details | None:
    path.write_bytes(data)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return read_details(descriptor, len(data))
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("sample", ["sound", "b_frames", "fragmented_sound"])
def test_a_box_without_content_at_the_end_is_no_fault_of_the_reader(
    samples: Samples, tmp_path: Path, sample: str
) -> None:
    path = tmp_path / "damaged.mp4"
    tried = 0
    for kind in KINDS:
        for left in (0, 1, 4):
            data = cut_in(samples.bytes(sample), kind.encode(), left)
            if data is None:
                continue
            tried += 1
            details_of(path, data)
            assert read_keyframes(str(path), lambda _: 1.0) is None
            descriptor = os.open(path, os.O_RDONLY)
            found = read_mp4(descriptor, len(data))
            assert found is None or found.duration is None
            frame_clock(descriptor, len(data))
            os.close(descriptor)
    assert tried > 30


@pytest.mark.parametrize(
    ("kind", "at", "value"),
    [
        ("mdhd", 12, 0),
        ("stsd", 8, 4),
        ("stsd", 8, 0xFFFF_FFFF),
        ("stts", 8, 0x7FFF_FFFF),
    ],
    ids=["no time scale", "no sample entry", "a sample entry too long", "too many samples"],
)
def test_numbers_that_cannot_be_are_left_to_ffprobe(
    samples: Samples, tmp_path: Path, kind: str, at: int, value: int
) -> None:
    data = bytearray(samples.bytes("h264"))
    struct.pack_into(">I", data, data.index(kind.encode()) + 4 + at, value)
    assert details_of(tmp_path / "damaged.mp4", bytes(data)) is None
