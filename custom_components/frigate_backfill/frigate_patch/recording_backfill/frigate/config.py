"""The reader of Frigate's configuration objects, whose shape differs from release to release.

It imports nothing of Frigate: whoever has a `FrigateConfig` asks here what it says.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..models import (
    KeptBy,
    RetainMode,
    Retention,
    ReviewRetention,
    SnapshotRetention,
    StreamRetention,
)
from ..severities import EITHER
from .labels import found, severity_rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class UnknownShapeError(Exception):
    """This Frigate is not built like any that the patch knows; the text says what is missing."""


@dataclass(frozen=True)
class CameraInfo:
    """What the configuration says of one camera."""

    name: str
    friendly_name: str
    enabled: bool
    retention_days: float
    """How long a recording that no review keeps is kept."""


def check(config: Any) -> None:
    """Raises UnknownShapeError unless all that is read here can be read from `config`."""
    try:
        retention_for(config, None)
        for name in config.cameras:
            retention_for(config, name)
            camera(config, name)
        if not isinstance(database_path(config), str):
            raise TypeError("database.path is no text")
    except (AttributeError, TypeError, ValueError) as error:
        raise UnknownShapeError(f"its configuration is built differently ({error})") from error


def camera(config: Any, name: str) -> CameraInfo | None:
    """The camera of that name, if it is configured."""
    configured = config.cameras.get(name)
    if configured is None:
        return None
    return CameraInfo(
        name=name,
        friendly_name=getattr(configured, "friendly_name", None) or _titled(name),
        enabled=bool(configured.enabled),
        retention_days=days_for(config, name),
    )


def days_for(config: Any, camera: str | None) -> float:
    """`Retention.days` of what `retention_for` tells, which takes longer."""
    record = config.cameras.get(camera, config).record
    if hasattr(record, "continuous"):
        return max(float(record.continuous.days), float(record.motion.days))
    return float(record.retain.days)


def retention_for(config: Any, camera: str | None) -> Retention:
    """What the clean-up that runs by `config` keeps of `camera`.

    A camera that is not configured goes by the global values and by age alone, as
    `RecordingCleanup.expire_recordings` has it.
    """
    configured = config.cameras.get(camera)
    source = config if configured is None else configured
    record = source.record
    review_days = continuous_days = None
    if hasattr(record, "continuous"):
        continuous_days = float(record.continuous.days)
        # 0.18, the first without sync_recordings, looks at the reviews that began before this.
        if syncs_on_request(config):
            review_days = continuous_days
    main = sub = None
    if configured is not None and (second := getattr(record, "sub", None)) is not None:
        main, sub = _stream(record), _stream(second)
        review_days = min(main.continuous_days, sub.continuous_days)
    return Retention(
        days=days_for(config, camera),
        alerts=_review_retention(source, "alerts"),
        detections=_review_retention(source, "detections"),
        cleanup_active=not safe_mode(config),
        configured=configured is not None,
        review_days=review_days,
        continuous_days=continuous_days,
        snapshots=_snapshots(source),
        main=main,
        sub=sub,
        unseen=_unseen(source),
        severity=severity_rule(source, found(config, "model", "all_attributes") or ()),
    )


def _unseen(source: Any) -> bool:
    """See `Retention.unseen`; cameras have a type from 0.16 on."""
    kind = found(source, "type")
    reads_plates = getattr(kind, "value", kind) == "lpr"
    return reads_plates or bool(found(source, "audio", "enabled")) or _loitering(source) > 0


def _stream(settings: Any) -> StreamRetention:
    """What `record`, or `record.sub` of 0.19, says of one stream."""
    continuous = float(settings.continuous.days)
    return StreamRetention(
        days=max(continuous, float(settings.motion.days)),
        continuous_days=continuous,
        alerts=_kept_by(settings.alerts),
        detections=_kept_by(settings.detections),
    )


def _kept_by(settings: Any) -> KeptBy:
    """A severity's; those of `record.sub` have no level `retain`."""
    retain = getattr(settings, "retain", settings)
    return KeptBy(float(retain.days), RetainMode(getattr(retain.mode, "value", retain.mode)))


_EFFECTIVE = {"alerts": "effective_alert_days", "detections": "effective_detection_days"}
"""What 0.19 keeps the reviews of a severity by: the longer of both streams' days."""
UNLABELLED = "unknown"
"""The label of an event that was made from files."""
PAUSES = {"alerts": 120.0, "detections": 30.0}
"""Seconds without activity after which Frigate ended a review, before `cutoff_time` of 0.17."""


def _review_retention(source: Any, severity: str) -> ReviewRetention:
    settings = getattr(source.record, severity)
    cutoff = found(source, "review", severity, "cutoff_time")
    days = getattr(source.record, _EFFECTIVE[severity], settings.retain.days)
    return ReviewRetention(
        days=float(days),
        pre_capture=float(settings.pre_capture),
        post_capture=float(settings.post_capture),
        mode=RetainMode(getattr(settings.retain.mode, "value", settings.retain.mode)),
        pause=float(PAUSES[severity] if cutoff is None else cutoff) + _loitering(source),
    )


