"""The two streams that Frigate 0.19 records of a camera: each found, kept and told by itself."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine.chain import Chain
from recording_backfill.frigate.coverage import backfilled_ranges, coverage
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.frigate.rows import Rows
from recording_backfill.frigate.session import Fate
from recording_backfill.frigate.writer import Write
from recording_backfill.models import KeptBy, Recording, RetainMode, Retention, StreamRetention
from recording_backfill.streams import Stream

from testing.library import CAMERA, KEEPS_ALL, NOON, LibraryBuilder, Samples
from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path

SUB = f"{CAMERA}@sub"
DAY = 86400.0
HOUR = 3600.0


@pytest.fixture
def both(tmp_path: Path, samples: Samples) -> LibraryBuilder:
    """A library whose database is 0.19's."""
    return LibraryBuilder(tmp_path, samples, "0.19")


def kept(main: float, sub: float, reviews: float = 10.0) -> Retention:
    """So many days without a review."""
    by = KeptBy(reviews, RetainMode.MOTION)
    return replace(
        KEEPS_ALL,
        days=main,
        continuous_days=main,
        review_days=min(main, sub),
        main=StreamRetention(main, main, by, by),
        sub=StreamRetention(sub, sub, by, by),
    )


def streams(library: LibraryBuilder) -> dict[str, str]:
    """By the folder and name of its file, of which stream each row is."""
    found = library.execute("SELECT path, stream_type, camera FROM recordings")
    assert {row["camera"] for row in found} <= {CAMERA}
    return {"/".join(row["path"].split("/")[-2:]): row["stream_type"] for row in found}


def test_recordings_of_both_streams_come_back_as_what_they_are(both: LibraryBuilder) -> None:
    for number in range(6):
        both.add(NOON + 10 * number)
        both.add(NOON + 10 * number + number % 2, "sound", SUB)
    run = both.run()
    assert (run.counts.scanned, run.counts.added) == (12, 12)
    assert {result.stream_type for result in run.results} == {"main", "sub"}
    found = streams(both)
    assert found[f"{CAMERA}/00.10.mp4"] == "main"
    assert found[f"{SUB}/00.11.mp4"] == "sub"
    assert sorted(found.values()) == ["main"] * 6 + ["sub"] * 6
    row = both.execute("SELECT * FROM recordings WHERE stream_type = 'sub' LIMIT 1")[0]
    assert (row["has_audio"], row["audio_codec"], row["audio_rate"]) == (1, "aac", 16000)
    assert json.loads(row["keyframes"])[:2] == [0, 1000]
    again = both.run()
    assert again.reasons == ["already_indexed"] * 12
    assert both.run(force=True).counts.updated == 12


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


def test_one_hour_has_one_summary_of_both_streams(both: LibraryBuilder) -> None:
    for number in range(3):
        both.add(NOON + 10 * number)
        both.add(NOON + 10 * number, "short", SUB)
    dry = both.run(dry_run=True)
    last = {summary.hour: summary for summary in dry.summaries}
    assert {hour: one.missing_files for hour, one in last.items()} == {NOON: 6}
    assert both.run().counts.added == 6
    assert both.run().summaries[-1].missing_files == 0


def test_a_row_of_one_stream_never_shadows_the_other(both: LibraryBuilder) -> None:
    both.add(NOON, camera=SUB)
    both.add(NOON + 10)
    both.add_row(NOON, path=str(both.samples["h264"]))
    both.add_row(NOON + 10, path=str(both.samples["short"]), stream_type="sub")
    run = both.run()
    assert run.fates == {f"{SUB}/00.00.mp4": "added", f"{CAMERA}/00.10.mp4": "added"}


def test_what_moved_is_looked_for_within_its_stream(both: LibraryBuilder) -> None:
    both.add(NOON, camera=SUB)
    both.add_row(NOON, path=f"/old/2026-01-01/12/{CAMERA}/00.00.mp4")
    assert both.run().reasons == ["added"]
    both.execute("DELETE FROM recordings")
    old = f"/old/2026-01-01/12/{SUB}/00.00.mp4"
    both.add_row(NOON, path=old, stream_type="sub")
    both.execute("UPDATE recordings SET start_time = start_time + 0.4")
    assert both.run().reasons == ["moved"]
    assert both.run(force=True).counts.updated == 1
    (row,) = both.rows()
    assert (row["start_time"], row["stream_type"]) == (NOON + 0.4, "sub")


@pytest.mark.parametrize(
    ("retention", "expected"),
    [
        (kept(7, 60), {CAMERA: "past_retention", SUB: "added"}),
        (kept(60, 7), {CAMERA: "added", SUB: "past_retention"}),
        # An older Frigate on a database that 0.19 made keeps all rows alike.
        (replace(KEEPS_ALL, days=7.0), {CAMERA: "past_retention", SUB: "past_retention"}),
    ],
)
def test_each_stream_is_kept_by_its_own_days(
    both: LibraryBuilder, retention: Retention, expected: dict[str, str]
) -> None:
    both.add(NOON)
    both.add(NOON, camera=SUB)
    run = both.run(now=NOON + 30 * DAY, retention=retention, media=("recordings",))
    assert {path.split("/")[0]: fate for path, fate in run.fates.items()} == expected


