"""One backfill run over a camera's recordings: its hours, its counts, its words."""

from __future__ import annotations

import math
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..evidence.copies.copies import Copies
from ..frigate.recordings import FrigateDatabase
from ..models import HourReport, Media, Progress
from .check import check_words
from .examiner import Examiner
from .gone import GoneRows
from .hours import HourWorker
from .kinds import RunKinds
from .library import Library
from .motion import RunMotion
from .outcome import Outcome
from .pace import Pace
from .place import find_place
from .sparing import Sparing
from .survey import Survey
from .warnings import (
    Sighting,
    of_case,
    of_deleted,
    of_hard_links,
    of_library,
    of_rows,
    of_space,
    of_streams,
    of_unseen_library,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..frigate.change import Change
    from ..models import Counts, MediaCounts, RunOrder, Summary
    from ..notices import Notice
    from .listing import Memory
    from .reviews import RunReviews


class Backfill:
    """One run; call `run` once."""

    def __init__(
        self,
        order: RunOrder,
        *,
        cancelled: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
        tag: str | None = None,
        note: Callable[[Sequence[Change]], None] | None = None,
    ) -> None:
        """Find where to look; raises RequestError or DirectoryNotAllowedError.

        Ids of new recordings end in `tag`; `note` puts what else is about to be changed into the
        run's journal, if it has one.
        """
        check_words(order)
        self.order = order
        self._outcome = Outcome(order)
        self._files_seen = 0
        self._pace: Pace | None = None
        self.warnings: list[Notice] = []
        self.files_total: int | None = None
        self.cancelled = False
        """Whether the run ended early because it was told to."""
        self.library_seen = True
        """False once a run to its end found that the library looks unmounted or empty."""
        self.memory: Memory | None = None
        """What earlier runs remember of its folders."""
        self._cancelled = cancelled
        self._clock = clock
        self._tag = tag
        self._note = note
        self._place = find_place(order)
        self._after, self._before = order.after, order.before

    @property
    def counts(self) -> Counts:
        """What became of the recordings so far."""
        return self._outcome.counts

    @property
    def media(self) -> dict[Media, MediaCounts]:
        """What has become of the other kinds so far."""
        return self._outcome.media

    @property
    def summary(self) -> Summary:
        """The footage that was added, or would be."""
        return self._outcome.summary

    @property
    def root(self) -> str:
        """The library root that is looked at, as Frigate spells it."""
        return self._place.root

    @property
    def hours(self) -> tuple[float, float]:
        """First and last hour (epoch seconds of their start, or infinite) that are looked at.

        Once a run has completed, hours between them that it did not report have no files.
        """
        return self._place.hours(self._after, self._before)

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        left = None if self._pace is None else self._pace.seconds_left
        return Progress(self.counts, self.files_total, left)

    def run(self) -> Iterator[HourReport]:
        """Do it, reporting at least about every second.

        What a report calls added is committed. Raises DatabaseUnusableError when the database
        cannot be used, or no more; what was reported until then stays.
        """
        try:
            with (
                closing(Copies(self.order, self._cancelled)) as copies,
                closing(self._open()) as database,
                Library(
                    self._place,
                    self.order.camera,
                    database.streams,
                    memory=self.memory,
                    cancelled=self._cancelled,
                ) as library,
            ):
                yield from self._run(database, library, copies)
                self.warnings += copies.warnings
        except CancelledError:
            self.cancelled = True

    def message(self) -> Notice:
        """The run in a sentence or three."""
        return self._outcome.message(cancelled=self.cancelled)

    def _open(self) -> FrigateDatabase:
        order = self.order
        database = FrigateDatabase(
            order.database, writable=not order.dry_run, cancelled=self._cancelled, tag=self._tag
        )
        database.session.journal = self._note
        return database

    def _run(
        self, database: FrigateDatabase, library: Library, copies: Copies
    ) -> Iterator[HourReport]:
        """What keeps comes before what is kept: reviews, events, recordings, previews."""
        order, now = self.order, self._clock()
        kinds = RunKinds(self._narrowed(), database, copies, now, self._cancelled)
        reviews = kinds.reviews
        self._outcome.media.update(kinds.counts)
        survey = Survey(order, self._place, self._cancelled)
        yield from self._survey(survey, library, database, starts=kinds.need_starts)
        kinds.take_starts(survey.starts)
        kinds.previews.take_refused(survey.problems(library))
        yield from reviews.bring_back(survey.starts)
        self._outcome.loses_review = reviews.loses if reviews.looks and not reviews.wanted else None
        # One that is never to be deleted spares recordings when the disk is nearly full.
        yield from kinds.events.bring_back(self._cancelled)
        examiner = self._examiner(database, reviews, now)
        if order.wants(Media.RECORDINGS):
            worker = HourWorker(
                order,
                root=self.root,
                database=database,
                library=library,
                examiner=examiner,
                reviews=reviews,
                copies=copies,
                sparing=Sparing(order, database, now),
                cancelled=self._cancelled,
            )
            yield from self._bring_back(worker, survey, kinds, database)
            yield from self._look_for_gone(database, now, worker)
        yield from reviews.conclude()
        for others in (kinds.previews, kinds.exports):
            yield from others.bring_back(self._cancelled)
        self.warnings += of_deleted(kinds.deleted)
        self._warn(database, examiner)

    def _bring_back(
        self, worker: HourWorker, survey: Survey, kinds: RunKinds, database: FrigateDatabase
    ) -> Iterator[HourReport]:
        """Bring back recordings, from the folders that the survey found."""
        left = survey.files - self.counts.scanned
        self._pace = pace = Pace(left, database.count(self.order.camera, *self._span))
        for report in worker.work(survey.folders):
            pace.take(report)
            if (made_up := kinds.reviews.made_up.take_report()) is not None:
                yield made_up
            yield self._counted(report)
            kinds.previews.take_refused(report.results)
            if self.order.dry_run:
                kinds.previews.kept.take(report.results)

    def _examiner(self, database: FrigateDatabase, reviews: RunReviews, now: float) -> Examiner:
        rules = reviews.rules
        return Examiner(
            self.order,
            rules.rule,
            rules.without,
            RunMotion(self.order, rules.rule, reviews.previews),
            now=now,
            cancelled=self._cancelled,
            details=database.has_streams,
        )

    def _survey(
        self, survey: Survey, library: Library, database: FrigateDatabase, *, starts: bool
    ) -> Iterator[HourReport]:
        """Find the folders and count their files, with the `starts` of recordings if asked for."""
        for report in survey.look(library, database, starts=starts):
            yield self._counted(report)
        self._files_seen = survey.files
        self.counts.unchanged = library.remembered
        self.files_total = survey.files if self.order.wants(Media.RECORDINGS) else 0
        if starts and self.order.directory is not None:
            yield from survey.look_around(*self._span, database.streams)

    def _look_for_gone(
        self, database: FrigateDatabase, now: float, worker: HourWorker
    ) -> Iterator[HourReport]:
        """Count the rows whose file is gone, and take them out where that is asked for."""
        gone = GoneRows(self.order, database, self._place, now, self._cancelled)
        span = self._span
        self.counts.gone = gone.count(*span, worker.whole, worker.indexed)
        if not (self.order.remove_gone and self.counts.gone):
            return
        if why := gone.why_not_removed():
            self.warnings.append(why)
            return
        for removed in gone.remove(*span):
            self.counts.removed += removed
            yield HourReport([])
        self.warnings += gone.why_some_stay(self.counts.gone - self.counts.removed)

    @property
    def _span(self) -> tuple[float, float]:
        """The time in which the recordings that are looked at begin."""
        return self._place.span(self._after, self._before)

    def _narrowed(self) -> RunOrder:
        """The order, limited to its folder's time: other kinds lie in no such folder."""
        if not self._place.fixed:
            return self.order
        first, last = self._span
        return replace(self.order, start_time=first, end_time=last)

    def _counted(self, report: HourReport) -> HourReport:
        for result in report.results:
            self._outcome.take(result)
        if report.indexed is not None:
            self.counts.skipped += len(report.indexed.seconds)
        return report

    def _warn(self, database: FrigateDatabase, examiner: Examiner) -> None:
        order = self.order
        sighting = Sighting(
            self._place,
            self.hours,
            files=self._files_seen,
            whole=math.isinf(self._after) and math.isinf(self._before),
        )
        unseen = of_unseen_library(sighting, order, database)
        self.library_seen = unseen is None
        if unseen is not None:
            self.counts.gone = 0  # nobody can tell now
        self.warnings += self._outcome.warnings()
        self.warnings += unseen or []
        self.warnings += of_library(sighting, order)
        self.warnings += of_case(sighting, order)
        self.warnings += of_streams(sighting, order, database.streams)
        self.warnings += of_hard_links(examiner.hard_linked)
        self.warnings += of_space(order, database)
        rows = self.counts.added + sum(kind.added for kind in self.media.values())
        self.warnings += of_rows(order, database, rows)
