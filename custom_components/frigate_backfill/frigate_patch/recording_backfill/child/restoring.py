"""The restorer: before a sync deletes files, it gives them their rows as a run of each camera does.

Reviews first, then what depends on them, from copies of the database and from files. Each
camera's rows are in a journal, so that later syncs know which rows are not Frigate's own.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..engine.backfill import Backfill
from ..engine.witness import witness_of
from ..frigate.change import EVENTS, EXPORTS, PREVIEWS, tag_of
from ..frigate.days import birth_of
from ..models import Media, RunOrder
from ..state import undoing
from ..state.journal import RESCUE, Header, Journal, JournalError
from ..state.run_log import new_job_id
from .saving import Incomplete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_TABLES = {Media.PREVIEWS: PREVIEWS, Media.EXPORTS: EXPORTS}
"""The tables of kinds on which no other file depends."""


@dataclass(frozen=True)
class Restored:
    """How many rows came back."""

    added: int = 0
    updated: int = 0
    others: int = 0
    """Rows of other kinds than recordings."""
    jobs: tuple[str, ...] = ()
    """The camera and the id of each run that can be undone."""


def restore(
    orders: Iterable[RunOrder],
    journals: Path | None,
    since: float | None,
    check: Callable[[], None],
) -> Restored:
    """Bring back what began after `since`; what `check` raises ends it, as do BackfillErrors."""
    added = updated = others = 0
    jobs = []
    birth = None
    for wanted in orders:
        job_id = f"{RESCUE}{new_job_id()}"
        # What Frigate may be about to store itself is left to the saver.
        order = replace(wanted, start_time=since, settled=RunOrder.settled)
        book = None
        if journals is not None:
            if birth is None:
                birth = birth_of(order.database, _asks(check))
            taken_out = undoing.taken_out(journals, birth, order.camera)
            order = replace(order, media=_media(taken_out))
            book = _journal(journals, job_id, order, birth, _asks(check))
        note = None if book is None else book.note
        run = Backfill(order, tag=tag_of(job_id), note=note, cancelled=_asks(check))
        try:
            for _ in run.run():
                check()
            check()  # what ended it, if anything did, raises again
            if book is not None:
                book.finish()
        finally:
            if book is not None:
                book.close(run.counts.changed)
        added += run.counts.added
        updated += run.counts.updated
        others += (came := sum(kind.added + kind.updated for kind in run.media.values()))
        if book is not None and (run.counts.added or run.counts.updated or came):
            jobs.append(f"{order.camera} {job_id}")
    return Restored(added, updated, others, tuple(jobs))


def _asks(check: Callable[[], None]) -> Callable[[], bool]:
    """Says inside a run, where it waits or reads, whether `check` would end it."""

    def cancelled() -> bool:
        try:
            check()
        except Incomplete:
            return True
        return False

    return cancelled


def _media(taken_out: set[str]) -> tuple[Media, ...] | None:
    """All kinds but those that somebody took out, and reviews anyway: files depend on them.

    Where kinds are named, events are not: those would come from files, too.
    """
    if not taken_out.intersection((*_TABLES.values(), EVENTS)):
        return None
    others = (kind for kind, table in _TABLES.items() if table not in taken_out)
    return (Media.REVIEWS, Media.RECORDINGS, *others)


def _journal(
    folder: Path, job_id: str, order: RunOrder, birth: str, cancelled: Callable[[], bool]
) -> Journal | None:
    seen = witness_of(order, cancelled)
    header = Header(job_id, order.camera, birth, time.time(), witness=seen)
    try:
        return Journal(folder, header)
    except JournalError:
        return None
