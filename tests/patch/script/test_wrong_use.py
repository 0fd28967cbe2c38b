"""Wrong use of the script, said in words with an exit code."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testing.library import CAMERA, NOON
from tests.patch.script.scripts import BARE, KEEP, SCRIPT, Script, run

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--start-time", "2026-01-01T12:00:00"), "2026-01-01T12:00:00Z for UTC"),
        (("--start-time", "yesterday"), "is not a time"),
        (("--end-time", "nan"), "is not a time"),
        (("--start-time", "20", "--end-time", "10"), "after"),
        (("--retention-days", "-1"), "is not a number of days"),
        (("--max-results", "10001"), "0 to 10000"),
        (("--directory", "/no/such/folder"), "No folder found at /no/such/folder"),
        (("--recordings", "/no/such/folder"), "--recordings"),
        (("--recordings-as", "media/frigate"), "absolute"),
        (("--directory-as", "mnt/second"), "absolute"),
        (("--directory-as", "/mnt/second"), "give both"),
        (("--config", "/no/such/config.yml"), "config.yml"),
        (("--probe", "guess"), "invalid choice"),
        (("--verify", "--find-motion"), "--undo, --find-motion and --verify are runs of their own"),
        (("--undo", "--verify"), "give one of them"),
        (("--verify", "--probe", "estimate"), "--verify only checks lengths"),
        (("--remove-gone", "--media", "reviews"), "or add recordings to --media"),
        (("--undo", "--force"), "--undo takes back a whole run; leave out --force"),
        (
            ("--undo", "123", "--start-time", "10", "--media", "reviews"),
            "leave out --media and --start-time",
        ),
        (("--undo", "--probe", "ffprobe", "--max-rate", "5"), "leave out --max-rate and --probe"),
        (("--find-motion", "--no-copies"), "--find-motion only looks for motion; leave out --no-"),
        (("--verify", "--copies", "/config/backup.db"), "leave out --copies"),
        (("--media", "recordings,pictures"), "unknown kind 'pictures'"),
        (("--no-such-flag",), "unknown flag --no-such-flag."),
        (("--dry_run",), "unknown flag --dry_run; did you mean --dry-run? --help lists"),
    ],
)
def test_wrong_use_is_said_in_words_with_exit_code_2(
    library: LibraryBuilder, script: Script, flags: tuple[str, ...], says: str
) -> None:
    library.add(NOON)
    done = script("--camera", CAMERA, *flags)
    assert done.returncode == 2
    assert says in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert "usage:" not in done.stderr, "the error would be lost below all flags"
    assert library.rows() == []


def test_an_unknown_camera_is_refused_with_the_names_that_are_there(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    done = script("--camera", "frontdoor")
    assert done.returncode == 2
    assert "Camera 'frontdoor' not found" in done.stderr
    assert f"Did you mean {CAMERA}? Cameras known here: {CAMERA}." in done.stderr


def test_neither_camera_nor_all_cameras_is_wrong_use(script: Script) -> None:
    done = script()
    assert done.returncode == 2
    assert (
        "say which cameras: --camera NAME, which may be repeated, or --all-cameras." in done.stderr
    )


def test_a_misspelled_camera_flag_is_named_instead_of_asked_for(script: Script) -> None:
    done = script("--camra=front_door", "--dry-run")
    assert done.returncode == 2
    assert "unknown flag --camra; did you mean --camera?" in done.stderr


def test_outside_frigates_container_it_says_what_to_give(tmp_path: Path) -> None:
    command = [*BARE, str(SCRIPT), "--camera", CAMERA]
    done = run(command, {"CONFIG_FILE": str(tmp_path / "none.yml")})
    assert done.returncode == 2
    assert "--database" in done.stderr
    assert "--recordings" in done.stderr


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("missing", "start Frigate once"),
        ("empty", "start it once"),
        ("a folder", "it is a folder"),
        ("garbage", "If it is that one, it is damaged"),
        ("other tables", "has no recordings table"),
    ],
)
def test_a_database_that_cannot_be_used_makes_exit_code_3_and_is_said_with_what_to_do(
    library: LibraryBuilder, script: Script, kind: str, says: str
) -> None:
    library.add(NOON)
    library.database.unlink()
    if kind == "empty":
        library.database.touch()
    elif kind == "a folder":
        library.database.mkdir()
    elif kind == "garbage":
        library.database.write_bytes(b"not a database" * 1000)
    elif kind == "other tables":
        with sqlite3.connect(library.database) as connection:
            connection.execute("CREATE TABLE birds (name TEXT)")
    done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 3
    assert str(library.database) in done.stderr + done.stdout
    assert says in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert kind != "missing" or not library.database.exists()
