"""The kinds of files besides recordings that 0.18's media sync deletes, and whether rows were lost.

`sync_event_snapshots` and its like in `frigate/util/media.py` (0.18.0-beta1): each deletes the
files of one kind that no row names, unless that is more than half. Some such files are usual; a
long row of them in time, with no row of the same camera between, tells that the database has lost
what it knew: all of it, or what it knew of a camera that no run has brought back yet.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from .. import layout
from ..models import Word
from ..notices import Notice, RescueKey
from .sql import sync as sql

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator

    from ..models import Retention
    from .session import Session

_ID = re.compile(r"(?:^|-)(\d+\.\d+)-[a-z0-9]{6}$", re.ASCII)
_SPAN = re.compile(r"(\d+\.\d+)-\d+\.\d+", re.ASCII)
_EXPORT = re.compile(r"(.+?)_(?:\d{8}_\d{6}-\d{8}_\d{6}_)?[a-z0-9]{6}\.[a-z0-9]+", re.ASCII)
_SNAPSHOT_ENDS = ("-clean.webp", "-clean.png", ".jpg")
_MANY = 20
_FEW = 3
"""So many files of a camera in a row are a loss, of few files a tenth of them."""


class Kind(Word):
    """A kind of files as Frigate's sync calls it."""

    RECORDINGS = "recordings"
    SNAPSHOTS = "event_snapshots"
    THUMBNAILS = "event_thumbnails"
    REVIEWS = "review_thumbnails"
    PREVIEWS = "previews"
    EXPORTS = "exports"

    @property
    def words(self) -> str:
        """In a sentence."""
        return str(self).replace("_", " ")


FILES = {
    Kind.RECORDINGS: RescueKey.FILES_RECORDINGS,
    Kind.SNAPSHOTS: RescueKey.FILES_EVENT_SNAPSHOTS,
    Kind.THUMBNAILS: RescueKey.FILES_EVENT_THUMBNAILS,
    Kind.REVIEWS: RescueKey.FILES_REVIEW_THUMBNAILS,
    Kind.PREVIEWS: RescueKey.FILES_PREVIEWS,
    Kind.EXPORTS: RescueKey.FILES_EXPORTS,
}
"""How each kind is called where a notice begins with it."""


@dataclass(frozen=True)
class Found:
    """One file of a kind."""

    camera: str
    """Empty where that cannot be told."""
    time: float | None
    """Of what it shows; None where that cannot be told."""
    orphan: bool
    """Whether the sync would delete it."""
    lost: bool
    """Whether no row speaks of it at all."""
    key: str
    """What a row that speaks of it has: its path, or the event's id."""


