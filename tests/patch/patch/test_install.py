"""The add-on's go2rtc wrapper, in a folder laid out as Frigate's container is."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.patch.patch.container import Container

if TYPE_CHECKING:
    from collections.abc import Iterator
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
