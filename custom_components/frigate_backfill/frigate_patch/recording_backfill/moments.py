"""Reads times as people write them: ISO 8601."""

from __future__ import annotations

from datetime import datetime


def from_iso(text: str) -> datetime:
    """The moment that `text` names, naive where it tells no offset; raises ValueError.

    Python reads a `Z` only from 3.11 on.
    """
    return datetime.fromisoformat(text[:-1] + "+00:00" if text[-1:] in ("Z", "z") else text)
