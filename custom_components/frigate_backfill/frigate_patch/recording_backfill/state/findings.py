"""What runs found, in the state file: a result per file, a summary per hour, and their pruning."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from .. import layout
from ..models import FileResult, HourSummary, Media, MediaHour, Reason, Source, Status
from ..notices import restored, told
from . import sql
from .file import StateFile
from .records import UNREADABLE

KEPT_JOBS = 20
"""Finished jobs of a camera whose results are kept."""
BYTES_OF_A_JOB = 8 * 2**20
"""What the results of one job may take; further ones are only counted."""
BYTES_OF_A_CAMERA = 2 * BYTES_OF_A_JOB
"""Above which the oldest jobs' results go first."""
BYTES_OF_ALL = 8 * BYTES_OF_A_JOB
_ROW = 90
"""Bytes that a result takes beside its texts, in table and index; see also `schema`."""
_ESTIMATED = "estimated"
"""The source of a row that was made from a file which nobody read."""
_DROP_AT_ONCE = 5000
_MOST_AT_ONCE = 10000
"""Results of one hour that are read at most; a file a second would be 3600."""


@dataclass(frozen=True)
class Look:
    """A job's look at a camera's recordings in one library root, as rows name it."""

    job: int
    root: str
    camera: str


@dataclass(frozen=True)
class ResultQuery:
    """Which results of a job are wanted: kind, status, start in [after, before), and the page."""

    status: Status | None = None
    after: float | None = None
    before: float | None = None
    offset: int = 0
    limit: int = 100
    media: Media = Media.RECORDINGS


@dataclass(frozen=True)
class Missing:
    """What is on disk and not in the database, as far as runs have looked."""

    files: int = 0
    seconds: float = 0.0
    bytes: int = 0
    past_retention: int = 0
    errors: int = 0


class MissingMedia(NamedTuple):
    """What of one kind other than recordings is on disk and not in the database."""

    files: int
    """How many a run would bring back."""
    past_retention: int
    """Beside these."""


@dataclass(frozen=True)
class HourFindings:
    """Files of one hour (epoch seconds of its start), as the last run that looked saw them."""

    hour: float
    missing_files: int
    error_files: int
    past_retention: int = 0


def weight(result: FileResult) -> int:
    """About how many bytes the result takes in the file, at most."""
    return _size(result.file_path, result.message, _noted(result.message))


def _size(*texts: str | None) -> int:
    return _ROW + sum(len(text) for text in texts if text is not None)


def _noted(message: str | None) -> str | None:
    """What a message is made of, as the file keeps it."""
    notice = told(message)
    return None if notice is None else json.dumps(notice)


def add_results(state: StateFile, look: Look, first: int, results: Sequence[FileResult]) -> int:
    """Store results, numbered from `first`; returns the number that follows."""
    rows, size = [], 0
    for position, result in enumerate(results, first):
        path: str | None = result.file_path
        if result.start_time is not None and path == _path(
            look.root, look.camera, result.start_time
        ):
            path = None
        found = (result.start_time, result.duration, result.size, result.status, result.reason)
        source = _ESTIMATED if result.estimated else result.source
        kind = (result.message, result.past_retention, result.media, source)
        noted = _noted(result.message)
        rows.append((look.job, position, path, *found, *kind, noted))
        size += _size(path, result.message, noted)
    state.change_many(sql.ADD_RESULT, rows)
    state.change(sql.ADD_TO_SIZE, (size, look.job))
    return first + len(rows)


def results(state: StateFile, look: Look, query: ResultQuery) -> tuple[int, list[FileResult]]:
    """How many results of a job are wanted, and one page of them, in time order."""
    total = state.row(sql.COUNT_RESULTS, {"job": look.job, **asdict(query)})[0]
    return total, _understood(look, state.rows(sql.RESULTS, {"job": look.job, **asdict(query)}))


def _understood(look: Look, rows: Iterable[Any]) -> list[FileResult]:
    found = []
    for row in rows:
        with contextlib.suppress(*UNREADABLE):  # as a word that this version does not know
            found.append(_result(look, row))
    return found


def _result(look: Look, row: Any) -> FileResult:
    path, start, duration, size, status, reason, message, past_retention, source, notice = row
    return FileResult(
        file_path=_path(look.root, look.camera, start) if path is None else path,
        status=Status(status),
        reason=None if reason is None else Reason(reason),
        message=message if notice is None else restored(message, json.loads(notice)),
        start_time=start,
        duration=duration,
        size=size,
        past_retention=bool(past_retention),
        source=Source.FILE if source in (None, _ESTIMATED) else Source(source),
        estimated=source == _ESTIMATED,
    )


def unindexed(
    state: StateFile, camera: str, after: float, before: float
) -> tuple[list[FileResult], int]:
    """Missing and unusable files that start in [after, before), as the newest job saw each.

    And how many more there are, of which the results are not kept.
    """
    expected = sum(
        hour.missing_files + hour.error_files + hour.past_retention
        for hour in hours(state, camera, after, before)
    )
    found: dict[str, FileResult] = {}
    # A run over a part of an hour knows the rest by number only; an earlier one has those files.
    for number, root in state.rows(sql.NEWEST_JOBS, (camera, KEPT_JOBS)):
        if sum(map(_is_unindexed, found.values())) >= expected:
            break
        rows = state.rows(sql.RESULTS_OF_HOUR, (number, after, before, _MOST_AT_ONCE))
        for result in _understood(Look(number, root or "", camera), rows):
            found.setdefault(result.file_path, result)
    listed = [result for result in found.values() if _is_unindexed(result)]
    return listed, max(0, expected - len(listed))


def _is_unindexed(result: FileResult) -> bool:
    return result.missing or result.status is Status.ERROR


