"""Removing snapshots, clips and at last events that no retention setting keeps any more.

Snapshots go by label and start, clips by their review's severity and end. An event with neither
goes itself, and since 0.16 its thumbnail with it; 0.15 has that in the row.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import threading
from collections.abc import Iterable
from multiprocessing.synchronize import Event as MpEvent
from pathlib import Path
from typing import Any

from peewee import chunked

from frigate import const
from frigate._standin import MINUTE_SECONDS, RELEASE
from frigate.config import CameraConfig, FrigateConfig
from frigate.models import Event, Timeline

logger = logging.getLogger(__name__)

CHUNK_SIZE = 50
MINUTES = 5

# The pictures that a release knows of: `<camera>-<id>` with one of these ends.
SNAPSHOTS = [".jpg", "-clean.png"] + (["-clean.webp"] if RELEASE >= (0, 17) else [])


def _days_ago(days: float) -> float:
    return (dt.datetime.now() - dt.timedelta(days=days)).timestamp()


def _delete_snapshot(camera: str, event_id: str) -> None:
    try:
        for end in SNAPSHOTS:
            Path(const.CLIPS_DIR, f"{camera}-{event_id}{end}").unlink(missing_ok=True)
    except OSError:
        logger.warning("Unable to delete event images for %s: %s", camera, event_id)


if RELEASE >= (0, 16):

    def delete_event_thumbnail(event: Any) -> bool:
        """The real ones import it from `frigate.util`."""
        if not event.thumbnail:
            thumb = Path(os.path.join(const.THUMB_DIR, event.camera, f"{event.id}.webp"))
            thumb.unlink(missing_ok=True)
        return True


def _clear(column: Any, ids: Iterable[str]) -> None:
    for batch in chunked(ids, CHUNK_SIZE):
        Event.update({column: False}).where(Event.id << list(batch)).execute()


class EventCleanup(threading.Thread):
    def __init__(self, config: FrigateConfig, stop_event: MpEvent, db: Any) -> None:
        super().__init__(name="event_cleanup")
        self.config = config
        self.stop_event = stop_event
        self.db = db

    def expire_snapshots(self) -> None:
        removed = Event.camera.not_in(list(self.config.cameras))
        # Until 0.17 the files of removed cameras stay: counting their list used it up.
        expired = self._expired_snapshots(removed, self.config)
        for camera, event_id in expired if RELEASE >= (0, 18) else []:
            _delete_snapshot(camera, event_id)
        _clear(Event.has_snapshot, [event_id for _, event_id in expired])
        expired = []
        for name, config in self.config.cameras.items():
            expired += self._expired_snapshots(Event.camera == name, config)
        for camera, event_id in expired:
            _delete_snapshot(camera, event_id)
        _clear(Event.has_snapshot, [event_id for _, event_id in expired])

    @staticmethod
    def _expired_snapshots(
        whose: Any, config: FrigateConfig | CameraConfig
    ) -> list[tuple[str, str]]:
        retain = config.snapshots.retain
        expired = []
        labels = [row[0] for row in Event.select(Event.label).where(whose).distinct().tuples()]
        for label in labels:
            expired += list(
                Event.select(Event.camera, Event.id)
                .where(
                    whose,
                    Event.start_time < _days_ago(retain.objects.get(label, retain.default)),
                    Event.label == label,
                    Event.retain_indefinitely == False,  # noqa: E712 - SQL
                )
                .tuples()
            )
        return expired

    def expire_clips(self) -> list[str]:
        """Clear `has_clip` of what is too old; the ids of the configured cameras' events."""
        record = self.config.record
        days = max(record.alerts.retain.days, record.detections.retain.days)
        lasting = Event.retain_indefinitely == False  # noqa: E712 - SQL
        removed = Event.select(Event.id).where(
            Event.camera.not_in(list(self.config.cameras)),
            Event.start_time < _days_ago(days),
            lasting,
        )
        _clear(Event.has_clip, [row[0] for row in removed.tuples()])
        severity = Event.data["max_severity"]
        expired: list[str] = []
        for name, config in self.config.cameras.items():
            record = config.record
            alert = (severity != "detection") | severity.is_null()
            query = Event.select(Event.id).where(
                Event.camera == name,
                lasting,
                (alert & (Event.end_time < _days_ago(record.alerts.retain.days)))
                | (
                    (severity == "detection")
                    & (Event.end_time < _days_ago(record.detections.retain.days))
                ),
            )
            expired += [row[0] for row in query.tuples()]
        _clear(Event.has_clip, expired)
        return expired

    def expire(self) -> None:
        """One pass."""
        for batch in chunked(self.expire_clips(), CHUNK_SIZE):
            Timeline.delete().where(Timeline.source_id << list(batch)).execute()
        self.expire_snapshots()
        over = list(
            Event.select(Event.id, Event.camera, Event.thumbnail)
            .where(Event.has_clip == False, Event.has_snapshot == False)  # noqa: E712 - SQL
            .namedtuples()
        )
        for event in over:
            if RELEASE >= (0, 16):
                delete_event_thumbnail(event)
        for batch in chunked([event.id for event in over], CHUNK_SIZE):
            Event.delete().where(Event.id << list(batch)).execute()

    def run(self) -> None:
        if RELEASE >= (0, 17) and self.config.safe_mode:
            logger.info("Safe mode enabled, skipping event cleanup")
            return
        while not self.stop_event.wait(MINUTES * MINUTE_SECONDS):
            self.expire()
        logger.info("Exiting event cleanup...")
