"""One backfill run over a camera's recordings: its hours, its counts, its words."""

from __future__ import annotations

import math
import time
from contextlib import closing
from typing import TYPE_CHECKING

from .. import layout
from ..errors import CancelledError
from ..frigate.recordings import FrigateDatabase
from ..frigate.retention import CleanupRule
from ..frigate.reviews import ReviewTable
from ..models import Counts, FileResult, HourReport, Progress, Reason, Status
from .check import check_words
from .examiner import Examiner
from .hours import HourWorker
from .library import HourFolder, Library
from .place import find_place
from .strays import stray_results
from .warnings import Sighting, library_is_there, of_hard_links, of_library, of_space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..models import RunOrder

_REPORT_INTERVAL = 0.5
_DAYS = "record.continuous.days (record.retain.days before Frigate 0.17)"


class Backfill:
    """One run; call `run` once."""

    def __init__(
        self,
        order: RunOrder,
        *,
        cancelled: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Find where to look; raises RequestError or DirectoryNotAllowedError."""
        check_words(order)
        self.order = order
        self.counts = Counts()
        self.warnings: list[str] = []
        self.files_total: int | None = None
        self.cancelled = False
        """Whether the run ended early because it was told to."""
        self.library_seen = True
        """False once a run to its end found that the library looks unmounted or empty."""
        self._cancelled = cancelled
        self._clock = clock
        self._place = find_place(order)
        self._after = -math.inf if order.start_time is None else order.start_time
        self._before = math.inf if order.end_time is None else order.end_time
        self._skipped_as_expired = 0

    @property
    def root(self) -> str:
        """The library root that is looked at, as Frigate spells it."""
        return self._place.root

    @property
    def hours(self) -> tuple[float, float]:
        """First and last hour (epoch seconds of their start, or infinite) that are looked at.

        Once a run has completed, hours between them that it did not report have no files.
        """
        fixed = self._place.fixed
        first = math.floor(self._after / 3600) * 3600.0 if math.isfinite(self._after) else -math.inf
        last = math.floor(self._before / 3600) * 3600.0 if math.isfinite(self._before) else math.inf
        if fixed:
            begin = layout.day_start(fixed[0]) or 0.0
            end = begin + 23 * layout.HOUR
            if len(fixed) > 1:
                begin = end = begin + int(fixed[1]) * layout.HOUR
            first, last = max(first, begin), min(last, end)
        return first, last

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(self.counts, self.files_total)

    def run(self) -> Iterator[HourReport]:
        """Do it, reporting at least about every second.

        What a report calls added is committed. Raises DatabaseUnusableError when the database
        cannot be used, or no more; what was reported until then stays.
        """
        order = self.order
        try:
            with (
                closing(
                    FrigateDatabase(
                        order.database, writable=not order.dry_run, cancelled=self._cancelled
                    )
                ) as database,
                Library(self._place, order.camera) as library,
            ):
                now = self._clock()
                reviews = ReviewTable(database.session).of_camera(order.camera)
                rule = CleanupRule(order.retention, reviews, now)
                examiner = Examiner(order, rule, now, self._cancelled)
                worker = HourWorker(
                    order,
                    root=self.root,
                    database=database,
                    library=library,
                    examiner=examiner,
                    cancelled=self._cancelled,
                )
                folders: list[HourFolder] = []
                yield from self._survey(library, database, folders)
                for folder in folders:
                    for report in worker.work(folder):
                        yield self._counted(report)
                self._warn(database, examiner)
        except CancelledError:
            self.cancelled = True

    def message(self) -> str:
        """The run in a sentence or three."""
        order, counts = self.order, self.counts
        name = "Dry run" if order.dry_run else "Backfill"
        end = "cancelled" if self.cancelled else "completed"
        added, updated = ("would add", "would update") if order.dry_run else ("added", "updated")
        text = (
            f"{name} {end} for camera '{order.camera}'. Scanned {counts.scanned} files, "
            f"{added} {counts.added}, skipped {counts.skipped}, errors {counts.errors}"
        )
        if counts.updated:
            text += f", {updated} {counts.updated}"
        if counts.past_retention:
            text += ". " + self._about_retention()
        return text

    def _about_retention(self) -> str:
        days = self.order.retention.days
        kept = f"{days:g} day{'' if days == 1 else 's'}"
        skipped, count = self._skipped_as_expired, self.counts.past_retention
        if skipped and not self.order.retention.known:
            return (
                f"{skipped} left out as past retention: how long Frigate keeps recordings is not "
                "known here, so its default of 0 days counts, and its next clean-up might delete "
                "them, row and file"
            )
        if skipped:
            return (
                f"{skipped} left out as past retention: Frigate keeps this camera's recordings "
                f"for {kept}, and its next clean-up would delete them, row and file. To bring "
                f"them in, raise {_DAYS} in Frigate's configuration, restart Frigate, and run again"
            )
        return (
            f"{count} past retention: Frigate keeps this camera's recordings for {kept}, and its "
            f"next clean-up deletes them, row and file, unless you first raise {_DAYS} in "
            "Frigate's configuration and restart Frigate"
        )

    def _survey(
        self, library: Library, database: FrigateDatabase, folders: list[HourFolder]
    ) -> Iterator[HourReport]:
        """Find the hour folders and count their files; report what stands in the wrong place."""
        total, reported = 0, time.monotonic()
        for folder in library.survey(self._after, self._before):
            if self._cancelled():
                raise CancelledError("Cancelled.")
            folders.append(folder)
            total += folder.files
            if time.monotonic() - reported >= _REPORT_INTERVAL:
                yield HourReport([])
                reported = time.monotonic()
        if library.problems:
            total += len(library.problems)
            yield self._counted(HourReport(library.problems))
        if math.isinf(self._after) and math.isinf(self._before):
            for results in stray_results(library, database):
                if self._cancelled():
                    raise CancelledError("Cancelled.")
                total += len(results)
                yield self._counted(HourReport(results))
        self.files_total = total

    def _counted(self, report: HourReport) -> HourReport:
        for result in report.results:
            self._count(result)
        return report

    def _count(self, result: FileResult) -> None:
        counts = self.counts
        if result.status is Status.SKIPPED:
            counts.skipped += 1
            self._skipped_as_expired += result.reason is Reason.PAST_RETENTION
        elif result.status in (Status.ADDED, Status.WOULD_ADD):
            counts.added += 1
        elif result.status in (Status.UPDATED, Status.WOULD_UPDATE):
            counts.updated += 1
        else:
            counts.errors += 1
        counts.past_retention += result.past_retention

    def _warn(self, database: FrigateDatabase, examiner: Examiner) -> None:
        order = self.order
        sighting = Sighting(
            self._place,
            self.hours,
            files=self.files_total or 0,
            whole=math.isinf(self._after) and math.isinf(self._before),
        )
        unseen = library_is_there(sighting, order, database)
        self.library_seen = unseen is None
        self.warnings += [unseen] if unseen else []
        self.warnings += of_library(sighting, order)
        self.warnings += of_hard_links(examiner.hard_linked)
        self.warnings += of_space(order, database)
