"""What an MP4 file holds besides its length, as Frigate 0.19 stores it: codecs, sound, keyframes.

Frigate asks ffprobe (`get_video_properties` and `get_keyframe_offsets` of frigate/util). This
reader finds the same in the movie's index, and answers only where it is sure: for the codecs that
cameras send and the plain files that Frigate's recorder writes. Boxes: ISO/IEC 14496-12 and -14.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, chain, repeat
from struct import error as StructError  # noqa: N812 - it is a class
from struct import unpack_from
from typing import TYPE_CHECKING, NamedTuple

from ..streams import Details
from .boxes import Unsure, boxes, descend, index_of, number
from .sound import Sound, object_type, sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VIDEO = {
    b"avc1": "h264",
    b"avc3": "h264",
    b"hvc1": "hevc",
    b"hev1": "hevc",
}
_MPEG4 = {0x20: "mpeg4", 0x6C: "mjpeg"}
"""By the object type of an `mp4v`."""
_VIDEO_HEADER = 78
"""Bytes of a video's sample entry before its boxes."""
_LONGEST_TIME = 0x7FFF_FFFF
_MOST_SAMPLES = 1 << 18
"""Of ten minutes at 400 pictures a second; damaged numbers must not fill the memory."""


class _Track(NamedTuple):
    """One track of the movie."""

    handler: bytes
    scale: int
    """Units of time a second."""
    table: tuple[int, int]
    """Content of its sample table."""
    edits: tuple[int, int] | None
    """Content of its edit list."""


class _Edit(NamedTuple):
    """Where the track is played from."""

    delay: float
    """Seconds until it begins."""
    begin: int
    """Its first moment, in its own units."""
    end: int | None


def read_details(fd: int, size: int) -> Details | None:
    """What the file behind `fd`, `size` bytes long, holds; None where this reader is not sure.

    Raises OSError when the file cannot be read.
    """
    try:
        return _details(index_of(fd, size))
    except (Unsure, IndexError, StructError, ValueError, ArithmeticError):
        return None


def _details(index: bytes) -> Details:
    tracks, scale, duration = [], 0, 0
    for kind, content, end in boxes(index, 0, len(index)):
        if kind == b"mvhd":
            scale, duration = _movie_header(index, content, end)
        elif kind == b"trak":
            tracks.append(_track(index, content, end))
        elif kind == b"mvex":
            raise Unsure  # fragments follow
    video = next((track for track in tracks if track.handler == b"vide"), None)
    audio = next((track for track in tracks if track.handler == b"soun"), None)
    if video is None or not scale or not duration:
        raise Unsure
    heard = Sound(None, None) if audio is None else sound(index, *_entry(index, audio))
    return Details(
        video_codec=_video_codec(index, *_entry(index, video)),
        has_audio=audio is not None,
        audio_codec=heard.codec,
        audio_rate=heard.rate,
        keyframes=tuple(_keyframes(index, video, scale)),
        container_duration=round(duration / scale, 6),
    )


def _movie_header(index: bytes, content: int, end: int) -> tuple[int, int]:
    """Units of time a second, and the duration in them."""
    if index[content] == 1:
        scale, duration = number(index, content + 20, end), unpack_from(">Q", index, content + 24)
        return scale, duration[0]
    return number(index, content + 12, end), number(index, content + 16, end)


def _track(index: bytes, content: int, end: int) -> _Track:
    edits = None
    for kind, start, after in boxes(index, content, end):
        if kind == b"edts":
            edits = descend(index, (b"elst",), start, after)
        elif kind == b"mdia":
            header, header_end = descend(index, (b"mdhd",), start, after)
            scale = number(index, header + (20 if index[header] else 12), header_end)
            handler, _ = descend(index, (b"hdlr",), start, after)
            table = descend(index, (b"minf", b"stbl"), start, after)
            return _Track(index[handler + 8 : handler + 12], scale, table, edits)
    raise Unsure


def _entry(index: bytes, track: _Track) -> tuple[bytes, int, int]:
    """Kind, content and end of the only sample entry; with several, ffprobe has ways of its own."""
    description, end = descend(index, (b"stsd",), *track.table)
    if number(index, description + 4, end) != 1:
        raise Unsure
    ((kind, content, after),) = boxes(index, description + 8, end)
    return kind, content, after


