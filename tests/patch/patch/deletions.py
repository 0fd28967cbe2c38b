"""Frigate's deleting with our guards, and what stands in its way."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from typing import TYPE_CHECKING

from testing.frigate_life import with_record
from testing.library import CAMERA
from testing.standin.server import HERE, PATCH
from tests.patch.patch.pythons import run_python

if TYPE_CHECKING:
    from pathlib import Path

    from testing.frigate_life import Installation

RECORDS = with_record({CAMERA: {}})
GUARDED = """
import json, os, sys
os.environ["FRIGATE_STANDIN_VERSION"] = sys.argv[1]
import life
from recording_backfill.patch import deleting
deleting.guard_cleanup(life.record_cleanup)
deleting.guard_events(life.events_cleanup)
deleting.guard_storage(life.storage)
for order in sys.argv[2:]:
    print(json.dumps(life.answer(json.loads(order))))
"""


def insert(database: Path, row: dict[str, object]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"INSERT INTO recordings ({names}) VALUES ({marks})", [*row.values()])


def guarded(at: Installation, version: str, now: float, todo: dict[str, dict[str, float]]) -> None:
    """Have Frigate do that with our guards, which none of its threads dies of."""
    orders = [
        json.dumps(
            {
                "do": what,
                "database": str(at.database),
                "media": str(at.media),
                "config_dir": str(at.config_dir),
                "config": json.dumps({**at.config, "database": {"path": str(at.database)}}),
                "now": now,
                "options": options,
            }
        )
        for what, options in todo.items()
    ]
    done = run_python("-c", GUARDED, version, *orders, cwd=at.config_dir, path=[HERE, PATCH])
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers == [{"result": None}] * len(todo), done.stderr


def hold(path: Path) -> None:
    """Put something in its place that no unlink removes, by whatever user."""
    path.unlink()
    path.mkdir()
    (path / "file").touch()
