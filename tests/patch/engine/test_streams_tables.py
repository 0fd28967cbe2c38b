"""The two streams in tables and copies that know one, both, or half of the new columns."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from testing.library import CAMERA, KEEPS_ALL, NOON, LibraryBuilder
from testing.schema import create_database
from tests.patch.engine.two_streams import HOUR, SUB, kept, streams


def test_a_database_without_the_column_has_no_place_for_the_second_stream(
    library: LibraryBuilder,
) -> None:
    library.add(NOON)
    library.add(NOON, camera=SUB)
    run = library.run(cameras=(CAMERA,))
    assert run.counts.scanned == 1
    assert len(library.rows()) == 1
    (warning,) = run.backfill.warnings
    assert str(library.path(NOON, SUB).parent) in warning
    assert "second stream" in warning
    assert "start Frigate 0.19 or later once" in warning


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ({}, True),
        ({"start_time": NOON, "end_time": NOON + 60}, True),
        ({"start_time": NOON + HOUR}, False),
        ({"end_time": NOON - 1}, False),
        ({"directory": "2026-01-01"}, True),
        ({"directory": "2026-01-01/12"}, True),
        ({"directory": f"2026-01-01/12/{CAMERA}"}, True),
        ({"directory": f"2026-01-01/12/{SUB}"}, True),
        ({"directory": "2026-01-01/11"}, False),
    ],
)
def test_a_second_stream_without_a_place_is_told_by_the_runs_that_look_there(
    library: LibraryBuilder, order: dict[str, Any], *, told: bool
) -> None:
    library.add(NOON, camera=SUB)
    library.write(NOON - HOUR, b"")
    library.write(NOON + HOUR, b"")
    library.write(NOON, b"")
    if "directory" in order:
        order = {"directory": str(library.root / order["directory"])}
    warnings = library.run(dry_run=True, **order).backfill.warnings
    assert any("second stream" in warning for warning in warnings) is told


def test_a_second_stream_that_has_a_place_is_not_warned_of(both: LibraryBuilder) -> None:
    both.add(NOON)
    both.add(NOON, camera=SUB)
    assert both.run(cameras=(CAMERA,)).backfill.warnings == []


def copy_of(both: LibraryBuilder, version: str, **columns: Any) -> None:
    """Put what Frigate's row of the recording at noon was into an older copy."""
    copy = both.database.with_name("backup.db")
    create_database(copy, version)
    path = both.path(NOON)
    row = {
        "id": f"{NOON}-abcdef",
        "camera": CAMERA,
        "path": str(path),
        "start_time": NOON,
        "end_time": NOON + 10,
        "duration": 10.0,
        "segment_size": round(path.stat().st_size / 2**20, 2),
        "motion": 12,
        "objects": 3,
        "dBFS": -40,
        "regions": 5,
        **columns,
    }
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(
            f"INSERT INTO recordings ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
            list(row.values()),
        )


@pytest.mark.parametrize("version", ["0.17", "0.18", "0.19"])
def test_a_row_of_an_older_copy_gets_what_its_file_tells(
    both: LibraryBuilder, version: str
) -> None:
    both.add(NOON, "sound")
    copy_of(both, version)
    run = both.run()
    assert run.counts.exact == 1
    (row,) = both.rows()
    assert (row["motion"], row["objects"], row["regions"]) == (12, 3, 5)
    assert (row["stream_type"], row["video_codec"], row["audio_codec"]) == ("main", "h264", "aac")
    assert (row["has_audio"], row["audio_rate"]) == (1, 16000)
    assert json.loads(row["keyframes"])[0] == 0


def test_what_a_copy_tells_of_the_file_stays(both: LibraryBuilder) -> None:
    both.add(NOON, "sound")
    told = {"video_codec": "hevc", "has_audio": 0, "keyframes": "[7]", "stream_type": "main"}
    copy_of(both, "0.19", **told)
    both.run()
    (row,) = both.rows()
    assert {name: row[name] for name in told} == told


def test_a_table_with_half_of_the_new_columns_gets_those(both: LibraryBuilder) -> None:
    both.add(NOON, camera=SUB)
    for column in ("keyframes", "video_codec"):
        both.execute(f"ALTER TABLE recordings DROP COLUMN {column}")
    both.run()
    (row,) = both.rows()
    assert (row["stream_type"], row["has_audio"]) == ("sub", 0)
    assert not {"keyframes", "video_codec"} & row.keys()


def test_without_ffprobe_a_row_is_of_its_stream_all_the_same(both: LibraryBuilder) -> None:
    path = both.path(NOON, SUB)
    path.parent.mkdir(parents=True)
    # Frigate plays such a file whole; NULL says that.
    content = both.samples.bytes("h264").replace(b"stss", b"stps")
    path.write_bytes(content)
    both.run(ffprobe=None)
    (row,) = both.rows()
    assert (row["stream_type"], row["keyframes"], row["has_audio"]) == ("sub", None, None)


def test_what_0_19_wrote_is_left_to_an_older_frigate_and_found_again(both: LibraryBuilder) -> None:
    """Back on 0.18 the migrated database keeps its columns, and its rows get them."""
    both.add(NOON)
    both.add(NOON, camera=SUB)
    older = replace(KEEPS_ALL, continuous_days=36500.0, review_days=36500.0)
    assert both.run(retention=older).counts.added == 2
    assert sorted(streams(both).values()) == ["main", "sub"]
    shutil.copy(both.path(NOON), both.path(NOON + 60, SUB))
    assert both.run(retention=kept(9999, 9999)).counts.added == 1
    assert sorted(streams(both).values()) == ["main", "sub", "sub"]
