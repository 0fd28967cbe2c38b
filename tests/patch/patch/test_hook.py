"""The way into Frigate's process: sitecustomize, the import hook, the private copy."""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
from recording_backfill import settings
from recording_backfill.patch import hook, private_copy, web_ui

from testing.served import YESTERDAY, Served
from testing.standin.server import PATCH, VERSIONS, StandIn

if TYPE_CHECKING:
    from testing.library import Samples

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


@pytest.fixture
def frigate(tmp_path: Path) -> Path:
    """A folder with the smallest package that the hook takes for Frigate."""
    package = tmp_path / "opt" / "frigate"
    (package / "api").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "api" / "__init__.py").touch()
    (package / "api" / "fastapi_app.py").write_text(
        "def create_fastapi_app(*args, **kwargs):\n    return (args, kwargs)\n"
    )
    (package / "__main__.py").write_text(MAIN)
    return package.parent


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


# sitecustomize


def test_in_frigate_the_package_is_loaded_from_a_private_copy(frigate: Path) -> None:
    done = run_python("-m", "frigate", cwd=frigate, path=[PATCH])

    assert "/frigate-backfill-" in done.stdout
    assert done.returncode == 0


def test_arguments_of_create_fastapi_app_and_its_app_pass_through(frigate: Path) -> None:
    done = run_python("-m", "frigate", cwd=frigate, path=[PATCH])

    assert "app: ((1,), {'two': 2})" in done.stdout


def test_a_frigate_of_another_build_gets_one_line_and_goes_on(frigate: Path) -> None:
    done = run_python("-m", "frigate", cwd=frigate, path=[PATCH])

    [line] = [line for line in done.stderr.splitlines() if "backfill: " in line]
    assert "the backfill API could not be set up, and Frigate runs without it" in line
    assert "UnknownShapeError" in line
    assert "app:" in done.stdout
    assert done.returncode == 0


def test_a_frigate_of_another_build_gets_its_own_web_page_back(
    frigate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As after an update in place of a Frigate that was killed.
    page = tmp_path / "web" / "index.html"
    (page.parent / "assets").mkdir(parents=True)
    page.write_text('<html><head></head><body><div id="root"></div></body></html>')
    before = page.read_bytes()
    web_ui.install_marking(page.parent)
    assert page.read_bytes() != before
    monkeypatch.setenv("FRIGATE_BACKFILL_WEB_ROOT", str(page.parent))

    run_python("-m", "frigate", cwd=frigate, path=[PATCH])

    assert page.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("-c", "import sys; print('recording_backfill' in sys.modules)"),
        ("-m", "other"),
        ("-m", "frigate", "--validate-config"),
        ("-m", "frigate.helper"),
    ],
    ids=["a helper", "another module", "a check of the configuration", "a part of Frigate"],
)
def test_other_pythons_load_nothing_of_the_patch(frigate: Path, arguments: tuple[str, ...]) -> None:
    look = "import sys; print('recording_backfill' in sys.modules)"
    (frigate / "other.py").write_text(look)
    (frigate / "frigate" / "helper.py").write_text(look)
    (frigate / "frigate" / "__main__.py").write_text(look)

    assert run_python(*arguments, cwd=frigate, path=[PATCH]).stdout.strip() == "False"


@pytest.mark.parametrize("arguments", [("-m", "frigate"), ("-c", "pass")])
def test_another_sitecustomize_further_on_the_path_still_runs(
    frigate: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    other = tmp_path / "debian"
    other.mkdir()
    (other / "sitecustomize.py").write_text("print('the other one:', __name__, __file__)")

    done = run_python(*arguments, cwd=frigate, path=[PATCH, other])

    assert f"the other one: sitecustomize {other}/sitecustomize.py" in done.stdout


def test_what_another_sitecustomize_raises_is_reported_as_without_us(
    frigate: Path, tmp_path: Path
) -> None:
    other = tmp_path / "debian"
    other.mkdir()
    (other / "sitecustomize.py").write_text("raise ValueError('theirs')")

    without = run_python("-c", "pass", cwd=frigate, path=[other])
    beside = run_python("-c", "pass", cwd=frigate, path=[PATCH, other])

    assert "theirs" in without.stderr
    assert without.stderr == beside.stderr


@pytest.mark.parametrize("file", ["__init__.py", "patch/hook.py", "patch/private_copy.py"])
def test_a_patch_that_raises_on_import_leaves_frigate_as_it_is(
    frigate: Path, tmp_path: Path, file: str
) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    (patch / "recording_backfill" / file).write_text("raise RuntimeError('broken')")

    done = run_python("-m", "frigate", cwd=frigate, path=[patch])

    assert "app: ((1,), {'two': 2})" in done.stdout
    assert "could not start (RuntimeError('broken'))" in done.stderr


def test_without_any_folder_for_a_copy_the_patch_runs_from_its_own(
    frigate: Path, tmp_path: Path
) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    file = patch / "recording_backfill" / "patch" / "private_copy.py"
    file.write_text("def make():\n    raise OSError('no room')\n")

    done = run_python("-m", "frigate", cwd=frigate, path=[patch])

    assert f"package: {patch}/recording_backfill" in done.stdout
    assert "no private copy of the patch could be made (no room)" in done.stderr


def test_what_is_wrong_with_the_settings_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "frigate_backfill.env"
    file.write_text("export FRIGATE_BACKFILL_UI='0'\nnonsense\nFRIGATE_BACKFILL_RESQUE=0\n")
    environment = {"FRIGATE_BACKFILL_EXTRA_ROOTS": "relative"}
    monkeypatch.setattr(os, "environ", environment)
    monkeypatch.setattr(settings, "FILE", str(file))

    hook._read_settings()

    assert environment["FRIGATE_BACKFILL_UI"] == "0"
    (record,) = caplog.records
    for text in ("line 2 is no NAME=value", "FRIGATE_BACKFILL_RESQUE", "relative, which is no"):
        assert text in record.getMessage()


# The import hook


@pytest.mark.parametrize(
    ("words", "is_frigate"),
    [
        (["python3", "-u", "-m", "frigate"], True),
        (["/usr/bin/python3.11", "-m", "frigate"], True),
        (["python3", "-m", "frigate", "--validate-config"], False),
        (["python3", "-m", "frigate.util"], False),
        (["python3", "-c", "frigate"], False),
        (["frigate"], False),
        ([], False),
    ],
)
def test_frigate_is_known_by_its_command_line(words: list[str], is_frigate: bool) -> None:
    assert hook._is_frigate(words) is is_frigate


def test_the_command_line_is_read_where_python_does_not_tell_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = list(sys.orig_argv)
    monkeypatch.delattr(sys, "orig_argv")

    assert hook._command_line() == told


def test_an_addition_that_fails_leaves_one_line_and_the_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "hooked_module.py").write_text("value = 1")
    monkeypatch.syspath_prepend(tmp_path)
    seen: list[Any] = []

    def add(module: Any) -> None:
        seen.append(module.value)
        raise KeyError("no such thing")

    monkeypatch.setattr(
        sys, "meta_path", [hook.AfterImport({"hooked_module": add}), *sys.meta_path]
    )
    with caplog.at_level(logging.INFO):
        module = importlib.import_module("hooked_module")

    assert (module.value, seen) == (1, [1])
    [record] = caplog.records
    assert record.message == (
        "backfill: its addition to hooked_module could not be set up, and Frigate runs "
        "without it: KeyError: 'no such thing'"
    )
    sys.modules.pop("hooked_module")


