"""What a damaged copy says of its tables: nothing but the making of a table is ever done for it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recording_backfill.evidence.salvage import schema
from recording_backfill.evidence.salvage.schema import described
from recording_backfill.evidence.salvage.shapes import SHAPES

from testing.paths import ROOT
from testing.schema import VERSIONS, create_database
from testing.standin.server import PATCH

if TYPE_CHECKING:
    from pathlib import Path

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"

_PYTHON_OF_0_15 = ROOT / ".venv" / "frigate-0.15" / "bin" / "python"
_DESCRIBE = """
import sys
from recording_backfill.evidence.salvage.schema import described
print(described(("table", "recordings", "recordings", 2, sys.argv[1])))
"""


def told(text: object, name: str = "recordings") -> schema.Table | None:
    return described(("table", name, name, 2, text))  # type: ignore[arg-type]


@pytest.mark.parametrize("version", VERSIONS)
def test_tables_of_every_release_are_described_as_sqlite_does(tmp_path: Path, version: str) -> None:
    path = tmp_path / "frigate.db"
    create_database(path, version)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT * FROM sqlite_master WHERE type = 'table'").fetchall()
        for row in rows:
            if row[1] in SHAPES:
                info = connection.execute(f"PRAGMA table_info({row[1]})").fetchall()
                table = described(row)
                assert table is not None
                assert table.columns == tuple(column[1] for column in info)
                assert table.defaults == tuple(
                    {None: None, "0": 0, "'main'": "main"}[column[4]] for column in info
                )


def test_the_python_of_0_15_describes_the_same() -> None:
    """Up to 3.10 it takes no authorizer back: the next statement is then not authorized."""
    text = "CREATE TABLE recordings (id TEXT PRIMARY KEY, n INTEGER DEFAULT -1)"
    said = subprocess.run(
        [_PYTHON_OF_0_15, "-c", _DESCRIBE, text],
        env={"PYTHONPATH": str(PATCH)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told(text) is not None
    assert said.strip() == str(told(text))


@pytest.mark.parametrize(
    "text",
    [
        f"CREATE TABLE recordings AS {_ENDLESS}",
        "CREATE TABLE recordings AS SELECT zeroblob(1000000000) AS id",
        "CREATE TABLE recordings AS SELECT * FROM sqlite_master",
        "CREATE TABLE recordings (id); ATTACH 'made.db' AS other",
        "CREATE TABLE recordings (id); DROP TABLE recordings",
        "CREATE TABLE temp.recordings (id)",
        "CREATE TABLE other (id)",
        "CREATE TABLE recordings (id, twice GENERATED ALWAYS AS (id * 2))",
        "CREATE TABLE recordings (id, twice AS (id * 2) STORED)",
        "CREATE TABLE recordings (id, CHECK (load_extension('made.so')))",
        f"CREATE TABLE recordings (id, CHECK ({'(' * 5000}1{')' * 5000}))",
        f"CREATE TABLE recordings ({', '.join(f'c{n}' for n in range(9000))})",
        f"CREATE TABLE recordings (id DEFAULT '{'x' * 100_000}')",
        "CREATE TABLE recordings (id) \0",
        "CREATE TABLE recordings (\ud800)",
        "CREATE TABLE recordings (id",
        "CREATE VIRTUAL TABLE recordings USING fts5(id)",
        "CREATE VIEW recordings AS SELECT 1",
        "CREATE TEMP TABLE recordings (id)",
        "CREATE TRIGGER recordings BEFORE DELETE ON event BEGIN SELECT 1; END",
        "ATTACH 'made.db' AS other",
        b"CREATE TABLE recordings (id)",
        None,
    ],
    ids=lambda text: str(text)[:50],
)
def test_what_is_more_than_a_table_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: object
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(text) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "default", ["(zeroblob(1000000000))", "(random())", "CURRENT_TIMESTAMP", "(hex('a'))"]
)
def test_a_default_that_has_to_be_worked_out_is_none(default: str) -> None:
    table = told(f"CREATE TABLE recordings (id, more DEFAULT {default}, less DEFAULT -1.5)")
    assert table is not None
    assert table.defaults == (None, None, -1.5)


_WORDS = st.sampled_from(
    [
        *("CREATE", "TABLE", "VIEW", "TRIGGER", "VIRTUAL", "TEMP", "INDEX", "recordings", "id"),
        *("AS", "SELECT", "WITH", "RECURSIVE", "UNION", "ALL", "FROM", "WHERE", "INTO", "INSERT"),
        *("ATTACH", "DETACH", "'made.db'", "PRAGMA", "VACUUM", "USING", "fts5", "sqlite_master"),
        *("DEFAULT", "CHECK", "GENERATED", "ALWAYS", "STORED", "WITHOUT", "ROWID", "STRICT"),
        *("PRIMARY", "KEY", "UNIQUE", "REFERENCES", "COLLATE", "NOCASE", "NULL", "NOT", "AUTO"),
        *("(", ")", ",", ";", "*", "||", "1", "-", "x'00'", "randomblob", "load_extension"),
        *("writefile", "readfile", "json_each", "generate_series", "main.", "temp.", "--", "/*"),
    ]
)
_TEXTS = st.one_of(
    st.lists(_WORDS, max_size=40).map(" ".join),
    st.lists(_WORDS, max_size=30).map(lambda words: f"CREATE TABLE recordings ({' '.join(words)}"),
    st.lists(_WORDS, max_size=20).map(
        lambda words: f"CREATE TABLE recordings (id {' '.join(words)})"
    ),
    st.lists(_WORDS, max_size=20).map(
        lambda words: f"CREATE TABLE recordings (id) {' '.join(words)}"
    ),
    st.text(max_size=60).map(lambda text: f"CREATE TABLE recordings ({text})"),
)


@given(_TEXTS)
def test_no_text_does_anything_else(text: str) -> None:
    before = sorted(os.listdir())
    table = told(text)
    assert table is None or (table.name == "recordings" and table.columns)
    assert sorted(os.listdir()) == before
