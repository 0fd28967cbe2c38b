"""What a damaged state file or database leaves of the patch, and of Frigate."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import requests

from testing.served import Served
from testing.waiting import eventually


def test_a_corrupt_state_file_is_set_aside_and_frigate_serves(frigate: Served) -> None:
    frigate.add_many(1)
    frigate.run()
    frigate.standin.stop()
    state = frigate.standin.config_dir / "frigate_backfill.db"
    for suffix in ("-wal", "-shm"):
        Path(f"{state}{suffix}").unlink(missing_ok=True)
    state.write_bytes(b"\0garbage" * 5000)
    frigate.standin.start()
    assert frigate.status()["last_run"] is None
    assert len(list(state.parent.glob("frigate_backfill.damaged-*.db"))) == 1
    eventually(lambda: "set aside" in frigate.standin.log.read_text(), True)
    assert frigate.run()["files_skipped"] == 1


def test_the_database_in_a_wrong_shape_is_503(frigate: Served) -> None:
    frigate.add_many(1)
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        connection.execute("ALTER TABLE recordings RENAME TO recordings_of_old")
    try:
        for wish in ({}, {"dry_run": True}, {"background": True}):
            answer = frigate.run(status=503, **wish)
            assert answer["success"] is False
        ranges = frigate.request("GET", "/front_door/recordings/backfilled")
        assert ranges.status_code == 503
    finally:
        with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
            connection.execute("ALTER TABLE recordings_of_old RENAME TO recordings")
    assert frigate.run()["files_added"] == 1


def test_frigates_other_answers_are_not_touched(frigate: Served) -> None:
    answer = requests.get(frigate.standin.url_api + "/version", timeout=30)
    assert "no-store" not in answer.headers.get("Cache-Control", "")
