"""The stand-in removes recordings when Frigate would: by retention, and by its syncs."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from testing.standin.server import VERSIONS, StandIn

DAY = 86400
UNTIL_0_17 = [version for version in VERSIONS if version < "0.18"]
FAST = {"STANDIN_MINUTE_SECONDS": "0.05"}  # the clean-up's first run comes after a minute


class Library:
    """A stand-in that is not started yet, with rows and files of our choice."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.frigate = StandIn(folder, patch=False, **options)
        self.frigate.create_database()

    def add(self, days_ago: float, *, row: bool = True, file: bool = True, **changes: Any) -> Path:
        """A recording of 10 s that began `days_ago`; its path."""
        start = int(time.time() - days_ago * DAY)
        values = self.frigate.recorder_row("front_door", start, 10.0, **changes)
        path = Path(values["path"])
        if file:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"recording")
        if row:
            self._insert("recordings", values)
        return path

    def review(self, days_ago: float, seconds: float, severity: str) -> None:
        start = time.time() - days_ago * DAY
        values = {
            "id": f"{start}-{severity}",
            "camera": "front_door",
            "start_time": start,
            "end_time": start + seconds,
            "severity": severity,
            "thumb_path": str(self.frigate.folder / f"{start}.webp"),
            "data": "{}",
        }
        if self.frigate.version == "0.15.2":
            values["has_been_reviewed"] = 0
        self._insert("reviewsegment", values)

    def _insert(self, table: str, values: dict[str, Any]) -> None:
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        with contextlib.closing(sqlite3.connect(self.frigate.database)) as connection, connection:
            connection.execute(
                f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values())
            )

    def paths(self) -> set[str]:
        """The paths that the table still has."""
        with contextlib.closing(sqlite3.connect(self.frigate.database)) as connection:
            return {path for (path,) in connection.execute("SELECT path FROM recordings")}


def wait_until_gone(path: Path) -> None:
    until = time.monotonic() + 30
    while path.exists():
        assert time.monotonic() < until, f"{path} is still there"
        time.sleep(0.05)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_recording_past_retention_goes_with_its_file(tmp_path: Path, version: str) -> None:
    library = Library(tmp_path, version=version, env=FAST)
    expired, kept = library.add(8), library.add(6)
    with library.frigate:
        wait_until_gone(expired)
    assert library.paths() == {str(kept)}
    assert kept.exists()
    assert not expired.parent.exists(), "an emptied folder goes too"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_kept_review_keeps_the_recordings_it_touches(tmp_path: Path, version: str) -> None:
    library = Library(tmp_path, version=version, env=FAST)
    reviewed = library.add(8, motion=1)
    library.review(8, seconds=5, severity="alert")
    expired, forgotten = library.add(8.5), library.add(12, motion=1)
    library.review(12, seconds=5, severity="alert")
    with library.frigate:
        wait_until_gone(expired)
        wait_until_gone(forgotten)
    assert library.paths() == {str(reviewed)}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_backfilled_row_is_neither_still_nor_idle(tmp_path: Path, version: str) -> None:
    unprocessed = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}
    library = Library(tmp_path, version=version, env=FAST)
    backfilled = library.add(8, **unprocessed)
    library.review(8, seconds=5, severity="detection")
    still = library.add(9, motion=0, objects=0, dBFS=0)
    library.review(9, seconds=5, severity="detection")
    with library.frigate:
        wait_until_gone(still)
    assert library.paths() == {str(backfilled)}


def test_safe_mode_removes_nothing(tmp_path: Path) -> None:
    config = "mqtt: {enabled: false}\ncameras: {}\nsafe_mode: true\n"
    library = Library(tmp_path, env=FAST, config=config)
    expired = library.add(80)
    with library.frigate:
        until = time.monotonic() + 10
        while "skipping recording cleanup" not in library.frigate.log.read_text():
            assert time.monotonic() < until
    assert library.paths() == {str(expired)}
    assert expired.exists()


def sync_config(version: str) -> str:
    kept = "continuous: {days: 7}" if version >= "0.17" else "retain: {days: 7}"
    return (
        f"mqtt: {{enabled: false}}\nrecord: {{enabled: true, sync_recordings: true, {kept}}}\n"
        "cameras: {front_door: {ffmpeg: {inputs: []}}}\n"
    )


@pytest.mark.parametrize("version", UNTIL_0_17)
def test_a_sync_at_start_removes_files_without_a_row(tmp_path: Path, version: str) -> None:
    library = Library(tmp_path, version=version, config=sync_config(version))
    kept = [library.add(days) for days in (1, 2, 3)]
    lost, gone = library.add(4, row=False), library.add(5, file=False)
    with library.frigate:
        wait_until_gone(lost)
    assert library.paths() == {str(path) for path in kept}
    assert str(gone) not in library.paths()


@pytest.mark.parametrize("version", UNTIL_0_17)
def test_a_sync_stops_when_more_than_half_would_go(tmp_path: Path, version: str) -> None:
    library = Library(tmp_path, version=version, config=sync_config(version), env=FAST)
    lost = [library.add(days, row=False) for days in (1, 2, 3)]
    known, expired = library.add(4), library.add(8)
    with library.frigate:
        wait_until_gone(expired)  # the clean-up comes after the sync
    assert all(path.exists() for path in [*lost, known])


def media_sync(frigate: StandIn, **body: Any) -> dict[str, Any]:
    """Run a media sync to its end; the finished job."""
    url = f"{frigate.url_internal}/api/media/sync"
    started = httpx.post(url, json=body)
    assert started.status_code == 202
    until = time.monotonic() + 20
    while time.monotonic() < until:
        answer = httpx.get(f"{url}/status/{started.json()['job']['id']}")
        job = answer.json()["job"]
        if job["status"] in {"success", "failed"}:
            return dict(job)
    pytest.fail("the media sync did not end")


def test_a_media_sync_removes_only_when_it_is_told_to(tmp_path: Path) -> None:
    library = Library(tmp_path, version="0.18.0-dev")
    kept = [library.add(days) for days in (1, 2, 3)]
    lost = library.add(4, row=False)
    with library.frigate as frigate:
        found = media_sync(frigate)["results"]["recordings"]
        assert (found["orphans_found"], found["orphans_deleted"]) == (1, 0)
        assert lost.exists()
        done = media_sync(frigate, dry_run=False, media_types=["recordings"])
        assert done["results"]["totals"]["orphans_deleted"] == 1
    assert not lost.exists()
    assert all(path.exists() for path in kept)


def test_a_media_sync_stops_when_more_than_half_would_go_unless_forced(tmp_path: Path) -> None:
    library = Library(tmp_path, version="0.18.0-dev")
    lost = [library.add(days, row=False) for days in (1, 2)]
    library.add(3)
    with library.frigate as frigate:
        assert media_sync(frigate, dry_run=False)["results"]["recordings"]["aborted"] is True
        assert all(path.exists() for path in lost)
        media_sync(frigate, dry_run=False, force=True)
    assert not any(path.exists() for path in lost)
