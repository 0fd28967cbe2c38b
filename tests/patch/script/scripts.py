"""The script, called as a user does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "custom_components/frigate_backfill/frigate_patch/scripts/backfill_recordings.py"
BARE = (sys.executable, "-I", "-S")
"""No site-packages, no PYTHONPATH."""


class Script:
    """The script for one library; each call is one run."""

    def __init__(self, library: LibraryBuilder) -> None:
        self.library = library

    def command(self, *flags: object, python: tuple[str, ...] = BARE) -> list[str]:
        where = ("--database", self.library.database, "--recordings", self.library.root)
        spelled = ("--recordings-as", self.library.root)
        return [str(part) for part in (*python, SCRIPT, *where, *spelled, *flags)]

    def __call__(
        self, *flags: object, python: tuple[str, ...] = BARE
    ) -> subprocess.CompletedProcess[str]:
        return run(self.command(*flags, python=python))

    def json(self, *flags: object) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self("--json", *flags).stdout)
        return document


def run(
    command: list[str], environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], **(environment or {})},
    )


KEEP = ("--retention-days", "36500")
