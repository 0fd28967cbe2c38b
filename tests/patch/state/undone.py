"""Runs and their undo, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recording_backfill.frigate.days import birth_of
from recording_backfill.models import Retention, ReviewRetention
from recording_backfill.state import undoing
from recording_backfill.state.recorded import Recorded, record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder

if TYPE_CHECKING:
    from recording_backfill.models import FileResult


KEEPS = Retention(
    days=36500, alerts=ReviewRetention(36500, 5, 5), detections=ReviewRetention(36500, 5, 5)
)
TABLES = ("recordings", "reviewsegment", "userreviewstatus", "previews", "export", "event")


class Runs:
    """Runs over one library, each with its journal; the results that the last one reported."""

    def __init__(self, library: LibraryBuilder) -> None:
        self.library = library
        self.journals = library.root.parent / "journals"
        self.results: list[FileResult] = []

    def __call__(self, job_id: str | None = None, **changes: Any) -> Recorded:
        order = self.library.order(**{"retention": KEEPS, **changes})
        self.results = []
        return record_run(
            order,
            RunLog(None, job_id or new_job_id(), order),
            journals=self.journals,
            stop=bool,
            sink=lambda report: self.results.extend(report.results),
        )

    def undo(self, job_id: str, **changes: Any) -> Recorded:
        """Undo that run, and see that a dry run of it foretold what it does."""
        dry = self(undo_of=job_id, **{**changes, "dry_run": True})
        foretold = self.kept
        done = self(undo_of=job_id, **changes)
        if done.error is not None:
            raise done.error
        assert dry.ending.counts == done.ending.counts
        assert foretold == self.kept
        return done

    def chosen(self, job_id: str | None = None, camera: str = CAMERA, **more: bool) -> str:
        """The run that somebody who names that job, or none, would undo."""
        birth = birth_of(str(self.library.database))
        return undoing.choose(self.journals, camera, job_id, birth, **more).header.job_id

    @property
    def kept(self) -> list[str | None]:
        return [result.message for result in self.results if result.reason == "kept"]


def dump(library: LibraryBuilder) -> dict[str, list[dict[str, Any]]]:
    """Every row of the tables that a run writes, but for keys that SQLite gives."""
    tables = {row["name"] for row in library.execute("SELECT name FROM sqlite_master")}
    return {
        table: sorted(
            (
                {name: value for name, value in row.items() if table[:4] != "user" or name != "id"}
                for row in library.execute(f"SELECT * FROM {table}")
            ),
            key=str,
        )
        for table in TABLES
        if table in tables
    }


def everything_lost(library: LibraryBuilder, version: str = "0.17") -> None:
    """Recordings, reviews, previews and exports on disk, and none of their rows."""
    clips = Clips(library.root.parent, version)
    for number in range(20):
        library.add(NOON + 10 * number)
    clips.review(CAMERA, NOON + 20, NOON + 60)
    clips.review(CAMERA, NOON + 90, NOON + 110, severity="detection")
    clips.preview(CAMERA, NOON, NOON + 200, frames=[NOON + 30, NOON + 31])
    clips.export(CAMERA, NOON, NOON + 60)
