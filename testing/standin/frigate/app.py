"""Frigate's main process: its threads and processes, then the API until a signal ends it."""

import logging
import os
import secrets
import socket
import sqlite3
import time
from multiprocessing.managers import SyncManager
from multiprocessing.synchronize import Event as MpEvent
from pathlib import Path

import uvicorn

from frigate import _schema
from frigate._standin import API_PORT, PORT_FILE, RELEASE, SHM_DIR, USERS
from frigate.api.auth import hash_password
from frigate.api.fastapi_app import create_fastapi_app
from frigate.comms.dispatcher import Dispatcher
from frigate.comms.inter_process import InterProcessCommunicator
from frigate.config import FrigateConfig
from frigate.const import CACHE_DIR, CLIPS_DIR, CONFIG_DIR, EXPORT_DIR, RECORD_DIR, THUMB_DIR
from frigate.db.sqlitevecq import PRAGMAS, SqliteVecQueueDatabase
from frigate.log import _stop_logging
from frigate.models import ALL, ReviewSegment, User
from frigate.record.cleanup import RecordingCleanup
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
            CONFIG_DIR, RECORD_DIR, THUMB_DIR, f"{CLIPS_DIR}/cache", CACHE_DIR, EXPORT_DIR,
        ):  # fmt: skip
            if not os.path.exists(folder) and not os.path.islink(folder):
                logger.info("Creating directory: %s", folder)
                os.makedirs(folder)

    def init_database(self) -> None:
        """Create or upgrade the tables; the real one runs its migrations here."""
        connection = sqlite3.connect(self.config.database.path, isolation_level=None)
        _schema.create(connection, RELEASE)
        if not Path(CONFIG_DIR, ".vacuum").exists():
            logger.info("Running database vacuum")
            connection.execute("VACUUM")
            Path(CONFIG_DIR, ".vacuum").touch()
        connection.close()

    def bind_database(self) -> None:
        self.db = SqliteVecQueueDatabase(
            self.config.database.path,
            pragmas=PRAGMAS,
            timeout=max(60, 10 * len([c for c in self.config.cameras.values() if c.enabled])),
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
        self.inter_process_communicator = InterProcessCommunicator()
        self.dispatcher = Dispatcher(self.config, [self.inter_process_communicator])
        self.stats_emitter = StatsEmitter(list(self.config.cameras))
        self.start_record_cleanup()
        self.init_auth()

        api_socket = self.open_api_socket()
        try:
            uvicorn.Server(
                uvicorn.Config(self.create_app(), log_level="error"),
            ).run(sockets=[api_socket])
        finally:
            self.stop()

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
        ReviewSegment.update(end_time=time.time()).where(ReviewSegment.end_time.is_null()).execute()
        self.dispatcher.stop()
        self.record_cleanup.join()
        self.db.stop()
        _stop_logging()
        if RELEASE < (0, 17):
            os._exit(os.EX_OK)
        self.metrics_manager.shutdown()
