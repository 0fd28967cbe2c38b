"""The memory of searches for motion."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from recording_backfill.state.looked import FILE, Looked

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_looked_at_is_remembered_camera_by_camera(tmp_path: Path) -> None:
    first, other = Looked(tmp_path, "front_door"), Looked(tmp_path, "back_yard")
    for start in (100, 120, 110, 300):
        first.add(start, start + 10)
    other.add(0, 10)
    first.save()
    other.save()
    again = Looked(tmp_path, "front_door")
    assert again.covers(100, 130)
    assert again.covers(115, 125)
    assert again.covers(300, 310)
    assert not again.covers(125, 140)
    assert not again.covers(0, 10)
    assert Looked(tmp_path, "back_yard").covers(0, 10)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_damaged_memory_forgets(tmp_path: Path) -> None:
    for content in ("", "[]", '{"front_door": 3}', '{"front_door": [["a", 1]]}'):
        (tmp_path / FILE).write_text(content)
        looked = Looked(tmp_path, "front_door")
        assert not looked.covers(0, 10)
        looked.add(0, 10)
        looked.save()
        assert Looked(tmp_path, "front_door").covers(0, 10)


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    """Nor written by us; a damaged disk makes some, whose memory would end the search."""
    (tmp_path / FILE).touch()
    os.truncate(tmp_path / FILE, 5 << 30)

    looked = Looked(tmp_path, "front_door")

    assert not looked.covers(0, 10)
    looked.add(0, 10)
    looked.save()
    assert Looked(tmp_path, "front_door").covers(0, 10)


def test_without_a_folder_it_lasts_as_long_as_the_search(tmp_path: Path) -> None:
    looked = Looked(None, "front_door")
    looked.add(0, 10)
    looked.save()
    assert looked.covers(0, 10)
    assert not list(tmp_path.iterdir())


def test_what_a_killed_search_left_unfinished_goes_with_the_next(tmp_path: Path) -> None:
    for process in ("17", "4711"):
        (tmp_path / f"{FILE}.{process}").write_text('{"front_d')
    looked = Looked(tmp_path, "front_door")
    looked.add(0, 10)
    looked.save()
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert Looked(tmp_path, "front_door").covers(0, 10)


def test_what_others_put_beside_it_stays_and_holds_nothing_up(tmp_path: Path) -> None:
    (tmp_path / f"{FILE}.bak").write_text("{}")
    (tmp_path / f"{FILE}.17").mkdir()
    looked = Looked(tmp_path, "front_door")
    looked.add(0, 10)
    looked.save()
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE, f"{FILE}.17", f"{FILE}.bak"]
    assert Looked(tmp_path, "front_door").covers(0, 10)


def test_what_has_no_row_any_more_is_forgotten_of_every_camera(tmp_path: Path) -> None:
    for camera in ("front_door", "back_yard", "sold"):
        looked = Looked(tmp_path, camera)
        for start in range(0, 1000, 100):
            looked.add(start, start + 10)
        looked.save()
    looked = Looked(tmp_path, "front_door")
    looked.add(2000, 2010)
    looked.save({"front_door": 500.0, "back_yard": 905.0}.get)

    left = json.loads((tmp_path / FILE).read_text())
    assert left == {
        "front_door": [[float(start), start + 10.0] for start in (500, 600, 700, 800, 900, 2000)],
        "back_yard": [[900.0, 910.0]],
    }
    assert Looked(tmp_path, "front_door").covers(600, 610)
    assert not Looked(tmp_path, "front_door").covers(400, 410)


def test_a_damaged_memory_of_another_camera_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"odd": [["a", 1]], "none": 3, "good": [[5, 9]]}')
    looked = Looked(tmp_path, "front_door")
    looked.add(0, 10)
    looked.save(lambda _camera: 0.0)
    assert json.loads((tmp_path / FILE).read_text()) == {"front_door": [[0, 10]], "good": [[5, 9]]}
