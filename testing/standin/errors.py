"""What goes wrong with the stand-in itself."""

from __future__ import annotations


class StandInError(RuntimeError):
    """The stand-in did not start or stop; the message ends with its log."""
