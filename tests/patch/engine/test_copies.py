"""Recordings that copies of the database know: they come back with all they had."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.models import Reason, Retention, ReviewRetention, Source, Status

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.engine.copied import ONLY, lose, record

if TYPE_CHECKING:
    from pathlib import Path


def known(rows: list[dict[str, Any]], like: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with those columns that both have."""
    shared = [name for name in like[0] if name in rows[0]]
    return [{name: row[name] for name in shared} for row in rows]


@pytest.mark.parametrize("before", ["0.15", "0.16", "0.17", "0.18"])
@pytest.mark.parametrize("after", ["0.15", "0.16", "0.17", "0.18"])
def test_a_lost_table_comes_back_row_for_row_from_a_copy_of_any_release(
    tmp_path: Path, samples: Any, before: str, after: str
) -> None:
    library = LibraryBuilder(tmp_path, samples, before)
    rows = record(library)
    lose(library, after)
    done = library.run(**ONLY)
    assert known(library.rows(), rows) == known(rows, library.rows())
    assert done.counts.added == done.counts.exact == 60
    assert {result.source for result in done.results} == {Source.COPY}
    assert {result.status for result in done.results} == {Status.ADDED}


def test_a_dry_run_says_what_would_come_from_a_copy(library: LibraryBuilder) -> None:
    record(library)
    lose(library)
    done = library.run(**ONLY, dry_run=True)
    assert library.rows() == []
    assert done.counts.added == done.counts.exact == 60
    assert {result.status for result in done.results} == {Status.WOULD_ADD}


def test_without_copies_the_files_alone_tell(library: LibraryBuilder) -> None:
    record(library, 3)
    lose(library)
    done = library.run(**ONLY, copies=False)
    assert {row["motion"] for row in library.rows()} == {-1}
    assert done.counts.exact == 0
    assert {result.source for result in done.results} == {Source.FILE}


def test_a_backfilled_row_gives_way_to_a_copys(library: LibraryBuilder) -> None:
    rows = record(library, 10)
    copy = lose(library)
    aside = copy.with_name("aside")
    copy.rename(aside)
    library.run(**ONLY)
    assert {row["regions"] for row in library.rows()} == {-1}
    aside.rename(copy)
    done = library.run(**ONLY)
    assert library.rows() == rows
    assert done.counts.updated == done.counts.exact == 10
    assert {result.status for result in done.results} == {Status.UPDATED}
    again = library.run(**ONLY)
    assert again.counts.skipped == 10


def test_what_frigate_wrote_itself_stays_whatever_a_copy_says(library: LibraryBuilder) -> None:
    record(library, 3)
    copy = library.database.with_name("backup.db")
    with closing(sqlite3.connect(library.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(library.database, copy)
    library.execute("UPDATE recordings SET motion = 12345")
    rows = library.rows()
    for force in (False, True):
        done = library.run(**ONLY, force=force)
        assert {row["motion"] for row in library.rows()} == {12345}
        assert done.counts.exact == 0
    assert [row["id"] for row in library.rows()] == [row["id"] for row in rows]


def test_a_row_is_not_used_for_another_file_of_its_name(library: LibraryBuilder) -> None:
    record(library, 10)
    lose(library)
    path = library.path(NOON)
    path.write_bytes(path.read_bytes() + b"\0" * 100_000)
    done = library.run(**ONLY)
    assert done.counts.exact == 9
    assert done.results[0].source is Source.FILE
    assert library.rows()[0]["motion"] == -1


def test_a_copied_row_that_is_backfilled_itself_is_weaker_than_the_file(
    library: LibraryBuilder,
) -> None:
    record(library, 2)
    library.execute(
        "UPDATE recordings SET motion = -1, objects = -1, dBFS = -1, regions = -1, "
        "duration = 9.5, end_time = start_time + 9.5"
    )
    lose(library)
    done = library.run(**ONLY)
    assert done.counts.exact == 0
    assert {row["duration"] for row in library.rows()} == {10.0}


def test_of_copies_that_disagree_the_newest_wins_row_by_row(library: LibraryBuilder) -> None:
    rows = record(library, 20)
    newest = lose(library)
    older = newest.with_name("frigate.db.old")
    shutil.copy(newest, older)
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("UPDATE recordings SET motion = 777")
        connection.execute("DELETE FROM recordings WHERE start_time > ?", (NOON + 600,))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(sqlite3.connect(newest)) as connection:
        connection.execute("DELETE FROM recordings WHERE start_time < ?", (NOON + 300,))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for path in (newest, older):
        path.with_name(path.name + "-wal").unlink(missing_ok=True)
    done = library.run(**ONLY)
    assert done.counts.exact == 20
    expected = [777] * 5 + [row["motion"] for row in rows[5:]]
    assert [row["motion"] for row in library.rows()] == expected


MOTION = ReviewRetention(30.0, 5.0, 5.0)


def test_a_row_that_its_own_values_would_delete_comes_back_with_none(
    library: LibraryBuilder,
) -> None:
    """A silent recording without motion goes sooner than one that nobody looked at."""
    record(library, 4)
    library.execute("UPDATE recordings SET motion = 0, objects = 0, dBFS = 0 WHERE rowid <= 2")
    lose(library)
    now = NOON + 5 * 86400
    retention = Retention(days=30.0, alerts=MOTION, detections=MOTION, continuous_days=1.0)
    done = library.run(**ONLY, retention=retention, now=now)
    assert [row["motion"] for row in library.rows()] == [-1, -1, 2, 3]
    assert done.counts.exact == 2
    assert not any(result.past_retention for result in done.results)


def test_a_row_past_retention_stays_out_unless_asked_for(library: LibraryBuilder) -> None:
    rows = record(library, 4)
    lose(library)
    done = library.run(**ONLY, retention=Retention(days=1.0), now=NOON + 5 * 86400)
    assert {result.reason for result in done.results} == {Reason.PAST_RETENTION}
    assert library.rows() == []
    done = library.run(
        **ONLY, retention=Retention(days=1.0), skip_expired=False, now=NOON + 5 * 86400
    )
    assert library.rows() == rows
    assert done.counts.past_retention == done.counts.exact == 4


def test_what_frigate_may_still_index_itself_is_left_alone(library: LibraryBuilder) -> None:
    record(library, 4)
    lose(library)
    done = library.run(**ONLY, now=NOON + 200)
    assert {result.reason for result in done.results} == {Reason.TOO_RECENT}
    assert done.counts.exact == 0


def test_a_row_whose_id_is_taken_leaves_the_file_to_tell(library: LibraryBuilder) -> None:
    rows = record(library, 3)
    lose(library)
    taken = library.add_row(NOON + 1800, id=rows[0]["id"])
    library.add(NOON + 1800)
    done = library.run(**ONLY)
    assert [result.source for result in done.results[:3]] == [Source.FILE, Source.COPY, Source.COPY]
    assert library.execute("SELECT path FROM recordings WHERE id = ?", taken["id"]) == [
        {"path": taken["path"]}
    ]


def test_recordings_of_another_camera_are_left_to_its_own_run(library: LibraryBuilder) -> None:
    record(library, 3)
    library.add(NOON, camera="garden")
    library.add_row(NOON, camera="garden", id=f"{NOON}-garden", segment_size=0.1)
    lose(library)
    library.run(**ONLY)
    assert library.rows("garden") == []
    assert len(library.rows(CAMERA)) == 3
