"""What a camera's labels tell of its reviews' severity, read from either kind of settings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from recording_backfill.frigate.labels import severity_rule
from recording_backfill.severities import ALERT, DETECTION, EITHER, SeverityRule

PERSONS = {"objects": {"track": ["person"]}}
MANY = {"objects": {"track": ["person", "car", "dog"]}}


def review(**sections: Any) -> dict[str, Any]:
    return {"review": sections}


def as_objects(settings: Any) -> Any:
    """As Frigate has them, rather than as they stand in config.yml."""
    if not isinstance(settings, dict):
        return settings
    return SimpleNamespace(**{name: as_objects(value) for name, value in settings.items()})


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        ({}, SeverityRule(ALERT)),  # by default, persons alone are tracked
        (PERSONS, SeverityRule(ALERT)),
        (MANY, SeverityRule(None, ("car", "person"), others=False)),
        (MANY | review(alerts={"labels": ["car"]}), SeverityRule(None, ("car",), others=False)),
        (MANY | review(alerts={"labels": ["car", "dog"]}), SeverityRule(None, ("car",))),
        (MANY | review(alerts={"labels": ["cat"]}), SeverityRule(DETECTION)),
        (MANY | review(alerts={"enabled": False}), SeverityRule(DETECTION)),
        (MANY | review(detections={"enabled": False}), SeverityRule(ALERT)),
        (PERSONS | review(alerts={"required_zones": ["yard"]}), EITHER),
        (PERSONS | {"audio": {"enabled": True}}, SeverityRule(None, ("person",), others=False)),
        (PERSONS | {"audio": {"enabled": False}}, SeverityRule(ALERT)),
        (PERSONS | {"type": "lpr"}, SeverityRule(None, ("person",), others=False)),
        ({"objects": {"track": ["person", "face"]}}, SeverityRule(ALERT)),
    ],
)
@pytest.mark.parametrize("shape", [dict, as_objects])
def test_the_labels_tell_what_a_review_can_be(
    settings: dict[str, Any], rule: SeverityRule, shape: Any
) -> None:
    assert severity_rule(shape(settings), attributes=["face"]) == rule
