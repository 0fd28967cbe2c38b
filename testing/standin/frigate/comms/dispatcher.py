"""What a request of another process does, by its topic."""

import logging
import time
from typing import Any

from frigate._standin import RELEASE
from frigate.comms.base_communicator import Communicator
from frigate.config import FrigateConfig
from frigate.const import (
    CLEAR_ONGOING_REVIEW_SEGMENTS,
    INSERT_MANY_RECORDINGS,
    INSERT_PREVIEW,
    UPSERT_REVIEW_SEGMENT,
)
from frigate.models import Previews, Recordings, ReviewSegment

if RELEASE >= (0, 19):
    from peewee import IntegrityError

logger = logging.getLogger(__name__)


class Dispatcher:
    def __init__(self, config: FrigateConfig, communicators: list[Communicator]) -> None:
        self.config = config
        self.comms = communicators
        for comm in self.comms:
            comm.subscribe(self._receive)

    def _receive(self, topic: str, payload: Any) -> Any:
        def handle_insert_many_recordings() -> None:
            if RELEASE < (0, 19):
                Recordings.insert_many(payload).execute()
                return
            try:
                Recordings.insert_many(payload).execute()
            except IntegrityError:
                logger.warning("Batch recording insert failed, inserting rows individually")
                for recording in payload:
                    insert_unless_stored(recording)

        def insert_unless_stored(recording: dict[str, Any]) -> None:
            try:
                Recordings.insert(recording).execute()
            except IntegrityError:
                path = recording.get("path")
                logger.warning("Skipping recording that is already stored: %s", path)

        def handle_upsert_review_segment() -> None:
            ReviewSegment.insert(payload).on_conflict(
                conflict_target=[ReviewSegment.id], update=payload
            ).execute()

        def handle_insert_preview() -> None:
            Previews.insert(payload).execute()

        def handle_clear_ongoing_review_segments() -> None:
            ReviewSegment.update(end_time=time.time()).where(
                ReviewSegment.end_time.is_null()
            ).execute()

        handlers = {
            INSERT_MANY_RECORDINGS: handle_insert_many_recordings,
            INSERT_PREVIEW: handle_insert_preview,
            UPSERT_REVIEW_SEGMENT: handle_upsert_review_segment,
            CLEAR_ONGOING_REVIEW_SEGMENTS: handle_clear_ongoing_review_segments,
        }
        if topic in handlers:
            return handlers[topic]()
        self.publish(topic, payload)
        return None

    def publish(self, topic: str, payload: Any, retain: bool = False) -> None:
        for comm in self.comms:
            comm.publish(topic, payload, retain)

    def stop(self) -> None:
        for comm in self.comms:
            comm.stop()
