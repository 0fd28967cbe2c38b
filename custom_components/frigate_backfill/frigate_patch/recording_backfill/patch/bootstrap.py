"""The joining of the patch with Frigate's app, once that has been created."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from .. import VERSION
from ..frigate.adapter import FrigateAdapter
from ..http.mount import mount
from ..jobs.instance import create_instance
from .web_ui import install_marking, remove_marking

if TYPE_CHECKING:
    from fastapi import FastAPI

    from ..frigate.protection import Protection

logger = logging.getLogger("frigate_backfill.patch")

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
"""Of the private copy, from which this module was imported (see `hook`); children run from it."""


def extend(app: FastAPI, protection: Protection) -> None:
    """Add the endpoints to `app` and mark backfilled recordings in Frigate's web pages.

    Raises UnknownShapeError when this Frigate is not one that the patch knows.
    """
    try:
        adapter = FrigateAdapter(app, protection)
        mount(app, create_instance(adapter, PACKAGE_ROOT))
    except Exception:
        remove_marking()  # a Frigate that was killed could not take it out
        raise
    install_marking()
    app.router.on_shutdown.append(remove_marking)
    logger.info("backfill: Frigate Backfill %s is ready in Frigate %s", VERSION, adapter.version)