def _video_codec(index: bytes, kind: bytes, content: int, end: int) -> str:
    if kind == b"mp4v":
        found = _MPEG4.get(object_type(index, content + _VIDEO_HEADER, end)[0])
    else:
        found = _VIDEO.get(kind)
    if found is None:
        raise Unsure
    return found


def _keyframes(index: bytes, video: _Track, movie_scale: int) -> Iterator[int]:
    """As ffprobe prints them (`pts_time`, six places), cut off to whole milliseconds."""
    times = _decode_times(index, video)
    offsets = _offsets(index, video, len(times))
    edit = _edit(index, video, movie_scale)
    step = 1 / video.scale
    delay = round(edit.delay * video.scale)
    shown = [times[sample] + offsets(sample) for sample in _sync_samples(index, video, len(times))]
    # ffprobe leaves out what the edit list skips before the last keyframe it plays from.
    if sum(time < edit.begin for time in shown) > 1:
        raise Unsure
    for time in shown:
        if edit.end is not None and time >= edit.end:
            raise Unsure
        seconds = float(f"{(time - edit.begin + delay) * step:.6f}")
        yield int(seconds * 1000)


def _decode_times(index: bytes, video: _Track) -> Sequence[int]:
    content, end = descend(index, (b"stts",), *video.table)
    entries = number(index, content + 4, end)
    if content + 8 + 8 * entries > end:
        raise Unsure
    values = unpack_from(f">{2 * entries}I", index, content + 8)
    counts, lengths = values[::2], values[1::2]
    if not entries or max(lengths) > _LONGEST_TIME or sum(counts) > _MOST_SAMPLES:
        raise Unsure
    if entries == 1 and lengths[0]:
        return range(0, counts[0] * lengths[0], lengths[0])
    each = chain.from_iterable(map(repeat, lengths, counts))
    return list(accumulate(each, initial=0))[:-1]


class _Offsets:
    """How much later than it is decoded each sample is shown."""

    def __init__(self, counts: Sequence[int], offsets: Sequence[int]) -> None:
        self._ends = list(accumulate(counts))
        self._offsets = offsets

    def __call__(self, sample: int) -> int:
        return self._offsets[bisect_right(self._ends, sample)]


def _offsets(index: bytes, video: _Track, samples: int) -> _Offsets:
    for kind, content, end in boxes(index, *video.table):
        if kind != b"ctts":
            continue
        entries = number(index, content + 4, end)
        if content + 8 + 8 * entries > end:
            raise Unsure
        values = unpack_from(">" + "Ii" * entries, index, content + 8)
        found = _Offsets(values[::2], values[1::2])
        if sum(values[::2]) < samples:
            raise Unsure
        return found
    return _Offsets([samples], [0])


def _sync_samples(index: bytes, video: _Track, samples: int) -> Sequence[int]:
    """The samples, counted from 0, that need none before them."""
    sync: Sequence[int] = range(samples)
    for kind, content, end in boxes(index, *video.table):
        if kind in (b"stps", b"sgpd", b"sbgp"):
            raise Unsure
        if kind == b"stss":
            entries = number(index, content + 4, end)
            if not entries or content + 8 + 4 * entries > end:
                raise Unsure
            sync = [one - 1 for one in unpack_from(f">{entries}I", index, content + 8)]
            if sync[0] < 0 or sync[-1] >= samples:
                raise Unsure
    return sync


def _edit(index: bytes, video: _Track, movie_scale: int) -> _Edit:
    if video.edits is None:
        return _Edit(0.0, 0, None)
    content, end = video.edits
    form = ">QqI" if index[content] == 1 else ">IiI"
    size = 20 if index[content] == 1 else 12
    entries = number(index, content + 4, end)
    if content + 8 + size * entries > end:
        raise Unsure
    edits = [unpack_from(form, index, content + 8 + size * n) for n in range(entries)]
    delay = 0.0
    if len(edits) == 2 and edits[0][1] == -1:
        delay = edits[0][0] / movie_scale
        del edits[0]
    if len(edits) != 1 or edits[0][1] < 0 or edits[0][2] != 1 << 16:
        raise Unsure
    length, begin, _ = edits[0]
    last = begin + length * video.scale // movie_scale + 1 if length else None
    return _Edit(delay, begin, last)
