"""The reader of Frigate's configuration objects, whose shape differs from release to release.

It imports nothing of Frigate: whoever has a `FrigateConfig` asks here what it says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..models import Retention, ReviewRetention

if TYPE_CHECKING:
    from typing import Any


class UnknownShapeError(Exception):
    """This Frigate is not built like any that the patch knows; the text says what is missing."""


@dataclass(frozen=True)
class CameraInfo:
    """What the configuration says of one camera."""

    name: str
    friendly_name: str
    enabled: bool
    retention: Retention

    def with_retention(self, retention: Retention) -> CameraInfo:
        """The same camera, kept otherwise."""
        return replace(self, retention=retention)


def check(config: Any) -> None:
    """Raises UnknownShapeError unless all that is read here can be read from `config`."""
    try:
        cameras(config)
        retention_for(config, None)
        if not isinstance(database_path(config), str):
            raise TypeError("database.path is no text")
    except (AttributeError, TypeError, ValueError) as error:
        raise UnknownShapeError(f"its configuration is built differently ({error})") from error


def cameras(config: Any) -> dict[str, CameraInfo]:
    """Every configured camera by name."""
    return {
        name: CameraInfo(
            name=name,
            friendly_name=getattr(camera, "friendly_name", None) or _titled(name),
            enabled=bool(camera.enabled),
            retention=retention_for(config, name),
        )
        for name, camera in config.cameras.items()
    }


def retention_for(config: Any, camera: str | None) -> Retention:
    """What the clean-up that runs by `config` keeps of `camera`.

    A camera that is not configured goes by the global values and by age alone, as
    `RecordingCleanup.expire_recordings` has it.
    """
    configured = config.cameras.get(camera)
    record = (config if configured is None else configured).record
    review_days = None
    if hasattr(record, "continuous"):
        days = max(float(record.continuous.days), float(record.motion.days))
        # 0.18, the first without sync_recordings, looks at the reviews that began before this.
        if not hasattr(record, "sync_recordings"):
            review_days = float(record.continuous.days)
    else:
        days = float(record.retain.days)
    return Retention(
        days=days,
        alerts=_review_retention(record.alerts),
        detections=_review_retention(record.detections),
        cleanup_active=not safe_mode(config),
        configured=configured is not None,
        review_days=review_days,
    )


def _review_retention(severity: Any) -> ReviewRetention:
    return ReviewRetention(
        days=float(severity.retain.days),
        pre_capture=float(severity.pre_capture),
        post_capture=float(severity.post_capture),
    )


def shorter(one: Retention, other: Retention) -> Retention:
    """What is kept under both: never more than either keeps."""
    limits = [value for value in (one.review_days, other.review_days) if value is not None]
    return replace(
        one,
        days=min(one.days, other.days),
        alerts=_shorter_review(one.alerts, other.alerts),
        detections=_shorter_review(one.detections, other.detections),
        cleanup_active=one.cleanup_active or other.cleanup_active,
        configured=one.configured and other.configured,
        review_days=max(limits) if limits else None,
    )


def _shorter_review(one: ReviewRetention, other: ReviewRetention) -> ReviewRetention:
    return ReviewRetention(
        days=min(one.days, other.days),
        pre_capture=min(one.pre_capture, other.pre_capture),
        post_capture=min(one.post_capture, other.post_capture),
    )


def database_path(config: Any) -> str:
    """Frigate's SQLite file."""
    path: str = config.database.path
    return path


def ffprobe(config: Any) -> str | None:
    """Frigate's own ffprobe, or None where it does not say."""
    path = getattr(config.ffmpeg, "ffprobe_path", None)
    return path if isinstance(path, str) else None


def safe_mode(config: Any) -> bool:
    """Whether Frigate came up without its configuration (0.17 and later): it deletes nothing."""
    return bool(getattr(config, "safe_mode", False))


def sync_recordings(config: Any) -> bool:
    """Whether Frigate deletes files that have no row by itself (up to 0.17)."""
    return bool(getattr(config.record, "sync_recordings", False))


def _titled(name: str) -> str:
    """As Frigate's web UI shows a camera without a friendly name."""
    return " ".join(word[:1].upper() + word[1:] for word in name.replace("_", " ").split())
