"""Which run is to be undone, by the journals that are there, and what it changed."""

from __future__ import annotations

import os
import time
from itertools import islice
from typing import TYPE_CHECKING

from ..engine.undo import Target
from ..errors import CannotUndoError, NoSuchRunError, TooLongAgoError
from ..frigate.change import RECORDINGS, tag_of
from ..layout import DAY
from ..models import RunKind
from ..notices import Notice, UndoKey
from . import journal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from ..frigate.change import Change, Row
    from .journal import Past

_AT_ONCE = 500
_NAMING = ("id", "path", "thumb_path", "video_path")
"""Columns that tell which file a row is about."""
_UNDOS = (RunKind.UNDO,)
_ADD_ROWS = frozenset(RunKind).difference((RunKind.UNDO, RunKind.VERIFY))
_DAYS = journal.KEPT_DAYS


def choose(
    folder: Path, camera: str, job_id: str | None, birth: str, *, known: bool = False
) -> Past:
    """The run of `camera` that `job_id` names, or its last that changed anything.

    In the database of that `birth`, as in all that follows. `known`: whether the history has that
    job. Raises NoSuchRunError, TooLongAgoError, and CannotUndoError when it is undone already; that
    one names the run before the last, where no run was named and the last is undone. Raises
    JournalError where the disk does not tell what runs did.
    """
    pasts = [past for past in journal.pasts(folder) if past.header.camera == camera]
    if job_id is None:
        chosen, *earlier = _nameless([past for past in pasts if past.may_be_in(birth)], camera)
    else:
        chosen, earlier = _named(pasts, camera, job_id, known=known), []
    job = chosen.header.job_id
    if not chosen.may_be_in(birth):
        raise CannotUndoError(Notice(UndoKey.OF_ANOTHER_DATABASE, job=job))
    if time.time() - chosen.header.started_at > journal.KEPT_DAYS * DAY:
        raise TooLongAgoError(Notice(UndoKey.RUN_TOO_OLD, job=job, days=_DAYS))
    jobs = {past.header.job_id for past in pasts}
    if gone := [part for part in chosen.header.continues if part not in jobs]:
        # What only that one changed would stay, as if all were undone.
        raise TooLongAgoError(Notice(UndoKey.JOURNAL_GONE, job=gone[0], days=_DAYS))
    if by := undone_by(pasts, job):
        others = (past.header.job_id for past in earlier)
        before = next((other for other in others if undone_by(pasts, other) is None), None)
        if before is None:
            raise CannotUndoError(Notice(UndoKey.UNDONE_ALREADY, job=job, by=by))
        key = UndoKey.LAST_UNDONE_ALREADY
        raise CannotUndoError(Notice(key, job=job, by=by, before=before))
    return chosen


def _nameless(pasts: list[Past], camera: str) -> list[Past]:
    """The runs that somebody who names none may mean, newest first; raises NoSuchRunError.

    Nobody means what followed another run by itself.
    """
    runs = [
        past
        for past in pasts
        if past.header.kind not in (RunKind.UNDO, RunKind.VERIFY)
        and not past.header.job_id.startswith(journal.RESCUE)
    ]
    if not runs:
        raise NoSuchRunError(Notice(UndoKey.NOTHING_TO_UNDO, camera=camera, days=_DAYS))
    return runs


def _named(pasts: list[Past], camera: str, job_id: str, *, known: bool) -> Past:
    """The run of that id; raises NoSuchRunError, or TooLongAgoError where the job is `known`."""
    for past in pasts:
        if past.header.job_id == job_id:
            return past
    if known:
        raise TooLongAgoError(Notice(UndoKey.JOURNAL_GONE, job=job_id, days=_DAYS))
    raise NoSuchRunError(Notice(UndoKey.NO_SUCH_RUN, camera=camera, job=job_id))


def undone_by(pasts: list[Past], job_id: str) -> str | None:
    """The undo that took the run back, unless it was itself taken back."""
    for past in pasts:
        header = past.header
        if header.undo_of == job_id and past.done and undone_by(pasts, header.job_id) is None:
            return header.job_id
    return None


def cut_off_before(folder: Path, camera: str, job_id: str, birth: str) -> list[str]:
    """Runs of `camera` right before that one that did not come to their end, and still stand."""
    pasts = [past for past in _in(folder, birth) if past.header.camera == camera]
    jobs = [past.header.job_id for past in pasts]
    found: list[str] = []
    for past in pasts[jobs.index(job_id) + 1 :]:
        job = past.header.job_id
        if past.header.kind is not RunKind.RUN or job.startswith(journal.RESCUE):
            continue
        if past.done:
            break
        if undone_by(pasts, job) is None:
            found.append(job)
    return found


