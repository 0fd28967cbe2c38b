"""The joining of the patch with Frigate's app, once that has been created."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from . import VERSION
from .frigate_adapter import FrigateAdapter
from .http_api import mount
from .services import create_services
from .web_ui import install_marking, remove_marking

if TYPE_CHECKING:
    from fastapi import FastAPI

logger = logging.getLogger("frigate_backfill")

PACKAGE_ROOT = Path(__file__).resolve().parent.parent
"""Of the private copy, from which this module was imported (see `hook`); children run from it."""


def extend(app: FastAPI) -> None:
    """Add the endpoints to `app` and mark backfilled recordings in Frigate's web pages.

    Raises UnknownShapeError when this Frigate is not one that the patch knows.
    """
    try:
        adapter = FrigateAdapter(app)
        mount(app, create_services(adapter, PACKAGE_ROOT))
    except Exception:
        remove_marking()  # a Frigate that was killed could not take it out
        raise
    install_marking()
    app.router.on_shutdown.append(remove_marking)
    logger.info("Frigate Backfill %s is ready in Frigate %s", VERSION, adapter.version)
