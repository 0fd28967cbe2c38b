"""The private copy that Frigate's process loads the patch from."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
from recording_backfill.patch import private_copy

from testing.standin.server import PATCH
from tests.patch.patch.pythons import copy_of_patch, run_python

# sitecustomize


def test_in_frigate_the_package_is_loaded_from_a_private_copy(frigate: Path) -> None:
    done = run_python("-m", "frigate", cwd=frigate, path=[PATCH])

    assert "/frigate-backfill-" in done.stdout
    assert done.returncode == 0


def test_without_any_folder_for_a_copy_the_patch_runs_from_its_own(
    frigate: Path, tmp_path: Path
) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    file = patch / "recording_backfill" / "patch" / "private_copy.py"
    file.write_text("def make():\n    raise OSError('no room')\n")

    done = run_python("-m", "frigate", cwd=frigate, path=[patch])

    assert f"package: {patch}/recording_backfill" in done.stdout
    assert "no private copy of the patch could be made (no room)" in done.stderr


# The private copy


def test_the_copy_is_readable_by_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    package = Path(private_copy.make())

    assert stat.S_IMODE(package.parent.stat().st_mode) == 0o700
    assert (package / "engine" / "backfill.py").is_file()


def test_the_copy_is_removed_when_frigate_ends(frigate: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()

    done = run_python("-m", "frigate", cwd=frigate, path=[PATCH], tmpdir=temporary)

    assert str(temporary) in done.stdout
    assert list(temporary.iterdir()) == []


def test_a_copy_whose_process_was_killed_is_removed_by_the_next_start_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    names = ["frigate-backfill-left", "frigate-backfill-young", "of-somebody-else"]
    for name in names:
        (tmp_path / name).mkdir()
    in_use = Path(private_copy.make()).parent
    long_ago = time.time() - 3600
    for folder in (tmp_path / names[0], tmp_path / names[2], in_use):
        os.utime(folder, (long_ago, long_ago))

    private_copy.make()

    assert not (tmp_path / names[0]).exists()
    assert (tmp_path / names[1]).exists()
    assert (tmp_path / names[2]).exists()
    assert in_use.exists()


def test_a_link_in_place_of_a_stale_copy_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").touch()
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    (temporary / "frigate-backfill-link").symlink_to(precious)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))

    private_copy.make()

    assert (precious / "file").exists()
