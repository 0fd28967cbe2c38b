"""The catalogue: what it keeps of a database, whose it is, and when it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.catalogue import index
from recording_backfill.evidence.copies.describe import describe
from recording_backfill.evidence.copies.find import CopyFile, CopyKind

from testing.catalogued import DAY, NOW, Kept
from testing.filled import CAMERAS
from tests.patch.evidence.catalogue_files import count, day_files

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples


@pytest.mark.parametrize("version", ["0.15", "0.16", "0.17", "0.18"])
def test_a_lost_database_comes_back_row_for_row(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    kept = Kept(tmp_path, samples["one_second"], version)
    saved = kept.renew()
    assert (saved.days, saved.saved_at) == (1, NOW)
    before = kept.tables()
    kept.begin_anew()
    assert not any(kept.tables().values())
    for camera in CAMERAS:
        done = kept.restore(camera)
        assert done.warnings == []
        assert done.counts.exact == done.counts.added == 360
    assert kept.tables() == before


def test_columns_that_nobody_knows_come_back(kept: Kept) -> None:
    def add() -> None:
        kept.execute("ALTER TABLE recordings ADD COLUMN heat_of_2030 TEXT")
        kept.execute("ALTER TABLE event ADD COLUMN mood TEXT")

    add()
    kept.execute("UPDATE recordings SET heat_of_2030 = id")
    kept.execute("UPDATE event SET mood = label || id")
    kept.renew()
    before = kept.tables()
    kept.begin_anew()
    add()
    for camera in CAMERAS:
        kept.restore(camera)
    assert kept.tables() == before


def test_a_file_is_written_only_when_something_changed(kept: Kept) -> None:
    kept.renew()
    before = day_files(kept)
    for later in (900, 30 * 3600, 60 * 3600):
        assert kept.renew(NOW + later).saved_at == NOW + later
    assert day_files(kept) == before


@pytest.mark.parametrize(
    ("change", "after"),
    [
        ("UPDATE userreviewstatus SET has_been_reviewed = 0 WHERE rowid = 1", 900.0),
        ("DELETE FROM userreviewstatus WHERE rowid = 1", 900.0),
        ("UPDATE event SET end_time = end_time + 7 WHERE rowid = 5", 900.0),
        ("UPDATE reviewsegment SET end_time = end_time + 7 WHERE rowid = 5", 900.0),
        ("UPDATE export SET name = 'Mine'", 900.0),
        ("UPDATE event SET sub_label = 'Zoë' WHERE rowid = 5", 21 * 3600.0),
        ("DELETE FROM timeline WHERE rowid = 5", 21 * 3600.0),
        ("UPDATE reviewsegment SET data = '{\"objects\": []}' WHERE rowid = 5", 21 * 3600.0),
    ],
)
def test_what_frigate_changes_on_an_older_day_is_noticed(
    kept: Kept, change: str, after: float
) -> None:
    kept.renew()
    kept.renew(NOW + 5 * DAY)
    kept.execute(change)
    kept.renew(NOW + 5 * DAY + after)
    before = kept.tables()
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera)
    assert kept.tables() == before


def test_each_frigate_keeps_a_catalogue_of_its_own(tmp_path: Path, samples: Samples) -> None:
    kept = Kept(tmp_path, samples["one_second"])
    kept.renew()
    before = kept.tables()
    first = kept.catalogue
    kept.catalogue = first.with_name("another-instance")
    kept.begin_anew()
    kept.renew(NOW + 900)
    kept.renew(NOW + 30 * 3600)
    assert next(first.rglob("*.db.gz")).is_file()
    for camera in CAMERAS:
        kept.restore(camera)
    assert kept.tables() == before


def test_rows_that_runs_made_from_files_are_weaker_than_frigates_own(kept: Kept) -> None:
    kept.renew()
    before = kept.tables()
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera, copies=False)
    assert kept.tables() != before
    kept.renew(NOW + 900)
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera)
    assert kept.tables()["recordings"] == before["recordings"]
    assert kept.tables()["reviewsegment"] == before["reviewsegment"]


@pytest.mark.parametrize("moment", ["noon", [], {}])
def test_an_index_whose_times_are_none_does_not_break_the_list_of_copies(
    kept: Kept, moment: object
) -> None:
    kept.renew()
    path = next(kept.catalogue.rglob(index.NAME))
    known = json.loads(path.read_text())
    for day in known["days"].values():
        day["tables"] = {
            name: [count, moment, last] for name, (count, _, last) in day["tables"].items()
        }
    path.write_text(json.dumps(known))
    info = describe(CopyFile(str(kept.catalogue), CopyKind.CATALOGUE, NOW))
    assert info is not None
    assert info.tables == {}


def test_without_its_index_every_day_is_looked_at_anew(kept: Kept) -> None:
    kept.renew()
    before = day_files(kept)
    path = next(kept.catalogue.rglob(index.NAME))
    known = json.loads(path.read_text())
    odd = json.dumps({**known, "doubted_at": "12 o'clock"})
    endless = json.dumps(known).replace('"deleted": 0', '"deleted": 9e999')
    assert "9e999" in endless
    kept.execute("DELETE FROM recordings")
    nested = "[" * 100_000
    for content in (
        "{",
        '{"format": 7}',
        "[]",
        '{"format": 1, "days": {"x": 1}}',
        nested,
        odd,
        endless,
    ):
        path.write_text(content)
        kept.renew(NOW + 900)
        assert day_files(kept) == before


@pytest.mark.parametrize("clock", [NOW - 40 * 365 * DAY, NOW + 40 * 365 * DAY])
def test_a_clock_that_jumps_costs_no_row(kept: Kept, clock: float) -> None:
    kept.renew()
    kept.renew(clock)
    kept.renew(NOW + 900)
    assert count(kept) == 1080


@pytest.mark.parametrize("start", ["'soon'", "9e99", "-5", "1e12", "9e999"])
def test_a_start_that_is_no_time_stops_nothing(kept: Kept, start: str) -> None:
    kept.execute(f"UPDATE recordings SET start_time = {start} WHERE rowid IN (7, 8, 9)")
    kept.execute(f"UPDATE event SET start_time = {start} WHERE rowid = 3")
    kept.renew()
    assert count(kept) == 1077
    assert count(kept, "event") == len(kept.tables()["event"]) - 1
