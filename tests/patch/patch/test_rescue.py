"""The rescue: no whole recording within retention is deleted by Frigate's syncs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import requests
from recording_backfill import clock
from recording_backfill.child import saving
from recording_backfill.child.rescue import Rescue, Task, Verdict
from recording_backfill.engine.lock import camera_lock
from recording_backfill.errors import CancelledError
from recording_backfill.frigate.orphans import Kind
from recording_backfill.frigate.protection import Protection
from recording_backfill.frigate.sync import check_point
from recording_backfill.models import Retention, RunOrder
from recording_backfill.patch import rescue
from recording_backfill.state.journal import FOLDER
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog

from testing.clips import preview_video
from testing.standin.default_config import default_config
from testing.standin.server import PATCH, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testing.library import LibraryBuilder, Samples

DAY = 86400.0
HOUR = 3600.0
UNTIL_0_17 = ["0.15.2", "0.16.4", "0.17.2"]


def an_hour(days_ago: float) -> float:
    """The begin of an hour about so long ago."""
    return (time.time() - days_ago * DAY) // HOUR * HOUR


# The child: what a sync may do, and what is saved from it


def task_of(
    library: LibraryBuilder,
    *,
    limited: bool = False,
    kind: Kind = Kind.RECORDINGS,
    **changes: Any,
) -> Task:
    pattern = RunOrder(
        camera="",
        database=str(library.database),
        recordings_root=str(library.root),
        recordings_as=str(library.root),
        retention=Retention(days=7),
        guard_active=True,
        settled=-1e10,
        ffprobe=shutil.which("ffprobe"),
    )
    return Task(
        {},
        replace(pattern, **changes),
        limited,
        kind,
        str(library.root.parent / "clips"),
        str(library.root.parent / "exports"),
        None,
        watch_clock=True,
        parent=0,
    )


def verdict_of(library: LibraryBuilder, *, limited: bool = False, **changes: Any) -> Verdict:
    """What the rescue decides; it has done what it had to before."""
    with ExitStack() as held:
        return Rescue(task_of(library, limited=limited, **changes), lambda: False).decide(held)


def paths(database: Path) -> set[str]:
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        return {path for (path,) in connection.execute("SELECT path FROM recordings")}


def recorded(library: LibraryBuilder, count: int, start: float | None = None) -> set[str]:
    """Files with rows of Frigate's own, so many that the others are no more than half."""
    begin = an_hour(2) if start is None else start
    files = [library.add(begin + 10 * number) for number in range(count)]
    for number, file in enumerate(files):
        library.add_row(begin + 10 * number, path=str(file))
    return {str(file) for file in files}


def test_every_camera_on_disk_is_saved_configured_or_not(library: LibraryBuilder) -> None:
    known = recorded(library, 9)
    files = [
        library.add(an_hour(1) + 10 * number, camera=camera)
        for number in range(3)
        for camera in ("front_door", "gone_since_may", "Größe 2")
    ]

    assert verdict_of(library) == Verdict(go=True, added=9)
    assert paths(library.database) == known | {str(file) for file in files}


def test_recordings_of_the_last_minutes_and_of_the_future_are_saved_too(
    library: LibraryBuilder,
) -> None:
    now = int(time.time())
    known = recorded(library, 3)
    files = [library.add(start) for start in (now - 60, now - 5, now + 7200)]

    assert verdict_of(library).go
    assert paths(library.database) == known | {str(file) for file in files}


def test_what_is_saved_has_the_motion_that_a_run_would_give_it(library: LibraryBuilder) -> None:
    recorded(library, 9)
    start = an_hour(2) + 600
    for moment in (start, start + 100, start + 200):
        library.add(moment)
    times = (0.0, 30.1, 60.2, 90.3, 104.0, 105.0, 106.0, 136.1, 166.2, 196.3, 226.4)
    folder = library.root.parent / "clips" / "previews" / "front_door"
    folder.mkdir(parents=True)
    (folder / f"{start - 2}-{start + 224.4}.mp4").write_bytes(preview_video(times))
    assert verdict_of(library) == Verdict(go=True, added=3)
    saved = {row["start_time"]: row["motion"] for row in library.rows()}
    assert saved[start] == saved[start + 200] == -1
    assert saved[start + 100] > 0
    library.run(force=True)
    assert {row["start_time"]: row["motion"] for row in library.rows()} == saved


