"""Exports that have files and, when the configuration folder is a new one, no rows."""

import logging
import os
import random
import string
import subprocess
from pathlib import Path

from frigate import const
from frigate.models import Export

logger = logging.getLogger(__name__)


def migrate_exports(camera_names: list[str]) -> None:
    """A row for each file in the exports' folder, whether it has one already or not.

    The camera is the first whose name is somewhere in the file's. Without ffmpeg, or where it can
    make no picture of a file, there is no row.
    """
    pictures = Path(const.CLIPS_DIR, "export")
    pictures.mkdir(exist_ok=True)
    rows = []
    for name in os.listdir(const.EXPORT_DIR):
        camera = next((camera for camera in camera_names if camera in name), "unknown")
        ending = "".join(random.choices(string.ascii_lowercase + string.digits, k=6))
        video = os.path.join(const.EXPORT_DIR, name)
        picture = str(pictures / f"{camera}_{ending}.jpg")
        if not _make_picture(video, picture):
            continue
        rows.append(
            {
                "id": f"{camera}_{ending}",
                "camera": camera,
                "name": name.replace(".mp4", ""),
                "date": os.path.getctime(video),
                "video_path": video,
                "thumb_path": picture,
                "in_progress": False,
            }
        )
    if rows:
        Export.insert_many(rows).execute()


def _make_picture(video: str, picture: str) -> bool:
    command = ["ffmpeg", "-hide_banner", "-loglevel", "warning", "-i", video]
    command += ["-vf", "scale=-1:180", "-frames", "1", "-q:v", "8", picture]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        return False
    if done.returncode:
        logger.error(done.stderr)
    return done.returncode == 0