def test_a_review_keeps_a_stream_for_that_streams_days(both: LibraryBuilder) -> None:
    both.add_review(NOON - 5, NOON + 20)
    both.add(NOON)
    both.add(NOON, camera=SUB)
    short, long = KeptBy(10.0, RetainMode.MOTION), KeptBy(40.0, RetainMode.MOTION)
    retention = kept(0, 0)
    retention = replace(
        retention,
        alerts=replace(retention.alerts, days=40.0),
        main=replace(retention.main, alerts=short),
        sub=replace(retention.sub, alerts=long),
    )
    run = both.run(now=NOON + 30 * DAY, retention=retention)
    assert run.fates == {f"{CAMERA}/00.00.mp4": "past_retention", f"{SUB}/00.00.mp4": "added"}


def test_a_recording_begins_where_the_one_before_ended(both: LibraryBuilder) -> None:
    # Names have whole seconds: 0, 9, 19, 29 for what began at 0, 9.7, 19.4, 29.1.
    for name in (0, 9, 19, 29):
        both.add(NOON + name, "odd_length")
    both.add(NOON + 300, "odd_length")
    both.run()
    starts = [round(row["start_time"] - NOON, 3) for row in both.rows()]
    assert starts == [0.0, 9.7, 19.4, 29.1, 300.0]
    assert all(row["end_time"] == pytest.approx(row["start_time"] + 9.7) for row in both.rows())


def test_it_begins_where_the_row_before_ended(both: LibraryBuilder) -> None:
    both.add(NOON)
    both.add_row(NOON + 0.0, duration=10.3, path=str(both.path(NOON)))
    both.add(NOON + 10)
    both.add(NOON + 10, camera=SUB)
    both.run()
    found = both.execute("SELECT stream_type, start_time FROM recordings ORDER BY start_time")
    assert [(row["stream_type"], round(row["start_time"] - NOON, 3)) for row in found] == [
        ("main", 0.0),
        ("sub", 10.0),
        ("main", 10.3),
    ]
    # Fractional starts are looked up by the second in their names.
    assert both.run().reasons == ["already_indexed"] * 3


@pytest.mark.parametrize(
    ("end", "name", "start"),
    [
        (100.4, 100.0, 100.4),
        (100.0, 100.0, 100.0),
        (100.999, 100.0, 100.999),
        (101.0, 100.0, 100.0),  # a second or more apart: there was a pause
        (99.9, 100.0, 100.0),
        (None, 100.0, 100.0),
    ],
)
def test_only_an_end_within_the_second_of_its_name_is_a_start(
    end: float | None, name: float, start: float
) -> None:
    assert Chain().start(Stream.MAIN, name, end) == start
    chain = Chain()
    if end is not None:
        chain.take(Stream.MAIN, end)
    assert chain.start(Stream.MAIN, name) == start
    assert chain.start(Stream.SUB, name) == name


def test_coverage_and_marks_are_of_the_main_stream(both: LibraryBuilder) -> None:
    both.add(NOON)
    both.add(NOON + 600, camera=SUB)
    both.add(NOON, camera=SUB)
    both.run()
    path = str(both.database)
    (hour,) = coverage(path, CAMERA, NOON, NOON + HOUR)
    assert (hour.recorded, hour.backfilled) == (0.0, 10.0)
    assert backfilled_ranges(path, CAMERA, NOON, NOON + HOUR, most=10) == [(NOON, NOON + 10)]


def test_the_folder_of_the_second_stream_can_be_named(both: LibraryBuilder) -> None:
    both.add(NOON)
    folder = both.add(NOON, camera=SUB).parent
    run = both.run(directory=str(folder))
    assert run.fates == {f"{SUB}/00.00.mp4": "added"}


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


def test_one_run_writes_both_streams_of_a_moment_and_finds_all_its_rows_again(
    both: LibraryBuilder,
) -> None:
    """Their ids end in the run's letters; an undo pages through them."""
    writes = [
        Write(Recording(f"/r/{number}/{stream.value}", CAMERA, NOON + number, 1.0, 1, -1, stream))
        for number in range(300)
        for stream in Stream
    ]
    with closing(FrigateDatabase(str(both.database), writable=True, tag="abcdef")) as database:
        fates = [fate for part in database.write(writes) for fate in part]
        assert fates == [Fate.WRITTEN] * 600
        rows, found, after = Rows(database.session), [], 0.0
        while page := rows.tagged(CAMERA, "abcdef", after):
            after = page[-1]["start_time"]
            found += [row["id"] for row in page]
    assert len(found) == len(set(found)) == 600
