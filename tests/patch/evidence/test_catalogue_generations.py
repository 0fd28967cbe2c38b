"""Generations of a catalogue: however many databases are lost, nothing of them is."""

from __future__ import annotations

import itertools
import json
import math
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.catalogue import folding, generations, renewal
from recording_backfill.evidence.catalogue.dayfile import TABLES, Writer
from recording_backfill.evidence.catalogue.files import file_name
from recording_backfill.evidence.copies.catalogued import Assembled

from testing.catalogued import DAY, NOW, Kept
from testing.filled import CAMERAS
from testing.library import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[0]
FAR = math.inf


def read(folder: Path, camera: str = CAMERA) -> dict[str, list[str]]:
    """All that a run would take, row by row."""
    assembled = Assembled(camera, (-FAR, FAR), lambda: False)
    assembled.take(str(folder))
    found: dict[str, list[str]] = {}
    with closing(assembled.connection) as connection:
        connection.row_factory = sqlite3.Row
        for table in TABLES:
            rows = map(dict, connection.execute(f"SELECT * FROM {table}"))
            told = [{name: row[name] for name in row if row[name] is not None} for row in rows]
            found[table] = sorted(json.dumps(row, sort_keys=True) for row in told)
    return found


def lose_often(kept: Kept, times: int) -> list[str]:
    """Each database gets one event that no other has, and is lost; the events' ids."""
    ids = []
    for number in range(times):
        name = f"{NOON + 60.0 + number}-aaaaaa"
        kept.execute(
            "INSERT INTO event (id, label, camera, start_time, end_time, zones, has_clip, "
            "has_snapshot, retain_indefinitely, data) VALUES (?, 'dog', ?, ?, ?, '[]', 1, 0, 0, ?)",
            name,
            CAMERA,
            NOON + 60.0 + number,
            NOON + 70.0 + number,
            json.dumps({"number": number}),
        )
        kept.renew(NOW + number)
        ids.append(name)
        kept.begin_anew()
    return ids


def test_a_catalogue_goes_on_however_many_databases_are_lost(kept: Kept) -> None:
    before = {table: set(rows) for table, rows in kept.tables().items()}
    ids = lose_often(kept, folding.MOST + 4)
    for later in range(6):
        assert kept.renew(NOW + 1000 * later).saved_at == NOW + 1000 * later
    assert len(generations.of(str(kept.catalogue))) == folding.MOST
    for camera in CAMERAS:
        kept.restore(camera)
    after = {table: set(rows) for table, rows in kept.tables().items()}
    assert {json.loads(row)["id"] for row in after["event"] - before["event"]} == set(ids)
    for table, rows in before.items():
        assert rows <= after[table]


def rows_at_random(draw: random.Random, day: int) -> dict[str, tuple[tuple[str, ...], list]]:
    """Rows of a few ids, so that generations contradict each other, each with some columns."""
    start = day * DAY
    extra = draw.choice(((), ("mood",), ("heat_of_2030",)))
    columns = ("id", "camera", "path", "start_time", "end_time", "duration", "segment_size")
    signs = ("objects", "motion", "dBFS", "regions")
    recordings = []
    for camera in CAMERAS[:2]:
        for number in sorted(draw.sample(range(9), draw.randrange(9))):
            made = draw.random() < 0.3
            begin = start + 10 * number
            path = f"/media/frigate/recordings/{day}/{camera}/{number}.mp4"
            values = [-1, -1, -1, -1] if made else [draw.randrange(3) for _ in signs]
            recordings.append(
                (
                    *(f"{begin}-{camera[:6]}", camera, path, begin, begin + 10, 10.0, 1.5),
                    *values,
                    *(draw.randrange(3) for _ in extra),
                )
            )
    reviews = []
    for number in draw.sample(range(6), draw.randrange(6)):
        data = json.dumps({"n": draw.randrange(3), "backfilled": draw.random() < 0.4})
        name = f"{start + number}-reviews"
        reviews.append((name, CAMERA, start + number, start + 9, "alert", "/t.webp", data))
    columns_of_reviews = "id camera start_time end_time severity thumb_path data".split()
    return {
        "recordings": ((*columns, *signs, *extra), recordings),
        "reviewsegment": (tuple(columns_of_reviews), reviews),
    }


