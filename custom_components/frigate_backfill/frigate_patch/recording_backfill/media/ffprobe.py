"""ffprobe, asked about one file at a time, on a leash.

It reads the very file we opened (by descriptor), only as MP4, and never longer than a limit.
The length is made of its answers as Frigate makes it of OpenCV's, which is FFmpeg too.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import math
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any

from ..errors import CancelledError
from ..models import Reason
from ..notices import FileKey, Notice
from ..streams import Details
from .mp4 import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TIME_LIMIT = 30.0
"""Seconds that ffprobe gets for one file."""
_POLL = 0.1
_PR_SET_PDEATHSIG = 1
_ARGUMENTS = (
    "-v error -f mov -print_format json -show_entries "
    "format=duration:stream=codec_type,codec_name,nb_frames,avg_frame_rate,time_base"
    ":stream_disposition=attached_pic"
).split()
_DETAILS = (
    "-v error -f mov -print_format json -show_entries "
    "format=duration:stream=index,codec_type,codec_name,sample_rate"
    ":packet=stream_index,pts_time,flags"
).split()


def ask_ffprobe(
    ffprobe: str | None,
    fd: int,
    cancelled: Callable[[], bool],
    time_limit: float | None = None,
) -> Finding:
    """Duration of the file behind `fd` as ffprobe tells it, or why it could not.

    Raises CancelledError when the run is told to stop meanwhile.
    It gets `time_limit` seconds, TIME_LIMIT by default.
    """
    output = _ask(ffprobe, _ARGUMENTS, fd, cancelled, time_limit)
    return output if isinstance(output, Finding) else _judge(output)


def ask_details(ffprobe: str | None, fd: int, cancelled: Callable[[], bool]) -> Details | None:
    """What else the file behind `fd` holds, as Frigate 0.19 asks for it; None where it fails.

    Raises CancelledError.
    """
    output = _ask(ffprobe, _DETAILS, fd, cancelled)
    if isinstance(output, Finding):
        return None
    try:
        answer: dict[str, Any] = json.loads(output)
        return _details(answer)
    except (ValueError, AttributeError, TypeError, KeyError, ArithmeticError):
        return None


def _details(answer: dict[str, Any]) -> Details | None:
    streams = answer.get("streams", [])
    video = next((s for s in streams if s.get("codec_type") == "video"), None)
    audio = next((s for s in streams if s.get("codec_type") == "audio"), None)
    if video is None:
        return None
    keyframes = [
        int(float(packet["pts_time"]) * 1000)
        for packet in answer.get("packets", [])
        if packet["stream_index"] == video["index"]
        and "K" in packet.get("flags", "")
        and "pts_time" in packet
    ]
    rate = None if audio is None else audio.get("sample_rate")
    return Details(
        video_codec=video.get("codec_name"),
        has_audio=audio is not None,
        audio_codec=None if audio is None else audio.get("codec_name"),
        audio_rate=int(rate) if rate else None,
        keyframes=tuple(keyframes),
        container_duration=float(answer.get("format", {}).get("duration", 0.0)) or None,
    )


def _ask(
    ffprobe: str | None,
    arguments: Sequence[str],
    fd: int,
    cancelled: Callable[[], bool],
    time_limit: float | None = None,
) -> bytes | Finding:
    """What ffprobe answers of the file behind `fd`, or why it does not."""
    time_limit = TIME_LIMIT if time_limit is None else time_limit
    if ffprobe is None:
        return _undecided(Notice(FileKey.FFPROBE_MISSING))
    try:
        process = subprocess.Popen(
            [ffprobe, *arguments, f"/dev/fd/{fd}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=(fd,),
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - one system call, nothing is imported
        )
    except OSError as error:
        why = str(error.strerror)
        return _undecided(Notice(FileKey.FFPROBE_UNUSABLE, path=ffprobe, error=why))
    output = _wait(process, cancelled, time.monotonic() + time_limit)
    if output is None:
        if cancelled():
            raise CancelledError
        return _undecided(Notice(FileKey.FFPROBE_SLOW, seconds=f"{time_limit:g}"))
    if process.returncode < 0:
        return _undecided(Notice(FileKey.FFPROBE_CRASHED, signal=-process.returncode))
    if process.returncode > 0:
        complaint = output[1].decode("utf-8", "replace").strip().rpartition("\n")[2]
        # ffmpeg begins its lines with "[demuxer @ address]".
        complaint = complaint.rpartition("] ")[2].replace(f"/dev/fd/{fd}: ", "")[:200]
        return _no_duration(f"ffprobe cannot read it: {complaint or process.returncode}.")
    return output[0]


def _find_prctl() -> Callable[[int, int], int] | None:
    try:
        prctl: Callable[[int, int], int] = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):  # not Linux
        return None
    return prctl


_prctl = _find_prctl()


def _die_with_parent() -> None:
    """Have the new process killed when this one is: a hanging ffprobe would stay for ever."""
    if _prctl is not None:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _wait(
    process: subprocess.Popen[bytes], cancelled: Callable[[], bool], deadline: float
) -> tuple[bytes, bytes] | None:
    """What it wrote, or None when it was stopped: too slow, or the run was cancelled."""
    while True:
        try:
            return process.communicate(timeout=_POLL)
        except subprocess.TimeoutExpired:
            if time.monotonic() < deadline and not cancelled():
                continue
        # Its whole session: a wrapper script's child would hold the pipes open.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=1.0)
        return None


def _judge(output: bytes) -> Finding:
    try:
        answer: dict[str, Any] = json.loads(output)
        video = next((s for s in answer.get("streams", []) if _is_video(s)), None)
        duration = None if video is None else _duration(video, answer.get("format", {}))
    except (ValueError, AttributeError, TypeError, ArithmeticError):
        return _no_duration("ffprobe answered nothing that can be understood.")
    if duration is None:
        return Finding(None, Reason.NO_VIDEO, "The file has no video track.")
    if not 0.0 < duration < float("inf"):
        return _no_duration("ffprobe finds no duration in it.")
    return Finding(round(duration, 6))


def _is_video(stream: dict[str, Any]) -> bool:
    pictured = stream.get("disposition", {}).get("attached_pic")
    return stream.get("codec_type") == "video" and not pictured


def _duration(video: dict[str, Any], container: dict[str, Any]) -> float:
    """Seconds: the video's frames divided by its rate, or else the container's.

    OpenCV estimates frames that no index counts, those of a fragmented file, and opens no video
    that it cannot decode.
    """
    seconds = float(container.get("duration", 0.0))
    if video.get("codec_name", "unknown") == "unknown":
        return seconds
    rate = _ratio(video.get("avg_frame_rate")) or 1.0 / _ratio(video["time_base"])
    frames = int(video.get("nb_frames", 0)) or math.floor(seconds * rate + 0.5)
    return frames / rate if frames > 0 else seconds


def _ratio(text: str | None) -> float:
    """What "25/1" says; 0 for "0/0"."""
    dividend, _, divisor = (text or "0/0").partition("/")
    return float(dividend) / float(divisor) if float(divisor) else 0.0


def _no_duration(message: str) -> Finding:
    return Finding(None, Reason.NO_DURATION, message)


def _undecided(message: str) -> Finding:
    return Finding(None, Reason.NO_DURATION, message, undecided=True)
