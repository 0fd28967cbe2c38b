"""The rescue: no whole recording within retention is deleted by Frigate's syncs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import requests
from recording_backfill.child.rescue import Incomplete, Rescue, check_point, spared
from recording_backfill.engine.lock import camera_lock
from recording_backfill.frigate.protection import Protection
from recording_backfill.models import Retention, RunOrder
from recording_backfill.patch import rescue

from testing.standin.server import StandIn, default_config

if TYPE_CHECKING:
    from testing.library import LibraryBuilder, Samples

DAY = 86400.0
HOUR = 3600.0
UNTIL_0_17 = ["0.15.2", "0.16.4", "0.17.2"]


def an_hour(days_ago: float) -> float:
    """The begin of an hour about so long ago."""
    return (time.time() - days_ago * DAY) // HOUR * HOUR


# The child: what is on disk gets its rows


def rescue_of(library: LibraryBuilder, **changes: Any) -> Rescue:
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
    return Rescue({}, replace(pattern, **changes), lambda: False)


def paths(database: Path) -> set[str]:
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        return {path for (path,) in connection.execute("SELECT path FROM recordings")}


def test_every_camera_on_disk_is_indexed_configured_or_not(library: LibraryBuilder) -> None:
    files = [
        library.add(an_hour(1) + 10 * number, camera=camera)
        for number in range(3)
        for camera in ("front_door", "gone_since_may", "Größe 2")
    ]

    rescue_of(library).run()

    assert paths(library.database) == {str(file) for file in files}


def test_recordings_of_the_last_minutes_and_of_the_future_are_indexed_too(
    library: LibraryBuilder,
) -> None:
    now = int(time.time())
    files = [library.add(start) for start in (now - 60, now - 5, now + 7200)]

    rescue_of(library).run()

    assert paths(library.database) == {str(file) for file in files}


def test_what_is_broken_or_past_retention_is_left_to_frigate(library: LibraryBuilder) -> None:
    whole = library.add(an_hour(1))
    library.write(an_hour(1) + 20, b"")
    library.write(an_hour(1) + 30, b"no video at all")
    library.add(an_hour(30))

    rescue_of(library).run()

    assert paths(library.database) == {str(whole)}


def test_a_row_of_a_file_that_moved_points_at_where_it_is(library: LibraryBuilder) -> None:
    starts = [an_hour(1) + 10 * number for number in range(5)]
    files = [library.add(start) for start in starts]
    for start in starts[1:4]:
        library.add_row(start, path=f"/media/elsewhere/{start}.mp4")

    done = rescue_of(library)
    done.run()

    assert paths(library.database) == {str(file) for file in files}
    assert (done.added, done.updated) == (2, 3)


def test_a_file_that_cannot_be_given_its_row_is_named(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recording_backfill.models import FileResult, HourReport, Reason, Status

    file = library.add(an_hour(1))
    result = FileResult(str(file), Status.ERROR, Reason.DATABASE, "The disk is full.")
    report = HourReport([result])
    monkeypatch.setattr(
        "recording_backfill.child.rescue.Backfill.run", lambda _self: iter([report])
    )

    with pytest.raises(Incomplete, match=rf"{file}: The disk is full\."):
        rescue_of(library).run()


def test_a_file_that_only_an_absent_ffprobe_could_read_is_not_left_to_be_deleted(
    library: LibraryBuilder,
) -> None:
    library.add(an_hour(1), "fragmented")

    with pytest.raises(Incomplete, match="needs ffprobe"):
        rescue_of(library, ffprobe=None).run()


def test_a_folder_of_another_disk_is_not_left_to_be_deleted(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = library.add(an_hour(1))
    fstat = os.fstat

    def other_disk(descriptor: int) -> Any:
        info = fstat(descriptor)
        inside = os.readlink(f"/proc/self/fd/{descriptor}") == str(file.parent)
        return SimpleNamespace(st_dev=-1) if inside else info

    monkeypatch.setattr("recording_backfill.engine.library.os.fstat", other_disk)

    with pytest.raises(Incomplete, match="another disk's"):
        rescue_of(library).run()


def partly_backfilled(library: LibraryBuilder, recorded: int, backfilled: int) -> RunOrder:
    """Ten files, the first of which have rows of Frigate's own, the next rows of ours."""
    for number in range(10):
        start = an_hour(1) + 10 * number
        path = str(library.add(start))
        if number < recorded + backfilled:
            processed = 1 if number < recorded else -1
            library.add_row(
                start, path=path, motion=processed, objects=processed, regions=processed
            )
    return rescue_of(library)._others


