"""What a request of another process does, by its topic."""

from typing import Any

from frigate.comms.base_communicator import Communicator
from frigate.config import FrigateConfig
from frigate.const import INSERT_MANY_RECORDINGS, UPSERT_REVIEW_SEGMENT
from frigate.models import Recordings, ReviewSegment


class Dispatcher:
    def __init__(self, config: FrigateConfig, communicators: list[Communicator]) -> None:
        self.config = config
        self.comms = communicators
        for comm in self.comms:
            comm.subscribe(self._receive)

    def _receive(self, topic: str, payload: Any) -> Any:
        def handle_insert_many_recordings() -> None:
            Recordings.insert_many(payload).execute()

        def handle_upsert_review_segment() -> None:
            ReviewSegment.insert(payload).on_conflict(
                conflict_target=[ReviewSegment.id], update=payload
            ).execute()

        handlers = {
            INSERT_MANY_RECORDINGS: handle_insert_many_recordings,
            UPSERT_REVIEW_SEGMENT: handle_upsert_review_segment,
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
