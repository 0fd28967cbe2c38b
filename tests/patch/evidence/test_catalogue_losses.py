"""When a row leaves the catalogue, and that it never mirrors a loss."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.evidence.catalogue import footage
from recording_backfill.evidence.catalogue.place import CatalogueError

from testing.catalogued import DAY, NOW, Kept, with_rows
from testing.filled import CAMERAS
from testing.library import NOON
from tests.patch.evidence.catalogue_files import CAMERA, count

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples


def gone(kept: Kept, where: str = "1") -> None:
    """Delete recordings as Frigate does: the file, then the row."""
    for row in kept.execute(f"SELECT path FROM recordings WHERE {where}"):
        os.unlink(row["path"])
    kept.execute(f"DELETE FROM recordings WHERE {where}")


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
    for review in kept.execute(f"SELECT thumb_path FROM reviewsegment WHERE {early}"):
        os.unlink(review["thumb_path"])
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


def test_a_disk_that_goes_away_meanwhile_takes_no_row_out_of_the_catalogue(
    kept: Kept, tmp_path: Path
) -> None:
    kept.catalogue = tmp_path / "config" / "catalogue"
    kept.renew()
    before = count(kept)
    kept.execute(
        "DELETE FROM recordings WHERE id IN "
        "(SELECT id FROM recordings WHERE camera = ? ORDER BY start_time LIMIT 2 OFFSET 1)",
        CAMERA,
    )
    aside = kept.media.with_name("unplugged")

    def unplug() -> None:
        if not aside.exists():
            kept.media.rename(aside)
            kept.media.mkdir()

    with pytest.raises(CatalogueError, match="went away"):
        kept.renew(NOW + 900, check=unplug)
    assert count(kept) == before
    kept.media.rmdir()
    aside.rename(kept.media)
    kept.renew(NOW + 1800)
    assert count(kept) == before


def test_footage_that_a_disk_does_not_answer_for_is_not_gone(
    tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    kept.renew(NOW + DAY)
    of_day = f"camera = '{CAMERA}' AND start_time < {NOON + 12 * 3600}"
    before = count(kept, "reviewsegment", of_day)
    gone(kept, of_day)
    kept.execute(f"DELETE FROM reviewsegment WHERE {of_day}")
    shutil.rmtree(kept.media / "clips")
    right = footage.names_in

    def listed(path: str) -> list[str]:
        if str(path).endswith(CAMERA):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return right(path)

    monkeypatch.setattr(footage, "names_in", listed)
    kept.renew(NOW + DAY + 900)
    assert count(kept, "reviewsegment", of_day) == before > 0
    monkeypatch.undo()
    for days in (3, 4):  # one day in turn
        kept.renew(NOW + days * DAY)
    assert count(kept, "reviewsegment", of_day) == 0
