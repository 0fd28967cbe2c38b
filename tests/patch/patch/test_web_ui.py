"""Frigate's page loads our marking, and is never broken; tests/browser shows what that draws."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill import settings
from recording_backfill.patch.web_ui import install_marking, remove_marking, script

from testing.standin.server import PATCH
from tests.patch.patch.web_pages import PAGES, files

if TYPE_CHECKING:
    from collections.abc import Callable

ORIGINAL = "index.html.frigate-backfill-original"

LINE = re.compile(r'<script defer src="/BASE_PATH/assets/([^"]+)"></script>(?=</head>)')


def assets(web: Path) -> list[Path]:
    return sorted((web / "assets").iterdir())


def test_the_page_gets_one_line_that_loads_the_script(web: Path, own: str) -> None:
    install_marking(web)
    (asset,) = assets(web)
    line = f'<script defer src="/BASE_PATH/assets/{asset.name}"></script>'
    assert (web / "index.html").read_text() == own.replace("</head>", f"{line}</head>")
    assert asset.read_bytes() == script()


def test_installing_again_changes_nothing(web: Path) -> None:
    install_marking(web)
    before = {file: (file.read_bytes(), file.stat().st_ino) for file in web.rglob("*.*")}
    install_marking(web)
    assert {file: (file.read_bytes(), file.stat().st_ino) for file in web.rglob("*.*")} == before


def test_another_version_takes_the_place_of_the_first(
    web: Path, own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_marking(web)
    (old,) = assets(web)
    newer = tmp_path / "newer.js"
    newer.write_text("// newer")
    monkeypatch.setattr("recording_backfill.patch.web_ui.script", newer.read_bytes)
    install_marking(web)
    (new,) = assets(web)
    page = (web / "index.html").read_text()
    assert old.name not in page
    assert page.count(new.name) == 1
    assert (web / ORIGINAL).read_text() == own


def test_an_update_of_frigate_in_place_is_marked_and_its_page_kept(web: Path) -> None:
    install_marking(web)
    newer = PAGES["0.18.0-dev"].replace("main-D8", "main-E9")
    (web / "index.html").write_text(newer)
    install_marking(web)
    assert LINE.search((web / "index.html").read_text())
    assert (web / ORIGINAL).read_text() == newer
    remove_marking(web)
    assert (web / "index.html").read_text() == newer


def test_the_page_keeps_its_mode_and_the_script_gets_it(web: Path) -> None:
    install_marking(web)
    for file in (web / "index.html", web / ORIGINAL, *assets(web)):
        assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("left", [b"", bytes(4096)], ids=["empty", "zeros"])
@pytest.mark.parametrize("change", [install_marking, remove_marking])
def test_a_page_that_a_power_cut_emptied_is_put_back(
    web: Path, own: str, left: bytes, change: Callable[[Path], None]
) -> None:
    install_marking(web)
    (web / "index.html").write_bytes(left)
    change(web)
    assert LINE.sub("", (web / "index.html").read_text()) == own


@pytest.mark.parametrize("kept", ["kept", "lost", "changed"])
def test_removing_gives_back_every_byte(web: Path, own: str, kept: str) -> None:
    before = files(web)
    install_marking(web)
    assert (web / ORIGINAL).read_text() == own
    if kept == "lost":
        (web / ORIGINAL).unlink()
    elif kept == "changed":
        (web / ORIGINAL).write_text("something else")
    remove_marking(web)
    assert files(web) == before


def test_a_switch_in_the_environment_takes_it_out(
    web: Path, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(web)
    install_marking(web)
    monkeypatch.setenv(settings.UI, "0")
    install_marking(web)
    assert files(web) == before


@pytest.mark.parametrize(
    "page",
    [
        "",
        "no head at all",
        "\udcff",
        "<html><head></head><body>a page of somebody else's</body></html>",
        '<head><script>"</head>"</script></head><div id="root"></div>',
    ],
)
def test_pages_it_does_not_know_stay_as_they_are(
    tmp_path: Path, page: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_bytes(page.encode("utf-8", "surrogateescape"))
    before = files(tmp_path)
    install_marking(tmp_path)
    assert files(tmp_path) == before
    (record,) = caplog.records
    assert "are not marked" in record.getMessage()


def test_where_there_are_no_pages_nothing_is_made(tmp_path: Path) -> None:
    install_marking(tmp_path)
    remove_marking(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("switch", ["1", "0"])
def test_a_read_only_page_is_told_of_once_and_not_at_all_where_it_is_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, switch: str
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(PAGES["0.17.2"])
    before = files(tmp_path)

    # As root writes anywhere else, and a kernel that refuses does so before it looks for the file.
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(30, "Read-only file system", "somewhere")

    for changing in ("open", "unlink", "replace", "rename", "chmod"):
        monkeypatch.setattr(os, changing, refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    monkeypatch.setenv(settings.UI, switch)
    install_marking(tmp_path)
    remove_marking(tmp_path)
    monkeypatch.undo()

    assert files(tmp_path) == before
    told = [record.getMessage() for record in caplog.records]
    if switch == "0":
        assert told == []
    else:
        (line,) = told
        assert "Read-only file system" in line
        assert str(tmp_path) in line


def test_a_failed_write_leaves_nothing_behind(
    web: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    before = files(web)
    monkeypatch.setattr(os, "replace", full)
    install_marking(web)
    assert files(web) == before
    (record,) = caplog.records
    assert "No space left" in record.getMessage()


# Ends the process, as a power cut would, before the nth thing that it does to the web folder.
KILLED = """
import os, sys
left, web = int(sys.argv[1]), sys.argv[2]
CHANGES = {"os.rename", "os.remove", "os.chmod", "os.chown", "tempfile.mkstemp"}
def before(event, arguments):
    global left
    opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE
    if (event in CHANGES or opened) and any(str(each).startswith(web) for each in arguments):
        left -= 1
        if left < 0:
            os._exit(9)
