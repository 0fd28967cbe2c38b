"""Databases as Frigate fills them: rows in every table, as many as wanted, the same each time."""

from __future__ import annotations

import base64
import json
import os
import random
import shutil
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path

NOON = 1767268800.0
"""2026-01-01, in UTC."""
CAMERAS = ("front_door", "garden", "drive_way")
SPOILING = ("noise", "zeros", "half", "sector", "swapped")
"""The ways in which `spoil` breaks a page."""
_FILLED: dict[tuple[str, int, float], bytes] = {}
"""Each database that was filled, as a file."""


def fill(path: Path, version: str, hours: int = 1, start: float = NOON) -> None:
    """A database of that version with so many hours of three cameras' rows."""
    wanted = (version, hours, start)
    if wanted not in _FILLED:
        _fill(path, version, hours, start)
        _FILLED[wanted] = path.read_bytes()
    else:
        path.write_bytes(_FILLED[wanted])


def _fill(path: Path, version: str, hours: int, start: float) -> None:
    create_database(path, version)
    draw = random.Random(hours)
    with closing(sqlite3.connect(path)) as connection:
        # Between the rows of others and in their own time, as tables really fill.
        for number in range(hours * 60):
            _minute(connection, draw, version, start + 60.0 * number)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rows(connection: sqlite3.Connection, table: str, camera: str) -> list[dict[str, Any]]:
    """The rows of `table`, of that camera where it has cameras, in a fixed order."""
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    of_camera = [row for row in found if row.get("camera", camera) == camera]
    return sorted(of_camera, key=lambda row: json.dumps(row, sort_keys=True))