def why_lost(
    files: Collection[Found], since: float, restored: Container[str] = ()
) -> Notice | None:
    """Why the sync would delete them after a loss; None where it would not, or stops by itself.

    What is older than `since` is not kept by Frigate anyway. `restored` are ids and paths of rows
    that runs brought back: had these not come back, Frigate might have stopped by itself.
    """
    orphans = sum(file.orphan for file in files)
    if not orphans or orphans > len(files) / 2:
        return None
    without = orphans + sum(not file.orphan and file.key in restored for file in files)
    kept = any(file.lost and (file.time is None or file.time >= since) for file in files)
    if kept and without > len(files) / 2:
        key, total = RescueKey.MOST_HAVE_NO_ROW, len(files)
        return Notice(key, orphans=orphans, total=total, without=without)
    for of_camera in _by_camera(files):
        timed = sorted(
            (file.time, file.lost)
            for file in of_camera
            if file.time is not None and file.time >= since
        )
        longest = current = 0
        for _, lost in timed:
            current = current + 1 if lost else 0
            longest = max(longest, current)
        if longest >= max(_FEW, min(_MANY, len(of_camera) // 10)):
            break
    else:
        return None
    key = RescueKey.ROWS_LOST
    return Notice(key, orphans=orphans, total=len(files), longest=longest)


def _by_camera(files: Iterable[Found]) -> Collection[list[Found]]:
    cameras: dict[str, list[Found]] = {}
    for file in files:
        cameras.setdefault(file.camera, []).append(file)
    return cameras.values()


def kept_since(kind: Kind, retentions: Iterable[Retention], now: float) -> float:
    """From when on Frigate may still keep files of `kind`, of whatever camera."""
    days = 0.0
    for kept in retentions:
        reviews = max(kept.alerts.days, kept.detections.days)
        if kind is Kind.PREVIEWS:
            days = max(days, kept.days, reviews)
        elif kind is Kind.REVIEWS:
            days = max(days, reviews)
        elif kind is Kind.SNAPSHOTS:
            days = max(days, kept.snapshots.longest)
        elif kind is Kind.THUMBNAILS:
            days = max(days, kept.snapshots.longest, reviews)
        else:
            days = inf
    return now - days * layout.DAY


class Orphans:
    """Looks at the files of one kind as the sync would."""

    def __init__(
        self, session: Session, clips: str, exports: str, check: Callable[[], None]
    ) -> None:
        """`check` is called often; what it raises ends the look."""
        self._session = session
        self._clips = clips
        self._exports = exports
        self._check = check

    def find(self, kind: Kind) -> list[Found]:
        """All files of `kind`."""
        look = {
            Kind.SNAPSHOTS: self._snapshots,
            Kind.THUMBNAILS: self._thumbnails,
            Kind.REVIEWS: self._reviews,
            Kind.PREVIEWS: self._previews,
            Kind.EXPORTS: self._of_exports,
        }[kind]
        return list(look())

    def _snapshots(self) -> Iterator[Found]:
        rows = self._session.fetch(sql.EVENTS_WITH_SNAPSHOT)
        events = {f"{camera}-{event}": bool(snapshot) for event, camera, snapshot in rows}
        for name in self._names(self._clips):
            end = next((end for end in _SNAPSHOT_ENDS if name.endswith(end)), None)
            if end is not None:
                base = name[: -len(end)]
                told, lost = _told(base), base not in events
                event = base[len(told[0]) + 1 :]
                yield Found(*told, not events.get(base, False), lost, event)

    def _thumbnails(self) -> Iterator[Found]:
        inline = dict(self._session.fetch(sql.EVENTS_WITH_INLINE_THUMBNAIL))
        for camera, name in self._below(f"{self._clips}/thumbs", ".webp"):
            event = name[: -len(".webp")]
            lost = event not in inline
            yield Found(camera, _told(event)[1], lost or bool(inline[event]), lost, event)

    def _reviews(self) -> Iterator[Found]:
        known = {path for (path,) in self._session.fetch(sql.REVIEW_THUMBNAILS)}
        folder = f"{self._clips}/review"
        for name in self._names(folder):
            if name.startswith("thumb-") and name.endswith(".webp"):
                path = f"{folder}/{name}"
                lost = path not in known
                yield Found(*_told(name[len("thumb-") : -len(".webp")]), lost, lost, path)

    def _previews(self) -> Iterator[Found]:
        known = {path for (path,) in self._session.fetch(sql.PREVIEW_PATHS)}
        folder = f"{self._clips}/previews"
        for camera, name in self._below(folder, ".mp4"):
            path = f"{folder}/{camera}/{name}"
            lost, span = path not in known, _SPAN.search(name)
            yield Found(camera, None if span is None else float(span[1]), lost, lost, path)

    def _of_exports(self) -> Iterator[Found]:
        rows = self._session.fetch(sql.EXPORT_PATHS)
        known = {path for row in rows for path in row}
        for folder, end in ((self._exports, ".mp4"), (f"{self._clips}/export", ".jpg")):
            for name in self._names(folder):
                if name.endswith(end):
                    path = f"{folder}/{name}"
                    lost = path not in known
                    named = _EXPORT.fullmatch(name)
                    camera = "" if named is None else named[1]
                    yield Found(camera, _modified(path), lost, lost, path)

    def _below(self, folder: str, end: str) -> Iterator[tuple[str, str]]:
        """Camera and name of the files that end so in the cameras' folders in `folder`."""
        for camera in self._names(folder):
            inner = f"{folder}/{camera}"
            if os.path.isdir(inner):
                for name in self._names(inner):
                    if name.endswith(end):
                        yield camera, name

    def _names(self, folder: str) -> Iterator[str]:
        if not os.path.isdir(folder):
            return
        for name in os.listdir(folder):
            self._check()
            yield name


def _told(name: str) -> tuple[str, float | None]:
    """Camera and time by the id at the end of `name`."""
    match = _ID.search(name)
    return ("", None) if match is None else (name[: match.start()], float(match[1]))


def _modified(path: str) -> float | None:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return None
