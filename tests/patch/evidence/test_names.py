"""The names of Frigate's files: what each tells, and whose it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from recording_backfill.evidence import names
from recording_backfill.evidence.names import ExportName, Named, PreviewName

START = "1718987129.308396"


@pytest.mark.parametrize(
    ("name", "camera", "named"),
    [
        (f"thumb-front-{START}-a1b2c3.webp", "front", Named(f"{START}-a1b2c3", 1718987129.308396)),
        ("thumb-front-1718987129.0-zzzzzz.webp", "front", Named("1718987129.0-zzzzzz", 1718987129)),
        (f"thumb-front-{START}-a1b2c3.webp", "fron", None),
        (f"thumb-front-door-{START}-a1b2c3.webp", "front", None),
        (
            f"thumb-front-door-{START}-a1b2c3.webp",
            "front-door",
            Named(f"{START}-a1b2c3", float(START)),
        ),
        ("thumb-cam-1718987129.5-1718987130.5-abcdef.webp", "cam", None),
        (f"thumb-front-{START}-a1b2c3.webp.tmp", "front", None),
        (f"thumb-front-{START}-a1b2c.webp", "front", None),
        (f"thumb-front-{START}-A1B2C3.webp", "front", None),
        ("thumb-front-1718987129-a1b2c3.webp", "front", None),
        ("thumb-front-nan-a1b2c3.webp", "front", None),
        (f"thumb-.*-{START}-a1b2c3.webp", ".*", Named(f"{START}-a1b2c3", float(START))),
        (f"thumb-front-{START}-a1b2c3.webp", ".*", None),
        (f"thumb-front-{START}-a1b2c3.webp\n", "front", None),
    ],
)
def test_a_reviews_thumbnail(name: str, camera: str, named: Named | None) -> None:
    assert names.review_thumb(name, camera) == named
    if named is not None:
        assert names.review_thumb_name(camera, named.id) == name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (f"{START}-1718990729.5.mp4", PreviewName(float(START), 1718990729.5, "1718990729.5")),
        (f"{START}-{START}.mp4", None),
        ("1718990729.5-1718987129.0.mp4", None),
        ("1718987129-1718990729.mp4", None),
        (f"{START}-1718990729.5.mp4.part", None),
    ],
)
def test_a_preview(name: str, found: PreviewName | None) -> None:
    assert names.preview(name) == found


@pytest.mark.parametrize(
    ("name", "camera", "event"),
    [
        (f"front-{START}-a1b2c3.jpg", "front", f"{START}-a1b2c3"),
        (f"front-{START}-a1b2c3-clean.png", "front", f"{START}-a1b2c3"),
        (f"front-{START}-a1b2c3-clean.webp", "front", f"{START}-a1b2c3"),
        (f"front-{START}-a1b2c3.webp", "front", None),
        (f"front-door-{START}-a1b2c3.jpg", "front", None),
    ],
)
def test_an_events_snapshot(name: str, camera: str, event: str | None) -> None:
    found = names.event_snapshot(name, camera)
    assert (None if found is None else found.id) == event


def test_an_events_thumbnail() -> None:
    assert names.event_thumb(f"{START}-a1b2c3.webp") == Named(f"{START}-a1b2c3", float(START))
    assert names.event_thumb(f"front-{START}-a1b2c3.webp") is None


@pytest.mark.parametrize(
    ("name", "camera", "found"),
    [
        (
            "front_20240621_162529-20240621_163000_a1b2c3.mp4",
            "front",
            ("front_a1b2c3", datetime(2024, 6, 21, 16, 25, 29), datetime(2024, 6, 21, 16, 30)),
        ),
        ("front_a1b2c3.mp4", "front", ("front_a1b2c3", None, None)),
        ("front_door_a1b2c3.mp4", "front", None),
        ("front_20241321_162529-20240621_163000_a1b2c3.mp4", "front", None),
        ("holidays.mp4", "front", None),
    ],
)
def test_an_export(name: str, camera: str, found: Any) -> None:
    assert names.export(name, camera) == (None if found is None else ExportName(*found))