def cut_off(folder: Path, job_id: str) -> tuple[str, ...]:
    """Undos of the run that did not come to their end; the next one goes on where they stopped."""
    return tuple(
        past.header.job_id
        for past in journal.pasts(folder)
        if past.header.undo_of == job_id and not past.done
    )


def target(folder: Path, past: Past) -> Target:
    """What the run changed, as its own journal and those that it continues tell."""
    header = past.header
    parts = [past, *filter(None, (journal.find(folder, job) for job in header.continues))]

    voids = {
        (change.table, change.key)
        for part in parts
        for change in journal.changes(part.path)
        if change.is_void
    }

    undone = _undone_tags(folder) if header.kind is RunKind.VERIFY else set()

    def changes() -> Iterator[Change]:
        for part in parts:
            for change in journal.changes(part.path):
                # What was taken out of a run that was undone since is not to come back.
                gone = change.new is None and change.key[-6:] in undone
                if (change.table, change.key) not in voids and not gone:
                    yield change

    def replaced() -> Iterator[Row]:
        for part in (*parts, *_later(folder, past)):
            for change in journal.changes(part.path):
                if change.table == RECORDINGS and change.old is not None:
                    yield change.old

    tags = (tag_of(header.job_id),) if header.kind is RunKind.RUN else ()

    def is_ours(key: str) -> bool:
        return any(
            change.table == RECORDINGS and change.old is not None and change.old.get("id") == key
            for other in journal.pasts(folder)
            if other.header.started_at >= header.started_at
            for change in journal.changes(other.path)
        )

    return Target(header.job_id, header.kind, tags, changes, replaced, header.witness, is_ours)


def _later(folder: Path, past: Past) -> list[Past]:
    """Runs after it that took out or changed recordings by what they found, and are not undone."""
    pasts, since = journal.pasts(folder), past.header
    return [
        other
        for other in pasts
        if other.header.camera == since.camera
        and other.header.started_at > since.started_at
        and other.header.kind in (RunKind.RUN, RunKind.VERIFY)
        and undone_by(pasts, other.header.job_id) is None
    ]


def _undone_tags(folder: Path) -> set[str]:
    """What the ids of recordings end in that runs added which are undone."""
    pasts = journal.pasts(folder)
    # By what undos tell: the journal of such a run may be too old to be there.
    jobs = {past.header.undo_of for past in pasts if past.header.undo_of is not None}
    return {tag_of(job_id) for job_id in jobs if undone_by(pasts, job_id) is not None}


def left_without_row(
    folder: Path, birth: str, with_row: Callable[[Sequence[str]], set[str]]
) -> str | None:
    """The undo, if there is one, that left files on disk without a row, as was wanted.

    `with_row` says which of some paths have one.
    """
    for past in _standing(folder, birth, _UNDOS):
        paths = (
            str(change.old["path"])
            for change in target(folder, past).changes()
            if change.table == RECORDINGS and change.old is not None and change.new is None
        )
        if any(_are_left(some, with_row) for some in _some_at_once(paths)):
            return past.header.job_id
    return None


def taken_out(folder: Path, birth: str, camera: str | None = None) -> set[str]:
    """The tables that undos took rows of `camera`, or of any, out of, as was wanted."""
    return {
        change.table
        for past in _standing(folder, birth, _UNDOS)
        if camera in (None, past.header.camera)
        for change in target(folder, past).changes()
        if change.new is None
    }


def written_over_or_copied(folder: Path, birth: str) -> Iterator[list[str]]:
    """Paths, some at once, of recordings whose rows runs changed or took from copies."""
    for past in _standing(folder, birth, _ADD_ROWS):
        yield from _some_at_once(
            str(change.new["path"])
            for change in target(folder, past).changes()
            if change.table == RECORDINGS and change.new is not None
        )


def brought_back(folder: Path, birth: str, table: str) -> set[str]:
    """Ids and files' paths of the rows of `table` that runs added."""
    return {
        str(change.new.get(name))
        for past in _standing(folder, birth, _ADD_ROWS)
        for change in target(folder, past).changes()
        if change.table == table and change.old is None and change.new is not None
        for name in _NAMING
    }


def _standing(folder: Path, birth: str, kinds: Collection[RunKind]) -> Iterator[Past]:
    """The runs of these kinds that were not taken back, newest first."""
    pasts = _in(folder, birth)
    for past in pasts:
        if past.header.kind in kinds and undone_by(pasts, past.header.job_id) is None:
            yield past


def _in(folder: Path, birth: str) -> list[Past]:
    """The runs that may have changed the database of that `birth`, newest first."""
    return [past for past in journal.pasts(folder) if past.may_be_in(birth)]


def _some_at_once(paths: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(paths, _AT_ONCE)):
        yield some


def _are_left(paths: list[str], with_row: Callable[[Sequence[str]], set[str]]) -> bool:
    there = [path for path in paths if os.path.exists(path)]
    return bool(set(there) - with_row(there))
