"""The database is lost, and Frigate and the catalogue go on: nothing of the older is harmed.

Each release records and cleans up for three days on a database that it began anew, while the
catalogue is renewed; then the disk goes and comes back. Whatever is on it still has its row.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.script.config_file import read_config

from testing.catalogued import Kept
from testing.filled import CAMERAS
from testing.frigate_life import FrigateLife, Installation, kept_days, with_record
from testing.library import NOON
from testing.standin.server import VERSIONS

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

DAY = 86400.0
HOUR = 3600.0
LOSS = NOON + 2 * HOUR
_LONG = [pytest.mark.long]


def installation(kept: Kept) -> Installation:
    config = with_record({camera: {} for camera in CAMERAS}, kept_days(kept.version, 30.0))
    return Installation(kept.database, kept.media, config, kept.database.parent)


def record(kept: Kept, sample: Path, start: float, count: int = 6) -> None:
    """What Frigate records itself: files and their rows."""
    size = round(sample.stat().st_size / 2**20, 2)
    rows = []
    for number in range(count):
        for camera in CAMERAS:
            begin = start + 10.0 * number
            day, rest = divmod(int(begin) - 1767225600, 86400)
            folder = kept.recordings / f"2026-01-{1 + day:02}/{rest // 3600:02}/{camera}"
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{rest % 3600 // 60:02}.{rest % 60:02}.mp4"
            shutil.copy(sample, path)
            name = f"{begin}-{camera[:6]}"
            rows.append((name, camera, str(path), begin, begin + 10.0, size))
    with closing(sqlite3.connect(kept.database)) as connection:
        connection.executemany(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, objects, "
            "motion, segment_size, dBFS, regions) VALUES (?, ?, ?, ?, ?, 10.0, 1, 77, ?, -20, 3)",
            rows,
        )
        connection.commit()


class Lost:
    """A Frigate whose database was lost, and which goes on."""

    def __init__(self, folder: Path, sample: Path, life: FrigateLife) -> None:
        self.kept = Kept(folder, sample, life.version[:4])
        self.frigate = installation(self.kept)
        self._sample = sample
        self._life = life
        for name in (".exports", ".timeline"):  # what Frigate has done once and for all
            (self.kept.database.parent / name).touch()

    def lose_database(self) -> dict[str, set[str]]:
        """Catalogue it and lose it; what was in it."""
        self.kept.renew(LOSS)
        before = {table: set(rows) for table, rows in self.kept.tables().items()}
        for path in self.kept.database.parent.glob("frigate.db*"):
            path.unlink()
        self._life.start(self.frigate, LOSS)
        return before

    def go_on(self, first: int, last: int) -> None:
        """Frigate records and cleans up, and the catalogue is renewed, between those hours."""
        for hour in range(first, last, 12):
            now = LOSS + hour * HOUR
            record(self.kept, self._sample, now)
            self._life.clean_up(self.frigate, now + 120)
            self.kept.renew(now + 180)
            self.kept.renew(now + 1080)

    def restore_all(self) -> None:
        """Have everything brought back, and see that Frigate keeps it."""
        kept, config = self.kept, self.kept.database.parent / "config.yml"
        for hour in (80, 81):
            kept.renew(LOSS + hour * HOUR)
        version = f"{self._life.version[:4]}-0"
        config.write_text(json.dumps({**self.frigate.config, "version": version}))
        for camera in CAMERAS:
            retention = read_config(config).retention(camera)
            kept.restore(camera, LOSS + 82 * HOUR, retention=retention)
        after = kept.tables()["recordings"]
        self._life.clean_up(self.frigate, LOSS + 83 * HOUR)
        assert kept.tables()["recordings"] == after

    def has(self, before: dict[str, set[str]]) -> None:
        """Every row of `before` is in the database; what was not known then may be known now."""
        after = self.kept.tables()
        for table, rows in before.items():
            there = set(after[table])
            by_id = {row.get("id"): row for row in map(json.loads, there)}
            for row in rows - there:
                old = json.loads(row)
                told = {name: value for name, value in old.items() if value is not None}
                assert told.items() <= by_id.get(old.get("id"), {}).items(), table


@pytest.mark.parametrize(
    "version",
    [
        pytest.param(version, marks=[] if version in (VERSIONS[0], VERSIONS[-1]) else _LONG)
        for version in VERSIONS
    ],
)
def test_three_days_after_a_loss_everything_still_comes_back(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    with FrigateLife(version) as life:
        _three_days(Lost(tmp_path, samples["one_second"], life), tmp_path / "aside")


def _three_days(lost: Lost, aside: Path) -> None:
    before = lost.lose_database()
    lost.go_on(0, 72)
    media = lost.kept.media
    media.rename(aside)  # the disk goes, and with it the catalogue
    lost.kept.recordings.mkdir(parents=True)
    lost.go_on(72, 79)
    shutil.rmtree(media / "frigate_backfill")
    shutil.copytree(aside, media, dirs_exist_ok=True)
    lost.restore_all()
    lost.has(before)


def test_the_disk_may_be_away_when_the_database_is_lost(tmp_path: Path, samples: Samples) -> None:
    """The catalogue lies elsewhere, or it would be away, too."""
    with FrigateLife("0.17.2") as life:
        lost = Lost(tmp_path, samples["one_second"], life)
        lost.kept.catalogue = tmp_path / "config" / "frigate_backfill" / "an-instance"
        before = lost.lose_database()
        media, aside = lost.kept.media, tmp_path / "aside"
        media.rename(aside)
        lost.kept.recordings.mkdir(parents=True)
        lost.go_on(0, 72)
        shutil.copytree(aside, media, dirs_exist_ok=True)
        lost.restore_all()
        lost.has(before)
