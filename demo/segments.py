"""Real recordings, cut by ffmpeg the way Frigate's recorder cuts them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SEGMENT_SECONDS = 10


def make_segments(folder: Path, count: int = 4, size: str = "320x180") -> list[Path]:
    """Make `count` MP4 files of ten seconds each in `folder`, their index at the end as Frigate's.

    Raises RuntimeError saying what to install when there is no ffmpeg.
    """
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise RuntimeError("ffmpeg is not installed; scripts/ffmpeg gets one")
    folder.mkdir(parents=True)
    subprocess.run(
        [
            *(ffmpeg, "-loglevel", "error", "-f", "lavfi", "-i", f"testsrc2=size={size}:rate=5"),
            *("-t", str(count * SEGMENT_SECONDS), "-c:v", "libx264", "-preset", "ultrafast"),
            *("-pix_fmt", "yuv420p", "-g", "5", "-f", "segment"),
            *("-segment_time", str(SEGMENT_SECONDS), "-segment_format", "mp4"),
            *("-reset_timestamps", "1", str(folder / "%d.mp4")),
        ],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return sorted(folder.iterdir(), key=lambda path: int(path.stem))