def test_what_is_broken_or_past_retention_is_left_to_frigate(library: LibraryBuilder) -> None:
    known = recorded(library, 5)
    whole = library.add(an_hour(1))
    for offset, content in ((20, b""), (30, b"no video at all")):
        os.utime(library.write(an_hour(1) + offset, content), (0, 0))
    library.add(an_hour(30))
    (library.root / "notes.txt").touch()

    assert verdict_of(library) == Verdict(go=True, added=1)
    assert paths(library.database) == known | {str(whole)}


@pytest.mark.parametrize("sample", ["too_long", "too_short", "longer_sound"])
def test_what_a_run_would_leave_out_for_its_length_is_saved(
    library: LibraryBuilder, sample: str
) -> None:
    known = recorded(library, 2)
    file = library.add(an_hour(1), sample)

    assert verdict_of(library).go
    assert paths(library.database) == known | {str(file)}


def test_files_that_overlap_are_all_saved(library: LibraryBuilder) -> None:
    """An NTP step back, and a row whose end lies hours too late."""
    known = recorded(library, 6, an_hour(1))
    library.execute("UPDATE recordings SET end_time = end_time + 7200")
    files = [library.add(an_hour(1) + 10 * number + 3) for number in range(6)]

    assert verdict_of(library).go
    assert paths(library.database) == known | {str(file) for file in files}


def test_a_row_of_a_file_that_moved_points_at_where_it_is(library: LibraryBuilder) -> None:
    starts = [an_hour(1) + 10 * number for number in range(5)]
    known = recorded(library, 9)
    files = [library.add(start) for start in starts]
    for start in starts[1:4]:
        library.add_row(start, path=f"/media/elsewhere/{start}.mp4")

    assert verdict_of(library) == Verdict(go=True, added=2, updated=3)
    assert paths(library.database) == known | {str(file) for file in files}


