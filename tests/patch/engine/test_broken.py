"""Files that are broken or vanish: each an error with its reason."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from recording_backfill.engine import hours as hours_module
from recording_backfill.engine.backfill import Backfill

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.engine.runs import HOUR, broken


@pytest.mark.ffprobe
@pytest.mark.parametrize("force", [False, True])
def test_what_is_broken_is_an_error_with_its_reason(
    library: LibraryBuilder, *, force: bool
) -> None:
    expected = {f"{CAMERA}/{name}": reason for name, reason in broken(library, NOON).items()}
    library.add(NOON + 200)
    run = library.run(force=force)
    assert run.fates == expected | {f"{CAMERA}/03.20.mp4": "added"}
    assert (run.counts.errors, run.counts.added) == (len(expected), 1)
    errors = [result for result in run.results if result.status == "error"]
    assert len(errors) == len(expected)
    assert all(result.message and result.message.endswith(".") for result in errors)
    assert run.summaries[0].error_files == len(expected)
    assert len(library.rows()) == 1


def test_a_file_that_vanishes_meanwhile_is_unreadable(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = library.add(NOON)
    library.add(NOON + 10)
    real = hours_module.HourWorker._known_rows

    def vanishing(*arguments: Any) -> Any:
        gone.unlink()
        return real(*arguments)

    monkeypatch.setattr(hours_module.HourWorker, "_known_rows", vanishing)
    run = library.run()
    assert run.fates == {f"{CAMERA}/00.00.mp4": "unreadable", f"{CAMERA}/00.10.mp4": "added"}


def test_an_hour_that_vanishes_meanwhile_is_empty(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add(NOON + HOUR)
    reports = Backfill(library.order()).run()
    first = next(reports)
    shutil.rmtree(library.path(NOON + HOUR).parent)
    (second,) = reports
    assert [result.status for result in first.results] == ["added"]
    assert second.results == []
    assert second.summary is not None
    assert second.summary.missing_files == 0
