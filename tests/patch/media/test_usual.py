"""The quick reader of a usual index against the careful one, which alone knows what is a fault."""

from __future__ import annotations

import struct
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recording_backfill.media import mp4, usual
from recording_backfill.media.boxes import FIRST_READ
from recording_backfill.media.mp4 import DECODED, SANE_TIME, Finding, read_carefully
from recording_backfill.media.usual import UsualReader

from testing.library import RECIPES

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

STORED = [*RECIPES, "second_segment"]
OTHER = ["index_at_end", "negative_edit", "fragmented", "first_part_indexed", "audio_only"]


def quickly(content: bytes, like: bytes | None = None) -> float | None:
    """By a reader that has read nothing yet, or a file `like` this one."""
    reader = UsualReader(DECODED, SANE_TIME)
    if like is not None:
        reader.length(like[:FIRST_READ], len(like))
    return reader.length(content[:FIRST_READ], len(content))


def carefully(content: bytes, path: Path) -> Finding | None:
    path.write_bytes(content)
    with path.open("rb") as file:
        return read_carefully(file.fileno(), len(content), content[:FIRST_READ])


@pytest.mark.parametrize("name", STORED)
def test_every_stored_segment_is_usual_and_as_long_as_the_careful_reader_says(
    samples: Samples, tmp_path: Path, name: str
) -> None:
    content = samples.bytes(name)
    seconds = quickly(content)
    assert seconds is not None
    assert Finding(seconds) == carefully(content, tmp_path / "file.mp4")


@cache
def places(content: bytes) -> list[int]:
    """Where in it the numbers and kinds are by which boxes are found, and their tables begin."""
    names = (
        b"ftyp moov mvhd trak tkhd edts elst mdia mdhd hdlr minf vmhd dinf stbl stsd avc1 stts "
        b"stsz udta mdat free mvex"
    ).split()
    found = {0}
    for name in names:
        at = content.find(name)
        while 0 <= at < FIRST_READ:
            found.update(range(max(0, at - 4), at + 32, 4))
            at = content.find(name, at + 1)
    return sorted(found)


NUMBERS = st.one_of(
    st.sampled_from([0, 1, 7, 8, 9, 16, 24, 32, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF]),
    st.integers(0, 2000),
)
KINDS = st.sampled_from([b"moov", b"trak", b"mdia", b"mdat", b"free", b"soun", b"vide", b"mvex"])


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_is_changed_the_quick_reader_says_nothing_or_the_same(
    samples: Samples, tmp_path: Path, data: st.DataObject
) -> None:
    original = samples.bytes(data.draw(st.sampled_from([*STORED[:10], *OTHER])))
    content = bytearray(original)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.sampled_from(places(original)))
        what = data.draw(st.sampled_from(["number", "add", "kind", "insert", "delete", "cut"]))
        if what == "number":
            content[at : at + 4] = struct.pack(">I", data.draw(NUMBERS))
        elif what == "add":
            (number,) = struct.unpack(">I", bytes(content[at : at + 4]).ljust(4, b"\0"))
            number = (number + data.draw(st.integers(-40, 40))) % 2**32
            content[at : at + 4] = struct.pack(">I", number)
        elif what == "kind":
            content[at : at + 4] = data.draw(KINDS)
        elif what == "insert":
            content[at:at] = data.draw(st.binary(min_size=1, max_size=24))
        elif what == "delete":
            del content[at : at + data.draw(st.integers(1, 24))]
        else:
            del content[len(content) - data.draw(st.integers(1, 600)) :]
    seconds = quickly(bytes(content))
    assert quickly(bytes(content), like=original) == seconds
    if seconds is not None:
        assert Finding(seconds) == carefully(bytes(content), tmp_path / "file.mp4")


def test_a_file_read_before_changes_nothing(samples: Samples) -> None:
    contents = [samples.bytes(name) for name in [*STORED, *OTHER]]
    for like in contents:
        for content in contents:
            assert quickly(content, like=like) == quickly(content)


