"""Running other programs: the repository's own tools, and commands that must succeed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"


class FailedError(Exception):
    """A command failed; what it said is on the screen."""


def run(*command: object, **environment: str) -> None:
    """Run a command in the repository; raises FailedError when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if done.returncode:
        raise FailedError(f"{Path(words[0]).name} failed")


def path_of(tool: str, *arguments: str) -> str:
    """What scripts/TOOL prints: the path of a tool that runs, got if need be."""
    command = [str(SCRIPTS / tool), *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise FailedError(f"scripts/{tool} found none")
    return done.stdout.strip()


def has(tool: str) -> bool:
    """Whether scripts/TOOL finds one; it says nothing."""
    return not subprocess.run([SCRIPTS / tool], capture_output=True, check=False).returncode


def add_to_path(folder: str | Path, *, first: bool = False) -> None:
    """Let programs find those of `folder`, before or after those that they find already."""
    known = os.environ["PATH"]
    parts = [str(folder), known] if first else [known, str(folder)]
    os.environ["PATH"] = os.pathsep.join(parts)


def fail(*lines: str) -> NoReturn:
    """Say why, and end with status 1."""
    print(*lines, sep="\n", file=sys.stderr)
    sys.exit(1)
