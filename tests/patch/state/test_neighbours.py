"""Two Frigates on one library: a run says so where its rows cost the other its recordings."""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from recording_backfill.child.rescue import Rescue
from recording_backfill.evidence.catalogue.renewal import Renewal
from recording_backfill.frigate.orphans import Kind
from recording_backfill.frigate.session import Session
from recording_backfill.settings import STATE_NAME
from recording_backfill.state import said
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import script_run_log

from testing.frigate_life import FrigateLife, Installation, with_record
from testing.library import CAMERA, LibraryBuilder, Samples
from tests.patch.patch.rescues import task_of

if TYPE_CHECKING:
    from recording_backfill.models import RunOrder

MINUTE, DAY = 60.0, 86400.0


class Two:
    """This Frigate has lost its rows; the other has those of the same `camera`'s recordings."""

    def __init__(self, folder: Path, samples: Samples, camera: str = CAMERA) -> None:
        folder.mkdir()
        self.now = time.time()
        self.media = folder
        self.own = LibraryBuilder(folder, samples)
        (folder / "other").mkdir()
        self.other = LibraryBuilder(folder / "other", samples)
        self.other.root = self.own.root
        # Midnight may be a moment ago.
        self.starts = [
            self.now // MINUTE * MINUTE - 20 * MINUTE - 20 * number for number in range(5)
        ]
        for start in self.starts:
            path = self.own.add(start, "short")
            self.other.add_row(start, 4.0, camera=camera, path=str(path))
        # Of this one, only another camera is known.
        own = self.own.path(self.starts[0], "mine")
        own.parent.mkdir(parents=True)
        own.touch()
        self.own.add_row(self.starts[0], camera="mine", path=str(own))

    def renew(self, library: LibraryBuilder, name: str, now: float) -> None:
        """Renew that Frigate's catalogue."""
        folder = self.media / "frigate_backfill" / name
        with closing(Session(str(library.database), writable=False)) as session:
            Renewal(str(folder), session, str(self.media), now=now).run()

    @property
    def state_file(self) -> Path:
        return self.media / STATE_NAME

    def name(self) -> None:
        """Have this Frigate's state file say that its catalogue is `own`."""
        with StateFile(self.state_file) as state:
            state.change("UPDATE meta SET value = 'own' WHERE key = 'instance_id'")

    def run(self, job_id: str = "a", *, dry_run: bool = False) -> list[str]:
        """A run of this Frigate's; the keys of what it warns of."""
        order: RunOrder = self.own.order(copies=False, guard_active=True, dry_run=dry_run)
        self.name()
        log, _ = script_run_log(self.state_file, order, job_id)
        recorded = record_run(order, log, stop=bool, sink=lambda _report: None)
        assert recorded.ending.counts.added == len(self.starts)
        return [str(warning.key) for warning in recorded.ending.warnings]


def test_a_run_says_that_another_frigate_records_the_camera_into_the_same_library(
    tmp_path: Path, samples: Samples
) -> None:
    two = Two(tmp_path / "media", samples)
    two.renew(two.own, "own", two.now - DAY)
    two.renew(two.other, "theirs", two.now - MINUTE)

    assert "shared_camera" in two.run()

    # What it warns of: this one keeps three days, and the other keeps them for ever.
    config = with_record({CAMERA: {}}, {"continuous": {"days": 3}})
    with FrigateLife("0.17.2") as frigate:
        here = Installation(two.own.database, two.media, config, tmp_path)
        frigate.clean_up(here, two.now + 4 * DAY)
    paths = [Path(row["path"]) for row in two.other.rows()]
    assert len(paths) == len(two.starts)
    assert not any(path.exists() for path in paths)


