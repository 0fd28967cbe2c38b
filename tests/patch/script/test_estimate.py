"""The script estimates first, and reads what it estimated once all cameras show theirs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from testing.library import CAMERA, LibraryBuilder, Samples
from testing.segments import Cuts, Recorder

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "custom_components/frigate_backfill/frigate_patch/scripts/backfill_recordings.py"


@pytest.fixture
def script(library: LibraryBuilder, samples: Samples) -> Callable[..., dict[str, Any]]:
    Recorder(library, Cuts(samples)).record(60, tenths=(99, 101))

    def run(*flags: str) -> dict[str, Any]:
        where = ("--database", library.database, "--recordings", library.root)
        spelled = ("--recordings-as", library.root, "--retention-days", "36500", "--json")
        command = [sys.executable, "-I", "-S", SCRIPT, *where, *spelled, "--camera", CAMERA, *flags]
        done = subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={"PATH": str(Path(shutil.which("ffprobe") or "/usr/bin/ffprobe").parent)},
        )
        assert done.returncode in (0, 1), done.stderr
        document: dict[str, Any] = json.loads(done.stdout)
        return {**document, "code": done.returncode}

    return run


def marked(library: LibraryBuilder) -> int:
    return sum(row["dBFS"] == -2 for row in library.rows())


def test_the_lengths_are_read_at_the_end(
    library: LibraryBuilder, script: Callable[..., dict[str, Any]]
) -> None:
    told = script("--probe", "estimate")
    assert told["files_added"] == 60
    assert told["verification"]["total_files_scanned"] == told["files_estimated"] > 30
    assert marked(library) == 0
    lengths = {round(row["duration"], 3) for row in library.rows()}
    assert lengths == {9.9, 10.1}


def test_that_can_be_left_for_later(
    library: LibraryBuilder, script: Callable[..., dict[str, Any]]
) -> None:
    told = script("--probe", "estimate", "--no-verify")
    assert "verification" not in told
    assert any("--verify" in warning for warning in told["warnings"])
    assert marked(library) == told["files_estimated"] > 30
    broken = next(Path(row["path"]) for row in library.rows() if row["dBFS"] == -2)
    broken.write_bytes(bytes(broken.stat().st_size))
    os.utime(broken, (0, 0))  # what changed just now may be half copied
    later = script("--verify")
    assert later["total_files_scanned"] == told["files_estimated"]
    assert (later["files_errors"], later["files_removed"], later["code"]) == (1, 1, 1)
    assert marked(library) == 0
    assert broken.exists()


def test_a_dry_run_reads_nothing_later(
    library: LibraryBuilder, script: Callable[..., dict[str, Any]]
) -> None:
    told = script("--probe", "estimate", "--dry-run")
    assert told["files_estimated"] > 30
    assert "verification" not in told
    assert library.rows() == []
