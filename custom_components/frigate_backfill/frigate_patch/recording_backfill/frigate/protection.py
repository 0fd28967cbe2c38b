"""What protects Frigate's own work in this process: the guard, the rescue, and what they know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .orphans import Kind


@dataclass
class Protection:
    """One for each process of Frigate; `patch.hook` makes it, its additions fill it in."""

    guard_active: bool = False
    """Whether the recorder's insert survives a path that is already there."""
    sync_wrapped: bool = False
    """Whether the rescue comes before a sync that deletes files without a row."""
    unknown_shape: bool = False
    """Whether this Frigate's configuration is not built as the rescue knows it."""
    cleanup_config: Any = None
    """The configuration by which Frigate's clean-up runs; None before it started."""
    held_back: dict[Kind, str] = field(default_factory=dict)
    """Why Frigate's last sync of a kind of files was left out, where it was."""
    stop_event: Any = None
    """Frigate's sign to its clean-up that it stops; None before it started."""

    @property
    def rescue_active(self) -> bool:
        """Whether whole recordings are indexed before Frigate deletes what has no row."""
        return self.sync_wrapped and not self.unknown_shape

    @property
    def stopping(self) -> bool:
        """Whether Frigate's clean-up was told to stop."""
        return self.stop_event is not None and bool(self.stop_event.is_set())
