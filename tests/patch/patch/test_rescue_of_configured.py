"""The rescue of configured cameras, which get what a run of each would give them."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill import clock
from recording_backfill.child.messages.rescue import Task, Verdict
from recording_backfill.child.rescue import Rescue
from recording_backfill.models import Media
from recording_backfill.state.journal import FOLDER
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog

from testing.library import CAMERA
from testing.pictures import preview_video
from tests.patch.patch.rescues import DAY, an_hour, paths, recorded, task_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from testing.library import LibraryBuilder


def configured(library: LibraryBuilder) -> Task:
    task = task_of(library)
    return replace(task, orders={CAMERA: replace(task.others, camera=CAMERA)})


def verdict_of(task: Task, stop: Callable[[], bool] = lambda: False) -> Verdict:
    with ExitStack() as held:
        return Rescue(task, stop).decide(held)


def test_rows_judged_by_a_clock_that_was_behind_go_however_the_rescue_ends(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Frigate's next clean-up would delete their files."""
    known = recorded(library, 3)
    library.add(an_hour(6))

    def is_written(_self: object = None) -> bool:
        return paths(library.database) > known

    monkeypatch.setattr(
        clock.Watch, "moved", property(lambda _self: 3 * DAY if is_written() else 0.0)
    )
    verdict = verdict_of(configured(library), stop=is_written)

    assert not verdict.go
    assert "The clock was set forward by 259,200 s" in verdict.why
    assert paths(library.database) == known


def test_what_a_person_took_out_by_an_undo_stays_out(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    """Of whatever kind: here previews, while a stray recording is saved."""
    known = recorded(library, 9)
    start = an_hour(2)
    folder = library.root.parent / "clips" / "previews" / CAMERA
    folder.mkdir(parents=True)
    preview = folder / f"{start}-{start + 90}.mp4"
    preview.write_bytes(preview_video((0.0, 1.0)))
    os.utime(preview, (start + 90, start + 90))
    task = replace(configured(library), state_file=tmp_path / "frigate_backfill.db")

    def run(job_id: str, **changes: Any) -> None:
        order = library.order(guard_active=True, **changes)
        log = RunLog(None, job_id, order)
        record_run(order, log, journals=tmp_path / FOLDER, stop=bool, sink=lambda _: None)

    run("first", media=(Media.PREVIEWS,))
    assert library.execute("SELECT 1 FROM previews")
    run("undo", undo_of="first")
    stray = library.add(an_hour(1))

    assert verdict_of(task) == Verdict(go=True, added=1)
    assert paths(library.database) == {*known, str(stray)}
    assert not library.execute("SELECT 1 FROM previews")

    run("back", undo_of="undo")
    library.execute("DELETE FROM previews")
    library.add(an_hour(1) + 20)
    assert verdict_of(task) == Verdict(go=True, added=1, others=1)
