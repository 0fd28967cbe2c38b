"""What somebody deletes in Frigate, as tests of it do."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING, Any

from recording_backfill.evidence.catalogue.dayfile import Reader

from testing.catalogued import NOW, Kept
from testing.filled import CAMERAS

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[0]
LIFE = "boot 1 100 5"
LATER = NOW + 900
REVIEWS = f"SELECT * FROM reviewsegment WHERE camera = '{CAMERA}' ORDER BY start_time"
EVENTS = f"SELECT * FROM event WHERE camera = '{CAMERA}' AND has_snapshot ORDER BY start_time"


def renewed_twice(folder: Path, samples: Samples, version: str = "0.17") -> Kept:
    """Then the catalogue knows the disk and what the database has."""
    kept = Kept(folder, samples["one_second"], version)
    for moment in (NOW - 900, NOW):
        kept.renew(moment, life=LIFE)
    return kept


def delete_review(kept: Kept, review: dict[str, Any]) -> None:
    """As Frigate's /reviews/delete does: recordings with their files, and the row."""
    span = (review["camera"], review["start_time"], review["end_time"])
    where = "camera = ? AND end_time >= ? AND start_time <= ?"
    for row in kept.execute(f"SELECT path FROM recordings WHERE {where}", *span):
        os.unlink(row["path"])
    kept.execute(f"DELETE FROM recordings WHERE {where}", *span)
    kept.execute("DELETE FROM reviewsegment WHERE id = ?", review["id"])
    kept.execute("DELETE FROM userreviewstatus WHERE review_segment_id = ?", review["id"])


def snapshot(kept: Kept, event: dict[str, Any]) -> Path:
    return kept.media / f"clips/{event['camera']}-{event['id']}.jpg"


def thumb(kept: Kept, event: dict[str, Any]) -> Path:
    return kept.media / f"clips/thumbs/{event['camera']}/{event['id']}.webp"


def delete_event(kept: Kept, event: dict[str, Any]) -> None:
    """As Frigate's delete_single_event does: the snapshot, and the rows."""
    snapshot(kept, event).unlink()
    kept.execute("DELETE FROM event WHERE id = ?", event["id"])
    kept.execute("DELETE FROM timeline WHERE source_id = ?", event["id"])


def delete_one_of_each(kept: Kept) -> tuple[dict[str, Any], dict[str, Any]]:
    review, event = kept.execute(REVIEWS)[3], kept.execute(EVENTS)[-2]
    delete_review(kept, review)
    delete_event(kept, event)
    return review, event


def ids(kept: Kept, table: str) -> set[str]:
    return {row["id"] for row in kept.execute(f"SELECT id FROM {table}")}


def deleted(kept: Kept) -> set[str]:
    """The ids that the catalogue has as deleted."""
    found: set[str] = set()
    for path in kept.catalogue.rglob("*.db.gz"):
        with closing(Reader(str(path))) as reader:
            for marks in reader.marks().values():
                found.update(row_id for row_id, mark in marks.items() if mark.deleted)
    return found


def delete_between(kept: Kept, first: int, last: int) -> list[dict[str, Any]]:
    """Delete events without a snapshot, from one place in the order of all to another."""
    events = kept.execute("SELECT * FROM event ORDER BY start_time")[first:last]
    for event in events:
        snapshot(kept, event).unlink(missing_ok=True)
        kept.execute("DELETE FROM event WHERE id = ?", event["id"])
    return events