def test_a_file_that_is_being_written_is_waited_for(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = recorded(library, 3)
    whole = library.add(an_hour(1))
    content = whole.read_bytes()
    whole.write_bytes(content[:3000])

    def finish(_seconds: float) -> None:
        whole.write_bytes(content)

    monkeypatch.setattr(saving.time, "sleep", finish)

    assert verdict_of(library).go
    assert paths(library.database) == known | {str(whole)}


def test_a_file_that_stays_half_written_keeps_the_sync_back(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(library, 3)
    half = library.add(an_hour(1))
    half.write_bytes(half.read_bytes()[:3000])
    monkeypatch.setattr(saving, "_PAUSE", 0.0)

    verdict = verdict_of(library)

    assert not verdict.go
    assert f"{half}: It is being written just now." in verdict.why


def test_a_file_that_cannot_be_given_its_row_keeps_the_sync_back(library: LibraryBuilder) -> None:
    recorded(library, 3)
    file = library.add(an_hour(1))
    library.execute(
        "CREATE TRIGGER full BEFORE INSERT ON recordings WHEN NEW.motion = -1"
        " BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )

    verdict = verdict_of(library)

    assert not verdict.go
    assert str(file) in verdict.why
    assert "no room" in verdict.why


def test_a_file_that_only_an_absent_ffprobe_could_read_keeps_the_sync_back(
    library: LibraryBuilder,
) -> None:
    recorded(library, 3)
    library.add(an_hour(1), "fragmented")

    verdict = verdict_of(library, ffprobe=None)

    assert not verdict.go
    assert "needs ffprobe" in verdict.why


def test_files_of_an_undone_run_get_no_row_and_keep_the_sync_back(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    known = recorded(library, 9)
    for number in range(2):
        library.add(an_hour(1) + 10 * number)
    journals = tmp_path / FOLDER

    def run(job_id: str, **changes: Any) -> None:
        order = library.order(guard_active=True, **changes)
        log = RunLog(None, job_id, order)
        record_run(order, log, journals=journals, stop=bool, sink=lambda _: None)

    run("first")
    run("undo", undo_of="first")
    task = replace(task_of(library), state_file=tmp_path / "frigate_backfill.db")
    with ExitStack() as held:
        verdict = Rescue(task, lambda: False).decide(held)
    assert (verdict.go, verdict.added) == (False, 0)
    assert verdict.why.startswith("Undo undo left recordings on disk without a row")
    assert paths(library.database) == known
    run("back", undo_of="undo")
    with ExitStack() as held:
        assert Rescue(task, lambda: False).decide(held) == Verdict(go=True)


def test_a_clock_that_is_behind_keeps_the_sync_back(library: LibraryBuilder) -> None:
    """Three days behind: a file of ten days ago looks as if Frigate kept it."""
    recorded(library, 4, an_hour(-3))
    old = library.add(an_hour(6))

    verdict = verdict_of(library)

    assert not verdict.go
    assert "but Frigate has recorded until" in verdict.why
    assert str(old) not in paths(library.database)


def test_one_row_of_the_future_does_not_keep_the_sync_back(library: LibraryBuilder) -> None:
    known = recorded(library, 4)
    library.add_row(an_hour(-2000), path="/of/2030.mp4")
    old = library.add(an_hour(6))

    assert verdict_of(library).go
    assert paths(library.database) == {*known, str(old), "/of/2030.mp4"}


def test_a_clock_set_forward_meanwhile_takes_the_rows_back(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = recorded(library, 3)
    library.add(an_hour(6))
    monkeypatch.setattr(clock.Watch, "moved", property(lambda _self: 3 * DAY))

    verdict = verdict_of(library)

    assert not verdict.go
    assert "The clock was set forward by 259200 s" in verdict.why
    assert paths(library.database) == known


def test_a_clock_set_back_meanwhile_takes_no_row_of_frigates_own(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set back by ten hours, what Frigate stores then is older than the sync's begin."""
    known = recorded(library, 3)
    library.add(an_hour(6))

    def set_back(_self: clock.Watch) -> float:
        if not library.execute("SELECT 1 FROM recordings WHERE id = 'own'"):
            library.add_row(an_hour(10), id="own", path="/stored/meanwhile.mp4")
        return -10 * 3600.0

    monkeypatch.setattr(clock.Watch, "moved", property(set_back))

    verdict = verdict_of(library)

    assert not verdict.go
    assert "The clock was set back by 36000 s" in verdict.why
    assert paths(library.database) >= {*known, "/stored/meanwhile.mp4"}


def partly_backfilled(library: LibraryBuilder, recorded: int, backfilled: int) -> None:
    """Ten files, the first of which have rows of Frigate's own, the next rows of ours."""
    for number in range(10):
        start = an_hour(1) + 10 * number
        path = str(library.add(start))
        if number < recorded + backfilled:
            processed = 1 if number < recorded else -1
            library.add_row(start, path=path, motion=7, objects=processed, regions=processed)


@pytest.mark.parametrize(
    ("recorded", "backfilled", "why", "added"),
    [
        (5, 0, "", 5),
        (5, 4, "", 1),
        (4, 0, "", 0),  # Frigate stops by itself
        (4, 5, "6 of 10 files on disk have no row but a restored one", 0),
        (0, 10, "", 0),  # nothing to delete
    ],
)
@pytest.mark.parametrize("limited", [False, True])
def test_rows_of_ours_bring_no_files_under_the_half_at_which_frigate_stops(
    library: LibraryBuilder, recorded: int, backfilled: int, why: str, added: int, limited: bool
) -> None:
    partly_backfilled(library, recorded, backfilled)

    verdict = verdict_of(library, limited=limited)

    assert (verdict.go, verdict.added) == (not why, added)
    assert verdict.why.startswith(why)


@pytest.mark.parametrize("limited", [False, True])
def test_rows_from_a_copy_bring_no_files_under_the_half_at_which_frigate_stops(
    library: LibraryBuilder, tmp_path: Path, limited: bool
) -> None:
    for number in range(10):
        file = library.add(an_hour(1) + 10 * number)
        size = round(file.stat().st_size / 2**20, 2)
        library.add_row(an_hour(1) + 10 * number, path=str(file), segment_size=size)
    copy = tmp_path / "copy.db"
    library.execute(f"VACUUM INTO '{copy}'")
    library.execute("DELETE FROM recordings")
    order = library.order(
        guard_active=True,
        copies=(str(copy),),
        copy_roots=(str(tmp_path),),
        start_time=an_hour(1),
        end_time=an_hour(1) + 65,
    )
    log = RunLog(None, "first", order)
    record_run(order, log, journals=tmp_path / FOLDER, stop=bool, sink=lambda _: None)
    assert len(library.execute("SELECT 1 FROM recordings WHERE objects = 1")) == 7
    task = replace(task_of(library, limited=limited), state_file=tmp_path / "frigate_backfill.db")

    with ExitStack() as held:
        verdict = Rescue(task, lambda: False).decide(held)

    assert not verdict.go
    assert verdict.why.startswith("10 of 10 files on disk have no row but a restored one")
    assert len(paths(library.database)) == 7


@pytest.mark.parametrize("limited", [False, True])
def test_rows_of_ours_bring_no_stale_rows_under_the_half_at_which_frigate_stops(
    library: LibraryBuilder, limited: bool
) -> None:
    partly_backfilled(library, 4, 5)
    library.execute("DELETE FROM recordings WHERE objects = 1 AND path LIKE '%00.00.mp4'")
    for number in range(6):
        library.add_row(an_hour(1) + 2000 + number, path=f"/missing/disk/{number}.mp4", motion=1)

    verdict = verdict_of(library, limited=limited)

    assert not verdict.go
    assert verdict.why.startswith("6 of 9 rows name files that are not there")


def test_where_frigate_stops_by_itself_nothing_is_written(library: LibraryBuilder) -> None:
    """Stale rows of a disk that is gone: what lies here, without rows, is safe."""
    known = recorded(library, 10)
    for number in range(20):
        library.add_row(an_hour(1) + 2000 + number, path=f"/missing/disk/{number}.mp4", motion=1)
    library.add(an_hour(1), camera="lacked")

    assert verdict_of(library) == Verdict(go=True)
    assert {path for path in paths(library.database) if "/missing" not in path} == known


@pytest.mark.parametrize(("rows", "stops"), [(1000, True), (1500, False), (3001, True)])
def test_stale_rows_are_weighed_page_by_page_as_frigate_does(
    library: LibraryBuilder, rows: int, stops: bool
) -> None:
    """It never looks at the last page of 1000 rows, if there is more than one."""
    recorded(library, 2)
    there = [(f"there-{n}", f"{library.root}/.{'/.' * n}") for n in range(398)]
    gone = [(f"gone-{n}", f"/gone/{n}.mp4") for n in range(rows - 400)]
    with closing(sqlite3.connect(library.database)) as connection, connection:
        connection.executemany(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
            " segment_size) VALUES (?1, 'c', ?2, 0, 10, 10, 1)",
            there + gone,
        )
    library.add(an_hour(1))

    assert verdict_of(library).added == (0 if stops else 1)


def test_a_row_of_an_old_layout_counts_as_what_it_is(library: LibraryBuilder) -> None:
    """`YYYY-MM/DD/HH/camera`, before 0.12: Frigate plays it today."""
    old = library.root / "2021-06" / "01" / "03" / "front_door"
    old.mkdir(parents=True)
    for number in range(6):
        (old / f"{number:02}.00.mp4").touch()
        library.add_row(number, path=f"{old}/{number:02}.00.mp4")
    whole = [library.add(an_hour(1) + 10 * number) for number in range(5)]

    assert verdict_of(library) == Verdict(go=True, added=5)
    assert {str(file) for file in whole} <= paths(library.database)


def test_a_limited_sync_is_weighed_by_the_hours_that_it_looks_at(library: LibraryBuilder) -> None:
    partly_backfilled(library, 8, 1)
    for number in range(20):
        library.add(an_hour(3) + 10 * number)

    assert verdict_of(library, limited=True) == Verdict(go=True, added=1)
    assert verdict_of(library, limited=False) == Verdict(go=True)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns"])
def test_a_limited_sync_looks_back_from_the_full_hour_of_local_time(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for minute in range(24 * 60):
            now = 1_700_000_000.0 + 60 * minute
            back = now - check_point(now).timestamp()
            assert 36 * HOUR <= back < 37 * HOUR
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_lies_outside_of_camera_folders_counts_as_it_does_for_frigate(
    library: LibraryBuilder,
) -> None:
    partly_backfilled(library, 9, 0)
    for number in range(11):
        (library.root / f"{number}.txt").touch()

    assert verdict_of(library) == Verdict(go=True)


class Holder:
    """Another process that works on the camera until told to end."""

    def __init__(self, database: Path) -> None:
        code = (
            "import sys\n"
            "from recording_backfill.engine.lock import camera_lock\n"
            "with camera_lock(sys.argv[1], 'front_door'):\n"
            "    print('held', flush=True)\n"
            "    sys.stdin.read()\n"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(database)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(PATCH)},
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"

    def end(self) -> None:
        self._process.communicate()


def test_a_run_is_waited_for(library: LibraryBuilder) -> None:
    recorded(library, 2)
    library.add(an_hour(1))
    run = Holder(library.database)
    waiting: list[int] = []

    def stop() -> bool:
        waiting.append(1)
        if len(waiting) == 3:
            run.end()
        return False

    with ExitStack() as held:
        assert Rescue(task_of(library), stop).decide(held) == Verdict(go=True, added=1)


def test_a_run_that_does_not_end_keeps_the_sync_back(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(library, 2)
    library.add(an_hour(1))
    monkeypatch.setattr("recording_backfill.child.rescue.LOCK_LIMIT", 0.3)
    run = Holder(library.database)

    verdict = verdict_of(library)

    run.end()
    assert not verdict.go
    assert "A backfill is at work" in verdict.why


def test_a_library_that_takes_too_long_keeps_the_sync_back(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(library, 2)
    library.add(an_hour(1))
    monkeypatch.setattr("recording_backfill.child.rescue.TIME_LIMIT", -1.0)

    verdict = verdict_of(library)

    assert not verdict.go
    assert "took longer than" in verdict.why


def test_no_run_begins_while_a_sync_goes_on(library: LibraryBuilder) -> None:
    recorded(library, 2)
    library.add(an_hour(1))
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with ExitStack() as held:
        Rescue(task_of(library), lambda: False).decide(held)
        with (
            pytest.raises(CancelledError, match="sync"),
            camera_lock(str(library.database), "front_door", cancelled=cancelled),
        ):
            pass

    with camera_lock(str(library.database), "front_door"):
        pass


# The wrap around Frigate's sync


@pytest.fixture
def protection() -> Protection:
    """What the patch knows of a Frigate's process before anything was imported."""
    return Protection()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was called: the rescue, which may fail, and Frigate's own sync."""
    called: list[Any] = []

    @contextmanager
    def fake_rescue(
        _protection: Protection, _kind: Kind, *, limited: bool
    ) -> Iterator[rescue.Outcome]:
        called.append("limited rescue" if limited else "rescue")
        if "fails" in called:
            raise rescue.RescueError("The disk is full.")
        if "unexpected" in called:
            raise KeyError("something")
        spares = "spares" in called
        yield rescue.Outcome(go=not spares, why="3 of 4 files." if spares else "")
        called.append("over")

    monkeypatch.setattr(rescue, "rescue", fake_rescue)
    return called


def until_0_17(calls: list[Any]) -> Any:
    def sync_recordings(limited: bool) -> None:
        calls.append(("sync", limited))

    return rescue.rescued(sync_recordings, lambda _why: None, Protection())


def from_0_18(calls: list[Any]) -> Any:
    def sync_recordings(
        limited: bool = False, dry_run: bool = False, force: bool = False
    ) -> tuple[str, bool, bool]:
        calls.append(("sync", limited, dry_run, force))
        return ("result", dry_run, force)

    return rescue.rescued(sync_recordings, lambda why: ("left out", why), Protection())


def test_the_rescue_comes_before_the_sync(calls: list[Any]) -> None:
    until_0_17(calls)(limited=False)
    until_0_17(calls)(limited=True)

    assert calls == ["rescue", ("sync", False), "over", "limited rescue", ("sync", True), "over"]


def test_a_media_sync_keeps_its_arguments_and_answer(calls: list[Any]) -> None:
    assert from_0_18(calls)(limited=True) == ("result", False, False)
    assert calls == ["limited rescue", ("sync", True, False, False), "over"]


@pytest.mark.parametrize(
    "arguments", [{"dry_run": True}, {"dry_run": True, "force": True}, {"force": True}]
)
def test_a_dry_run_of_the_media_sync_and_what_a_person_forces_are_not_touched(
    calls: list[Any], arguments: dict[str, bool]
) -> None:
    from_0_18(calls)(**arguments)

    dry_run, force = arguments.get("dry_run", False), arguments.get("force", False)
    assert calls == [("sync", False, dry_run, force)]


def test_when_the_rescue_fails_nothing_is_deleted_and_the_log_says_what_to_do(
    calls: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    calls.append("fails")

    until_0_17(calls)(limited=False)
    answer = from_0_18(calls)()

    assert calls == ["fails", "rescue", "rescue"]
    assert answer[0] == "left out"
    assert "The disk is full." in answer[1]
    assert "nothing is deleted: The disk is full." in caplog.text
    assert "FRIGATE_BACKFILL_RESCUE=0" in caplog.text


def test_whatever_goes_wrong_in_the_rescue_frigates_clean_up_goes_on(calls: list[Any]) -> None:
    calls.append("unexpected")

    assert until_0_17(calls)(limited=False) is None
    assert calls == ["unexpected", "rescue"]


def test_a_sync_that_must_not_be_is_left_out_and_known_of(
    calls: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    calls.append("spares")

    until_0_17(calls)(limited=False)
    assert from_0_18(calls)() == ("left out", "left out by Frigate Backfill: 3 of 4 files.")
    assert calls == ["spares", "rescue", "over", "rescue", "over"]
    assert "nothing is deleted: 3 of 4 files." in caplog.text


def test_that_a_sync_was_left_out_is_known_until_one_is_not(calls: list[Any]) -> None:
    protection = Protection()
    sync = rescue.rescued(lambda: calls.append("sync"), lambda _why: None, protection)

    calls.append("spares")
    sync()
    assert protection.held_back == {Kind.RECORDINGS: "3 of 4 files."}
    calls.clear()
    sync()
    assert protection.held_back == {}


def test_what_frigates_own_sync_raises_is_raised(calls: list[Any]) -> None:
    def sync() -> None:
        raise KeyError("Frigate's own")

    with pytest.raises(KeyError, match="Frigate's own"):
        rescue.rescued(sync, lambda _why: None, Protection())()
    assert calls == ["rescue"]


def modules() -> tuple[Any, Any]:
    """`frigate.record.cleanup` and `frigate.util.media`, as far as they are looked at."""

    class RecordingCleanup:
        def __init__(self, config: Any, stop_event: Any) -> None:
            self.config, self.stop_event = config, stop_event
            self.ran = False

        def run(self) -> None:
            self.ran = True

    cleanup = SimpleNamespace(
        __name__="frigate.record.cleanup",
        RecordingCleanup=RecordingCleanup,
        sync_recordings=lambda limited: None,
    )
    media = SimpleNamespace(__name__="frigate.util.media", get_keyframe_before=None)
    return cleanup, media


def test_the_switch_leaves_frigates_sync_as_it_is(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRIGATE_BACKFILL_RESCUE", "0")
    cleanup, _ = modules()
    own = cleanup.sync_recordings

    rescue.install(cleanup, protection)

    assert cleanup.sync_recordings is own
    assert not protection.rescue_active


def test_a_module_without_a_sync_is_left_alone(protection: Protection) -> None:
    _, media = modules()

    rescue.install(media, protection)

    assert not protection.rescue_active


def test_a_frigate_built_otherwise_keeps_its_sync_and_runs_its_clean_up(
    protection: Protection, calls: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    cleanup, _ = modules()
    cleanup.sync_recordings = lambda limited: calls.append("sync")
    rescue.install(cleanup, protection)
    assert protection.rescue_active

    thread = cleanup.RecordingCleanup(SimpleNamespace(cameras={}), None)
    thread.run()
    cleanup.sync_recordings(limited=True)

    assert thread.ran
    assert not protection.rescue_active
    assert calls == ["sync"]
    assert len(caplog.records) == 1


def assert_it_fails(protection: Protection, match: str) -> None:
    with (
        pytest.raises(rescue.RescueError, match=match),
        rescue.rescue(protection, Kind.RECORDINGS, limited=False),
    ):
        pass


def test_a_frigate_that_is_told_to_stop_does_not_wait_for_the_rescue(
    protection: Protection, library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(an_hour(1))
    order = task_of(library).others.to_json()
    protection.stop_event = threading.Event()
    protection.stop_event.set()
    monkeypatch.setattr(
        rescue,
        "_order",
        lambda _config, _kind, *, limited: {
            "parent_pid": os.getpid(),
            "limited": limited,
            "kind": "recordings",
            "clips": "/clips",
            "exports": "/exports",
            "state_file": None,
            "watch_clock": True,
            "cameras": {},
            "other_cameras": order,
        },
    )

    assert_it_fails(protection, "stopping")


def test_a_child_that_does_not_answer_is_given_up(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "_order", lambda _config, _kind, *, limited: {})
    monkeypatch.setattr(rescue, "_LIMIT", 0.0)

    assert_it_fails(protection, "did not answer")


def test_a_child_that_dies_is_a_rescue_that_failed(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "_order", lambda _config, _kind, *, limited: {"nonsense": True})

    assert_it_fails(protection, "ended with code 1")


# In the stand-in, whose syncs delete as the real ones do


class Half:
    """A library of which little more than half has rows: what Frigate's sync would delete."""

    def __init__(self, standin: StandIn, samples: Samples) -> None:
        self.standin = standin
        self.whole: list[Path] = []
        self._samples = samples
        standin.create_database()
        start = an_hour(1)
        for number in range(40):
            self.whole.append(self._add(start + 10 * number, row=number < 26))
        self.whole += [self._add(start + 10 * number, camera="old_camera") for number in range(8)]
        self.whole.append(self._add(time.time() // 1 - 90))
        self.broken = self._add(start + 1000)
        self.broken.write_bytes(self.broken.read_bytes()[:3000])
        os.utime(self.broken, (start, start))  # nobody writes it any more

    def _add(self, start: float, *, camera: str = "front_door", row: bool = False) -> Path:
        values = self.standin.recorder_row(camera, int(start), 4.0, motion=1)
        path = Path(values["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self._samples["short"].read_bytes())
        if row:
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            with closing(sqlite3.connect(self.standin.database)) as connection, connection:
                connection.execute(
                    f"INSERT INTO recordings ({names}) VALUES ({marks})", list(values.values())
                )
        return path

    def lost(self) -> list[str]:
        return [str(path) for path in self.whole if not path.exists()]

    def until_synced(self) -> None:
        deadline = time.monotonic() + 60
        while self.broken.exists():
            assert time.monotonic() < deadline, self.standin.log.read_text()[-3000:]
            time.sleep(0.05)


def sync_at_start(version: str) -> str:
    return default_config(version, ["front_door"]).replace(
        "  enabled: true\n", "  enabled: true\n  sync_recordings: true\n", 1
    )


@pytest.mark.parametrize("version", UNTIL_0_17)
def test_a_half_indexed_library_loses_no_whole_file_to_the_sync_at_start(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    standin = StandIn(tmp_path, version=version, config=sync_at_start(version))
    half = Half(standin, samples)
    with standin:
        half.until_synced()

        assert half.lost() == []
        assert paths(standin.database) == {str(path) for path in half.whole}


def test_without_the_patch_the_same_sync_deletes_whole_files(
    tmp_path: Path, samples: Samples
) -> None:
    standin = StandIn(tmp_path, patch=False, config=sync_at_start("0.17.2"))
    half = Half(standin, samples)
    with standin:
        half.until_synced()

        assert len(half.lost()) == 23


def test_with_the_rescue_switched_off_frigates_sync_is_its_own(
    tmp_path: Path, samples: Samples
) -> None:
    standin = StandIn(
        tmp_path, config=sync_at_start("0.17.2"), env={"FRIGATE_BACKFILL_RESCUE": "0"}
    )
    half = Half(standin, samples)
    with standin:
        half.until_synced()

        assert len(half.lost()) == 23


def test_a_media_sync_of_0_18_deletes_no_whole_file_and_its_dry_run_adds_no_row(
    tmp_path: Path, samples: Samples
) -> None:
    standin = StandIn(tmp_path, version="0.18.0-dev", cameras=["front_door"])
    half = Half(standin, samples)
    with standin:
        media_sync(standin, dry_run=True)
        assert len(paths(standin.database)) == 26

        media_sync(standin, dry_run=False)

        assert half.lost() == []
        assert not half.broken.exists()
        assert paths(standin.database) == {str(path) for path in half.whole}


def media_sync(standin: StandIn, *, dry_run: bool) -> None:
    api = f"{standin.url_internal}/api/media/sync"
    wish = {"dry_run": dry_run, "media_types": ["recordings"]}
    assert requests.post(api, json=wish, timeout=30).status_code == 202
    deadline = time.monotonic() + 60
    while True:
        job = requests.get(f"{api}/current", timeout=30, params={"at": time.monotonic_ns()}).json()[
            "job"
        ]
        if job["status"] == "success":
            return
        assert time.monotonic() < deadline, job
        time.sleep(0.1)


def test_a_rescue_that_cannot_write_leaves_every_file_where_it_is(
    tmp_path: Path, samples: Samples
) -> None:
    standin = StandIn(tmp_path, config=sync_at_start("0.17.2"))
    half = Half(standin, samples)
    with closing(sqlite3.connect(standin.database)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON recordings WHEN NEW.motion = -1"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with standin:
        deadline = time.monotonic() + 60
        while "is left out this time" not in standin.log.read_text():
            assert time.monotonic() < deadline, standin.log.read_text()[-3000:]
            time.sleep(0.05)
        time.sleep(1)

        assert half.lost() == []
        assert half.broken.exists()


def test_after_the_loss_of_a_database_frigates_sync_stops_by_itself_each_time(
    tmp_path: Path, samples: Samples
) -> None:
    standin = StandIn(tmp_path, config=sync_at_start("0.17.2"))
    standin.create_database()
    files = []
    for start in [an_hour(1) + 10 * n for n in range(6)] + [an_hour(40) + 10 * n for n in range(4)]:
        path = Path(standin.recorder_row("front_door", int(start), 4.0, motion=1)["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(samples["short"].read_bytes())
        files.append(path)
    for _ in range(2):
        with standin:
            deadline = time.monotonic() + 60
            while "10 recordings files with missing DB entries" not in standin.log.read_text():
                assert time.monotonic() < deadline, standin.log.read_text()[-3000:]
                time.sleep(0.05)

        assert [file for file in files if not file.exists()] == []
        assert paths(standin.database) == set()  # so the next sync stops as well
        standin.log.write_text("")