@pytest.mark.parametrize(
    ("recorded", "backfilled", "why"),
    [
        (5, 0, ""),
        (5, 4, ""),
        (4, 0, "6 of 10 files on disk have no row but a backfilled one"),
        (4, 5, "6 of 10 files on disk have no row but a backfilled one"),
        (0, 10, ""),
    ],
)
@pytest.mark.parametrize("limited", [False, True])
def test_rows_of_ours_bring_no_files_under_the_half_at_which_frigate_stops(
    library: LibraryBuilder, recorded: int, backfilled: int, why: str, limited: bool
) -> None:
    order = partly_backfilled(library, recorded, backfilled)

    assert spared(order, limited=limited) == why


@pytest.mark.parametrize("limited", [False, True])
def test_rows_of_ours_bring_no_stale_rows_under_the_half_at_which_frigate_stops(
    library: LibraryBuilder, limited: bool
) -> None:
    order = partly_backfilled(library, 5, 5)
    for number in range(6):
        library.add_row(an_hour(1) + 2000 + number, path=f"/missing/disk/{number}.mp4", motion=1)

    assert spared(order, limited=limited) == "6 of 11 rows name files that are not there"


def test_without_rows_of_ours_frigate_weighs_stale_rows_itself(library: LibraryBuilder) -> None:
    order = partly_backfilled(library, 10, 0)
    for number in range(20):
        library.add_row(an_hour(1) + 2000 + number, path=f"/missing/disk/{number}.mp4", motion=1)

    assert spared(order, limited=False) == ""


