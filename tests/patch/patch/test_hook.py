"""The way into Frigate's process: sitecustomize and the import hook."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from recording_backfill import settings
from recording_backfill.patch import hook, web_ui

from testing.standin.server import PATCH
from tests.patch.patch.pythons import copy_of_patch, run_python


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
