"""The two streams that Frigate 0.19 records of a camera: each found, kept and told by itself."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace

import pytest
from recording_backfill.engine.chain import Chain
from recording_backfill.frigate.coverage import backfilled_ranges
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.frigate.rows import Rows
from recording_backfill.frigate.session import Fate
from recording_backfill.frigate.writer import Write
from recording_backfill.models import KeptBy, Recording, RetainMode, Retention
from recording_backfill.streams import Stream

from testing.library import CAMERA, KEEPS_ALL, NOON, LibraryBuilder
from tests.patch.engine.two_streams import HOUR, SUB, kept, streams
from tests.patch.frigate.databases import covered

DAY = 86400.0


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
    (hour,) = covered(both, NOON, NOON + HOUR)
    assert (hour.recorded, hour.backfilled) == (0.0, 10.0)
    assert backfilled_ranges(path, CAMERA, NOON, NOON + HOUR, most=10) == [(NOON, NOON + 10)]


def test_the_folder_of_the_second_stream_can_be_named(both: LibraryBuilder) -> None:
    both.add(NOON)
    folder = both.add(NOON, camera=SUB).parent
    run = both.run(directory=str(folder))
    assert run.fates == {f"{SUB}/00.00.mp4": "added"}


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