def test_a_limited_sync_is_weighed_by_the_hours_that_it_looks_at(library: LibraryBuilder) -> None:
    order = partly_backfilled(library, 8, 1)
    for number in range(20):
        library.add(an_hour(3) + 10 * number)

    assert spared(order, limited=True) == ""
    assert spared(order, limited=False).startswith("22 of 30 files")


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns"])
def test_a_limited_rescue_reaches_back_as_far_as_the_limited_sync(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for minute in range(24 * 60):
            now = 1_700_000_000.0 + 60 * minute
            first_hour = check_point(now).replace(minute=0).timestamp()

            assert now - rescue._LIMITED <= first_hour
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_lies_outside_of_camera_folders_counts_as_it_does_for_frigate(
    library: LibraryBuilder,
) -> None:
    order = partly_backfilled(library, 10, 0)
    for number in range(11):
        (library.root / f"{number}.txt").touch()

    assert spared(order, limited=False).startswith("11 of 21 files")


def test_a_camera_that_a_job_works_on_is_waited_for(library: LibraryBuilder) -> None:
    file = library.add(an_hour(1))
    released = threading.Event()

    def job() -> None:
        with camera_lock(str(library.database), "front_door"):
            started.set()
            time.sleep(1.5)
            released.set()

    started = threading.Event()
    thread = threading.Thread(target=job)
    thread.start()
    started.wait()

    rescue_of(library).run()

    assert released.is_set()
    assert paths(library.database) == {str(file)}
    thread.join()


# The wrap around Frigate's sync


@pytest.fixture
def protection() -> Protection:
    """What the patch knows of a Frigate's process before anything was imported."""
    return Protection()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was called: the rescue, which may fail, and Frigate's own sync."""
    called: list[Any] = []

    def fake_rescue(_protection: Protection, *, limited: bool) -> str:
        called.append("limited rescue" if limited else "rescue")
        if "fails" in called:
            raise rescue.RescueError("The disk is full.")
        if "unexpected" in called:
            raise KeyError("something")
        return "3 of 4 files" if "spares" in called else ""

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

    assert calls == ["rescue", ("sync", False), "limited rescue", ("sync", True)]


def test_a_media_sync_keeps_its_arguments_and_answer(calls: list[Any]) -> None:
    assert from_0_18(calls)(force=True) == ("result", False, True)
    assert calls == ["rescue", ("sync", False, False, True)]


@pytest.mark.parametrize("arguments", [{"dry_run": True}, {"dry_run": True, "force": True}])
def test_a_dry_run_of_the_media_sync_is_not_touched(
    calls: list[Any], arguments: dict[str, bool]
) -> None:
    from_0_18(calls)(**arguments)

    assert calls == [("sync", False, True, arguments.get("force", False))]


def test_when_the_rescue_fails_nothing_is_deleted_and_the_log_says_what_to_do(
    calls: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    calls.append("fails")

    until_0_17(calls)(limited=False)
    answer = from_0_18(calls)()

    assert calls == ["fails", "rescue", "rescue"]
    assert answer[0] == "left out"
    assert "The disk is full." in answer[1]
    assert "nothing is deleted" in caplog.text
    assert "FRIGATE_BACKFILL_RESCUE=0" in caplog.text


def test_whatever_goes_wrong_in_the_rescue_frigates_clean_up_goes_on(calls: list[Any]) -> None:
    calls.append("unexpected")

    assert until_0_17(calls)(limited=False) is None
    assert calls == ["unexpected", "rescue"]


def test_a_sync_that_would_have_stopped_without_us_deletes_nothing_unless_forced(
    calls: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    calls.append("spares")

    until_0_17(calls)(limited=False)
    assert from_0_18(calls)()[0] == "left out"
    assert calls == ["spares", "rescue", "rescue"]
    assert "3 of 4 files. Without the backfilled rows" in caplog.text

    assert from_0_18(calls)(force=True) == ("result", False, True)


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


def test_a_frigate_that_is_told_to_stop_does_not_wait_for_the_rescue(
    protection: Protection, library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(an_hour(1))
    order = rescue_of(library)._others.to_json()
    protection.stop_event = threading.Event()
    protection.stop_event.set()
    monkeypatch.setattr(
        rescue,
        "_order",
        lambda _config, *, limited: {
            "parent_pid": os.getpid(),
            "cameras": {},
            "other_cameras": order,
        },
    )

    with pytest.raises(rescue.RescueError, match="stopping"):
        rescue.rescue(protection, limited=False)


def test_a_child_that_dies_is_a_rescue_that_failed(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "_order", lambda _config, *, limited: {"nonsense": True})

    with pytest.raises(rescue.RescueError, match="ended with code 1"):
        rescue.rescue(protection, limited=False)


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
    standin = StandIn(tmp_path, version="0.18.0-beta1", cameras=["front_door"])
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
        while "This sync is left out" not in standin.log.read_text():
            assert time.monotonic() < deadline, standin.log.read_text()[-3000:]
            time.sleep(0.05)
        time.sleep(1)

        assert half.lost() == []
        assert half.broken.exists()


def test_a_lost_database_loses_nothing_past_retention_to_the_sync(
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
            while "this sync is left out" not in standin.log.read_text():
                assert time.monotonic() < deadline, standin.log.read_text()[-3000:]
                time.sleep(0.05)
            time.sleep(0.5)

        assert [file for file in files if not file.exists()] == []
        assert len(paths(standin.database)) == 6
        standin.log.write_text("")
