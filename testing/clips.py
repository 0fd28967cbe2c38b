"""The builder of all that Frigate keeps: recordings, reviews, previews, exports and events.

Each is made as the given release makes it, file and row, so that a test can lose either:

    clips = Clips(media, version="0.16.4")
    clips.review("front_door", start, start + 20, severity="detection")
    clips.save(database)
"""

from __future__ import annotations

import base64
import json
import os
import random
import sqlite3
import string
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from testing.pictures import picture, preview_video

SQUARE = (175, 175)
"""The thumbnail of a tracked object."""
WHOLE_FRAME = (311, 175)
"""The thumbnail of an event by hand, by sound or by plate."""


@dataclass
class Made:
    """One thing that Frigate would keep: its row, and its files."""

    table: str
    row: dict[str, Any]
    files: list[Path] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The row's id, which most of the files have in their names."""
        return str(self.row["id"])

    def lose_files(self) -> None:
        """Remove its files."""
        for file in self.files:
            file.unlink(missing_ok=True)

    def left(self, database: Path) -> tuple[bool, bool]:
        """Whether its row is there, and whether all its files are."""
        with closing(sqlite3.connect(database)) as connection:
            found = connection.execute(f"SELECT 1 FROM {self.table} WHERE id = ?", (self.id,))
            return found.fetchone() is not None, all(file.exists() for file in self.files)


