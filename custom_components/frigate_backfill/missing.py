"""What is missing of one camera or of all, in the numbers that sensors show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .client.models import CameraStatus, Missing, MissingMedia
    from .coordinator import FrigateBackfillCoordinator


def of_all(coordinator: FrigateBackfillCoordinator) -> list[Missing]:
    """Of the cameras where a run has looked."""
    return [
        camera.missing for camera in coordinator.data.cameras.values() if camera.missing is not None
    ]


def of_camera(camera: CameraStatus) -> list[Missing]:
    """Of one camera; nothing where no run has looked."""
    return [] if camera.missing is None else [camera.missing]


def _sum(known: Iterable[int]) -> int | None:
    """The sum; None where nothing is known."""
    counts = list(known)
    return sum(counts) if counts else None


def files(known: Iterable[Missing]) -> int | None:
    """How many recordings; None where nothing is known."""
    return _sum(missing.files for missing in known)


def expired(known: Iterable[Missing]) -> int | None:
    """How many recordings past retention; None where nothing is known."""
    return _sum(missing.past_retention for missing in known)


def file_attributes(known: Iterable[Missing]) -> dict[str, Any] | None:
    """What else is told of the recordings, and how much of other media is missing."""
    known = list(known)
    if not known:
        return None
    return {
        "seconds": sum(missing.seconds for missing in known),
        "bytes": sum(missing.bytes for missing in known),
        **_by_kind(known, lambda counts: counts.files),
    }


def expired_attributes(known: Iterable[Missing]) -> dict[str, Any] | None:
    """How much of other media is past retention."""
    return _by_kind(known, lambda counts: counts.past_retention) or None


def _by_kind(known: Iterable[Missing], count: Callable[[MissingMedia], int]) -> dict[str, int]:
    """The sums of other media than recordings."""
    sums: dict[str, int] = {}
    for missing in known:
        for kind, counts in (missing.media or {}).items():
            sums[kind] = sums.get(kind, 0) + count(counts)
    return sums