def test_boxes_are_searched_for_once_a_kind_and_again_only_where_many_files_have_them_elsewhere(
    samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("h264", "hevc", "ntsc", "b_frames", "mpeg4")
    first, *others, last = contents = [samples.bytes(name) for name in names]
    lengths = {content: quickly(content) for content in contents}
    searched = []
    real = usual._find_times
    monkeypatch.setattr(usual, "_find_times", lambda *asked: searched.append(1) or real(*asked))
    reader = UsualReader(DECODED, SANE_TIME)
    for files, searches in (
        ([first, *others] * 10, 4),
        ([last] * 16, 20),
        ([first, *others] * 10, 20),
        ([last] * 10, 21),
        (others * 10, 21),
        ([first], 22),
    ):
        for content in files:
            assert reader.length(content[:FIRST_READ], len(content)) == lengths[content]
        assert len(searched) == searches


@pytest.mark.parametrize("cut", [1, 8, 1000])
def test_a_file_that_lacks_its_end_is_never_usual(samples: Samples, cut: int) -> None:
    content = samples.bytes("sound")
    assert quickly(content) is not None
    assert quickly(content[:-cut]) is None
    assert quickly(content + b"\0" * cut) is None


def test_a_usual_file_costs_one_read(samples: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []
    real = mp4.os.pread
    monkeypatch.setattr(mp4.os, "pread", lambda *asked: reads.append(asked) or real(*asked))
    with samples["h264"].open("rb") as file:
        assert mp4.read_mp4(file.fileno(), samples["h264"].stat().st_size) == Finding(10.0)
    assert len(reads) == 1


@pytest.mark.parametrize("before", [b"mvhd", b"trak", None])
def test_a_movie_that_announces_fragments_is_never_usual(
    samples: Samples, tmp_path: Path, before: bytes | None
) -> None:
    content = bytearray(samples.bytes("sound"))
    movie = content.find(b"moov") - 4
    (length,) = struct.unpack_from(">I", content, movie)
    at = movie + length if before is None else content.find(before) - 4
    content[at:at] = struct.pack(">I4s", 8, b"mvex")
    content[movie : movie + 4] = struct.pack(">I", length + 8)
    for like in (None, samples.bytes("sound"), bytes(content)):
        assert quickly(bytes(content), like=like) is None
    assert carefully(bytes(content), tmp_path / "file.mp4") is None


@pytest.mark.parametrize("rest", [b"\0" * 8, b"\0\0\0\x4cudta", b"\0\0\0\x07free"])
def test_what_is_damaged_behind_the_tracks_hides_no_length(
    samples: Samples, tmp_path: Path, rest: bytes
) -> None:
    content = bytearray(samples.bytes("sound"))
    movie = content.find(b"moov") - 4
    (length,) = struct.unpack_from(">I", content, movie)
    content[movie + length : movie + length] = rest
    content[movie : movie + 4] = struct.pack(">I", length + len(rest))
    assert carefully(bytes(content), tmp_path / "file.mp4") == Finding(10.0)
    # But it may hide fragments.
    at = movie + length + len(rest)
    content[at:at] = struct.pack(">I4s", 8, b"mvex")
    content[movie : movie + 4] = struct.pack(">I", length + len(rest) + 8)
    assert carefully(bytes(content), tmp_path / "file.mp4") is None


@given(data=st.data(), scale=st.integers(1, 0xFFFFFFFF))
def test_a_length_is_told_to_the_microsecond(data: st.DataObject, scale: int) -> None:
    units = data.draw(st.integers(1, min(SANE_TIME, 86_400 * scale)))
    seconds = usual.in_seconds(units, scale)
    assert abs(Fraction(units, scale) - Fraction(seconds)) <= Fraction(50_001, 10**11)
    assert round(seconds, 6) == seconds