class Clips:
    """Makes files below `media`, and the rows that belong to them."""

    def __init__(self, media: Path, version: str = "0.17.2", *, seed: int = 0) -> None:
        self.media = media
        self.clips = media / "clips"
        self.version = version
        self.made: list[Made] = []
        self._chance = random.Random(seed)
        self._unsaved: list[tuple[str, dict[str, Any]]] = []

    def ending(self) -> str:
        """The six characters at the end of an id."""
        return "".join(self._chance.choices(string.ascii_lowercase + string.digits, k=6))

    def recording(
        self,
        camera: str,
        start: float,
        duration: float = 10.0,
        *,
        content: bytes = b"recording",
        second: bool = False,
        **columns: Any,
    ) -> Made:
        """A recording; its file is one in name only, unless `content` is more.

        From 0.19 on it may be one of the camera's `second` stream.
        """
        folder = f"{camera}@sub" if second else camera
        name = datetime.fromtimestamp(start, UTC).strftime(f"%Y-%m-%d/%H/{folder}/%M.%S.mp4")
        path = self.media / "recordings" / name
        _write(path, content, start + duration)
        row = {
            "id": f"{start}-{self.ending()}",
            "camera": camera,
            "path": str(path),
            "start_time": start,
            "end_time": start + duration,
            "duration": duration,
            "motion": 7,
            "objects": 1,
            "dBFS": -30,
            "regions": 2,
            "segment_size": 1.0,
        }
        if second:
            row["stream_type"] = "sub"
        return self._make("recordings", {**row, **columns}, path)

    def review(
        self,
        camera: str,
        start: float,
        end: float | None,
        *,
        severity: str = "alert",
        thumb_time: float | None = None,
        detections: Sequence[str] = (),
        objects: Sequence[str] = ("person",),
        reviewed_by: Sequence[str] = (),
        **columns: Any,
    ) -> Made:
        """A review with its thumbnail, which was written at `thumb_time` (soon after its start)."""
        if thumb_time is None:
            thumb_time = start + 1 if end is None else min(start + 1, end)
        review = f"{start}-{self.ending()}"
        thumb = self.clips / "review" / f"thumb-{camera}-{review}.webp"
        _write(thumb, picture("webp", (320, 180)), thumb_time)
        data: dict[str, Any] = {
            "detections": list(detections),
            "objects": list(objects),
            "sub_labels": [],
            "zones": [],
            "audio": [],
        }
        if self.version >= "0.17":
            data |= {"verified_objects": [], "thumb_time": thumb_time, "metadata": None}
        row = {
            "id": review,
            "camera": camera,
            "start_time": start,
            "end_time": end,
            "severity": severity,
            "thumb_path": str(thumb),
            "data": json.dumps(data),
        }
        if self.version < "0.16":
            row["has_been_reviewed"] = int(bool(reviewed_by))
        made = self._make("reviewsegment", {**row, **columns}, thumb)
        for user in reviewed_by if self.version >= "0.16" else ():
            seen = {"user_id": user, "review_segment_id": made.id, "has_been_reviewed": 1}
            self._unsaved.append(("userreviewstatus", seen))
        return made

    def preview(
        self,
        camera: str,
        start: float,
        end: float,
        *,
        frames: Sequence[float] | None = None,
        content: bytes | None = None,
        **columns: Any,
    ) -> Made:
        """A preview with a frame at its start, its end and each of `frames`, as ffmpeg makes it."""
        times = sorted({start, *(frames or ()), end})
        path = self.clips / "previews" / camera / f"{start}-{end}.mp4"
        if content is None:
            content = preview_video(tuple(round(time - start, 6) for time in times))
        _write(path, content, end + 1)
        row = {
            "id": f"{camera}_{end}",
            "camera": camera,
            "path": str(path),
            "start_time": start,
            "end_time": end,
            "duration": end - start,
        }
        return self._make("previews", {**row, **columns}, path)

    def export(
        self,
        camera: str,
        start: float,
        end: float,
        *,
        video: bytes = b"export",
        made_at: float | None = None,
        **columns: Any,
    ) -> Made:
        """An export of that stretch, whose name 16 and later write in the machine's local time."""
        ending = self.ending()
        export = f"{camera}_{ending}"
        span = "-".join(f"{datetime.fromtimestamp(at):%Y%m%d_%H%M%S}" for at in (start, end))
        name = f"{export}.mp4" if self.version < "0.16" else f"{camera}_{span}_{ending}.mp4"
        path = self.media / "exports" / name
        thumb = self.clips / "export" / f"{export}.webp"
        written = end + 60 if made_at is None else made_at
        _write(thumb, picture("webp", (320, 180)), written)
        _write(path, video, written + 1)
        row = {
            "id": export,
            "camera": camera,
            "name": f"{camera.replace('_', ' ')} {start} {end}",
            "date": start,
            "video_path": str(path),
            "thumb_path": str(thumb),
            "in_progress": 0,
        }
        return self._make("export", {**row, **columns}, path, thumb)

    def event(
        self,
        camera: str,
        start: float,
        end: float | None,
        *,
        label: str = "person",
        snapshot: bool = True,
        tracked: bool = True,
        pre_capture: float = 5.0,
        max_severity: str | None = "alert",
        **columns: Any,
    ) -> Made:
        """An event with its pictures: of a tracked object, or one made by hand.

        The id of one by hand has the moment of the call, `pre_capture` after its start.
        """
        called = start if tracked else start + pre_capture
        event = f"{called}-{self.ending()}"
        written = (called if end is None else end) if tracked else called
        size = SQUARE if tracked else WHOLE_FRAME
        pictures = self._event_pictures(camera, event, size, snapshot=snapshot)
        for path, frame in pictures.items():
            _write(path, picture(path.suffix[1:], frame), written)
        data: dict[str, Any] = {
            "type": "object" if tracked else "api",
            "score": 0.9,
            "top_score": 0.9,
        }
        if tracked:
            data |= {"max_severity": max_severity, "box": [], "region": [], "attributes": []}
        old = base64.b64encode(picture("jpg", size)).decode() if self.version < "0.16" else None
        row = {
            "id": event,
            "label": label,
            "camera": camera,
            "start_time": start,
            "end_time": end,
            "zones": "[]",
            "thumbnail": old,
            "has_clip": 1,
            "has_snapshot": int(snapshot),
            "retain_indefinitely": 0,
            "data": json.dumps(data),
        }
        return self._make("event", {**row, **columns}, *pictures)

    def _event_pictures(
        self, camera: str, event: str, size: tuple[int, int], *, snapshot: bool
    ) -> dict[Path, tuple[int, int]]:
        """The files of an event's pictures, and the size of each; `size` is its thumbnail's."""
        names = self._snapshots(camera, event) if snapshot else ()
        pictures = {self.clips / name: (320, 180) for name in names}
        if self.version >= "0.16":
            pictures[self.clips / "thumbs" / camera / f"{event}.webp"] = size
        return pictures

    def _snapshots(self, camera: str, event: str) -> tuple[str, ...]:
        """The names of an event's pictures."""
        if self.version >= "0.18":
            return (f"{camera}-{event}-clean.webp",)
        clean = "webp" if self.version >= "0.17" else "png"
        return (f"{camera}-{event}.jpg", f"{camera}-{event}-clean.{clean}")

    def row(self, table: str, **columns: Any) -> None:
        """A row without a file, as of a timeline."""
        self._unsaved.append((table, columns))

    def _make(self, table: str, row: dict[str, Any], *files: Path) -> Made:
        made = Made(table, row, list(files))
        self.made.append(made)
        self._unsaved.append((table, row))
        return made

    def save(self, database: Path) -> None:
        """Write the rows that were made since the last time."""
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            for table, row in self._unsaved:
                names, marks = ", ".join(row), ", ".join("?" * len(row))
                connection.execute(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values())
                )
        self._unsaved.clear()


def _write(path: Path, content: bytes, mtime: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (mtime, mtime))
