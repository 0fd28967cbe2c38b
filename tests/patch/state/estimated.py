"""Runs that estimate lengths and those that verify them, over one library that is recorded."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

from recording_backfill.models import ProbeMode
from recording_backfill.state import unverified
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import Recorded, record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from testing.library import CAMERA, LibraryBuilder
from testing.segments import Cuts, Recorder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from recording_backfill.models import FileResult, HourReport
    from recording_backfill.state.unverified import Unverified

JITTER = tuple(range(97, 104))
LONG_AGO = time.time() - 30 * 86400


class Runs:
    """Runs over one library, with journals and a state file; the results of the last one."""

    def __init__(self, library: LibraryBuilder) -> None:
        self.library = library
        self.recorder = Recorder(library, Cuts(library.samples))
        self.state_file = library.root.parent / "state.db"
        self.journals = library.root.parent / "journals"
        self.results: list[FileResult] = []
        StateFile(self.state_file).close()

    def __call__(
        self,
        job_id: str | None = None,
        *,
        stop: Callable[[], bool] = bool,
        sink: Callable[[HourReport], None] = lambda _report: None,
        **changes: Any,
    ) -> Recorded:
        order = self.library.order(**changes)
        self.results = []

        def keep(report: HourReport) -> None:
            self.results.extend(report.results)
            sink(report)

        with StateFile(self.state_file) as state:
            return record_run(
                order,
                RunLog(state, job_id or new_job_id(), order, of_script=True),
                journals=self.journals,
                stop=stop,
                sink=keep,
            )

    def estimate(self, job_id: str = "first", **changes: Any) -> Recorded:
        return self(job_id, probe=ProbeMode.ESTIMATE, **changes)

    @property
    def rows(self) -> set[tuple[object, ...]]:
        """All rows; what differs between two of them is quickly told."""
        return {tuple(row.items()) for row in self.library.rows()}

    @property
    def marked(self) -> list[dict[str, Any]]:
        return [row for row in self.library.rows() if row["dBFS"] == -2]

    @property
    def waiting(self) -> Unverified | None:
        with StateFile(self.state_file) as state:
            return unverified.read(state, CAMERA)

    def hide(self, number: int, content: bytes | None = None) -> Path:
        """Break a file in a way that its name and size do not tell."""
        path = self.recorder.segments[number].path
        size = path.stat().st_size
        path.write_bytes(bytes(size) if content is None else content)
        os.utime(path, (LONG_AGO, LONG_AGO))
        return path


def recorded(library: LibraryBuilder) -> Runs:
    """Over ten minutes of recordings whose lengths vary."""
    runs = Runs(library)
    runs.recorder.record(61, tenths=JITTER)
    return runs
