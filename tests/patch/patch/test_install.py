"""The add-on's go2rtc wrapper, in a folder laid out as Frigate's container is."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

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
BUNDLED = "bundled go2rtc -config=/config/go2rtc_homekit.yml -config=/dev/shm/go2rtc.yaml"
ARGUMENTS = BUNDLED.split()[2:]


@pytest.fixture
def container(tmp_path: Path) -> Iterator[Container]:
    made = Container(tmp_path / "root")
    yield made
    made.close()


def test_a_frigate_that_started_without_the_patch_is_restarted_once_and_has_it(
    container: Container,
) -> None:
    container.add_patch()
    container.start_frigate()

    printed = container.start_go2rtc(*ARGUMENTS)

    assert container.started() == "patched"
    assert BUNDLED in printed.splitlines()
    assert "restarted once" in printed
    assert container.calls() == ["s6-svc -u", "s6-svc -t"]


def test_the_restart_does_not_halt_the_container_and_a_later_exit_does(
    container: Container,
) -> None:
    container.add_patch()
    container.start_frigate()
    (container.root / "dev/shm/.frigate-is-stopping").touch()

    container.start_go2rtc()

    assert not (container.root / "halted").exists()
    assert not (container.root / "dev/shm/.frigate-is-stopping").exists()
    assert sorted(file.name for file in container.service.glob("finish*")) == ["finish"]
    subprocess.run(
        ["s6-svc", "-t", container.service],
        env={**os.environ, **container.environment},
        check=True,
    )
    assert (container.root / "halted").exists()


def test_go2rtc_starting_again_leaves_frigate_alone(container: Container) -> None:
    container.add_patch()
    container.start_frigate()
    container.start_go2rtc()
    before = container.calls()

    assert container.start_go2rtc("-config=x") == "bundled go2rtc -config=x\n"
    assert container.calls() == before


def test_a_frigate_that_is_still_being_prepared_is_not_restarted(container: Container) -> None:
    container.add_patch()
    container.start_frigate(["bash", "-c", "sleep 30; true"])

    printed = container.start_go2rtc()

    assert "is on Frigate's path" in printed
    assert container.calls() == []
    assert container.run_frigate() == "patched"


def test_a_frigate_that_has_run_for_long_is_not_interrupted(container: Container) -> None:
    container.add_patch()
    container.start_frigate()
    (container.service / "updownfor").write_text("3600")

    assert "Restart it when it suits you" in container.start_go2rtc()
    assert container.calls() == []


def test_the_patch_is_found_in_config_where_the_add_on_is_older_than_0_16(
    container: Container,
) -> None:
    container.add_patch("config")

    container.start_go2rtc()

    assert container.run_frigate() == "patched"


def test_with_the_patch_gone_go2rtc_starts_and_the_path_is_tidied_up(
    container: Container,
) -> None:
    patch = container.add_patch()
    container.start_go2rtc()
    assert container.path_file.exists()
    shutil.rmtree(patch)

    assert BUNDLED in container.start_go2rtc(*ARGUMENTS)
    assert not container.path_file.exists()
    assert container.run_frigate() == "bare"


def test_with_the_patch_gone_frigate_starts_though_its_line_is_still_there(
    container: Container,
) -> None:
    patch = container.add_patch()
    container.start_go2rtc()
    shutil.rmtree(patch)

    assert container.run_frigate() == "bare"


def test_a_broken_patch_on_the_path_does_not_keep_frigate_from_starting(
    container: Container,
) -> None:
    patch = container.add_patch()
    container.start_go2rtc()
    (patch / "recording_backfill/patch/hook.py").write_text("raise RuntimeError('broken')")

    assert container.run_frigate() == "bare"


def test_other_pythons_in_the_container_load_nothing_of_it(container: Container) -> None:
    container.add_patch()
    container.start_go2rtc()
    look = "import sys; print([name for name in sys.modules if 'backfill' in name])"

    done = subprocess.run(
        ["python3", "-c", look],
        env={**os.environ, **container.environment},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "[]"


def test_ones_own_go2rtc_beside_it_is_what_runs(container: Container) -> None:
    own = container.wrapper.with_name("go2rtc.custom")
    own.write_text('#!/bin/sh\necho "own go2rtc $*"\n')
    own.chmod(0o755)

    assert "own go2rtc -x" in container.start_go2rtc("-x")


@pytest.mark.parametrize("missing", ["python3", "s6-svstat"])
def test_go2rtc_starts_whatever_is_missing(container: Container, missing: str) -> None:
    container.add_patch()
    container.start_frigate()
    tool = container.bin / missing
    tool.write_text("#!/bin/sh\nexit 127\n")

    printed = container.start_go2rtc(*ARGUMENTS)

    assert "could not be set up" in printed
    assert BUNDLED in printed.splitlines()
