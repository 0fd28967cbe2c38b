"""A Python that starts as Frigate does, with the patch or a copy of it on its path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from testing.standin.server import PATCH

MAIN = """
import sys
import frigate.api.fastapi_app as module
print("app:", module.create_fastapi_app(1, two=2))
package = sys.modules.get("recording_backfill")
print("package:", package and package.__path__[0])
"""


def copy_of_patch(folder: Path) -> Path:
    """The patch in a folder of the test's own."""
    shutil.copytree(PATCH, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    return folder


def run_python(
    *arguments: str, cwd: Path, path: list[Path], tmpdir: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """A Python as the container starts it, with `path` as PYTHONPATH."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(entry) for entry in path)}
    if tmpdir is not None:
        environment["TMPDIR"] = str(tmpdir)
    return subprocess.run(
        [sys.executable, "-u", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