def _path(root: str, camera: str, start: float) -> str:
    day, hour = layout.folder_of_hour(start)
    minute, second = divmod(int(start) % 3600, 60)
    return f"{root}/{day}/{hour}/{camera}/{minute:02d}.{second:02d}{layout.SUFFIX}"


def put_hours(state: StateFile, look: Look, summaries: Sequence[HourSummary]) -> None:
    """Replace what is known of these hours; an hour without anything to say needs no row."""
    put, drop = [], []
    for newest in {(summary.root, summary.hour): summary for summary in summaries}.values():
        if newest.missing_files or newest.past_retention or newest.error_files:
            put.append({**asdict(newest), "camera": look.camera, "job": look.job})
        else:
            drop.append((look.camera, newest.root, newest.hour))
    state.change_many(sql.PUT_HOUR, put)
    state.change_many(sql.DROP_HOUR, drop)


def add_errors(state: StateFile, look: Look, results: Iterable[FileResult]) -> None:
    """Count the files in that turned out to be no recordings and have no row any more."""
    starts = (
        result.start_time
        for result in results
        if result.status is Status.ERROR and not result.indexed and result.start_time is not None
    )
    for hour, count in Counter(start // layout.HOUR * layout.HOUR for start in starts).items():
        state.change(sql.ADD_ERRORS, (look.camera, look.root, hour, count, look.job))


def add_missing(state: StateFile, look: Look, changed: Iterable[HourSummary | MediaHour]) -> None:
    """Add to what is missing in each hour; nowhere does less than nothing come of it."""
    for summand in changed:
        row = {**asdict(summand), "camera": look.camera, "job": look.job}
        of_recordings = isinstance(summand, HourSummary)
        state.change(sql.ADD_MISSING if of_recordings else sql.ADD_MISSING_MEDIA, row)


def drop_unseen_hours(state: StateFile, look: Look, hours: tuple[float, float]) -> None:
    """Forget hours from the first to the last of `hours` that the completed job did not see."""
    state.change(sql.DROP_UNSEEN_HOURS, (look.camera, look.root, *hours, look.job))


def put_media_hours(state: StateFile, look: Look, hours: Sequence[MediaHour]) -> None:
    """Replace what is known of these hours of other kinds than recordings."""
    for hour in hours:
        if hour.missing or hour.past_retention:
            found = (hour.hour, hour.missing, hour.past_retention, look.job)
            put = sql.RAISE_MEDIA_HOUR if hour.at_least else sql.PUT_MEDIA_HOUR
            state.change(put, (look.camera, hour.media, *found))
        elif not hour.at_least:
            state.change(sql.DROP_MEDIA_HOUR, (look.camera, hour.media, hour.hour))


def drop_unseen_media_hours(
    state: StateFile, look: Look, media: Iterable[Media], hours: tuple[float, float]
) -> None:
    """The same for `media`, of which the completed job reports only hours that lack something."""
    for kind in media:
        state.change(sql.DROP_UNSEEN_MEDIA_HOURS, (look.camera, kind, *hours, look.job))


def note_look(state: StateFile, camera: str, now: float) -> None:
    """Note that a run has just looked."""
    state.change(sql.LOOKED, (camera, now))


def missing(state: StateFile, camera: str) -> Missing:
    """The sum over all hours and library roots."""
    row = state.row(sql.MISSING, (camera,))
    return Missing() if row is None else Missing(*row)


def missing_media(state: StateFile, camera: str) -> dict[str, MissingMedia]:
    """The same of other kinds, by the name of each."""
    return {media: MissingMedia(*row) for media, *row in state.rows(sql.MISSING_MEDIA, (camera,))}


def missing_everywhere(state: StateFile) -> int:
    """Files of all cameras that are on disk and not in the database, as far as runs looked."""
    return int(state.row(sql.MISSING_EVERYWHERE)[0])


def hours(state: StateFile, camera: str, after: float, before: float) -> list[HourFindings]:
    """Hours that begin in [after, before) and in which something is missing or wrong."""
    return [HourFindings(*row) for row in state.rows(sql.HOURS, (camera, after, before))]


def swap_retention(state: StateFile, camera: str, days: float, *, dry_run: bool) -> float | None:
    """Days of retention at the camera's last dry run, if it had one; a dry run notes its own."""
    row = state.row(sql.RETENTION, (camera,))
    if dry_run:
        state.change(sql.SWAP_RETENTION, (camera, days))
    return None if row is None else row[0]


def prune(state: StateFile, camera: str) -> None:
    """Drop results beyond the kept jobs, and jobs whose end nobody asks for any more."""
    kept, newest_kinds = 0, set()
    for place, (job, dry_run, size) in enumerate(state.rows(sql.JOBS_WITH_RESULTS, (camera,)), 1):
        kept += size
        is_newest_of_kind = dry_run not in newest_kinds
        newest_kinds.add(dry_run)
        if place > KEPT_JOBS or (size and kept > BYTES_OF_A_CAMERA):
            _drop_results(state, job)
        if place > KEPT_JOBS and not is_newest_of_kind:
            state.change(sql.DROP_JOB, (job,))
    kept = 0
    for job, size in state.rows(sql.ALL_JOBS_WITH_RESULTS):
        kept += size
        if kept > BYTES_OF_ALL:
            _drop_results(state, job)
    state.rows("PRAGMA incremental_vacuum(2000)")


def _drop_results(state: StateFile, job: int) -> None:
    state.change(sql.NOTE_DROPPED, (job,))
    while state.change(sql.DROP_SOME_RESULTS, {"job": job, "limit": _DROP_AT_ONCE}):
        pass
    state.change(sql.NOTE_EMPTY, (job,))
