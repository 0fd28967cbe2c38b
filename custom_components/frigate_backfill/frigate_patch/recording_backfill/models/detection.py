"""The detection of a camera: how Frigate looks for motion in its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Detection:
    """How a camera's motion is detected; Frigate's names and defaults."""

    threshold: int = 30
    contour_area: int = 10
    frame_alpha: float = 0.01
    frame_height: int = 100
    lightning_threshold: float = 0.8
    skip_motion_threshold: float | None = None
    """Part of the picture from which on what changed is no motion; from 0.18 on."""
    improve_contrast: bool = True
    mask: tuple[tuple[tuple[float, float], ...], ...] = ()
    """Polygons that are not looked at, as parts of width and height."""
    fps: float = 5.0
    """Frames a second that Frigate's detector looks at."""

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Detection:
        """Undo `asdict`, as JSON has it."""
        mask = tuple(tuple((x, y) for x, y in polygon) for polygon in data["mask"])
        return cls(**{**data, "mask": mask})
