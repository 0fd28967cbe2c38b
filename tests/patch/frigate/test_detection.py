"""How motion is detected, read from the configuration of each release."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from recording_backfill.frigate.detection import detection_for, read_detection
from recording_backfill.models import Detection, RunOrder
from recording_backfill.script.config_file import FrigateConfig

CORNER = ((0.0, 0.0), (0.25, 0.0), (0.25, 0.5))
TEXT = "0,0,0.25,0,0.25,0.5"
OTHER = ((0.5, 0.5), (1.0, 0.5), (1.0, 1.0))


@pytest.mark.parametrize(
    ("mask", "polygons"),
    [
        ("", ()),
        (TEXT, (CORNER,)),
        ([TEXT, "0.5,0.5,1,0.5,1,1"], (CORNER, OTHER)),
        # Older configurations have pixels of the detected picture.
        ("0,0,160,0,160,180", (CORNER,)),
        # From 0.18 on each has a name, and can be switched off.
        ({"sky": {"coordinates": TEXT, "enabled": True}}, (CORNER,)),
        ({"sky": {"coordinates": TEXT, "enabled": False}}, ()),
        ({"sky": SimpleNamespace(coordinates=None, raw_coordinates=TEXT, enabled=True)}, (CORNER,)),
        ("no numbers", ()),
        ("0,0,1,1", ()),
    ],
)
def test_masks_of_every_release_are_read(mask: Any, polygons: tuple[Any, ...]) -> None:
    detect = {"width": 640, "height": 360, "fps": 5}
    assert read_detection({"mask": mask}, detect).mask == polygons


def test_a_running_frigate_has_the_mask_as_it_was_configured() -> None:
    motion = SimpleNamespace(
        threshold=40, contour_area=20, raw_mask=TEXT, mask=object(), improve_contrast=False
    )
    camera = SimpleNamespace(motion=motion, detect=SimpleNamespace(fps=10, width=640, height=360))
    found = detection_for(SimpleNamespace(cameras={"front_door": camera}), "front_door")
    assert found == Detection(
        threshold=40, contour_area=20, improve_contrast=False, mask=(CORNER,), fps=10.0
    )
    assert detection_for(SimpleNamespace(cameras={}), "gone") == Detection()


@pytest.mark.parametrize(
    ("motion", "detect", "expected"),
    [
        ({"contour_area": 0}, {}, Detection(contour_area=0)),
        # From 0.18 on, null: any area, and pictures as large as they are.
        ({"contour_area": None}, {}, Detection(contour_area=0)),
        ({"frame_height": None}, {"height": 360}, Detection(frame_height=360)),
        ({"frame_height": None}, {}, Detection()),
        (SimpleNamespace(contour_area=None), None, Detection(contour_area=0)),
        ({"skip_motion_threshold": 0.6}, {}, Detection(skip_motion_threshold=0.6)),
        ({"skip_motion_threshold": None}, {}, Detection()),
        (None, None, Detection()),
    ],
)
def test_what_is_null_or_zero_means_what_it_means_to_frigate(
    motion: Any, detect: Any, expected: Detection
) -> None:
    assert read_detection(motion, detect) == expected
    order = RunOrder("front_door", "/db", "/r", "/r", detection=expected)
    assert RunOrder.from_json(order.to_json()).detection == expected


def test_the_script_lays_a_cameras_settings_over_the_global_ones(tmp_path: Any) -> None:
    sections = {
        "motion": {"threshold": 20, "contour_area": 15},
        "cameras": {"front_door": {"motion": {"threshold": 50, "mask": TEXT}}},
    }
    config = FrigateConfig(tmp_path, tmp_path, ("front_door",), sections)
    found = config.detection("front_door")
    assert (found.threshold, found.contour_area, found.mask) == (50, 15, (CORNER,))
    order = RunOrder("front_door", "/db", "/r", "/r", detection=found)
    assert RunOrder.from_json(order.to_json()).detection == found
