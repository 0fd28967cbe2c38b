"""A folder laid out as the add-on's container is, with its supervised Frigate and go2rtc."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

PATCH = Path(__file__).resolve().parents[3] / "custom_components/frigate_backfill/frigate_patch"

WRAPPER = PATCH / "install" / "go2rtc"


# What s6-supervise does on these: start the service again after its death when it is wanted up,
# and run `finish`, which in Frigate's container halts everything, when there is one.
S6_SVC = """#!/usr/bin/env bash
echo "s6-svc $1" >> "$2/calls"
case "$1" in
  -u) touch "$2/wanted" ;;
  -t)
    kill "$(cat "$2/pid")"
    if [[ -x "$2/finish" ]]; then "$2/finish"; exit; fi
    [[ -e "$2/wanted" ]] || exit 0
    setsid "$2/run" > "$2/output" 2>&1 < /dev/null &
    echo $! > "$2/pid"
    ;;
esac
"""

S6_SVSTAT = '#!/usr/bin/env bash\ncat "$3/$2" 2>/dev/null || echo -1\n'


FRIGATE = """
import sys, time
from pathlib import Path
patched = any(type(finder).__name__ == "AfterImport" for finder in sys.meta_path)
Path("started").write_text("patched" if patched else "bare")
time.sleep(60)
"""


class Container:
    """Frigate's container as far as the wrapper sees it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.service = root / "run/service/frigate"
        self.frigate = root / "opt/frigate"
        self.wrapper = root / "config/go2rtc"
        self.bin = root / "command"
        for folder in (self.service, self.frigate / "frigate", self.bin, root / "config"):
            folder.mkdir(parents=True)
        (root / "proc").symlink_to("/proc")
        (root / "dev/shm").mkdir(parents=True)
        shutil.copy(WRAPPER, self.wrapper)
        self._python()
        self._script(self.bin / "s6-svc", S6_SVC)
        self._script(self.bin / "s6-svstat", S6_SVSTAT)
        self._script(self.service / "run", f"#!/bin/sh\ncd {self.frigate}\nexec {FRIGATE_COMMAND}")
        self._script(self.service / "finish", f"#!/bin/sh\necho halted > {root}/halted\n")
        self._script(root / "usr/local/go2rtc/bin/go2rtc", '#!/bin/sh\necho "bundled go2rtc $*"\n')
        (self.frigate / "frigate/__init__.py").touch()
        (self.frigate / "frigate/__main__.py").write_text(FRIGATE)
        (self.service / "updownfor").write_text("3")

    def _python(self) -> None:
        """A Python of its own, whose site-packages lie under the root."""
        venv = self.root / "venv"
        subprocess.run(
            [sys.executable, "-m", "venv", "--without-pip", "--symlinks", venv], check=True
        )
        (self.bin / "python3").write_text(f'#!/bin/sh\nexec {venv}/bin/python3 "$@"\n')
        (self.bin / "python3").chmod(0o755)
        # The wrapper puts the root before what Python says: let that lead to the same folder.
        top = Path("/", *self.root.parts[1:2])
        (self.root / top.name).symlink_to(top)
        self.site = next(venv.glob("lib/python3*/site-packages"))
        self.path_file = self.site / "frigate_backfill.pth"

    @staticmethod
    def _script(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "FRIGATE_BACKFILL_CONTAINER_ROOT": str(self.root),
            "TMPDIR": str(self.root),
        }

    def add_patch(self, config: str = "homeassistant") -> Path:
        """As HACS leaves it in Home Assistant's config folder."""
        folder = self.root / config / "custom_components/frigate_backfill/frigate_patch"
        shutil.copytree(PATCH, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        return folder

    def start_frigate(self, command: list[str] | None = None) -> None:
        """As s6 does, before the wrapper had its turn."""
        process = subprocess.Popen(
            command or [str(self.service / "run")],
            env={**os.environ, **self.environment},
            start_new_session=True,
        )
        (self.service / "pid").write_text(str(process.pid))
        if command is None:
            assert self.started() == "bare"

    def started(self) -> str:
        """How Frigate started; waits until it has, and forgets it."""
        file = self.frigate / "started"
        for _ in range(300):
            if file.exists() and file.read_text():
                said = file.read_text()
                file.unlink()
                return said
            time.sleep(0.05)
        raise AssertionError("Frigate did not start")

    def start_go2rtc(self, *arguments: str, path: str | None = None) -> str:
        """What the wrapper printed, once it and what it left running have ended."""
        environment = self.environment if path is None else {**self.environment, "PATH": path}
        done = subprocess.run(
            [self.wrapper, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout

    def calls(self) -> list[str]:
        file = self.service / "calls"
        return file.read_text().splitlines() if file.exists() else []

    def run_frigate(self) -> str:
        """Start Frigate once more and end it: how it started."""
        with subprocess.Popen(
            [self.service / "run"], env={**os.environ, **self.environment}
        ) as process:
            said = self.started()
            process.kill()
        return said

    def close(self) -> None:
        file = self.service / "pid"
        if file.exists():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(int(file.read_text()), signal.SIGKILL)


FRIGATE_COMMAND = "python3 -u -m frigate"
