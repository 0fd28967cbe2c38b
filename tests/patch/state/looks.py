"""A run that counts which folders it lists and which files it opens."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine.folders import Folders
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import new_job_id, script_run_log

from testing.library import LibraryBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from recording_backfill.models import Counts, FileResult, HourReport

HOUR, DAY = 3600.0, 86400.0

HOURS = 30

FILES = 3

LONG_AGO = -10 * 10**12
"""Instead of the nanoseconds for which a folder must have been at rest."""


class Looked:
    """A recorded run, and which folders of hours it listed."""

    def __init__(
        self,
        library: LibraryBuilder,
        monkeypatch: pytest.MonkeyPatch,
        stop: Callable[[Looked], bool] = lambda _: False,
        **changes: Any,
    ) -> None:
        self.listed: list[str] = []
        self.results: list[FileResult] = []
        genuine = Folders.names_in

        def names_in(folders: Folders, descriptor: int, parts: tuple[str, ...]) -> list[str]:
            if len(parts) > 2:
                self.listed.append("/".join(parts))
            return genuine(folders, descriptor, parts)

        order = library.order(**changes)
        log, _ = script_run_log(state_of(library), order, new_job_id())
        with monkeypatch.context() as patch:
            patch.setattr(Folders, "names_in", names_in)
            done = record_run(order, log, stop=lambda: stop(self), sink=self._take)
        self.state = done.ending.state
        self.message = done.ending.message
        self.warnings = list(done.ending.warnings)
        self.counts: Counts = done.ending.counts

    def _take(self, report: HourReport) -> None:
        self.results += report.all_results()


def state_of(library: LibraryBuilder) -> Path:
    path = library.database.with_name("frigate_backfill.db")
    StateFile(path).close()
    return path


def changed(library: LibraryBuilder, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(state_of(library), isolation_level=None)) as state:
        state.execute(statement, values)
