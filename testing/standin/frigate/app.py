"""Frigate's main process: its threads and processes, then the API until a signal ends it."""

import logging
import os
import secrets
import shutil
import socket
import sqlite3
import time
from multiprocessing.managers import SyncManager
from multiprocessing.synchronize import Event as MpEvent
from pathlib import Path

import uvicorn

from frigate import _schema, const
from frigate._standin import API_PORT, BUSY_SECONDS, PORT_FILE, RELEASE, SHM_DIR, USERS
from frigate.api.auth import hash_password
from frigate.api.fastapi_app import create_fastapi_app
from frigate.comms.dispatcher import Dispatcher
from frigate.comms.inter_process import InterProcessCommunicator
from frigate.config import FrigateConfig
from frigate.db.sqlitevecq import PRAGMAS, SqliteVecQueueDatabase
from frigate.events.cleanup import EventCleanup
from frigate.log import _stop_logging
from frigate.models import ALL, Event, ReviewSegment, User
from frigate.record.cleanup import RecordingCleanup
from frigate.record.export import migrate_exports
from frigate.stats.emitter import StatsEmitter
from frigate.version import VERSION

logger = logging.getLogger(__name__)


class FrigateApp:
    def __init__(self, config: FrigateConfig, manager: SyncManager, stop_event: MpEvent) -> None:
        self.config = config
        self.metrics_manager = manager
        self.stop_event = stop_event

    def ensure_dirs(self) -> None:
        for folder in (
            const.CONFIG_DIR, const.RECORD_DIR, *([const.THUMB_DIR] if RELEASE >= (0, 16) else []),
            f"{const.CLIPS_DIR}/cache", const.CACHE_DIR, const.EXPORT_DIR,
        ):  # fmt: skip
            if not os.path.exists(folder) and not os.path.islink(folder):
                logger.info("Creating directory: %s", folder)
                os.makedirs(folder)

    def init_database(self) -> None:
        """Create or upgrade the tables; before that, copy the database as it is.

        As in the real one a database that was missing is copied, too, empty as it has just become.
        """
        path = self.config.database.path
        connection = sqlite3.connect(path, isolation_level=None)
        if _schema.pending(connection, RELEASE):
            logger.info("Making backup of DB before migrations...")
            shutil.copyfile(path, path.replace("frigate.db", "backup.db"))
        _schema.create(connection, RELEASE)
        if RELEASE < (0, 18) and not Path(const.CONFIG_DIR, ".timeline").exists():
            connection.execute("DELETE FROM timeline WHERE source_id NOT IN (SELECT id FROM event)")
            Path(const.CONFIG_DIR, ".timeline").touch()
        if not Path(const.CONFIG_DIR, ".vacuum").exists():
            logger.info("Running database vacuum")
            connection.execute("VACUUM")
            Path(const.CONFIG_DIR, ".vacuum").touch()
        connection.close()

    def bind_database(self) -> None:
        cameras = [c for c in self.config.cameras.values() if c.enabled]
        self.db = SqliteVecQueueDatabase(
            self.config.database.path,
            pragmas=PRAGMAS,
            timeout=BUSY_SECONDS or max(60, 10 * len(cameras)),
        )
        self.db.bind(ALL)

    def init_auth(self) -> None:
        """Without users, create the test's, or as the real one an admin with a random password."""
        if not self.config.auth.enabled or User.select().count() > 0:
            return
        given = [entry.split(":") for entry in USERS.split()]
        for name, role, password in given or [("admin", "admin", secrets.token_hex(16))]:
            row = {
                "username": name,
                "password_hash": hash_password(
                    password, iterations=self.config.auth.hash_iterations
                ),
                "notification_tokens": [],
            }
            if RELEASE >= (0, 16):
                row["role"] = role
            User.insert(row).execute()
            if not given:
                logger.info("***    User: admin    Password: %s   ***", password)

    def start(self) -> None:
        logger.info("Starting Frigate (%s)", VERSION)
        self.ensure_dirs()
        self.init_database()
        self.bind_database()
        self.check_db_data_migrations()
        self.reap_stale_exports()
        self.inter_process_communicator = InterProcessCommunicator()
        self.dispatcher = Dispatcher(self.config, [self.inter_process_communicator])
        self.end_what_is_ongoing()
        self.stats_emitter = StatsEmitter(list(self.config.cameras))
        self.start_event_cleanup()
        self.start_record_cleanup()
        self.init_auth()

        api_socket = self.open_api_socket()
        try:
            uvicorn.Server(
                # Frigate's image has no library for WebSockets; the tests' environment does.
                uvicorn.Config(self.create_app(), log_level="error", ws="none"),
            ).run(sockets=[api_socket])
        finally:
            self.stop()

    def check_db_data_migrations(self) -> None:
        marker = Path(const.CONFIG_DIR, ".exports")
        if not marker.exists():
            marker.touch()
            migrate_exports(list(self.config.cameras))

    def reap_stale_exports(self) -> None:
        if RELEASE >= (0, 18):
            from frigate.jobs.export import reap_stale_exports

            reap_stale_exports()

    def end_what_is_ongoing(self) -> None:
        """What the real one's review process and its event thread do as they start."""
        self.dispatcher._receive(const.CLEAR_ONGOING_REVIEW_SEGMENTS, "")
        Event.update(end_time=Event.start_time + 30).where(Event.end_time.is_null()).execute()

    def start_event_cleanup(self) -> None:
        self.event_cleanup = EventCleanup(self.config, self.stop_event, self.db)
        self.event_cleanup.start()

    def start_record_cleanup(self) -> None:
        self.record_cleanup = RecordingCleanup(self.config, self.stop_event)
        self.record_cleanup.start()

    def open_api_socket(self) -> socket.socket:
        """The real one listens on 5001; tests take any free port and learn it from a file."""
        listening = socket.create_server(("127.0.0.1", API_PORT))
        # As uvicorn has it on sockets of its own; without it each answer waits 40 ms for an ACK.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if PORT_FILE:
            partial = Path(f"{PORT_FILE}.partial")
            partial.write_text(str(listening.getsockname()[1]))
            partial.replace(PORT_FILE)
        return listening

    def create_app(self):
        arguments = [self.config, self.db, None, None, None, None, self.stats_emitter, None]
        if RELEASE < (0, 16):
            arguments.insert(6, None)  # the processor of external events
        if RELEASE >= (0, 17):
            arguments.append(None)  # the publisher of changed settings
        if RELEASE >= (0, 18):
            arguments += [None, self.dispatcher, None]
        return create_fastapi_app(*arguments)

    def stop(self) -> None:
        logger.info("Stopping...")
        Path(SHM_DIR, ".frigate-is-stopping").touch()
        self.stop_event.set()
        now = time.time()
        Event.update(end_time=now, has_snapshot=False).where(Event.end_time.is_null()).execute()
        ReviewSegment.update(end_time=now).where(ReviewSegment.end_time.is_null()).execute()
        self.dispatcher.stop()
        self.record_cleanup.join()
        self.event_cleanup.join()
        self.db.stop()
        _stop_logging()
        if RELEASE < (0, 17):
            os._exit(os.EX_OK)
        self.metrics_manager.shutdown()