def test_a_module_that_itself_fails_to_load_fails_as_without_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "failing_module.py").write_text("raise ZeroDivisionError")
    monkeypatch.syspath_prepend(tmp_path)
    called: list[Any] = []
    monkeypatch.setattr(
        sys, "meta_path", [hook.AfterImport({"failing_module": called.append}), *sys.meta_path]
    )

    with pytest.raises(ZeroDivisionError):
        importlib.import_module("failing_module")
    assert called == []


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


# In the stand-in's own process


@pytest.mark.parametrize("version", VERSIONS)
def test_the_endpoints_are_there_in_each_release(tmp_path: Path, version: str) -> None:
    with StandIn(tmp_path, version=version) as standin:
        answer = requests.get(f"{standin.url_internal}/api/recordings/backfill/status", timeout=30)

        assert answer.status_code == 200
        assert answer.json()["frigate_version"] == version.partition("-")[0]
        log = standin.log.read_text()
    assert "is ready in Frigate" in log
    assert "could not be set up" not in log


BREAKAGES = {
    "the hook's addition": (
        "patch/bootstrap.py",
        "def extend(app: FastAPI, protection: Protection) -> None:\n",
    ),
    "the jobs": ("jobs/instance.py", "    async def start(self) -> None:\n"),
}


@pytest.mark.parametrize("where", BREAKAGES)
def test_a_patch_that_raises_later_lets_frigate_start_and_serve(tmp_path: Path, where: str) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    name, line = BREAKAGES[where]
    file = patch / "recording_backfill" / name
    text = file.read_text()
    assert line in text
    file.write_text(text.replace(line, f"{line}        raise RuntimeError('broken')\n"))
    if where == "the hook's addition":
        file.write_text(text.replace(line, f"{line}    raise RuntimeError('broken')\n"))

    with StandIn(tmp_path / "standin", patch=patch) as standin:
        answer = requests.get(f"{standin.url_internal}/api/version", timeout=30)

        assert answer.status_code == 200
        assert "broken" in standin.log.read_text()


def test_a_route_that_raises_answers_500_and_frigate_serves_on(tmp_path: Path) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    file = patch / "recording_backfill" / "frigate" / "adapter.py"
    text = file.read_text()
    line = "    def cameras(self) -> dict[str, CameraInfo]:\n"
    assert line in text
    file.write_text(text.replace(line, f"{line}        raise RuntimeError('broken')\n"))

    with StandIn(tmp_path / "standin", patch=patch) as standin:
        api = f"{standin.url_internal}/api"
        broken = requests.get(f"{api}/recordings/backfill/status", timeout=30)
        assert broken.status_code == 500
        assert broken.json()["success"] is False
        assert requests.get(f"{api}/version", timeout=30).status_code == 200


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_runs_go_on_when_the_folder_on_disk_changes_under_them(
    tmp_path: Path, samples: Samples, fate: str
) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    with StandIn(tmp_path / "standin", patch=patch) as standin:
        served = Served(standin, samples)
        served.add_many(600)
        served.run(status=202, background=True)
        shutil.rmtree(patch)
        if fate == "replaced":
            for name in ("__init__.py", "engine/backfill.py", "child/run.py", "__main__.py"):
                newer = patch / "recording_backfill" / name
                newer.parent.mkdir(parents=True, exist_ok=True)
                newer.write_text("raise RuntimeError('newer')")

        first = served.until_idle()["last_run"]
        served.add(YESTERDAY + 2 * 3600)
        second = served.run()

        assert (first["state"], first["files_added"]) == ("completed", 600)
        assert second["files_added"] == 1
