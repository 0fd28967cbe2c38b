"""The status of a Frigate: its patch, and every camera."""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from collections.abc import Mapping
from dataclasses import dataclass

from ..decode import Flag, Name, Text, Whole
from .cameras import CameraStatus
from .copies import Catalogue
from .notices import Notice


@dataclass(frozen=True, slots=True)
class InstanceStatus:
    """What one poll brings: the patch, its Frigate and every camera."""

    version: Name
    """Of the patch."""
    api_level: Whole
    instance_id: Name
    """Kept with the patch's state, so the same after a change of address."""
    cameras: Mapping[str, CameraStatus]
    frigate_version: Name = "unknown"
    sync_recordings: Flag = False
    """Whether Frigate deletes files that have no row."""
    rescue_active: Flag = False
    """Whether the patch indexes such files before Frigate deletes them."""
    capabilities: tuple[Name, ...] = ()
    catalogue: Catalogue | None = None
    unsupported: Text | None = None
    """Why nothing can be brought back into this Frigate's database, if so."""
    unsupported_notice: Notice | None = None
    """What that is made of; None where the patch does not tell."""

    @property
    def active(self) -> bool:
        """Whether any camera has a job."""
        return any(camera.active for camera in self.cameras.values())