def spoil(path: Path, pages: list[int], draw: random.Random, page_size: int = 4096) -> None:
    """Break those pages (from 1) of the file, each in some way."""
    content = bytearray(path.read_bytes())
    for number in pages:
        begin = (number - 1) * page_size
        page = content[begin : begin + page_size]
        way = draw.choice(SPOILING)
        if way == "noise":
            page[:] = draw.randbytes(page_size)
        elif way == "zeros":
            page[:] = bytes(page_size)
        elif way == "half":
            page[: page_size // 2] = draw.randbytes(page_size // 2)
        elif way == "sector":
            at = draw.randrange(page_size // 512) * 512
            page[at : at + 512] = draw.randbytes(512)
        else:
            other = draw.randrange(len(content) // page_size) * page_size
            page[:] = content[other : other + page_size]
        content[begin : begin + page_size] = page
    path.write_bytes(content)


def put_files(database: Path, media: Path, recording: Path, camera: str) -> None:
    """Make the files that the rows of `camera` name, with `media` for Frigate's media folder."""
    size = round(recording.stat().st_size / 2**20, 2)

    def put(path: str) -> None:
        target = media / path.removeprefix("/media/frigate/")
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".mp4"):
            shutil.copy(recording, target)
        else:
            target.write_bytes(b"a picture")
        os.utime(target, (NOON, NOON))

    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE recordings SET segment_size = ?", (size,))
        connection.commit()
        for row in rows(connection, "recordings", camera) + rows(connection, "previews", camera):
            put(row["path"])
        for row in rows(connection, "reviewsegment", camera):
            put(row["thumb_path"])
        for row in rows(connection, "export", camera):
            put(row["video_path"])
            put(row["thumb_path"])
        for row in rows(connection, "event", camera):
            if row["thumbnail"] is None:
                put(f"/media/frigate/clips/thumbs/{camera}/{row['id']}.webp")
            if row["has_snapshot"]:
                put(f"/media/frigate/clips/{camera}-{row['id']}.jpg")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _insert(connection: sqlite3.Connection, table: str, **row: Any) -> None:
    there = {column[1] for column in connection.execute(f"PRAGMA table_info({table})")}
    names = [name for name in row if name in there]
    if names:
        marks = ", ".join("?" * len(names))
        statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
        connection.execute(statement, [row[name] for name in names])


def _minute(
    connection: sqlite3.Connection, draw: random.Random, version: str, start: float
) -> None:
    for camera in CAMERAS:
        for second in range(0, 60, 10):
            _recording(connection, draw, camera, start + second)
        if draw.random() < 0.3:
            _review(connection, draw, version, camera, start + round(draw.random() * 50, 6))
        if start % 3600 == 3540:
            end = start + 60.0
            _insert(
                connection,
                "previews",
                id=f"{camera}_{end}",
                camera=camera,
                path=f"/media/frigate/clips/previews/{camera}/{end - 3600}-{end}.mp4",
                start_time=end - 3600,
                end_time=end,
                duration=3600.0,
            )
            _export(connection, draw, camera, start)


def _letters(draw: random.Random) -> str:
    return "".join(draw.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=6))


def _recording(
    connection: sqlite3.Connection, draw: random.Random, camera: str, start: float
) -> None:
    path = time.strftime(f"%Y-%m-%d/%H/{camera}/%M.%S.mp4", time.gmtime(start))
    heat = {str(draw.randrange(256)): draw.randrange(1, 256) for _ in range(draw.randrange(40))}
    _insert(
        connection,
        "recordings",
        id=f"{start}-{_letters(draw)}",
        camera=camera,
        path=f"/media/frigate/recordings/{path}",
        start_time=start,
        end_time=start + 10.0,
        duration=10.0,
        objects=draw.randrange(3),
        motion=draw.randrange(3000),
        segment_size=round(draw.random() * 3, 2),
        dBFS=-draw.randrange(60),
        regions=draw.randrange(10),
        motion_heatmap=json.dumps(heat) if heat else None,
    )


def _review(
    connection: sqlite3.Connection,
    draw: random.Random,
    version: str,
    camera: str,
    start: float,
) -> None:
    """A review item and its event."""
    review, event = f"{start}-{_letters(draw)}", f"{start}-{_letters(draw)}"
    end = start + round(draw.random() * 90, 6)
    seen = draw.randrange(2)
    _insert(
        connection,
        "reviewsegment",
        id=review,
        camera=camera,
        start_time=start,
        end_time=end,
        has_been_reviewed=seen,
        severity=draw.choice(("alert", "detection")),
        thumb_path=f"/media/frigate/clips/review/thumb-{camera}-{review}.webp",
        data=json.dumps(
            {"detections": [event], "objects": ["person"], "sub_labels": ["Zoë"], "zones": []}
        ),
    )
    if seen:
        for user in ("admin", "anonymous"):
            _insert(
                connection,
                "userreviewstatus",
                user_id=user,
                review_segment_id=review,
                has_been_reviewed=1,
            )
    _event(connection, draw, version, camera, event, (start, end))


def _event(
    connection: sqlite3.Connection,
    draw: random.Random,
    version: str,
    camera: str,
    event: str,
    span: tuple[float, float],
) -> None:
    """An event from the one moment to the other, and its timeline."""
    start, end = span
    picture = base64.b64encode(draw.randbytes(draw.randrange(500, 12000))).decode()
    path = [[round(draw.random(), 4), start + number] for number in range(draw.randrange(200))]
    _insert(
        connection,
        "event",
        id=event,
        label=draw.choice(("person", "car")),
        camera=camera,
        start_time=start,
        end_time=end,
        top_score=None,
        zones="[]",
        thumbnail=picture if version == "0.15" else None,
        has_clip=1,
        has_snapshot=draw.randrange(2),
        retain_indefinitely=0,
        data=json.dumps({"type": "object", "score": 0.7, "path_data": path}),
    )
    for kind in ("visible", "gone"):
        _insert(
            connection,
            "timeline",
            timestamp=start if kind == "visible" else end,
            camera=camera,
            source="tracked_object",
            source_id=event,
            class_type=kind,
            data=json.dumps({"box": [0.1, 0.2, 0.3, 0.4], "label": "person"}),
        )


def _export(connection: sqlite3.Connection, draw: random.Random, camera: str, start: float) -> None:
    export, case = f"{camera}_{_letters(draw)}", _letters(draw)
    _insert(
        connection,
        "export",
        id=export,
        camera=camera,
        name=f"Export of {camera}",
        date=start,
        video_path=f"/media/frigate/exports/{export}.mp4",
        thumb_path=f"/media/frigate/clips/export/{export}.webp",
        in_progress=0,
        export_case_id=case,
    )
    _insert(
        connection,
        "exportcase",
        id=case,
        name="Parcel",
        description=None,
        created_at="2026-01-01 12:00:00",
        updated_at="2026-01-01 12:00:00",
    )
