"""Frigate's rules without its threads: each line from stdin is one thing to do, at a given time.

Started by testing/frigate_life.py in the stand-in's environment. One JSON object a line comes in,
one goes out: `{"result": …}`, or `{"error": …, "kind": …}` where Frigate's thread would have died.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import logging
import sys
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from frigate import const, storage
from frigate._standin import RELEASE
from frigate.comms import dispatcher
from frigate.config import FrigateConfig
from frigate.events import cleanup as events_cleanup
from frigate.models import ALL
from frigate.record import cleanup as record_cleanup
from peewee import SqliteDatabase

sync = importlib.import_module(
    "frigate.util.media" if RELEASE >= (0, 18) else "frigate.record.util"
)
RUN_BY_THE_CLOCK = (events_cleanup, record_cleanup, sync)


class Clock(dt.datetime):
    """What `datetime.now()` tells Frigate."""

    moment = 0.0

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Clock:
        return cls.fromtimestamp(cls.moment, tz)


def set_clock(now: float) -> None:
    Clock.moment = now
    for module in RUN_BY_THE_CLOCK:
        module.dt = SimpleNamespace(datetime=Clock, timedelta=dt.timedelta, timezone=dt.timezone)
    dispatcher.time = SimpleNamespace(time=lambda: now)


def set_folders(media: str, config_dir: str) -> None:
    clips = f"{media}/clips"
    const.BASE_DIR, const.CONFIG_DIR = media, config_dir
    const.CLIPS_DIR, const.THUMB_DIR = clips, f"{clips}/thumbs"
    const.RECORD_DIR, const.EXPORT_DIR = f"{media}/recordings", f"{media}/exports"


@lru_cache(maxsize=64)
def parsed(config: str) -> FrigateConfig:
    return FrigateConfig.parse(config, is_json=True)


class Life:
    """What Frigate does, each at one call."""

    def __init__(self, config: FrigateConfig) -> None:
        self.config = config

    def clean_up(self) -> None:
        """The hourly pass over reviews, recordings and previews."""
        record_cleanup.RecordingCleanup(self.config, None).expire()

    def clean_up_events(self) -> None:
        """The pass over snapshots, clips and events that is every five minutes."""
        events_cleanup.EventCleanup(self.config, None, None).expire()

    def sync(self, **options: Any) -> Any:
        """Until 0.17 `limited`; since 0.18 `dry_run`, `media_types`, `force`."""
        if RELEASE < (0, 18):
            return sync.sync_recordings(**options)
        results = sync.sync_all_media(**options)
        return results.to_dict()

    def start(self) -> None:
        """A start, up to the point where the threads run."""
        from frigate.app import FrigateApp

        app = FrigateApp(self.config, None, None)
        app.ensure_dirs()
        app.init_database()
        app.check_db_data_migrations()
        app.reap_stale_exports()
        app.dispatcher = dispatcher.Dispatcher(self.config, [])
        app.end_what_is_ongoing()

    def receive(self, topic: str, payload: Any) -> Any:
        """A request of another process."""
        return dispatcher.Dispatcher(self.config, [])._receive(topic, payload)

    def relieve_storage(self, megabytes: float) -> None:
        """What happens when less than that is free and an hour of recordings takes it."""
        storage.reduce_storage_consumption(megabytes)


def answer(order: dict[str, Any]) -> dict[str, Any]:
    set_clock(order["now"])
    set_folders(order["media"], order["config_dir"])
    database = SqliteDatabase(order["database"], pragmas={"synchronous": 0})
    database.bind(ALL)
    life = Life(parsed(order["config"]))
    try:
        return {"result": getattr(life, order["do"])(**order["options"])}
    except Exception as error:  # noqa: BLE001 - whatever it is, its thread would be dead
        return {"error": str(error), "kind": type(error).__name__}
    finally:
        database.close()


def main() -> None:
    logging.disable()  # what matters is in the answer
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
