"""One renewal of the catalogue: the days that changed, and some of the others in turn.

What changes in place on an older day, as an event's label, shows in no count; so each day is
looked at once in a while whatever its counts say.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ... import space
from ...frigate.days import DAY, Days
from ...notices import CatalogueKey, Notice
from ...presence import Ground
from . import generations, index
from .absent import may_be_there
from .day import DayRenewal
from .files import days_in, sweep
from .folding import fold
from .index import DayEntry, Index
from .judge import Judge, Moment, Trust
from .place import CatalogueError
from .restored import drop_restored

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...frigate.session import Session

_AGAIN = 20 * 3600.0
"""Seconds after which a day is looked at again though its counts are the same."""
_IN_TURN = 60
"""Of so many days one is looked at in turn: about all in as many renewals."""
_LONG = 45.0
"""Seconds after which a renewal takes up no further day; the next one goes on."""
_AT_LEAST = 3
"""Days that a renewal takes up however long they take."""
_LOST = 3
"""Of the samples so many that lack their rows though their files are there tell of a loss."""
_DOUBT = 300.0
"""Seconds that a loss must last to be one: who deletes files and rows may take the rows first."""
_OLDEST = 20
"""Of the files that the database names, so many of the oldest must be there, for the most part…"""
_SPREAD = 200
"""… and so many of all, or else the disk looks unmounted."""


@dataclass(frozen=True)
class Saved:
    """What there is after a renewal."""

    days: int
    bytes: int
    saved_at: float | None


class Renewal:
    """One renewal of the catalogue in `folder`; call `run` once.

    Raises CatalogueError, OSError, sqlite3.Error, and BackfillError for what is wrong with the
    database.
    """

    def __init__(
        self,
        folder: str,
        session: Session,
        media: str,
        *,
        check: Callable[[], None] = lambda: None,
        clock_is_behind: bool = False,
        now: float | None = None,
        life: str = "",
    ) -> None:
        """`media`: Frigate's folder of clips and recordings. What `check` raises ends it.

        `life` tells Frigate's process, with its database, from any before; "" if nothing does.
        """
        self._folder = folder
        self._media = media
        self._session = session
        self._days = Days(session)
        self._check = check
        folders = (media, f"{media}/recordings", f"{media}/clips")
        self._grounds = [ground for ground in map(Ground.of, folders) if ground.stands]
        self._clock_is_behind = clock_is_behind
        self._now = time.time() if now is None else now
        self._until = time.monotonic() + _LONG
        self._life = life
        """Empty where what vanished from the database may be lost."""

    def run(self) -> Saved:
        """Do it."""
        generation = self._generation()
        known = index.read(generation.folder)
        missing, mounted = self._look_at_samples(known)
        lost = missing >= _LOST
        if missing or not mounted or self._clock_is_behind or known.doubted_at is not None:
            self._life = ""
        if lost and known.doubted_at is not None and self._since(known.doubted_at) >= _DOUBT:
            generation = generations.begin(self._folder, self._days.birth())
            known, lost, mounted = Index(), False, False
        if not lost:
            known.doubted_at = None
        elif known.doubted_at is None:
            known.doubted_at = self._now
        if known.begun_at is None:
            known.begun_at = self._now
        known.migration = self._days.last_migration()
        for each in generations.of(self._folder):
            sweep(each.folder)
        trust = Trust(changes=not lost, leaves=mounted and not lost and not self._clock_is_behind)
        try:
            if self._renew(generation.folder, known, trust):
                known.saved_at = self._now
        finally:
            index.write(generation.folder, known)
        others = [each for each in generations.of(self._folder) if each != generation]
        if trust.leaves and others:
            drop_restored(
                [each.folder for each in others],
                generation.folder,
                self._media,
                self._check,
                self._still_there,
            )
        fold(self._folder, generation, self._check, self._until)
        return measure(self._folder, known.saved_at)

    def _generation(self) -> generations.Generation:
        birth = self._days.birth()
        found = generations.current(self._folder, birth)
        if found is not None:
            return found
        newest = self._days.newest_paths()
        if newest and not any(map(os.path.lexists, islice(newest, _SPREAD))):
            raise CatalogueError(Notice(CatalogueKey.RECORDINGS_AWAY, path=newest[0]))
        return generations.begin(self._folder, birth)

    def _look_at_samples(self, known: Index) -> tuple[int, bool]:
        """How many of them lack their rows, and whether the disk with their files is there."""
        samples = [path for day in sorted(known.days) for path in known.days[day].samples]
        rows = self._days.paths(samples)
        # Where one file has two samples, one row is missing.
        lost = sum(path not in rows and os.path.lexists(path) for path in set(samples))
        held = [path for path in samples if path in rows]
        step = max(1, len(held) // _SPREAD)
        mounted = bool(held) and _most_are_there(held[:_OLDEST]) and _most_are_there(held[::step])
        if not any("recordings" in entry.tables for entry in known.days.values()):
            mounted = not rows and not self._days.recorded()  # a Frigate that records nothing
        return lost, mounted

    def _renew(self, folder: str, known: Index, trust: Trust) -> bool:
        """Renew the days that are due; whether all that is known to have changed is saved."""
        marks = self._days.marks()
        changed, in_turn = self._due(folder, known, marks)
        renewal = DayRenewal(folder, self._days, self._check, self._still_there)
        failed: OSError | None = None
        whole = True
        for number, day in enumerate([*changed, *in_turn]):
            # Today's rows and yesterday's change all the time, and others are to be saved, too.
            if number >= _AT_LEAST and time.monotonic() > self._until:
                whole = number >= len(changed)
                break
            if (why := space.why_scarce(os.path.join(folder, index.NAME))) is not None:
                raise CatalogueError(why)
            entry = DayEntry(
                self._now,
                marks.get(day, ""),
                self._days.mark_of_recordings(day),
                life=self._life,
            )
            judge = self._judge(known.days.get(day), trust)
            try:
                known.days[day] = renewal.renew(day, judge, entry)
            except OSError as error:  # the other days may be as good as ever
                failed = failed or error
        if failed is not None:
            raise failed
        return whole

    def _due(
        self, folder: str, known: Index, marks: Mapping[int, str]
    ) -> tuple[list[int], list[int]]:
        """The days that changed, and those whose turn it is; of days that are gone, forget all.

        `known` also learns in which life of Frigate the others were last seen whole.
        """
        days = {*self._days.recorded(), *marks, *days_in(folder)}
        for gone in set(known.days) - days:
            del known.days[gone]
        changed, in_turn = [], []
        for day in sorted(days, reverse=True):
            self._check()
            entry = known.days.get(day)
            if entry is not None and (not self._life or entry.marks == marks.get(day, "")):
                entry = known.days[day] = replace(entry, life=self._life)
            if entry is None or entry.marks != marks.get(day, "") or self._is_young(day, entry):
                changed.append(day)
            elif self._since(entry.looked_at) >= _AGAIN:
                in_turn.append(day)
        in_turn.sort(key=lambda day: known.days[day].looked_at)
        return changed, in_turn[: 1 + len(days) // _IN_TURN]

    def _judge(self, before: DayEntry | None, trust: Trust) -> Judge:
        """The judge of a day that was `before`, when it was looked at last."""
        watched = before is not None and before.life == self._life != ""
        moment = Moment(self._now, watched)
        return Judge(trust, may_be_there, self._media, moment, self._days.has_id)

    def _still_there(self) -> None:
        """See that what was looked at is the disk that was there at first, mounted all the time."""
        for ground in self._grounds:
            if not ground.stands:
                raise CatalogueError(Notice(CatalogueKey.CATALOGUE_DISK_WENT, folder=ground.folder))

    def _is_young(self, day: int, entry: DayEntry) -> bool:
        """Whether recordings may have come to `day`, and some have."""
        if abs(self._now // DAY - day) > 1:
            return False
        return entry.recordings != self._days.mark_of_recordings(day)

    def _since(self, moment: float) -> float:
        """Seconds, whichever way the clock was set."""
        return abs(self._now - moment)


def measure(folder: str, saved_at: float | None) -> Saved:
    """What the catalogue in `folder` holds."""
    days: set[int] = set()
    size = 0
    for generation in generations.of(folder):
        days.update(days_in(generation.folder))
        with os.scandir(generation.folder) as entries:
            size += sum(entry.stat(follow_symlinks=False).st_size for entry in entries)
    return Saved(len(days), size, saved_at)


def _most_are_there(paths: list[str]) -> bool:
    return 2 * sum(map(os.path.lexists, paths)) >= len(paths)
