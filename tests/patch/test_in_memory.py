"""The temporary folder in memory that the patch's tests get where a machine lets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from testing.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# It tells whether the command had a folder of its own, and how it ended.
ASKED = """
import json, subprocess, sys
sys.path.insert(0, sys.argv[1])
from in_memory import in_memory
with in_memory() as before:
    done = subprocess.run([*before, *sys.argv[2:]], check=False)
print(json.dumps([bool(before), done.returncode]))
"""
LOOK = """
import os, pathlib, sys, tempfile
folder = pathlib.Path(tempfile.gettempdir())
(folder / "made").write_text("something")
mounts = pathlib.Path("/proc/self/mountinfo").read_text() if sys.platform == "linux" else ""
pathlib.Path(sys.argv[1]).write_text(str(f" {folder} " in mounts))
if sys.argv[2] == "killed":
    os.kill(os.getpid(), 9)
(folder / "made").unlink()
"""


@pytest.mark.parametrize("end", ["done", "killed"])
def test_a_command_gets_a_folder_of_its_own_of_which_nothing_is_left(
    tmp_path: Path, end: str
) -> None:
    temporary, told = tmp_path / "temporary", tmp_path / "told"
    temporary.mkdir()
    done = subprocess.run(
        [
            *(sys.executable, "-c", ASKED, str(ROOT / "scripts" / "tools")),
            *(sys.executable, "-c", LOOK, str(told), end),
        ],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        check=True,
    )
    in_memory, code = json.loads(done.stdout)
    assert told.read_text() == str(in_memory)
    assert (code == 0) is (end == "done")
    # Where there is no such folder, what the command leaves stays.
    left = [path.name for path in temporary.iterdir()]
    assert left == (["made"] if end == "killed" and not in_memory else [])
