"""Reviews as copies have them: with what was in them and who has looked at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...frigate.backfilled import told_by
from ...frigate.reviews import CopiedReview
from .. import names
from ..starts import any_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from ...streams import Stream
    from ..folders import MediaFolders
    from ..salvage.records import Value
    from .copies import Copies
    from .source import Source

    Row = dict[str, Value]

_THUMB = re.compile(r"[^/]+\.(webp|jpg)")
_SEGMENT = 10.0
"""Seconds of a recording, as a rule."""
_OF_CAMERA = "camera = ? ORDER BY start_time"


def copied_reviews(
    copies: Copies,
    camera: str,
    folders: MediaFolders,
    starts: Mapping[Stream, Sequence[int]],
    known: AbstractSet[str],
) -> Iterator[CopiedReview]:
    """The reviews that are not `known` and of which something is left.

    That is a thumbnail, or a recording: `starts` are those on disk, in order. What a run made from
    files is weaker than what Frigate wrote, in whichever copy that is. Raises CancelledError.
    """
    found = set(known)
    for made_up in (False, True):
        for source in list(copies.sources):
            yield from _of_source(
                copies, source, camera, folders, starts, found=found, made_up=made_up
            )


def _of_source(
    copies: Copies,
    source: Source,
    camera: str,
    folders: MediaFolders,
    starts: Mapping[Stream, Sequence[int]],
    *,
    found: set[str],
    made_up: bool,
) -> Iterator[CopiedReview]:
    """The reviews of one copy; adds their ids to those that were `found` before."""
    statuses: dict[str, list[tuple[str, bool]]] | None = None
    rows = copies.rows_of(source, "reviewsegment", _OF_CAMERA, (camera,))
    for row, following in _with_next(rows):
        review_id = str(row["id"])
        if review_id in found or told_by(row["data"]) is not made_up:
            continue
        found.add(review_id)
        path, changed = _thumb(row, camera, folders)
        start = float(str(row["start_time"]))
        end = _end(row, source, following, changed)
        if changed is None and not recorded(starts, start, end):
            continue
        seen, seen_by = bool(row["has_been_reviewed"]), None
        if row["has_been_reviewed"] is None:
            if statuses is None:
                statuses = _statuses(copies, source)
            seen_by = tuple(statuses.get(review_id, ()))
            seen = any(of_user for _, of_user in seen_by)
        yield CopiedReview(
            review_id,
            camera,
            start,
            end,
            str(row["severity"]),
            path,
            data=None if row["data"] is None else str(row["data"]),
            seen=seen,
            seen_by=seen_by,
            ended=source.ended_at(row) is not None,
        )


def _with_next(rows: Iterator[Row]) -> Iterator[tuple[Row, float | None]]:
    """Each row with the start of the one that follows."""
    before: Row | None = None
    for row in rows:
        if before is not None:
            yield before, float(str(row["start_time"]))
        before = row
    if before is not None:
        yield before, None


def _thumb(row: Row, camera: str, folders: MediaFolders) -> tuple[str, float | None]:
    """The thumbnail's path, and when it was written if it is there.

    Never another kind of path: Frigate deletes what it names.
    """
    path = str(row["thumb_path"])
    name = path.rpartition("/")[2]
    if _THUMB.fullmatch(name) is None or path != folders.reviews.spell(name):
        path = folders.reviews.spell(names.review_thumb_name(camera, str(row["id"])))
    info = folders.reviews.info(path.rpartition("/")[2])
    return path, None if info is None else info.st_mtime


def _end(row: Row, source: Source, following: float | None, changed: float | None) -> float:
    """When the review ended; if it went on when the copy was made, when at the latest.

    An end that is too late keeps footage longer, one that is too early deletes it.
    """
    start, end = float(str(row["start_time"])), source.ended_at(row)
    if end is not None:
        return max(start, end)
    latest = max(start, changed or 0.0, source.span[1] + _SEGMENT)
    return latest if following is None else max(start, min(latest, following))


def recorded(starts: Mapping[Stream, Sequence[int]], start: float, end: float) -> bool:
    """Whether a recording on disk lies, in part at least, in the time from `start` to `end`."""
    return any_between(starts, start - _SEGMENT, end)


def _statuses(copies: Copies, source: Source) -> dict[str, list[tuple[str, bool]]]:
    """By review, each user and whether they have looked at it."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for row in copies.rows_of(source, "userreviewstatus", "rowid > 0"):
        status = (str(row["user_id"]), bool(row["has_been_reviewed"]))
        found.setdefault(str(row["review_segment_id"]), []).append(status)
    return found
