"""Frigate 0.19 as it runs: both streams of a camera over HTTP, and saved from its media sync."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
import requests

from testing.served import HOUR, YESTERDAY, Served
from testing.standin.default_config import default_config
from testing.standin.server import StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from testing.library import Samples

VERSION = "0.19.0-dev"
SUB = "front_door@sub"
BOTH_KEPT = default_config(VERSION, ["front_door"]).replace(
    "  enabled: true\n",
    "  enabled: true\n  sub: {enabled: true, continuous: {days: 7}}\n",
    1,
)


@pytest.fixture
def frigate(tmp_path: Path, samples: Samples) -> Iterator[Served]:
    standin = StandIn(tmp_path, version=VERSION, config=BOTH_KEPT)
    standin.create_database()
    try:
        yield Served(standin, samples)
    finally:
        standin.close()


def rows(frigate: Served) -> dict[str, str]:
    """The stream of each row, by its file."""
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        return dict(connection.execute("SELECT path, stream_type FROM recordings"))


def frigates_own(frigate: Served, path: str, **query: Any) -> Any:
    answer = requests.get(
        f"{frigate.standin.url_internal}/api/front_door/{path}", params=query, timeout=30
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_both_streams_come_back_and_each_ones_coverage_is_told_by_its_owner(
    frigate: Served,
) -> None:
    main = [str(frigate.add(YESTERDAY + 10 * number, sample="h264")) for number in range(3)]
    sub = [str(frigate.add(YESTERDAY + 10 * number, camera=SUB)) for number in range(6)]
    frigate.standin.start()
    answer = frigate.run()
    assert answer["files_added"] == 9
    assert [result["stream_type"] for result in answer["results"]] == ["main"] * 3 + ["sub"] * 6
    assert rows(frigate) == dict.fromkeys(main, "main") | dict.fromkeys(sub, "sub")

    span = {"after": YESTERDAY, "before": YESTERDAY + HOUR}
    assert len(frigates_own(frigate, "recordings", **span)) == 3
    told = frigates_own(frigate, "recordings/coverage", **span)["spans"]
    assert told[0]["streams"] == ["main", "sub"]
    (bucket,) = frigate.get("/recordings/front_door/backfill/coverage", params=span)["buckets"]
    assert bucket["backfilled_seconds"] == 30.0
    marked = frigate.get("/front_door/recordings/backfilled", params=span)["ranges"]
    assert marked == [[YESTERDAY, YESTERDAY + 30]]
    assert frigate.get("/recordings/backfill/status")["unsupported"] is None


def test_a_media_sync_deletes_no_whole_file_of_either_stream(frigate: Served) -> None:
    starts = [YESTERDAY + 10 * number for number in range(10)]
    files = {str(frigate.add(start)): "main" for start in starts}
    files |= {str(frigate.add(start, camera=SUB)): "sub" for start in starts}
    with closing(sqlite3.connect(frigate.standin.database)) as connection, connection:
        for number, (path, stream) in enumerate(files.items()):
            if number % 3:
                connection.execute(
                    "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
                    " segment_size, stream_type) VALUES (?, 'front_door', ?, ?, ?, 4, 1, ?)",
                    (f"r{number}", path, starts[number % 10], starts[number % 10] + 4, stream),
                )
    assert len(rows(frigate)) == 13
    frigate.standin.start()
    sync = f"{frigate.standin.url_internal}/api/media/sync"
    wish = {"dry_run": False, "media_types": ["recordings"]}
    assert requests.post(sync, json=wish, timeout=30).status_code == 202
    deadline = time.monotonic() + 60
    while rows(frigate) != files:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    time.sleep(0.5)
    left = {str(path) for path in frigate.standin.recordings.rglob("*.mp4")}
    assert left == set(files)
    assert rows(frigate) == files
