"""Frigate's log: every process puts its lines into one queue, which the main one writes out."""

from __future__ import annotations

import atexit
import logging
from logging.handlers import QueueHandler, QueueListener
from multiprocessing.managers import SyncManager

LOG_HANDLER = logging.StreamHandler()
LOG_HANDLER.setFormatter(
    logging.Formatter("[%(asctime)s] %(name)-30s %(levelname)-8s: %(message)s", "%Y-%m-%d %H:%M:%S")
)

log_listener: QueueListener | None = None


def setup_logging(manager: SyncManager) -> None:
    global log_listener  # noqa: PLW0603 - stopped at exit, from wherever that is
    log_listener = QueueListener(manager.Queue(), LOG_HANDLER, respect_handler_level=True)
    atexit.register(_stop_logging)
    log_listener.start()
    logging.basicConfig(level=logging.INFO, handlers=[], force=True)
    logging.getLogger().addHandler(QueueHandler(log_listener.queue))


def _stop_logging() -> None:
    global log_listener  # noqa: PLW0603
    if log_listener is not None:
        log_listener.stop()
        log_listener = None
