"""The catalogue: what it keeps of a database, and that it never mirrors a loss."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.evidence.catalogue import index, renewal
from recording_backfill.evidence.catalogue.dayfile import Reader, Writer
from recording_backfill.evidence.catalogue.place import CatalogueError, Site, choose
from recording_backfill.evidence.copies import catalogued

from testing.catalogued import DAY, NOW, Kept, with_rows
from testing.filled import CAMERAS
from testing.library import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[0]


@pytest.fixture
def kept(tmp_path: Path, samples: Samples) -> Kept:
    """A Frigate 0.17 with an hour of three cameras."""
    return Kept(tmp_path, samples["one_second"])


def day_files(kept: Kept) -> dict[str, tuple[int, int]]:
    """By name within the catalogue what tells whether a file was written again."""
    return {
        str(path.relative_to(kept.catalogue)): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in sorted(kept.catalogue.rglob("*.db.gz"))
    }


def count(kept: Kept, table: str = "recordings", where: str = "1") -> int:
    """How many rows the newest generation has."""
    newest = max(path for path in kept.catalogue.iterdir() if path.is_dir())
    query = f"SELECT count(*) FROM {table} WHERE {where}"
    return sum(
        with_rows(path, lambda connection: connection.execute(query).fetchone()[0])
        for path in newest.glob("*.db.gz")
    )


def gone(kept: Kept, where: str = "1") -> None:
    """Delete recordings as Frigate does: the file, then the row."""
    for row in kept.execute(f"SELECT path FROM recordings WHERE {where}"):
        os.unlink(row["path"])
    kept.execute(f"DELETE FROM recordings WHERE {where}")


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


def test_a_row_leaves_when_its_file_is_gone_and_what_belongs_to_it_goes_with_it(
    kept: Kept,
) -> None:
    kept.renew()
    assert count(kept) == 1080
    half = NOON + 1800
    gone(kept, f"start_time < {half}")
    early = f"start_time < {half - 700}"
    for event in kept.execute(f"SELECT id, camera FROM event WHERE {early}"):
        for picture in kept.media.glob(f"clips/**/*{event['id']}*"):
            picture.unlink()
    for table in ("reviewsegment", "event"):
        kept.execute(f"DELETE FROM {table} WHERE {early}")
    kept.renew(NOW + 21 * 3600)
    assert count(kept) == 540
    assert count(kept, "reviewsegment", early) == count(kept, "event", early) == 0
    assert count(kept, "reviewsegment") == len(kept.tables()["reviewsegment"])


def test_an_event_that_frigate_dropped_stays_while_its_footage_is_there(kept: Kept) -> None:
    kept.renew()
    events = count(kept, "event")
    timeline = count(kept, "timeline")
    kept.execute("DELETE FROM event WHERE rowid <= 3")
    kept.execute("DELETE FROM timeline WHERE source_id NOT IN (SELECT id FROM event)")
    kept.renew(NOW + 900)
    assert (count(kept, "event"), count(kept, "timeline")) == (events, timeline)


def test_an_event_without_footage_stays_while_a_picture_of_it_is_there(kept: Kept) -> None:
    gone(kept)
    kept.renew()
    before = kept.tables()
    kept.execute("DELETE FROM event WHERE rowid > 5")
    kept.execute("DELETE FROM timeline WHERE source_id NOT IN (SELECT id FROM event)")
    kept.renew(NOW + DAY)
    for camera in CAMERAS:
        kept.restore(camera)
    after = kept.tables()
    assert (after["event"], after["timeline"]) == (before["event"], before["timeline"])


def test_a_case_stays_while_an_export_of_it_does(tmp_path: Path, samples: Samples) -> None:
    kept = Kept(tmp_path, samples["one_second"], "0.18")
    kept.renew()
    before = kept.tables()
    assert before["exportcase"]
    for table in ("export", "exportcase"):
        kept.execute(f"DELETE FROM {table}")
    kept.renew(NOW + DAY)
    for camera in CAMERAS:
        kept.restore(camera)
    assert kept.tables() == before


def test_a_day_of_which_nothing_is_left_has_no_file(kept: Kept) -> None:
    kept.execute(
        "INSERT INTO recordings SELECT id || 'x', camera, path || 'x', start_time + 86400, "
        "end_time + 86400, duration, objects, motion, segment_size, dBFS, regions FROM recordings"
    )
    for row in kept.execute("SELECT path FROM recordings WHERE path LIKE '%x'"):
        shutil.copy(row["path"][:-1], row["path"])
    assert kept.renew(NOW + DAY).days == 2
    gone(kept, f"start_time < {NOON + 7200}")
    for table in ("reviewsegment", "event", "timeline", "userreviewstatus", "previews", "export"):
        kept.execute(f"DELETE FROM {table}")
    for folder in ("clips", "exports"):
        shutil.rmtree(kept.media / folder)
    assert kept.renew(NOW + 2 * DAY).days == 1


HARM: dict[str, Any] = {
    "the disk is not mounted": lambda kept: kept.recordings.rename(kept.media / "elsewhere"),
    "the clock is behind": lambda kept: gone(kept, f"start_time < {NOON + 600}"),
    "rows are lost": lambda kept: kept.execute("DELETE FROM recordings WHERE start_time % 60 = 0"),
    "one camera's rows are lost": lambda kept: kept.execute(
        f"DELETE FROM recordings WHERE camera = '{CAMERA}'"
    ),
    "all rows are lost": lambda kept: kept.execute("DELETE FROM recordings"),
}


@pytest.mark.parametrize("harm", HARM)
def test_no_row_leaves_while_anything_is_odd(kept: Kept, harm: str) -> None:
    kept.renew()
    before = kept.tables()
    HARM[harm](kept)
    kept.execute("DELETE FROM event WHERE rowid <= 5")
    kept.execute("UPDATE reviewsegment SET data = '{}'")
    if harm == "the disk is not mounted":
        # Frigate's clean-up takes rows out whose files are not there.
        kept.execute(f"DELETE FROM recordings WHERE start_time < {NOON + 600}")
        kept.execute("UPDATE reviewsegment SET data = '{}'")
    for later in (0.0, 21 * 3600.0, 42 * 3600.0):
        kept.renew(NOW + later, clock_is_behind=harm == "the clock is behind")
    generations = sorted(path for path in kept.catalogue.iterdir() if path.is_dir())
    oldest = generations[0] / "2026-01-01.db.gz"
    held = with_rows(
        oldest,
        lambda connection: connection.execute(
            "SELECT (SELECT count(*) FROM recordings), (SELECT count(*) FROM event)"
        ).fetchone(),
    )
    assert held == (len(before["recordings"]), len(before["event"]))
    assert len(generations) == (2 if "lost" in harm else 1)


def test_rows_of_a_lost_database_are_as_they_were_after_a_doubt(kept: Kept) -> None:
    kept.renew()
    before = kept.tables()
    kept.execute("DELETE FROM recordings WHERE start_time % 60 = 0")
    for table in ("reviewsegment", "event"):
        kept.execute(f"UPDATE {table} SET data = '{{}}'")
    for later in (0.0, 60.0, 900.0, 1800.0):
        kept.renew(NOW + later)
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera)
    after = kept.tables()
    assert after["recordings"] == before["recordings"]
    assert len(after["event"]) == len(before["event"])


def test_files_that_are_deleted_after_their_rows_are_no_loss(kept: Kept) -> None:
    kept.renew()
    paths = [row["path"] for row in kept.execute("SELECT path FROM recordings WHERE rowid < 900")]
    kept.execute("DELETE FROM recordings WHERE rowid < 900")
    kept.renew(NOW + 60)
    for path in paths:
        os.unlink(path)
    kept.renew(NOW + 900)
    kept.renew(NOW + 30 * 3600)
    assert len(list(kept.catalogue.iterdir())) == 1
    assert count(kept) == 1080 - 899


def test_what_was_kept_of_a_lost_database_goes_once_all_of_it_is_back(kept: Kept) -> None:
    kept.renew()
    kept.begin_anew()
    for later in range(3):
        kept.renew(NOW + later * 900)
    assert len(list(kept.catalogue.iterdir())) == 2
    for camera in CAMERAS:
        kept.restore(camera)
        generations = len(list(kept.catalogue.iterdir()))
        assert generations == 2, "something of it is not back yet"
        for later in range(4):
            kept.renew(NOW + 100_000 * (1 + later))
    assert [path.name[:4] for path in kept.catalogue.iterdir()] == ["0002"]
    before = kept.tables()
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera)
    assert kept.tables() == before


def test_what_was_kept_of_a_lost_database_outlives_rows_made_from_files(kept: Kept) -> None:
    for table in ("event", "timeline"):
        kept.execute(f"DELETE FROM {table}")
    kept.renew()
    before = kept.tables()
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera, copies=False)
    for later in range(3):
        kept.renew(NOW + later * DAY)
    for camera in CAMERAS:
        kept.restore(camera)
    assert kept.tables()["recordings"] == before["recordings"]


def test_what_was_kept_of_a_camera_without_recordings_outlives_those_of_others(
    kept: Kept,
) -> None:
    gone(kept, f"camera = '{CAMERA}'")
    for table in ("reviewsegment", "previews", "export"):
        kept.execute(f"DELETE FROM {table} WHERE camera = '{CAMERA}'")
    kept.renew()
    events = kept.tables()["event"]
    kept.begin_anew()
    for camera in CAMERAS[1:]:
        kept.restore(camera)
    for later in range(3):
        kept.renew(NOW + later * DAY)
    for table in ("review", "previews"):
        shutil.rmtree(kept.media / "clips" / table)
    kept.restore(CAMERA)
    assert kept.tables()["event"] == events


def test_a_database_that_is_put_back_goes_on_with_its_own_generation(kept: Kept) -> None:
    kept.renew()
    aside = kept.database.with_name("aside")
    kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(kept.database, aside)
    kept.begin_anew()
    other = kept.recordings / "2026-01-01" / "15" / CAMERA / "00.00.mp4"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"")
    kept.execute(
        "INSERT INTO recordings VALUES ('a', ?, ?, ?, ?, 10.0, 1, 1, 1.0, 1, 1)",
        CAMERA,
        str(other),
        NOON + 10800,
        NOON + 10810,
    )
    kept.renew(NOW + 900)
    for path in kept.database.parent.glob("frigate.db*"):
        path.unlink()
    aside.rename(kept.database)
    kept.renew(NOW + 1800)
    assert sorted(path.name[:4] for path in kept.catalogue.iterdir()) == ["0001", "0002"]


@pytest.mark.parametrize("damage", ["cut", "noise", "empty"])
def test_one_broken_day_leaves_the_others_whole(
    tmp_path: Path, samples: Samples, damage: str
) -> None:
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    assert kept.renew(NOW + DAY).days == 2
    before = kept.tables()
    path = next(kept.catalogue.rglob("2026-01-01.db.gz"))
    content = path.read_bytes()
    if damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "noise":
        path.write_bytes(content[: len(content) // 2] + os.urandom(len(content) // 2))
    else:
        path.write_bytes(b"")
    second_day = NOON + 12 * 3600
    kept.begin_anew()
    done = kept.restore(CAMERA, NOW + DAY)
    assert [text for text in done.warnings if "2026-01-01.db.gz" in text]
    assert done.counts.added == 2 * 360
    assert done.counts.exact >= 360 + (damage != "empty")
    rows = set(kept.tables()["recordings"])
    assert {row for row in before["recordings"] if f'"{CAMERA}"' in row} - rows == {
        row
        for row in before["recordings"]
        if f'"{CAMERA}"' in row and row not in rows and _start(row) < second_day
    }


def _start(row: str) -> float:
    start: float = json.loads(row)["start_time"]
    return start


ONE = (
    "UPDATE recordings SET objects = -1, regions = -1 "
    "WHERE path = (SELECT min(path) FROM recordings)"
)


def test_a_run_reads_only_the_days_of_which_something_is_lost(
    tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    kept.renew(NOW + DAY)
    before = kept.tables()
    read: list[str] = []

    class Noting(catalogued.Reader):
        def __init__(self, path: str) -> None:
            read.append(os.path.basename(path))
            super().__init__(path)

    monkeypatch.setattr(catalogued, "Reader", Noting)
    midnight = NOON + 12 * 3600
    for loss, expected in (
        ("SELECT 1", []),
        (f"DELETE FROM event WHERE start_time > {midnight} AND rowid % 9 = 0", ["2026-01-02"]),
        (f"DELETE FROM recordings WHERE start_time < {midnight - 1800}", ["2026-01-01"]),
        (ONE, ["2026-01-01"]),
        ("DELETE FROM reviewsegment WHERE rowid % 5 = 0", ["2026-01-02", "2026-01-01"]),
    ):
        kept.execute(loss)
        for camera in CAMERAS:
            read.clear()
            kept.restore(camera, NOW + 2 * DAY)
            harmed = loss != ONE or camera == min(CAMERAS)
            assert read == [f"{day}.db.gz" for day in expected if harmed]
        for table in ("recordings", "event", "reviewsegment"):
            assert kept.tables()[table] == before[table]


def test_what_runs_made_from_files_does_not_count_as_what_the_catalogue_has(kept: Kept) -> None:
    """A run over files alone may make as many reviews and events as were lost."""
    kept.renew()
    before = kept.tables()
    for table in ("reviewsegment", "event"):
        kept.execute(f"DELETE FROM {table} WHERE rowid % 3 = 0")
        lost = {*before[table]} - {*kept.tables()[table]}
        for number, row in enumerate(map(json.loads, sorted(lost))):
            made = {**row, "id": f"{row['start_time'] + 0.5}-made{number:02}"}
            made |= {"data": '{"detections": [], "backfilled": true}'}
            made |= {"label": "unknown"} if table == "event" else {}
            made = {name: value for name, value in made.items() if name in row}
            marks = ", ".join("?" * len(made))
            kept.execute(
                f"INSERT INTO {table} ({', '.join(made)}) VALUES ({marks})", *made.values()
            )
    kept.restore(CAMERA, NOW + 5 * DAY)
    after = kept.tables()
    for table in ("reviewsegment", "event"):
        of_camera = {row for row in before[table] if f'"{CAMERA}"' in row}
        assert of_camera <= {*after[table]}


def test_a_broken_day_is_put_aside_and_written_anew(kept: Kept) -> None:
    kept.renew()
    path = next(kept.catalogue.rglob("*.db.gz"))
    path.write_bytes(path.read_bytes()[:1000])
    kept.renew(NOW + 30 * 3600)
    assert count(kept) == 1080
    assert [found.name for found in kept.catalogue.rglob("*damaged*")] == [
        "2026-01-01.db.gz.damaged-1"
    ]


def test_a_day_that_cannot_be_read_stops_no_other(tmp_path: Path, samples: Samples) -> None:
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    kept.renew(NOW + DAY)
    older, newer = sorted(kept.catalogue.rglob("*.db.gz"))
    newer.unlink()
    newer.mkdir()
    older.unlink()
    kept.execute("DELETE FROM timeline")  # both days have changed
    kept.execute("UPDATE event SET end_time = end_time + 1")
    with pytest.raises(IsADirectoryError):
        kept.renew(NOW + DAY)
    assert older.is_file()


def test_a_large_day_is_read_without_room_for_temporary_files(tmp_path: Path) -> None:
    path = tmp_path / "2026-01-01.db.gz"
    cameras = [f"a_camera_with_a_long_name_{number:02}" for number in range(20)]
    with closing(Writer(str(path))) as writer:
        writer.begin("recordings", ("camera", "path"))
        for camera in cameras:
            writer.put("recordings", [(camera, "x")] * 10_000)
        writer.finish()
    with closing(Reader(str(path))) as reader:
        free = os.dup(0)
        os.close(free)
        before = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (free, before[1]))  # no file can be opened
        try:
            assert reader.cameras() == cameras
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, before)


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


def test_without_its_index_every_day_is_looked_at_anew(kept: Kept) -> None:
    kept.renew()
    before = day_files(kept)
    path = next(kept.catalogue.rglob(index.NAME))
    odd = json.dumps({**json.loads(path.read_text()), "doubted_at": "12 o'clock"})
    kept.execute("DELETE FROM recordings")
    nested = "[" * 100_000
    for content in ("{", '{"format": 7}', "[]", '{"format": 1, "days": {"x": 1}}', nested, odd):
        path.write_text(content)
        kept.renew(NOW + 900)
        assert day_files(kept) == before


def test_nothing_is_begun_beside_a_disk_that_is_not_there(kept: Kept) -> None:
    shutil.rmtree(kept.recordings)
    kept.recordings.mkdir()
    with pytest.raises(CatalogueError, match="Is the disk mounted"):
        kept.renew()
    assert not kept.catalogue.exists()


def test_a_full_disk_is_left_alone(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.renew()
    before = day_files(kept)
    kept.execute("UPDATE event SET end_time = end_time + 1")
    monkeypatch.setattr(renewal.space, "why_scarce", lambda _path: "The disk is nearly full.")
    with pytest.raises(CatalogueError, match="nearly full"):
        kept.renew(NOW + 900)
    assert day_files(kept) == before
    monkeypatch.undo()
    kept.renew(NOW + 1800)
    assert day_files(kept) != before


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


def test_the_place_is_beside_the_recordings(tmp_path: Path) -> None:
    recordings = tmp_path / "media" / "recordings"
    recordings.mkdir(parents=True)
    site = Site(str(recordings), str(tmp_path / "config"), "me")
    assert choose(site) == str(tmp_path / "media" / "frigate_backfill" / "me")


def test_the_place_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recordings = tmp_path / "recordings"
    recordings.mkdir()
    site = Site(str(recordings), str(tmp_path), "me")
    monkeypatch.setenv("FRIGATE_BACKFILL_CATALOGUE", str(tmp_path / "mine"))
    assert choose(site) == str(tmp_path / "mine" / "me")
    monkeypatch.setenv("FRIGATE_BACKFILL_CATALOGUE", str(recordings / "mine"))
    with pytest.raises(CatalogueError, match="recordings folder"):
        choose(site)


def test_the_place_is_the_config_folder_where_beside_is_the_containers_own_layer(
    tmp_path: Path,
) -> None:
    """/dev/shm stands for a disk that is mounted at `recordings`, and tmp_path's for the layer."""
    other = "/dev/shm"
    link = tmp_path / "media"
    link.mkdir()
    config = str(tmp_path / "config")
    # What lies in `/dev` is another file system than `/dev/shm`, which is mounted in it.
    site = Site(other, config, "me", container=os.path.dirname(other))
    assert choose(site) == f"{config}/frigate_backfill/me"
    site = Site(other, config, "me", container=str(tmp_path))
    assert choose(site) == "/dev/frigate_backfill/me"


def test_a_library_that_is_not_there_has_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="Is its disk mounted"):
        choose(Site(str(tmp_path / "nowhere" / "recordings"), str(tmp_path), "me"))


def test_a_file_tells_itself_to_sqlite(kept: Kept) -> None:
    """Who has nothing but the file unpacks it with gunzip and opens it."""
    kept.renew()
    path = next(kept.catalogue.rglob("*.db.gz"))
    shutil.copy(path, kept.media / "copy.db.gz")
    import gzip

    plain = kept.media / "copy.db"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    with sqlite3.connect(plain) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM recordings").fetchone() == (1080,)
