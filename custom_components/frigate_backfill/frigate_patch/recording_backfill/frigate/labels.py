"""The reader of what a camera's labels tell of its reviews' severity.

By `ActiveObjects` and `check_if_new_segment` in `frigate/review/maintainer.py` of 0.15.2 to 0.17.2:
a label of `review.alerts.labels` makes a review an alert, in one of the required zones if there are
any; what else is tracked, or heard, makes it a detection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..severities import ALERT, DETECTION, SeverityRule

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

# Frigate's defaults.
_ALERTS = ("person", "car")
_TRACKED = ("person",)
_TOLD = frozenset(_ALERTS)
"""Labels that something on disk may tell."""
_PLATES = "plates"
_HEARD = ("bark", "fire_alarm", "scream", "speech", "yell")


def severity_rule(source: Any, attributes: Collection[str] = ()) -> SeverityRule:
    """The rule of a camera, whose settings are attributes or keys of `source`.

    `attributes` are labels that make no object of their own. Raises TypeError where a setting is of
    another shape.
    """
    alerts = found(source, "review", "alerts")
    if found(alerts, "enabled") is False:
        return SeverityRule(DETECTION)
    if found(source, "review", "detections", "enabled") is False:
        return SeverityRule(ALERT)
    wanted = set(_or(found(alerts, "labels"), _ALERTS))
    seen = _seen(source) - set(attributes)
    if not seen & wanted:
        return SeverityRule(DETECTION)
    zones = found(alerts, "required_zones")
    if seen <= wanted and not zones:
        return SeverityRule(ALERT)
    told = () if zones else tuple(sorted(seen & wanted & _TOLD))
    return SeverityRule(None, told, others=not seen & wanted <= set(told))


def _seen(source: Any) -> set[str]:
    """All labels that a review of the camera may come from."""
    seen = set(_or(found(source, "objects", "track"), _TRACKED))
    if found(source, "audio", "enabled"):
        seen |= set(_or(found(source, "audio", "listen"), _HEARD))
    kind = found(source, "type")
    # The plates that such a camera reads are detections by themselves.
    return seen | {_PLATES} if getattr(kind, "value", kind) == "lpr" else seen


def found(value: Any, *names: str) -> Any:
    """What stands at the end of `names`, which are attributes or keys; None if it is not there."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
    return value


def _or(value: Any, default: Any) -> Any:
    return default if value is None else value
