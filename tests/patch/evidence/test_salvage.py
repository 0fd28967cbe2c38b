"""Rows of broken databases: as many as are whole on their pages, and none that was never there."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from recording_backfill.errors import CancelledError
from recording_backfill.evidence.catalogue.dayfile import TABLES
from recording_backfill.evidence.salvage.records import BrokenError
from recording_backfill.evidence.salvage.store import NoRoomError, salvage

from testing.filled import fill, rows, spoil
from testing.schema import VERSIONS
from tests.patch.evidence.salvaged import CAMERA, salvaged


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A database of every version."""
    folder = tmp_path_factory.mktemp("filled")
    for version in VERSIONS:
        fill(folder / f"{version}.db", version)
    return {version: folder / f"{version}.db" for version in VERSIONS}


def of_file(path: Path) -> dict[str, list[dict[str, Any]]]:
    """What SQLite reads of an undamaged file."""
    with closing(sqlite3.connect(path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        return {name: rows(connection, name, CAMERA) for name in TABLES if name in names}


def known(row: dict[str, Any], like: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in like}


def texts(found: list[dict[str, Any]], like: list[dict[str, Any]]) -> set[str]:
    """The rows as texts, with the columns that those `like` them have."""
    return {json.dumps(known(row, like[0]), sort_keys=True) for row in found}


def held(path: Path) -> dict[str, dict[int, int]]:
    """Table by table the pages of a whole file, and how many rows are lost with each."""
    found: dict[str, dict[int, int]] = {name: {} for name in TABLES}
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name, pageno, pagetype, ncell FROM dbstat"
        for name, number, kind, cells in connection.execute(query):
            if name in found and kind != "internal":
                found[name][number] = cells if kind == "leaf" else 1
    return found


def by_sqlite(path: Path, table: str, like: list[dict[str, Any]]) -> set[str]:
    """What SQLite reads of a broken file, asked for one row after the other."""
    found: list[dict[str, Any]] = []
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        for number in range(1, 12 * len(like)):
            try:
                query = f"SELECT * FROM {table} WHERE rowid = ?"
                found += map(dict, connection.execute(query, (number,)))
            except (sqlite3.DatabaseError, UnicodeDecodeError):
                continue
    return texts([row for row in found if set(like[0]) <= set(row)], like)


def check(whole: Path, broken: Path, pages: list[int]) -> None:
    """All rows are found but for those on the broken `pages`, and hardly any that never was."""
    expected, lost_with = of_file(whole), held(whole)
    found, _ = salvaged(broken)
    for name, rows_of_file in expected.items():
        right = texts(rows_of_file, rows_of_file)
        ours = texts(found[name], rows_of_file) if found[name] else set()
        lost = sum(lost_with[name].get(page, 0) for page in pages)
        assert len(right - ours) <= lost, name
        assert by_sqlite(broken, name, rows_of_file) & right <= ours, name
        # A page of which a part is broken has two ends where a row's numbers may be others.
        assert len(ours - right) <= 2 * sum(page in lost_with[name] for page in pages), name


@pytest.mark.parametrize("version", VERSIONS)
def test_every_row_of_a_whole_file_is_read(filled: dict[str, Path], version: str) -> None:
    expected = of_file(filled[version])
    found, damaged = salvaged(filled[version])
    assert not damaged
    for name, whole in expected.items():
        assert whole
        assert [known(row, whole[0]) for row in found[name]] == whole, name


def broken_copy(whole: Path, folder: Path, seed: int, share: float) -> tuple[Path, list[int]]:
    draw = random.Random(seed)
    path = folder / "broken.db"
    shutil.copy(whole, path)
    count = path.stat().st_size // 4096
    pages = draw.sample(range(1, count + 1), max(1, round(count * share)))
    spoil(path, pages, draw)
    return path, pages


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("share", [0.01, 0.2])
def test_of_a_broken_file_all_but_the_broken_pages_is_read(
    filled: dict[str, Path], tmp_path: Path, version: str, seed: int, share: float
) -> None:
    check(filled[version], *broken_copy(filled[version], tmp_path, seed, share))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("version", VERSIONS)
def test_of_many_broken_files_all_but_the_broken_pages_is_read(
    filled: dict[str, Path], tmp_path: Path, version: str
) -> None:
    for seed in range(100, 200):
        share = random.Random(seed).choice((0.003, 0.01, 0.05, 0.5))
        print(f"seed {seed}, share {share}")
        check(filled[version], *broken_copy(filled[version], tmp_path, seed, share))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "first", [b"", b"\0" * 100, b"\xff" * 4096], ids=["schema", "header", "first page"]
)
def test_without_header_and_schema_rows_are_known_by_their_shape(
    filled: dict[str, Path], tmp_path: Path, version: str, first: bytes
) -> None:
    whole, path = filled[version], tmp_path / "headless.db"
    content = whole.read_bytes()
    path.write_bytes((first or content[:24] + b"\0" * 4072) + content[len(first or b"x" * 4096) :])
    expected = of_file(whole)
    found, damaged = salvaged(path)
    assert damaged
    for name, rows_of_file in expected.items():
        assert texts(found[name], rows_of_file) == texts(rows_of_file, rows_of_file), name


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_what_is_left_of_a_file_cut_short_is_read(
    filled: dict[str, Path], tmp_path: Path, part: float
) -> None:
    whole, path = filled["0.17"], tmp_path / "cut.db"
    content = whole.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    kept = path.stat().st_size // 4096
    check(whole, path, list(range(kept + 1, len(content) // 4096 + 1)))


@pytest.mark.parametrize("page_size", [512, 1024, 8192, 65536])
@pytest.mark.parametrize("with_header", [True, False])
def test_pages_of_any_size_are_read(
    filled: dict[str, Path], tmp_path: Path, page_size: int, with_header: bool
) -> None:
    path = tmp_path / "other.db"
    shutil.copy(filled["0.17"], path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute("VACUUM")
    expected = of_file(path)
    if not with_header:
        path.write_bytes(bytes(100) + path.read_bytes()[100:])
    found, damaged = salvaged(path)
    assert damaged is not with_header
    for name, whole in expected.items():
        assert texts(found[name], whole) == texts(whole, whole), name


def test_a_row_that_was_deleted_does_not_come_back(filled: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "deleted.db"
    shutil.copy(filled["0.17"], path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM recordings WHERE rowid % 7 < 6")
        connection.execute("DELETE FROM event WHERE rowid > 3")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    expected = of_file(path)
    assert len(expected["recordings"]) < 100
    spoil_index(path)
    found, damaged = salvaged(path)
    assert damaged
    for name, whole in expected.items():
        assert texts(found[name], whole) == texts(whole, whole), name


def spoil_index(path: Path) -> None:
    """Break a page that holds no row: the top of the recordings' own tree."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'recordings'"
        root = connection.execute(query).fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xaa" * 4096
    path.write_bytes(content)


def test_the_write_ahead_log_counts_up_to_its_last_whole_transaction(
    filled: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "live.db"
    shutil.copy(filled["0.17"], path)
    copy, log = tmp_path / "copy.db", tmp_path / "copy.db-wal"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        for number in range(3):
            connection.execute(
                "UPDATE recordings SET motion = ? WHERE camera = ?", (number, CAMERA)
            )
            connection.execute("DELETE FROM event WHERE rowid = (SELECT max(rowid) FROM event)")
            connection.commit()
        expected = of_file(path)
        shutil.copy(path, copy)
        content = Path(f"{path}-wal").read_bytes()
    log.write_bytes(content)
    found, damaged = salvaged(copy)
    assert not damaged
    for name, whole in expected.items():
        assert texts(found[name], whole) == texts(whole, whole), name
    # Of a log that was cut off, or goes on with an older one's pages, what is whole counts.
    log.write_bytes(content[:-100])
    assert {row["motion"] for row in salvaged(copy)[0]["recordings"]} == {1}
    broken = bytearray(content)
    broken[len(content) // 2] ^= 1
    log.write_bytes(broken)
    assert {row["motion"] for row in salvaged(copy)[0]["recordings"]} <= {0, 1}
    log.write_bytes(b"\0" * len(content))
    assert len({row["motion"] for row in salvaged(copy)[0]["recordings"]}) > 3


def test_nothing_is_written_beside_a_copy_or_into_it(
    filled: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(filled["0.17"], path)
    (tmp_path / "copy.db-wal").write_bytes(b"x" * 5000)
    before = {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()}
    salvaged(path)
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0", b"notes\n" * 5000, bytes(90_000)], ids=range(4)
)
def test_another_kind_of_file_is_refused_or_gives_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    try:
        found, _ = salvaged(path)
    except BrokenError:
        return
    assert not any(found.values())


def test_a_cancelled_run_stops_within_a_file(filled: dict[str, Path]) -> None:
    with pytest.raises(CancelledError):
        salvage(str(filled["0.17"]), CAMERA, lambda: True)


def test_a_full_temporary_folder_is_told(
    filled: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recording_backfill.evidence.salvage.store.RESERVE", 1 << 60)
    with pytest.raises(NoRoomError):
        salvage(str(filled["0.17"]), CAMERA)
