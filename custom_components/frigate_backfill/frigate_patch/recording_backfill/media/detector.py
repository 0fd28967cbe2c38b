"""The motion detector: Frigate's measure of motion, on pictures that are seconds apart.

After `ImprovedMotionDetector` of `frigate/motion/improved_motion.py` and, for the heat map,
`RecordingMaintainer` of `frigate/record/maintainer.py`: what differs from the average picture so
far, in spots of some size. It needs OpenCV and numpy, which Frigate's image has; no other module of
the run loads them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import Detection

GRID = 16
_DARK, _BRIGHT = 4, 96
"""Percentiles between which the contrast is spread."""
_HISTORY = 50
"""Frames of Frigate's detector over which it is averaged."""

Places = tuple[int, int, int, int]


class Detector:
    """Looks at one camera's pictures in time order."""

    def __init__(self, settings: Detection, width: int, height: int) -> None:
        """Pictures are `width` by `height`; raises ImportError where OpenCV or numpy is missing."""
        self._cv: Any = import_module("cv2")
        self._np: Any = import_module("numpy")
        self._settings = settings
        self._average: Any = None
        self._contrast: list[tuple[float, float, float]] = []
        """Of the last pictures when they were taken, and their contrast."""
        self._moment = 0.0
        self._size = (width, height)
        self._hidden = self._mask()
        self._spots: Any = self._np.zeros((height, width), self._np.uint8)

    def look(self, picture: bytes, elapsed: float) -> list[Places]:
        """The spots that moved, in pixels, on a picture `elapsed` seconds after the last."""
        np, cv, settings = self._np, self._cv, self._settings
        width, height = self._size
        frame = np.frombuffer(picture, np.uint8).reshape(height, width)
        self._moment += elapsed
        if settings.improve_contrast:
            frame = self._spread(frame)
        frame = frame.copy()
        frame[self._hidden] = 0
        frame = cv.GaussianBlur(frame, (3, 3), 1.0)
        if self._average is None:
            self._average = frame.astype(np.float32)
            return []
        delta = cv.absdiff(frame, cv.convertScaleAbs(self._average))
        _, spots = cv.threshold(delta, settings.threshold, 255, cv.THRESH_BINARY)
        spots = cv.dilate(spots, None, iterations=1)
        contours = cv.findContours(spots, cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE)[-2]
        areas = [(cv.contourArea(contour), contour) for contour in contours]
        found = [
            cv.boundingRect(contour) for area, contour in areas if area > settings.contour_area
        ]
        changed = sum(area for area, _ in areas) / (width * height)
        skipped = settings.skip_motion_threshold
        if changed > settings.lightning_threshold or (skipped is not None and changed > skipped):
            # Light was switched on, or the camera turned: that picture is the new average. To the
            # recorder that is motion, unless it is to be skipped.
            self._average = frame.astype(np.float32)
            return [] if skipped is not None and changed > skipped else _corners(found)
        # What differs in one place twice stands there; what does not is only passing.
        passing = cv.bitwise_and(spots, cv.bitwise_not(self._spots))
        alpha = 1.0 - (1.0 - settings.frame_alpha) ** (settings.fps * elapsed)
        cv.accumulateWeighted(frame, self._average, alpha, cv.bitwise_not(passing))
        cv.accumulateWeighted(frame, self._average, settings.frame_alpha, passing)
        self._spots = spots
        return _corners(found)

    def _spread(self, frame: Any) -> Any:
        np = self._np
        low, high = (float(value) for value in np.percentile(frame, (_DARK, _BRIGHT)))
        if low >= high:
            return frame
        oldest = self._moment - _HISTORY / self._settings.fps
        kept = [one for one in self._contrast if one[0] > oldest]
        self._contrast = [*kept, (self._moment, low, high)]
        _, low, high = (float(value) for value in np.mean(self._contrast, axis=0))
        spread = (np.clip(frame, low, high) - low) / (high - low) * 255
        return spread.astype(np.uint8)

    def _mask(self) -> Any:
        np, (width, height) = self._np, self._size
        mask = np.zeros((height, width), np.uint8)
        for polygon in self._settings.mask:
            points = [[round(x * width), round(y * height)] for x, y in polygon]
            self._cv.fillPoly(mask, [np.array(points, np.int32)], 255)
        return mask > 0


def _corners(found: Sequence[tuple[int, int, int, int]]) -> list[Places]:
    return [(x, y, x + wide, y + high) for x, y, wide, high in found]


def heat(found: Sequence[tuple[Places, int]], width: int, height: int) -> dict[str, int]:
    """How often each cell of a grid moved, by its number, of spots that count so many times."""
    cells: dict[int, int] = {}
    for (left, top, right, bottom), times in found:
        last_x, last_y = (
            min(GRID - 1, right * GRID // width),
            min(GRID - 1, bottom * GRID // height),
        )
        for y in range(top * GRID // height, last_y + 1):
            for x in range(left * GRID // width, last_x + 1):
                cell = y * GRID + x
                cells[cell] = min(255, cells.get(cell, 0) + times)
    return {str(cell): count for cell, count in cells.items()}
