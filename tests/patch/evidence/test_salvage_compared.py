"""What is read of a broken database, beside what `.recover` of the sqlite3 program reads of it.

Both files and damages are random; `docs/performance.md` has the figures of the last run. The
program must be built with SQLITE_ENABLE_DBPAGE_VTAB, which Debian 12's is not: name one in SQLITE3.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from recording_backfill.evidence.catalogue.dayfile import TABLES
from recording_backfill.evidence.salvage.store import salvage_into

from testing.filled import fill, spoil
from testing.schema import VERSIONS

SQLITE3 = os.environ.get("SQLITE3", "sqlite3")
SHARE = 0.01
"""Of the pages, as many are broken."""
DAMAGES = 30
LEAST = 0.99
"""Of the rows that any method reads, ours reads as many."""
HOURS = 2

Rows = dict[str, set[str]]


def key(columns: list[str], values: tuple[Any, ...]) -> str:
    """A row as a text; a file keeps 10.0 as 10."""
    return json.dumps(
        {
            name: float(value) if isinstance(value, int) else value
            for name, value in zip(columns, values, strict=False)
        },
        sort_keys=True,
        default=str,
    )


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]


def opened(path: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """Open it; what is no text comes marked."""
    connection = sqlite3.connect(path, uri=uri)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def read(path: Path, like: dict[str, list[str]]) -> Rows:
    """All rows of a database, by those columns."""
    with closing(opened(path)) as connection:
        found: Rows = {}
        for table, columns in like.items():
            there = columns_of(connection, table)
            names = ", ".join(f'"{name}"' for name in columns)
            rows = connection.execute(f"SELECT {names} FROM {table}") if there else []
            found[table] = {key(columns, row) for row in rows}
        return found


def by_recover(path: Path, target: Path, like: dict[str, list[str]]) -> Rows:
    """What `.recover` reads, also of rows that it puts into no table but among what was lost."""
    told = subprocess.run([SQLITE3, path, ".recover"], capture_output=True, check=False)
    subprocess.run([SQLITE3, target], input=told.stdout, capture_output=True, check=False)
    found = read(target, like)
    with closing(opened(target)) as connection:
        lost = columns_of(connection, "lost_and_found")
        rows = connection.execute("SELECT * FROM lost_and_found").fetchall() if lost else []
    first = lost.index("c0") if lost else 0
    for row in rows:
        for table, columns in like.items():
            values = row[first : first + len(columns)]
            found[table].add(key(columns, (*values, *[None] * (len(columns) - len(values)))))
    return found


def by_rowid(path: Path, like: dict[str, list[str]], whole: Rows) -> Rows:
    """What SQLite itself reads, asked for one row after the other."""
    found: Rows = {table: set() for table in like}
    with closing(opened(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        for table, columns in like.items():
            names = ", ".join(f'"{name}"' for name in columns)
            query = f"SELECT {names} FROM {table} WHERE rowid = ?"
            for number in range(1, len(whole[table]) + 2):
                try:
                    rows = connection.execute(query, (number,)).fetchall()
                except sqlite3.Error:
                    continue
                found[table].update(key(columns, row) for row in rows)
    return found


def total(rows: Rows) -> int:
    return sum(map(len, rows.values()))


def of(whole: Rows, found: Rows) -> Rows:
    """Those that there really were."""
    return {table: rows & found[table] for table, rows in whole.items()}


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("version", VERSIONS)
def test_of_what_any_method_reads_nearly_all_is_read(tmp_path: Path, version: str) -> None:
    first = random.SystemRandom().randrange(10**9)
    shares: dict[str, list[float]] = {"ours": [], ".recover": [], "by rowid": []}
    whole_file, names = tmp_path / "whole.db", 0
    fill(whole_file, version, HOURS)
    with closing(sqlite3.connect(whole_file)) as connection:
        there = {table: columns_of(connection, table) for table in TABLES}
    like = {table: columns for table, columns in there.items() if columns}
    whole = read(whole_file, like)
    for seed in range(first, first + DAMAGES):
        folder = tmp_path / str(seed)
        folder.mkdir()
        broken, draw = folder / "broken.db", random.Random(seed)
        shutil.copy(whole_file, broken)
        count = broken.stat().st_size // 4096
        spoil(broken, draw.sample(range(1, count + 1), round(count * SHARE)), draw)
        salvage_into(str(broken), str(folder / "ours.db"))
        found = {
            "ours": of(whole, read(folder / "ours.db", like)),
            ".recover": of(whole, by_recover(broken, folder / "recovered.db", like)),
            "by rowid": of(whole, by_rowid(broken, like, whole)),
        }
        any_ = {table: set().union(*(f[table] for f in found.values())) for table in like}
        for method, rows in found.items():
            shares[method].append(total(rows) / total(any_))
        assert total(found[".recover"]), f"{SQLITE3} cannot recover"
        print(f"seed {seed}, {count} pages: {[shares[method][-1] for method in shares]}")
        assert shares["ours"][-1] >= LEAST
        # Among them the names that somebody gave to exports.
        named = {text for text in any_["export"] if json.loads(text)["name"]}
        assert named <= found["ours"]["export"]
        names += len(named)
        shutil.rmtree(folder)
    assert names > DAMAGES
    for method, of_method in shares.items():
        mean = sum(of_method) / len(of_method)
        print(f"{version} {method}: {min(of_method):.4f} at least, {mean:.4f} on average")