def _loitering(source: Any) -> float:
    """How long an object may stand in one of the camera's zones and still count as activity."""
    zones = found(source, "zones")
    times = [found(zone, "loitering_time") for zone in (zones or {}).values()]
    return float(max([0, *(time for time in times if time is not None)]))


def _snapshots(source: Any) -> SnapshotRetention:
    default = found(source, "snapshots", "retain", "default")
    by_label = found(source, "snapshots", "retain", "objects") or {}
    return snapshot_retention(10.0 if default is None else default, by_label)


def snapshot_retention(default: float, by_label: Mapping[str, float]) -> SnapshotRetention:
    """How long pictures are kept, from the days of labels and those of all others."""
    days = [float(value) for value in (default, *by_label.values())]
    return SnapshotRetention(
        min(days),
        max(days),
        float(by_label.get(UNLABELLED, default)),
        float(default),
        tuple((label, float(value)) for label, value in sorted(by_label.items())),
    )


def shorter(one: Retention, other: Retention) -> Retention:
    """What is kept under both: never more than either keeps."""
    limits = [value for value in (one.review_days, other.review_days) if value is not None]
    return replace(
        one,
        days=min(one.days, other.days),
        days_after_restart=one.days if one.days > other.days else None,
        alerts=_shorter_review(one.alerts, other.alerts),
        detections=_shorter_review(one.detections, other.detections),
        cleanup_active=one.cleanup_active or other.cleanup_active,
        configured=one.configured and other.configured,
        review_days=max(limits) if limits else None,
        continuous_days=_smaller(one.continuous_days, other.continuous_days),
        main=_shorter_stream(one.main, other.main),
        sub=_shorter_stream(one.sub, other.sub),
        unseen=one.unseen or other.unseen,
        severity=one.severity if one.severity == other.severity else EITHER,
        snapshots=SnapshotRetention(
            shortest=min(one.snapshots.shortest, other.snapshots.shortest),
            longest=max(one.snapshots.longest, other.snapshots.longest),
            unlabelled=min(one.snapshots.unlabelled, other.snapshots.unlabelled),
            others=min(one.snapshots.others, other.snapshots.others),
            by_label=tuple(
                (label, min(one.snapshots.days_of(label), other.snapshots.days_of(label)))
                for label in sorted(dict((*one.snapshots.by_label, *other.snapshots.by_label)))
            ),
        ),
    )


def _smaller(one: float | None, other: float | None) -> float | None:
    return other if one is None else one if other is None else min(one, other)


def _shorter_stream(
    one: StreamRetention | None, other: StreamRetention | None
) -> StreamRetention | None:
    if one is None or other is None:
        return one or other
    return StreamRetention(
        days=min(one.days, other.days),
        continuous_days=min(one.continuous_days, other.continuous_days),
        alerts=_shorter_keeping(one.alerts, other.alerts),
        detections=_shorter_keeping(one.detections, other.detections),
    )


def _shorter_keeping(one: KeptBy, other: KeptBy) -> KeptBy:
    return KeptBy(min(one.days, other.days), max(one.mode, other.mode, key=_STRICTNESS.index))


def _shorter_review(one: ReviewRetention, other: ReviewRetention) -> ReviewRetention:
    return ReviewRetention(
        days=min(one.days, other.days),
        pre_capture=min(one.pre_capture, other.pre_capture),
        post_capture=min(one.post_capture, other.post_capture),
        mode=max(one.mode, other.mode, key=_STRICTNESS.index),
        pause=max(one.pause, other.pause),
    )


_STRICTNESS = (RetainMode.ALL, RetainMode.MOTION, RetainMode.ACTIVE_OBJECTS)


def database_path(config: Any) -> str:
    """Frigate's SQLite file."""
    path: str = config.database.path
    return path


def ffprobe(config: Any) -> str | None:
    """Path of Frigate's own ffprobe, or of one on PATH; None where there is none."""
    own = getattr(config.ffmpeg, "ffprobe_path", None)
    return (isinstance(own, str) and shutil.which(own)) or shutil.which("ffprobe")


def safe_mode(config: Any) -> bool:
    """Whether Frigate came up without its configuration (0.17 and later): it deletes nothing."""
    return bool(getattr(config, "safe_mode", False))


def sync_recordings(config: Any) -> bool:
    """Whether Frigate deletes files that have no row by itself (up to 0.17)."""
    return bool(getattr(config.record, "sync_recordings", False))


def syncs_on_request(config: Any) -> bool:
    """Whether it does so when somebody asks for it (from 0.18 on)."""
    return not hasattr(config.record, "sync_recordings")


def _titled(name: str) -> str:
    """As Frigate's web UI shows a camera without a friendly name."""
    return " ".join(word[:1].upper() + word[1:] for word in name.replace("_", " ").split())
