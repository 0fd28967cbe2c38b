"""The pictures and previews that ffmpeg draws for tests, as it makes Frigate's."""

from __future__ import annotations

import subprocess
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory


@lru_cache
def picture(kind: str, size: tuple[int, int]) -> bytes:
    """A picture of that kind (`webp`, `jpg`, `png`) and size."""
    codec = {"webp": "libwebp", "jpg": "mjpeg", "png": "png"}[kind]
    source = f"testsrc=size={size[0]}x{size[1]}:rate=1"
    return _ffmpeg(
        *("-f", "lavfi", "-i", source, "-frames:v", "1", "-c:v", codec),
        *("-pix_fmt", "rgb24" if kind == "png" else "yuvj420p" if kind == "jpg" else "yuv420p"),
        *("-f", "image2pipe", "-"),
    )


@lru_cache(maxsize=256)
def preview_video(
    times: tuple[float, ...],
    *,
    lost: frozenset[float] = frozenset(),
    size: tuple[int, int] = (320, 180),
) -> bytes:
    """A video with a frame at each of `times`, made as Frigate's output process makes a preview.

    The pictures of the `lost` ones are not in the cache any more: there ffmpeg ends, with success.
    """
    with TemporaryDirectory() as folder:
        frame, video = Path(folder, "frame.webp"), Path(folder, "preview.mp4")
        frame.write_bytes(picture("webp", size))
        files = [f"file '{frame}{'.lost' if time in lost else ''}'" for time in times]
        playlist = []
        for file, (this, following) in zip(files, pairwise(times), strict=False):
            playlist += [file, f"duration {following - this}"]
        playlist.append(files[-1])
        _ffmpeg(
            *("-f", "concat", "-y", "-protocol_whitelist", "pipe,file", "-safe", "0"),
            *("-threads", "1", "-i", "/dev/stdin"),
            *("-c:v", "libx264", "-profile:v", "baseline", "-preset:v", "ultrafast"),
            *("-threads", "1", "-g", "40", "-bf", "0", "-b:v", "9216", "-fps_mode", "vfr"),
            *("-movflags", "+faststart", "-pix_fmt", "yuv420p", str(video)),
            given="\n".join(playlist).encode(),
        )
        return video.read_bytes()


def _ffmpeg(*arguments: str, given: bytes = b"") -> bytes:
    command = ["ffmpeg", "-hide_banner", "-v", "error", *arguments]
    done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=60)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return done.stdout
