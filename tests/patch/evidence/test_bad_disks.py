"""Disks that are full or cannot be written to: one sentence tells it, and on it goes."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill import space
from recording_backfill.child import catalogue
from recording_backfill.child.messages.catalogue import Task
from recording_backfill.evidence.catalogue.place import Site
from recording_backfill.evidence.salvage import store
from recording_backfill.state.recorded import Recorded, record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from testing.catalogued import DAY, KEEPS_LONG, Kept
from testing.disks import folder_of_all, full, read_only
from testing.filled import CAMERAS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from recording_backfill.child.messages.catalogue import Outcome

    from testing.library import Samples

CAMERA = CAMERAS[0]


class Host:
    """A Frigate with its catalogue and its journals."""

    def __init__(self, folder: Path, sample: Path) -> None:
        self.kept = kept = Kept(folder, sample)
        self.config = kept.database.parent
        self.journals = self.config / "frigate_backfill_journal"
        self.catalogue = kept.media / "frigate_backfill"
        self.catalogue.mkdir()

    def renew(self) -> Outcome:
        """One renewal, as the child does it."""
        site = Site(str(self.kept.recordings), str(self.config), "an-instance")
        state = self.config / "frigate_backfill.db"
        task = Task(site, str(self.kept.database), state, False)
        return catalogue.renew(task, lambda: None)

    def run(self, camera: str = CAMERA, **changes: Any) -> Recorded:
        """One run, as the child does it."""
        order = self.kept.order(camera, retention=KEEPS_LONG, **changes)
        log = RunLog(None, new_job_id(), order)
        return record_run(order, log, journals=self.journals, stop=bool, sink=bool)

    def lose(self) -> dict[str, list[str]]:
        """Catalogue the database and lose it; what was in it."""
        assert self.renew().error is None
        before = self.kept.tables()
        self.kept.begin_anew()
        return before

    def days(self) -> dict[str, bytes]:
        """The catalogue's files."""
        return {path.name: path.read_bytes() for path in self.catalogue.rglob("[!.]*.db.gz")}


@pytest.fixture
def host(samples: Samples) -> Iterator[Host]:
    with folder_of_all() as folder:
        yield Host(folder, samples["one_second"])


@pytest.fixture
def temporary(host: Host, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder, of the test's own."""
    folder = host.kept.media.parent / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_catalogue_on_a_read_only_disk_stays_and_goes_on_later(host: Host) -> None:
    host.renew()
    before = host.days()
    host.kept.execute("UPDATE event SET end_time = end_time + 1")
    with read_only(host.kept.media):
        errors = {host.renew().error for _ in range(3)}
        assert host.days() == before
    (error,) = errors  # always the same, so that the log has one line
    assert error
    assert "\n" not in error
    assert "cannot be saved" in error
    assert host.renew().error is None
    assert host.days() != before


def test_a_first_catalogue_on_a_read_only_disk_is_told_in_a_line(host: Host) -> None:
    with read_only(host.kept.media):
        outcome = host.renew()
    assert outcome.error is not None
    assert outcome.path == str(host.catalogue / "an-instance")
    assert host.days() == {}


@pytest.mark.parametrize("left", [0, 4096, 100_000, 300_000])
def test_a_catalogue_on_a_full_disk_stays_and_goes_on_later(
    host: Host, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "RESERVE", 0)  # so that it is met in the middle of writing
    host.renew()
    before = host.days()
    host.kept.execute("UPDATE event SET end_time = end_time + 1")
    with full(host.catalogue, left):
        errors = {host.renew().error for _ in range(3)}
        assert host.days() == before
    (error,) = errors
    assert error
    assert "\n" not in error
    assert host.renew().error is None
    assert host.days() != before
    tables = host.kept.tables()
    host.kept.begin_anew()
    for camera in CAMERAS:
        host.run(camera)
    assert host.kept.tables() == tables


def test_a_run_and_its_undo_need_not_write_to_the_disk_of_the_recordings(host: Host) -> None:
    before = host.lose()
    with read_only(host.kept.media):
        done = host.run()
        assert done.error is None
        assert done.ending.counts.exact == 360
        undone = host.run(undo_of=host_job(host))
        assert undone.error is None
        assert undone.ending.counts.removed >= 360
        host.run()
    rows = {row for row in before["recordings"] if f'"{CAMERA}"' in row}
    assert set(host.kept.tables()["recordings"]) == rows


def host_job(host: Host) -> str:
    """The id of the newest run."""
    newest = max(host.journals.glob("*.done"), key=lambda path: path.stat().st_mtime_ns)
    return newest.name.partition(".")[0]


@pytest.mark.parametrize("how", ["read-only", "full"])
def test_without_room_for_its_journal_a_run_says_so_and_an_undo_does_nothing(
    host: Host, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "RESERVE", 0)
    host.lose()
    host.run(CAMERAS[1])
    before = host.kept.tables()
    with ExitStack() as stack:
        bad = read_only(host.journals) if how == "read-only" else full(host.journals, 0)
        stack.enter_context(bad)
        refused = host.run(CAMERAS[1], undo_of=host_job(host))
        assert "an undo would need, cannot be written" in str(refused.error)
        assert host.kept.tables() == before
        done = host.run()
        assert done.ending.counts.exact == 360
        assert any("cannot be undone later" in text for text in done.ending.warnings)
    assert host.run(CAMERAS[1], undo_of=host_job(host)).error is None


@pytest.mark.parametrize("how", ["read-only", "full"])
def test_without_a_temporary_folder_a_run_takes_what_the_files_tell(
    host: Host, temporary: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "RESERVE", 0)
    damaged = host.config / "backup.old.db"
    damaged.write_bytes(b"?" * 100 + host.kept.database.read_bytes()[100:])
    host.lose()
    with ExitStack() as stack:
        stack.enter_context(read_only(temporary) if how == "read-only" else full(temporary, 0))
        done = host.run()
    assert done.error is None
    assert done.ending.counts.added == 360
    lines = [text for text in done.ending.warnings if "Nothing was taken from" in text]
    assert lines
    assert not any("\n" in text for text in lines)
    assert host.run(CAMERAS[1]).ending.counts.exact == 360


@pytest.mark.parametrize("clock", [-40 * 365 * DAY, 40 * 365 * DAY])
def test_what_was_salvaged_or_noted_outlasts_a_clock_that_jumps(
    host: Host, temporary: Path, clock: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = host.config / "backup.old.db"
    damaged.write_bytes(b"?" * 100 + host.kept.database.read_bytes()[100:])
    before = host.kept.tables()
    host.kept.begin_anew()
    host.run()
    job = host_job(host)
    import time

    right = time.time
    monkeypatch.setattr(time, "time", lambda: right() + clock)
    host.run(CAMERAS[1])
    monkeypatch.setattr(time, "time", right)
    host.run(CAMERAS[2])
    assert temporary.is_dir()
    assert host.run(undo_of=job).error is None
    host.run()
    for camera in CAMERAS:
        host.run(camera)
    assert host.kept.tables()["recordings"] == before["recordings"]