def write_day(folder: Path, day: int, tables: dict[str, tuple[tuple[str, ...], list]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Writer(str(folder / file_name(day)))) as writer:
        for table, (columns, rows) in tables.items():
            writer.begin(table, columns)
            writer.put(table, rows)
        writer.finish()


@pytest.mark.parametrize("seed", range(8))
def test_what_a_run_takes_is_the_same_after_generations_were_folded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(folding, "MOST", 2)
    draw = random.Random(seed)
    for number in range(1, 6):
        for day in draw.sample(range(20_000, 20_004), 2):
            write_day(tmp_path / f"{number:04}-00000000", day, rows_at_random(draw, day))
    goes_on = draw.choice(generations.of(str(tmp_path)))
    before = [read(tmp_path, camera) for camera in CAMERAS[:2]]
    folding.fold(str(tmp_path), goes_on, lambda: None, FAR)
    left = generations.of(str(tmp_path))
    assert len(left) <= 3  # what goes on lies between two others, at worst
    assert goes_on in left
    assert [read(tmp_path, camera) for camera in CAMERAS[:2]] == before


def test_a_damaged_day_is_folded_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "MOST", 2)
    draw, day = random.Random(3), 20_000
    folders = [tmp_path / f"{number:04}-00000000" for number in range(1, 6)]
    for folder in folders:
        write_day(folder, day, rows_at_random(draw, day))
    for folder in folders[:2]:
        path = folder / file_name(day)
        path.write_bytes(path.read_bytes()[:-20])
    contents = {path.read_bytes() for folder in folders[:2] for path in folder.iterdir()}
    folding.fold(str(tmp_path), generations.of(str(tmp_path))[0], lambda: None, FAR)
    assert len(generations.of(str(tmp_path))) == 2
    aside = {path.read_bytes() for path in tmp_path.rglob("*.damaged-*")}
    assert aside == contents


def test_a_run_finds_what_is_folded_while_it_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folding, "MOST", 2)
    draw = random.Random(5)
    for number, day in itertools.product(range(1, 5), (20_000, 20_001)):
        write_day(tmp_path / f"{number:04}-00000000", day, rows_at_random(draw, day))
    before = read(tmp_path)
    newest = generations.of(str(tmp_path))[0]
    real, told = Assembled._take_file, []

    def taking(self: Assembled, path: str) -> bool:
        if not told and "0002" in path:
            told.append(path)
            folding.fold(str(tmp_path), newest, lambda: None, FAR)
        return real(self, path)

    monkeypatch.setattr(Assembled, "_take_file", taking)
    assert read(tmp_path) == before
    assert told


def test_nothing_is_said_to_be_saved_before_all_of_it_is(
    tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "_LONG", -1.0)
    monkeypatch.setattr(renewal, "_AT_LEAST", 1)
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    first = kept.renew(NOW + DAY)
    assert (first.days, first.saved_at) == (1, None)
    second = kept.renew(NOW + DAY + 900)
    assert (second.days, second.saved_at) == (2, NOW + DAY + 900)
    kept.execute("UPDATE event SET end_time = end_time + 1")  # of both days
    assert kept.renew(NOW + DAY + 1800).saved_at == NOW + DAY + 900
    assert kept.renew(NOW + DAY + 2700).saved_at == NOW + DAY + 2700


def test_a_new_database_is_not_saved_because_the_lost_one_was(
    tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    kept.renew(NOW + DAY)
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera, NOW + 2 * DAY)
    monkeypatch.setattr(renewal, "_LONG", -1.0)
    monkeypatch.setattr(renewal, "_AT_LEAST", 1)
    assert kept.renew(NOW + DAY).saved_at is None
    assert kept.renew(NOW + DAY).saved_at == NOW + DAY


def test_days_are_saved_in_turn_however_long_todays_takes(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "_LONG", -1.0)
    kept.execute("UPDATE recordings SET start_time = start_time - 86400 * (rowid % 5)")
    for later, days in enumerate((3, 5)):
        kept.execute("UPDATE event SET end_time = end_time + 1")  # today's
        assert kept.renew(NOW + later).days == days
