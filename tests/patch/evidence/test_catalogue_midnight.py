"""The catalogue around midnight: what begins on one day and lasts into the next, or the other way.

All days are UTC, whatever the host's clock says.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from testing.catalogued import DAY, Kept, with_rows
from testing.filled import CAMERAS
from testing.library import NOON
from testing.zones import local_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[0]
MIDNIGHT = NOON + 12 * 3600
NOW = MIDNIGHT + 2 * 3600.0


@pytest.fixture
def kept(tmp_path: Path, samples: Samples) -> Kept:
    """An hour before midnight, and one after."""
    return Kept(tmp_path, samples["one_second"], hours=2, start=MIDNIGHT - 3600)


def add_over_midnight(kept: Kept, start: float, end: float) -> str:
    """A review and an event of that time; their id."""
    name = f"{start}-aaaaaa"
    kept.execute(
        "INSERT INTO reviewsegment VALUES (?, ?, ?, ?, 'alert', ?, '{}')",
        name,
        CAMERA,
        start,
        end,
        str(kept.media / f"clips/review/thumb-{CAMERA}-{name}.webp"),
    )
    kept.execute(
        "INSERT INTO event (id, label, camera, start_time, end_time, zones, has_clip, has_snapshot,"
        " retain_indefinitely, data) VALUES (?, 'dog', ?, ?, ?, '[]', 1, 0, 0, '{}')",
        name,
        CAMERA,
        start,
        end,
    )
    return name


def clean_up(kept: Kept, name: str, where: str) -> None:
    """Frigate deletes recordings, and the review and the event of that id."""
    for row in kept.execute(f"SELECT path FROM recordings WHERE {where}"):
        os.unlink(row["path"])
    kept.execute(f"DELETE FROM recordings WHERE {where}")
    for table in ("reviewsegment", "event"):
        kept.execute(f"DELETE FROM {table} WHERE id = ?", name)


def holds(kept: Kept, name: str) -> list[int]:
    """How many reviews and events of that id are in the catalogue."""
    of = "SELECT count(*) FROM {} WHERE id = ?1"
    query = f"SELECT ({of.format('reviewsegment')}), ({of.format('event')})"
    found = [
        with_rows(path, lambda connection: connection.execute(query, (name,)).fetchone())
        for path in kept.catalogue.rglob("*.db.gz")
    ]
    return [sum(counts) for counts in zip(*found, strict=True)]


BEFORE, AFTER = f"start_time < {MIDNIGHT}", f"start_time >= {MIDNIGHT}"


@pytest.mark.parametrize(
    ("start", "end", "first", "then"),
    [
        (MIDNIGHT - 40.0, MIDNIGHT + 60.0, BEFORE, AFTER),
        (MIDNIGHT + 4.0, MIDNIGHT + 8.0, AFTER, BEFORE),
        (MIDNIGHT - 1700.0, MIDNIGHT + 10 * DAY, BEFORE, AFTER),
    ],
    ids=["begun the day before", "recorded since the day before", "held open"],
)
def test_what_is_kept_of_two_days_stays_while_either_has_footage(
    kept: Kept, start: float, end: float, first: str, then: str
) -> None:
    kept.execute("DELETE FROM event")
    kept.execute("DELETE FROM reviewsegment")
    name = add_over_midnight(kept, start, end)
    kept.renew(NOW)
    clean_up(kept, name, first)
    for later in (1, 2):
        kept.renew(NOW + later * DAY)
    assert holds(kept, name) == [1, 1]
    clean_up(kept, name, f"{then} AND camera = '{CAMERA}'")
    for later in (3, 4):
        kept.renew(NOW + later * DAY)
    assert holds(kept, name) == [0, 0]


def test_what_was_kept_of_a_lost_database_stays_while_another_day_has_footage(kept: Kept) -> None:
    name = add_over_midnight(kept, MIDNIGHT - 40.0, MIDNIGHT + 60.0)
    clean_up(kept, "", f"{BEFORE} AND camera = '{CAMERA}'")
    kept.renew(NOW)
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera, NOW + DAY, media=("recordings", "previews", "exports"))
    for later in range(1, 6):
        kept.renew(NOW + later * DAY)
    assert holds(kept, name) == [1, 1]
    for camera in CAMERAS:
        kept.restore(camera, NOW + 6 * DAY)
    for table in ("reviewsegment", "event"):
        assert kept.execute(f"SELECT 1 FROM {table} WHERE id = ?", name)


@pytest.fixture(params=["AAA-1BBB,J1/0,J2/1:30", "AAA-1BBB,J1/23:30,J3"])
def zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hosts whose clocks go forward and back during the hours."""
    with local_time(request.param):
        yield


@pytest.mark.usefixtures("zone")
def test_nothing_is_lost_or_doubled_over_midnight_whatever_the_hosts_clock_does(kept: Kept) -> None:
    for number, camera in enumerate(CAMERAS):
        kept.execute(
            "UPDATE event SET start_time = ?, end_time = ? WHERE rowid = (SELECT min(rowid) FROM "
            "event WHERE camera = ?)",
            MIDNIGHT - 5.0 - number,
            MIDNIGHT + 400.0,
            camera,
        )
    kept.renew(NOW)
    assert [path.name[:10] for path in sorted(kept.catalogue.rglob("*.db.gz"))] == [
        f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}" for moment in (MIDNIGHT - 1, MIDNIGHT)
    ]
    before = kept.tables()
    kept.begin_anew()
    # Hour by hour, and then all again: what lies in two ranges comes back once.
    hours = [(MIDNIGHT - 3600.0, MIDNIGHT - 1.0), (MIDNIGHT, MIDNIGHT + 3600.0), (None, None)]
    for start, end in hours:
        for camera in CAMERAS:
            kept.restore(camera, NOW, start_time=start, end_time=end)
    assert kept.tables() == before
    kept.renew(NOW + 900)
    kept.renew(NOW + DAY)
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera, NOW + DAY)
    assert kept.tables() == before
