"""What the log is told once, however often it is found."""

from __future__ import annotations

import logging

logger = logging.getLogger("frigate_backfill.jobs")


class Once:
    """A warning, not said again until it is another one or nothing was wrong meanwhile."""

    def __init__(self, text: str) -> None:
        """`text` has one `%s`, for why."""
        self._text = text
        self._said: str | None = None

    def say(self, why: str | None) -> None:
        """Warn of `why`, if of anything."""
        if why is not None and why != self._said:
            logger.warning(self._text, why)
        self._said = why