from pathlib import Path
from recording_backfill.patch import web_ui
sys.addaudithook(before)
if sys.argv[4:]:
    web_ui.script = Path(sys.argv[4]).read_bytes
getattr(web_ui, sys.argv[3])(Path(web))
"""


# At least so many single operations change the folder: three for a file that is written (made,
# given its mode, put in its place), one for a file that is put back or removed.
STEPS = {"first": 3 + 3 + 3, "update": 3 + 3 + 1, "remove": 1 + 1}


def killed_before(step: int, web: Path, action: str, *other: Path) -> bool:
    """Whether `action` had more steps than that; then it was killed amid them."""
    words = [sys.executable, "-c", KILLED, str(step), str(web), action, *map(str, other)]
    done = subprocess.run(words, env={"PYTHONPATH": str(PATCH)}, check=False)
    assert done.returncode in {0, 9}
    return done.returncode == 9


@pytest.mark.parametrize("action", ["first", "update", "remove"])
def test_whenever_it_is_killed_the_page_is_whole(tmp_path: Path, action: str) -> None:
    own = PAGES["0.17.2"]
    newer = tmp_path / "newer.js"
    newer.write_text("// newer")
    other = [newer] if action == "update" else []
    name = "remove_marking" if action == "remove" else "install_marking"
    step = 0
    killed = True
    while killed:
        web = tmp_path / str(step)
        (web / "assets").mkdir(parents=True)
        (web / "index.html").write_text(own)
        untouched = files(web)
        if action != "first":
            install_marking(web)
        killed = killed_before(step, web, name, *other)
        text = (web / "index.html").read_text()
        line = LINE.search(text)
        assert LINE.sub("", text) == own
        if line:
            assert (web / "assets" / line[1]).read_bytes() in {script(), b"// newer"}
        install_marking(web)
        again = files(web)
        assert len(again) == 3, "the page, the page as it was, the script, and no piece of a file"
        assert again[ORIGINAL].decode() == own
        remove_marking(web)
        assert files(web) == untouched
        step += 1
    assert step > STEPS[action]
