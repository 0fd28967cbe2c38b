"""The reader of how a camera's motion is detected, from Frigate's configuration of any release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Detection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_NUMBERS = ("threshold", "frame_height")
_PARTS = ("frame_alpha", "lightning_threshold", "skip_motion_threshold")


def detection_for(config: Any, camera: str) -> Detection:
    """What the configuration says of `camera`; Frigate's defaults of one that it has not."""
    configured = config.cameras.get(camera)
    return read_detection(_get(configured, "motion"), _get(configured, "detect"))


def read_detection(motion: Any, detect: Any) -> Detection:
    """What a `motion` section says, as an object or a mapping; what it does not say is default."""
    values: dict[str, Any] = {}
    for names, kind in ((_NUMBERS, int), (_PARTS, float)):
        for name in names:
            value = _get(motion, name)
            if isinstance(value, (int, float)) and value > 0:
                values[name] = kind(value)
    # From 0.18 on both may be null: any area counts, and pictures are not made smaller.
    area = _get(motion, "contour_area")
    if isinstance(area, (int, float)) and area >= 0:
        values["contour_area"] = int(area)
    elif area is None and _has(motion, "contour_area"):
        values["contour_area"] = 0
    height = _get(detect, "height")
    if _get(motion, "frame_height") is None and _has(motion, "frame_height") and height:
        values["frame_height"] = int(height)
    if isinstance(_get(motion, "improve_contrast"), bool):
        values["improve_contrast"] = _get(motion, "improve_contrast")
    fps = _get(detect, "fps")
    if isinstance(fps, (int, float)) and fps > 0:
        values["fps"] = float(fps)
    size = tuple(
        float(value) if isinstance(value, (int, float)) and value > 0 else 1.0
        for value in (_get(detect, "width"), _get(detect, "height"))
    )
    # The mask itself is a picture in a running Frigate; `raw_mask` is what was configured.
    mask = _get(motion, "raw_mask") or _get(motion, "mask")
    polygons = (_polygon(text, size) for text in _texts(mask))
    return Detection(**values, mask=tuple(polygon for polygon in polygons if len(polygon) > 2))


def _texts(mask: Any) -> Iterator[str]:
    """Every polygon of a mask: a text, a list of them, or from 0.18 on named settings."""
    if isinstance(mask, str):
        yield mask
    elif isinstance(mask, (list, tuple)):
        for one in mask:
            yield from _texts(one)
    elif hasattr(mask, "values") and not _has(mask, "coordinates"):
        for one in mask.values():
            yield from _texts(one)
    elif _has(mask, "coordinates") and _get(mask, "enabled") is not False:
        yield from _texts(_get(mask, "raw_coordinates") or _get(mask, "coordinates"))


def _polygon(text: str, size: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
    """The corners, as parts of width and height; older configurations have pixels."""
    try:
        numbers = [float(number) for number in text.split(",")]
    except ValueError:
        return ()
    width, height = size if max(numbers, default=0.0) > 1.0 else (1.0, 1.0)
    return tuple((x / width, y / height) for x, y in zip(numbers[::2], numbers[1::2]))


def _has(value: Any, name: str) -> bool:
    return name in value if isinstance(value, dict) else hasattr(value, name)


def _get(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)
