"""The names that more than one room of the integration uses."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final

DOMAIN: Final = "frigate_backfill"
LOGGER: Final = logging.getLogger(__package__)
NAME: Final = "Frigate Backfill"
MANUFACTURER: Final = "Frigate Backfill"

POLL_INTERVAL: Final = timedelta(seconds=30)
ACTIVE_POLL_INTERVAL: Final = timedelta(seconds=2)
"""While a job is queued or running."""

PROBES: Final = ("auto", "ffprobe", "estimate")
"""How a run can find the lengths of recordings."""
INTERVAL_HOURS: Final = (0.25, 8760.0)
"""Shortest and longest time between two scheduled runs, as the patch takes it."""
LOOK_BACK_DAYS: Final = (0.01, 36525.0)
"""How many past days a scheduled run may look at, as the patch takes it."""

DOCS_URL: Final = "https://github.com/frigate-backfill/frigate-backfill"
INTEGRATION_URL: Final = f"/config/integrations/integration/{DOMAIN}"
"""Where the integration is in Home Assistant's own pages."""
INSTALL_URL: Final = f"{DOCS_URL}/blob/main/docs/install.md"
TROUBLESHOOTING_URL: Final = f"{DOCS_URL}/blob/main/docs/home-assistant.md#troubleshooting"
