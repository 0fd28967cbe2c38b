"""The demo's second loss: the patch has kept a catalogue since the first, and all comes back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from testing.cataloguing import Catalogued
from testing.clips import Clips

from .home import DemoError
from .library import CAMERAS, DRIVE, HOUR

if TYPE_CHECKING:
    from testing.standin.server import StandIn

    from .client import Client
    from .library import DemoLibrary

_FROM_FILES = {
    "recordings": "objects = -1 AND regions = -1",
    "reviewsegment": """data LIKE '%"backfilled": true%'""",
    "event": "0",
    "timeline": "0",
    "previews": "0",
    "export": "0",
}
"""By table which rows a run made from files, and makes from them again."""


def _live_on(frigate: StandIn, library: DemoLibrary) -> None:
    """What Frigate saw since the first loss: events with labels, and reviews that were watched."""
    clips = Clips(frigate.media, frigate.version, seed=2)
    for number in range(3):
        start = library.lost_at + HOUR + 600.0 * number
        event = clips.event(DRIVE, start, start + 20, label="person", sub_label="Zoë")
        clips.review(DRIVE, start, start + 20, detections=[event.id], reviewed_by=["admin"])
    clips.save(frigate.database)


def lose_again(frigate: StandIn, client: Client, library: DemoLibrary) -> None:
    """Have the catalogue saved, lose the database, and bring back all that was in it.

    Raises:
        DemoError: something did not come back, or not as it was.
    """
    _live_on(frigate, library)
    instance = client.get("/recordings/backfill/status")["instance_id"]
    Catalogued(frigate.recordings, frigate.database, instance).renew()
    before = _rows(frigate)
    frigate.stop()
    for path in frigate.config_dir.glob(f"{frigate.database.name}*"):
        path.unlink()
    frigate.start()
    for camera in CAMERAS:
        # Of the other cameras, what was lost at first is brought back later.
        wanted: dict[str, object] = {} if camera == DRIVE else {"start_time": library.lost_at}
        run = client.post(f"/recordings/{camera}/backfill", wanted)
        print(f"  {camera}: {run['files_added']} recordings, {run['files_exact']} as they were")
    after = _rows(frigate)
    for table, rows in before.items():
        if after[table] != rows:
            raise DemoError(
                f"{len(rows - after[table])} rows of {table} did not come back from the "
                f"catalogue, and {len(after[table] - rows)} others did"
            )
    counts = [f"{len(rows)} of {table}" for table, rows in before.items() if rows]
    print(f"  Row for row what Frigate had written: {', '.join(counts)}")


def _rows(frigate: StandIn) -> dict[str, set[str]]:
    """By table all rows that Frigate wrote itself."""
    found = {}
    with closing(sqlite3.connect(frigate.database)) as connection:
        connection.row_factory = sqlite3.Row
        for table, made in _FROM_FILES.items():
            rows = connection.execute(f"SELECT * FROM {table} WHERE NOT ({made})")
            found[table] = {json.dumps(dict(row), sort_keys=True) for row in rows}
    return found