def test_runs_say_so_once_a_day_and_of_another_one_at_once(
    tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A schedule's runs add what the other records four times an hour."""
    two = Two(tmp_path / "media", samples)
    two.renew(two.own, "own", two.now - DAY)
    two.renew(two.other, "theirs", two.now - MINUTE)

    def says(job_id: str, *, dry_run: bool = False) -> bool:
        two.own.execute(f"DELETE FROM recordings WHERE camera = '{CAMERA}'")
        return "shared_camera" in two.run(job_id, dry_run=dry_run)

    # Who asks what a run would do is told each time.
    assert [says("a", dry_run=True), says("b", dry_run=True)] == [True, True]
    assert [says("c"), says("d"), says("e", dry_run=True)] == [True, False, True]
    (two.media / "frigate_backfill" / "theirs").rename(two.media / "frigate_backfill" / "hers")
    assert [says("f"), says("g")] == [True, False]
    monkeypatch.setattr(said, "_AGAIN", 0.0)
    assert says("h")


def test_a_sync_that_would_delete_what_another_frigate_records_is_held_back(
    tmp_path: Path, samples: Samples
) -> None:
    """Rows of it would only put that off until this one's clean-up."""
    two = Two(tmp_path / "media", samples)
    for number in range(9):
        two.own.add_row(two.now - DAY + 10 * number, camera="mine")
        two.own.write(two.now - DAY + 10 * number, b"", "mine")
    two.own.add(two.now - DAY, "short", "hers")
    review = tmp_path / "media" / "clips" / "review"
    review.mkdir(parents=True)
    for name in ("mine", CAMERA):
        (review / f"thumb-{name}-{two.now - DAY}-abcdef.webp").touch()
    two.own.add_review(two.now - DAY, two.now, camera="mine")
    two.own.execute(
        "UPDATE reviewsegment SET thumb_path = ?",
        f"{review}/thumb-mine-{two.now - DAY}-abcdef.webp",
    )
    two.renew(two.own, "own", two.now - DAY)
    two.name()
    rows = two.own.rows()
    for kind in (Kind.RECORDINGS, Kind.REVIEWS):
        task = replace(task_of(two.own, kind=kind), state_file=two.state_file, watch_clock=False)
        with ExitStack() as held:
            assert Rescue(task, bool).decide(held).go
        two.own.execute("DELETE FROM recordings WHERE camera IN (?, 'hers')", CAMERA)
        two.renew(two.other, "theirs", two.now - MINUTE)

        with ExitStack() as held:
            verdict = Rescue(task, bool).decide(held)

        assert not verdict.go
        assert "Another Frigate records camera 'front_door'" in verdict.why
        assert two.own.rows() == rows == []
        shutil.rmtree(tmp_path / "media" / "frigate_backfill" / "theirs")


def test_another_frigate_is_known_also_when_this_one_has_just_been_renewed(
    tmp_path: Path, samples: Samples
) -> None:
    """As it is each quarter of an hour, of a new one all of whose days are young."""
    two = Two(tmp_path / "media", samples)
    two.renew(two.own, "own", two.now - 30 * MINUTE)
    two.renew(two.other, "theirs", two.now - 2 * MINUTE)
    two.own.add_row(two.starts[0] + 4.0, camera="mine")
    two.renew(two.own, "own", two.now - MINUTE)

    assert "shared_camera" in two.run()


@pytest.mark.parametrize("case", ["before a loss", "ended", "other camera", "other library"])
def test_a_catalogue_of_no_frigate_that_records_it_now_is_nothing_to_warn_of(
    tmp_path: Path, samples: Samples, case: str
) -> None:
    two = Two(tmp_path / "media", samples, "hers" if case == "other camera" else CAMERA)
    if case == "other library":
        away = [(row["id"], row["path"].replace("/media/", "/else/")) for row in two.other.rows()]
        for key, path in away:
            two.other.execute("UPDATE recordings SET path = ? WHERE id = ?", path, key)
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).touch()
    begun = two.now - MINUTE if case == "before a loss" else two.now - DAY
    two.renew(two.other, "theirs", two.now - 2 * 3600 if case == "ended" else two.now - 2 * MINUTE)
    two.renew(two.own, "own", begun)
    if case == "other library":
        for _, path in away:
            Path(path).unlink()

    assert "shared_camera" not in two.run()
