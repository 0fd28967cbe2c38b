"""What the script finds by itself: configuration, cameras, folders."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testing.library import CAMERA, NOON, run_as_nobody
from tests.patch.script.scripts import BARE, KEEP, SCRIPT, Script, run

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

CONFIG = "record: {{continuous: {{days: {days}}}}}\ncameras: {{front_door: {{}}, silent: {{}}}}\n"


def test_a_configuration_beside_the_database_is_found_and_named(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    config = library.database.with_name("config.yml")
    config.write_text(CONFIG.format(days=36500))
    done = script("--camera", CAMERA, python=(sys.executable,))
    assert done.returncode == 0
    assert f"read from {config}" in done.stderr
    assert len(library.rows()) == 1


def test_without_a_yaml_package_the_configuration_is_left_unread_and_that_is_said(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    config = library.database.with_name("config.yml")
    config.write_text(CONFIG.format(days=36500))
    done = script("--camera", CAMERA)
    assert done.returncode == 0
    assert f"{config} is not read" in done.stderr
    assert library.rows() == []


def test_in_frigates_container_everything_is_found_by_itself(library: LibraryBuilder) -> None:
    library.add(NOON)
    config = library.database.with_name("config.yml")
    config.write_text(CONFIG.format(days=36500))
    command = [
        *(sys.executable, str(SCRIPT), "--camera", CAMERA, "--recordings", str(library.root)),
        *("--recordings-as", str(library.root)),
    ]
    done = run(command, {"CONFIG_FILE": str(config)})
    assert done.returncode == 0, done.stderr
    assert len(library.rows()) == 1


def test_all_cameras_are_the_configured_ones_and_others_are_named_and_left_alone(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    library.add(NOON, camera="back_yard")
    library.add(NOON, camera="front_door@sub")
    config = library.database.with_name("config.yml")
    config.write_text(CONFIG.format(days=36500))
    done = script("--all-cameras", "--json", python=(sys.executable,))
    assert done.returncode == 0, done.stderr
    cameras = json.loads(done.stdout)["cameras"]
    assert {name: cameras[name]["files_added"] for name in cameras} == {
        "front_door": 1,
        "silent": 0,
    }
    assert "does not have these cameras: back_yard." in done.stderr
    named = script("--camera", "back_yard", "--json", python=(sys.executable,))
    assert json.loads(named.stdout)["files_added"] == 1
    assert "no camera 'back_yard'" in str(json.loads(named.stdout)["warnings"])


def test_all_cameras_are_those_on_disk_where_no_configuration_is_read(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    (library.path(NOON).parents[1] / b"caf\xe9".decode("utf-8", "surrogateescape")).mkdir()
    done = script("--all-cameras", *KEEP)
    assert done.returncode == 0, done.stderr
    assert [row["camera"] for row in library.rows()] == [CAMERA]
    assert "not UTF-8: caf\N{REPLACEMENT CHARACTER}." in done.stderr


@pytest.mark.parametrize("found", ["nothing", "old", "links", "inner"])
def test_where_there_is_no_camera_at_all_it_says_why(
    library: LibraryBuilder, script: Script, found: str
) -> None:
    day = library.add(NOON).parents[2]
    if found == "links":
        day.rename(library.root.parent / "elsewhere")
        day.symlink_to(library.root.parent / "elsewhere")
    elif found == "inner":
        (library.root / "recordings").mkdir()
        day.rename(library.root / "recordings" / day.name)
    else:
        shutil.rmtree(day)
    if found == "old":
        (library.root / "2023-04" / "07" / "11" / CAMERA).mkdir(parents=True)
    says = {
        "nothing": "Is the disk mounted?",
        "old": "before 0.12",
        "links": "links are not followed",
        "inner": f"The library is in {library.root}/recordings",
    }
    for cameras in (("--camera", CAMERA), ("--all-cameras",)):
        done = script(*cameras, *KEEP)
        assert done.returncode == 2
        assert says[found] in done.stderr


@pytest.mark.parametrize("what", ["database", "recordings"])
def test_what_may_not_be_looked_at_is_said(
    library: LibraryBuilder, script: Script, tmp_path: Path, what: str
) -> None:
    library.add(NOON)
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0)
    command = script.command("--camera", CAMERA)[len(BARE) + 1 :]
    command[command.index(f"--{what}") + 1] = str(hidden / "it")
    code = (
        "from recording_backfill.script.main import main\nbecome_nobody()\n"
        "sys.stderr = sys.stdout\nprint(int(main(sys.argv[1:])))"
    )
    said, exit_code = run_as_nobody(tmp_path, code, *command).splitlines()
    assert "permission denied" in said
    assert exit_code == ("3" if what == "database" else "2")


def test_ffprobe_that_is_asked_for_and_missing_is_said_once_before_anything_is_read(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    done = run(script.command("--camera", CAMERA, "--probe", "ffprobe", *KEEP), {"PATH": "/none"})
    assert done.returncode == 2
    assert "ffprobe was not found. Install ffmpeg" in done.stderr
    assert done.stdout == ""
