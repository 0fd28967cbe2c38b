"""ffprobe, asked about one file at a time, on a leash.

It reads the very file we opened (by descriptor), only as MP4, and never longer than a limit.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any

from ..errors import CancelledError
from ..models import Reason
from .mp4 import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

TIME_LIMIT = 30.0
"""Seconds that ffprobe gets for one file."""
_POLL = 0.1
_PR_SET_PDEATHSIG = 1
_ARGUMENTS = (
    "-v error -f mov -print_format json -show_entries "
    "format=duration:stream=codec_type:stream_disposition=attached_pic"
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
    time_limit = TIME_LIMIT if time_limit is None else time_limit
    if ffprobe is None:
        return _undecided("This file needs ffprobe to be read, and there is none here.")
    try:
        process = subprocess.Popen(
            [ffprobe, *_ARGUMENTS, f"/dev/fd/{fd}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=(fd,),
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - one system call, nothing is imported
        )
    except OSError as error:
        return _undecided(f"ffprobe could not be started ({ffprobe}: {error.strerror}).")
    output = _wait(process, cancelled, time.monotonic() + time_limit)
    if output is None:
        if cancelled():
            raise CancelledError("Cancelled while ffprobe read a file.")
        return _undecided(f"ffprobe did not finish within {time_limit:g} seconds.")
    if process.returncode < 0:
        return _undecided(f"ffprobe crashed (signal {-process.returncode}).")
    if process.returncode > 0:
        complaint = output[1].decode("utf-8", "replace").strip().rpartition("\n")[2]
        # ffmpeg begins its lines with "[demuxer @ address]".
        complaint = complaint.rpartition("] ")[2].replace(f"/dev/fd/{fd}: ", "")[:200]
        return _no_duration(f"ffprobe cannot read it: {complaint or process.returncode}.")
    return _judge(output[0])


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
        streams = answer.get("streams", [])
        has_video = any(
            stream.get("codec_type") == "video"
            and not stream.get("disposition", {}).get("attached_pic")
            for stream in streams
        )
        duration = float(answer.get("format", {}).get("duration", 0.0))
    except (ValueError, AttributeError, TypeError):
        return _no_duration("ffprobe answered nothing that can be understood.")
    if not has_video:
        return Finding(None, Reason.NO_VIDEO, "The file has no video track.")
    if not 0.0 < duration < float("inf"):
        return _no_duration("ffprobe finds no duration in it.")
    return Finding(duration)


def _no_duration(message: str) -> Finding:
    return Finding(None, Reason.NO_DURATION, message)


def _undecided(message: str) -> Finding:
    return Finding(None, Reason.NO_DURATION, message, undecided=True)
