"""A database of a Frigate to come: told in words and once in the log, and never for want of it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import pytest
from recording_backfill.jobs import compatibility as module
from recording_backfill.jobs.compatibility import Compatibility
from recording_backfill.notices import told

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

TABLE = """
CREATE TABLE "recordings" ("id" TEXT PRIMARY KEY, "camera", "path" TEXT UNIQUE, "start_time",
    "end_time", "duration", "objects", "motion", "segment_size", "dBFS", "regions",
    "mood" TEXT NOT NULL)
"""
DEMANDING = ("DROP TABLE recordings", TABLE)


def asked(compatibility: Compatibility) -> str | None:
    return asyncio.run(compatibility.problem())


def test_a_known_table_is_no_problem_whatever_else_is_in_it(library: LibraryBuilder) -> None:
    library.execute("ALTER TABLE recordings ADD COLUMN mood TEXT")
    library.execute("ALTER TABLE recordings ADD COLUMN weight INTEGER NOT NULL DEFAULT 1")
    assert asked(Compatibility(lambda: str(library.database))) is None


def test_a_table_that_demands_more_is_told_with_one_line(
    library: LibraryBuilder, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for statement in DEMANDING:
        library.execute(statement)
    monkeypatch.setattr(module, "_KEPT", 0.0)
    compatibility = Compatibility(lambda: str(library.database))
    with caplog.at_level(logging.ERROR):
        problem = asked(compatibility)
        assert asked(compatibility) == problem
    assert problem is not None
    assert "demands a value for mood" in problem
    values = {"path": str(library.database), "columns": "mood"}
    assert told(problem) == {"key": "table_demands", "values": values}
    assert [record.getMessage() for record in caplog.records] == [
        f"backfill: nothing is brought back: {problem}"
    ]
    library.execute("ALTER TABLE recordings DROP COLUMN mood")
    assert asked(compatibility) is None


def test_a_database_that_is_not_there_says_nothing_of_frigate(library: LibraryBuilder) -> None:
    library.database.unlink()
    assert asked(Compatibility(lambda: str(library.database))) is None


def test_an_answer_counts_for_some_time(library: LibraryBuilder) -> None:
    compatibility = Compatibility(lambda: str(library.database))
    assert asked(compatibility) is None
    for statement in DEMANDING:
        library.execute(statement)
    assert asked(compatibility) is None
