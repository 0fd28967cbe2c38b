"""A tag is released only if everything has its version, with the notes of the change log."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INTEGRATION = "custom_components/frigate_backfill"
PATCH = f"{INTEGRATION}/frigate_patch/recording_backfill/__init__.py"
LOG = """# Changelog

## [Unreleased]

- Something later.

## [2.0.0] - 2026-12-01

### Added

- A thing, see [the page](docs/api.md).

## [1.0.0]

The first one.

[2.0.0]: https://example.org/2
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The script, and what it looks at, in version 2.0.0."""
    for name in ("scripts/tools", INTEGRATION, f"{PATCH}/..", "card"):
        Path(os.path.normpath(tmp_path / name)).mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "scripts/tools/release.py", tmp_path / "scripts/tools")
    for name in (f"{INTEGRATION}/manifest.json", "card/package.json"):
        (tmp_path / name).write_text(json.dumps({"version": "2.0.0"}))
    (tmp_path / PATCH).write_text('"""The patch."""\n\nVERSION = "2.0.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(LOG)
    return tmp_path


def release(tree: Path, tag: str) -> tuple[int, str, str]:
    script = [sys.executable, str(tree / "scripts/tools/release.py"), tag]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_the_notes_are_those_of_the_version(tree: Path) -> None:
    notes = "### Added\n\n- A thing, see [the page](docs/api.md).\n"
    assert release(tree, "v2.0.0") == (0, notes, "")


def test_this_tree_can_be_released_as_the_version_that_it_states() -> None:
    version = json.loads((ROOT / INTEGRATION / "manifest.json").read_text())["version"]
    code, notes, error = release(ROOT, f"v{version}")
    assert (code, error) == (0, "")
    assert notes.strip()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (f"{INTEGRATION}/manifest.json", "2.0.0", "1.9.9", "manifest.json has 1.9.9"),
        ("card/package.json", "2.0.0", "2.0.0-beta.1", "package.json has 2.0.0-beta.1"),
        (PATCH, "VERSION", "OTHER", "__init__.py has None"),
        ("CHANGELOG.md", "[2.0.0] -", "[2.0.1] -", "says nothing under [2.0.0]"),
        ("CHANGELOG.md", LOG[LOG.index("### Added") : LOG.index("## [1.0.0]")], "", "says nothing"),
    ],
)
def test_what_has_another_version_stops_it(
    tree: Path, file: str, old: str, new: str, told: str
) -> None:
    text = (tree / file).read_text()
    assert old in text
    (tree / file).write_text(text.replace(old, new))
    code, notes, error = release(tree, "v2.0.0")
    assert (code, notes) == (1, "")
    assert told in error


@pytest.mark.parametrize("tag", ["2.0.0", "v2.0", "v2.0.0x", "latest"])
def test_a_tag_that_is_no_version_stops_it(tree: Path, tag: str) -> None:
    code, _, error = release(tree, tag)
    assert code == 1
    assert "is not a tag such as v1.2.3" in error
