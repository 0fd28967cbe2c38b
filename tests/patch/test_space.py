"""The space reserve: we stop before Frigate's own insert could meet a full disk."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill import space
from recording_backfill.engine.backfill import Backfill
from recording_backfill.errors import DatabaseUnusableError
from recording_backfill.models import FileResult, HourReport, Reason, RunState, Status, Trigger
from recording_backfill.state import findings, history, schedules
from recording_backfill.state.file import StateError, StateFile
from recording_backfill.state.findings import ResultQuery
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog

from testing.library import CAMERA, NOON, LibraryBuilder
from testing.schema import VERSIONS

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

MB = 2**20


class Disk:
    """A disk of some size, on which only the files of one folder take room."""

    def __init__(self, folder: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self.size = size
        monkeypatch.setattr(space.os, "statvfs", self._statvfs)

    @property
    def free(self) -> int:
        used = sum(file.stat().st_size for file in self._folder.glob("*.db*"))
        return self.size - used

    def _statvfs(self, path: Any) -> Any:
        return SimpleNamespace(f_frsize=1, f_blocks=2**40, f_bavail=max(0, self.free))


@pytest.mark.parametrize(
    ("free", "total", "little", "scarce"),
    [
        (65 * MB, 1000 * MB, False, False),
        (63 * MB, 1000 * MB, False, True),
        (63 * MB, 1000 * MB, True, False),
        (7 * MB, 1000 * MB, True, True),
        (5 * MB, 40 * MB, False, False),
        (3 * MB, 40 * MB, False, True),
    ],
)
def test_the_reserve_is_64_mb_or_a_tenth_of_a_small_disk(
    monkeypatch: pytest.MonkeyPatch, free: int, total: int, little: bool, scarce: bool
) -> None:
    disk = SimpleNamespace(f_frsize=1, f_blocks=total, f_bavail=free)
    monkeypatch.setattr(space.os, "statvfs", lambda _path: disk)

    why = space.why_scarce("/config/frigate.db", little=little)

    assert (why is not None) is scarce
    assert why is None or "The disk of /config is nearly full" in why


def test_a_disk_that_does_not_tell_is_not_scarce() -> None:
    assert space.why_scarce("/no/such/folder/frigate.db") is None


def test_a_run_stops_at_the_reserve_and_frigate_still_has_room(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(library, 1800)
    disk = Disk(library.database.parent, library.database.stat().st_size + 400_000, monkeypatch)
    monkeypatch.setattr(space, "RESERVE", 200_000)
    order = library.order()

    done = record_run(order, RunLog(None, "job", order), stop=bool, sink=lambda _report: None)

    assert isinstance(done.error, DatabaseUnusableError)
    assert "stay reserved for Frigate" in done.ending.message
    assert 0 < len(library.rows()) < 1800
    assert disk.free > 0
    library.add_row(NOON + 7200)  # Frigate's own insert


def linked(library: LibraryBuilder, count: int) -> None:
    for number in range(count):
        path = library.path(NOON + 2 * number)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(library.samples["one_second"], path)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_dry_run_foretells_that_its_rows_do_not_fit(
    tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    library = LibraryBuilder(tmp_path, samples, version=version)
    linked(library, 1000)
    monkeypatch.setattr(space, "RESERVE", 200_000)
    before = library.database.stat().st_size
    disk = Disk(tmp_path, before + 200_000 + 600_000, monkeypatch)

    def warned() -> list[str]:
        run = Backfill(library.order(dry_run=True))
        assert sum(1 for report in run.run() for _ in report.results) == 1000
        return [warning for warning in run.warnings if "rows" in warning]

    (warning,) = warned()
    assert "The rows that this run would add take about 684 KB" in warning
    assert warning.endswith("Make room first: the run would stop half-way.")
    full = disk.size
    disk.size = before + 100_000
    run = Backfill(library.order(dry_run=True))
    assert sum(1 for report in run.run() for _ in report.results) == 1000
    (warning,) = (each for each in run.warnings if "reserved" in each)
    assert "is nearly full" in warning
    disk.size = full + 400_000
    assert warned() == []
    disk.size += 10 * MB  # for the write-ahead log
    run = Backfill(library.order())
    assert sum(1 for report in run.run() for _ in report.results) == 1000
    with closing(sqlite3.connect(library.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    grown = library.database.stat().st_size - before
    assert 450_000 < grown < 700_000


def test_room_that_lost_rows_left_in_the_database_counts_as_such(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(library, 1000)
    assert library.run().counts.added == 1000
    library.execute("DELETE FROM recordings")
    monkeypatch.setattr(space, "RESERVE", 200_000)
    before = library.database.stat().st_size
    disk = Disk(tmp_path, before + 200_000 + 250_000, monkeypatch)
    dry = Backfill(library.order(dry_run=True))
    assert sum(1 for report in dry.run() for _ in report.results) == 1000
    assert [warning for warning in dry.warnings if "rows" in warning] == []
    disk.size += 10 * MB  # for the write-ahead log
    assert library.run().counts.added == 1000
    assert library.database.stat().st_size < before + 100_000


def test_a_dry_run_on_a_full_disk_still_tells_what_is_there(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(NOON)
    state = StateFile(tmp_path / "frigate_backfill.db")
    Disk(tmp_path, 0, monkeypatch)
    order = library.order(dry_run=True)
    log = RunLog(state, "job", order, of_script=True)

    with closing(state):
        done = record_run(order, log, stop=bool, sink=lambda _report: None)

    assert (done.error, done.ending.state) == (None, RunState.COMPLETED)
    assert done.ending.counts.added == 1
    assert "missing from the history" in " ".join(done.ending.warnings)


def test_the_state_file_leaves_the_reserve_to_frigate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StateFile(tmp_path / "frigate_backfill.db") as state:
        disk = Disk(tmp_path, 0, monkeypatch)
        disk.size = (tmp_path / "frigate_backfill.db").stat().st_size + 20 * MB
        monkeypatch.setattr(space, "RESERVE", 24 * MB)

        with pytest.raises(StateError, match="reserved for Frigate"), state.transaction(bulk=True):
            pass
        # A job's end or a schedule is a few bytes.
        schedules.write(state, CAMERA, schedules.Schedule())
        disk.size -= 18 * MB
        with pytest.raises(StateError, match="reserved for Frigate"):
            schedules.write(state, CAMERA, schedules.Schedule())


def job_with(
    state: StateFile, job_id: str, library: LibraryBuilder, found: list[FileResult], now: float
) -> RunLog:
    """A finished job that has `found` so much."""
    order = library.order(dry_run=True)
    log = RunLog(state, job_id, order)
    history.add_job(state, job_id, CAMERA, Trigger.SCRIPT, dry_run=True, now=now)
    log.watch(Backfill(order))
    log.note(HourReport(found))
    log.finish(RunState.COMPLETED, "Done.")
    return log


def results(count: int) -> list[FileResult]:
    message = "It cannot be read: Input/output error." * 3
    return [
        FileResult(f"/elsewhere/{n:08}.mp4", Status.ERROR, Reason.UNREADABLE, message)
        for n in range(count)
    ]


def kept(state: StateFile, job_id: str) -> int:
    record = history.find_job(state, job_id)
    assert record is not None
    total, _ = findings.results(
        state, findings.Look(record.number, record.root or "", CAMERA), ResultQuery(limit=1)
    )
    return total


def left_out(state: StateFile, job_id: str) -> int:
    record = history.find_job(state, job_id)
    assert record is not None
    return record.left_out


def test_what_one_job_finds_takes_a_bounded_part_of_the_state_file(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "BYTES_OF_A_JOB", 100_000)
    path = tmp_path / "frigate_backfill.db"
    with StateFile(path) as state:
        log = job_with(state, "job", library, results(5000), 1.0)

        there = kept(state, "job")
        assert 300 < there < 600
        (warning,) = (text for text in log.warnings if "not kept" in text)
        assert warning.startswith(f"The results of {5000 - there:,} files are not kept")
        assert left_out(state, "job") == 5000 - there
    assert path.stat().st_size < 400_000


def test_the_oldest_jobs_results_go_where_all_of_them_take_too_much(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "BYTES_OF_A_CAMERA", 50_000)
    with StateFile(tmp_path / "frigate_backfill.db") as state:
        for number in range(4):
            job_with(state, f"job-{number}", library, results(100), float(number))

        assert [kept(state, f"job-{number}") for number in range(4)] == [0, 0, 100, 100]
        monkeypatch.setattr(findings, "BYTES_OF_ALL", 30_000)
        job_with(state, "job-4", library, results(100), 4.0)
        assert [kept(state, f"job-{number}") for number in range(5)] == [0, 0, 0, 0, 100]
        assert [left_out(state, f"job-{number}") for number in range(5)] == [100, 100, 100, 100, 0]
