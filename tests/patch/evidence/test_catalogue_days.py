"""The catalogue's files, one a day: which a run reads, and what a broken one costs."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.catalogue import dayfile
from recording_backfill.evidence.catalogue.dayfile import Reader, Writer
from recording_backfill.evidence.copies import catalogued

from testing.catalogued import DAY, NOW, Kept
from testing.filled import CAMERAS
from testing.library import NOON
from tests.patch.evidence.catalogue_files import CAMERA, count

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples


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


def test_a_day_that_cannot_be_read_stops_no_other(
    tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    kept.renew(NOW + DAY)
    older, newer = sorted(kept.catalogue.rglob("*.db.gz"))
    before = newer.read_bytes()
    older.unlink()
    kept.execute("DELETE FROM timeline")  # both days have changed
    kept.execute("UPDATE event SET end_time = end_time + 1")
    right = dayfile.unpack

    def unpacked(path: str, target: str) -> None:
        if path == str(newer):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        right(path, target)

    monkeypatch.setattr(dayfile, "unpack", unpacked)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        kept.renew(NOW + DAY)
    assert older.is_file()
    assert newer.read_bytes() == before


def test_a_folder_in_a_days_place_is_put_aside_and_the_day_written_anew(kept: Kept) -> None:
    kept.renew()
    (path,) = kept.catalogue.rglob("*.db.gz")
    path.unlink()
    path.mkdir()
    (path / "note.txt").write_text("somebody's")
    kept.renew(NOW + 30 * 3600)
    assert count(kept) == 1080
    (aside,) = kept.catalogue.rglob("*damaged*")
    assert (aside / "note.txt").read_text() == "somebody's"


def test_a_day_that_a_disk_does_not_answer_for_leaves_a_run_the_others(
    tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    kept.renew(NOW + DAY)
    kept.begin_anew()
    right = dayfile.unpack

    def unpacked(path: str, target: str) -> None:
        if "2026-01-01" in path:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        right(path, target)

    monkeypatch.setattr(dayfile, "unpack", unpacked)
    run = kept.restore(CAMERA, NOW + DAY)
    assert run.counts.exact == 360
    assert run.counts.added == 720
    assert ["2026-01-01.db.gz" in str(warning) for warning in run.warnings].count(True) == 1


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
