"""What the documents say of scripts and flags is so, and their links lead somewhere."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
from pathlib import Path

import pytest
from recording_backfill.script.arguments import parser

from testing.versions import FRIGATES, NEWEST_HOME_ASSISTANT, OLDEST_HOME_ASSISTANT

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
SCRIPTS = sorted(
    path for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix
)
INTEGRATION = ROOT / "custom_components" / "frigate_backfill"
UI = "frigate_patch/recording_backfill/http/ui"
PERFORMANCE = ROOT / "docs" / "performance.md"
COMMANDS = [*SCRIPTS, ROOT / "scripts/backfill_recordings.py", ROOT / ".ci/run"]


def test_the_readme_names_every_flag_of_the_script() -> None:
    readme = (ROOT / "README.md").read_text()
    flags = set(re.findall(r"--[a-z][a-z-]+", parser().format_help()))
    assert {flag for flag in flags - {"--help", "--version"} if f"`{flag}" not in readme} == set()


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = (ROOT / "README.md").read_text()[:2000]
    assert "./scripts/demo" in opening
    assert "./scripts/test" in opening


@pytest.mark.parametrize("command", COMMANDS, ids=lambda path: path.name)
def test_every_command_runs_by_itself_and_explains_itself(command: Path) -> None:
    assert os.access(command, os.X_OK)
    done = subprocess.run(
        [command, "--help"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= 2


def test_contributing_names_every_command() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text()
    assert [path.name for path in SCRIPTS if f"scripts/{path.name}" not in contributing] == []


def test_contributing_names_every_package() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text()
    folders = [
        *(file.parent for file in INTEGRATION.glob("*/__init__.py")),
        *(
            file.parent
            for file in INTEGRATION.glob("frigate_patch/recording_backfill/*/__init__.py")
        ),
        *(path for path in (ROOT / "card" / "src").iterdir() if path.is_dir()),
        *(path for path in (ROOT / "testing").iterdir() if path.is_dir()),
    ]
    names = {folder.name for folder in folders} - {"__pycache__"}
    assert {name for name in names if f"`{name}/`" not in contributing} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_and_a_heading(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        linked = document.parent / name if name else document
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", linked.read_text(), re.MULTILINE)
            assert anchor in {_anchor(heading) for heading in headings}, target


def _anchor(heading: str) -> str:
    """As GitHub makes it of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", ["README.md", "docs/compatibility.md", "docs/home-assistant.md"])
def test_every_frigate_that_is_played_is_documented(name: str) -> None:
    text = (ROOT / name).read_text()
    assert [one.documented for one in FRIGATES if one.documented not in text] == []


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("docs/home-assistant.md", OLDEST_HOME_ASSISTANT),
        ("docs/home-assistant.md", NEWEST_HOME_ASSISTANT),
        ("requirements_test.txt", OLDEST_HOME_ASSISTANT),
        ("requirements_test_newest_overrides.txt", f"homeassistant == {NEWEST_HOME_ASSISTANT}"),
        ("hacs.json", OLDEST_HOME_ASSISTANT),
        (
            "custom_components/frigate_backfill/quality_scale.yaml",
            f"rules of {NEWEST_HOME_ASSISTANT.rpartition('.')[0]};",
        ),
    ],
)
def test_what_names_home_assistants_versions_names_those_that_are_tested(
    name: str, version: str
) -> None:
    assert version in (ROOT / name).read_text()


def test_every_blueprint_works_from_the_oldest_home_assistant_on() -> None:
    series = OLDEST_HOME_ASSISTANT.rpartition(".")[0]
    for blueprint in ROOT.glob("blueprints/*/*/*.yaml"):
        assert f'min_version: "{series}.0"' in blueprint.read_text()


@pytest.mark.parametrize(
    ("row", "files"),
    [
        ("`frigate-backfill-card.js`", "frontend/frigate-backfill-card.js"),
        ("`frigate-backfill-app.js`", "frontend/frigate-backfill-app.js"),
        ("texts of a language other than English", f"{UI}/texts/[!e]?.json"),
        ("what reasons mean, in all languages", f"{UI}/texts/reasons.json"),
        ("warnings and failures in a language other than English", f"{UI}/texts/notices-*.json"),
        ("`page.js`", f"{UI}/page.js"),
    ],
)
def test_what_a_browser_loads_is_as_large_as_is_said(row: str, files: str) -> None:
    line = re.search(rf"^\| {row} \|(.+?)\|(.+?)\|", PERFORMANCE.read_text(), re.MULTILINE)
    assert line is not None
    plain, compressed = ([int(kb) for kb in re.findall(r"\d+", cell)] for cell in line.groups())
    contents = [path.read_bytes() for path in INTEGRATION.glob(files)]
    sizes = sorted(len(content) / 1000 for content in contents)
    assert [sizes[0], sizes[-1]] == pytest.approx([plain[0], plain[-1]], rel=0.1, abs=1)
    packed = sorted(len(gzip.compress(content)) / 1000 for content in contents)
    assert [packed[0], packed[-1]] == pytest.approx([*compressed] * 2, rel=0.1, abs=1)
