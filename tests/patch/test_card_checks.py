"""The card's checks in scripts/lint: none is left out, and none is done twice on the same files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from testing.paths import ROOT

# The second argument is where the card is; "style" fails as long as a file says "red".
ASKED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import card
card.CARD, card.OTHERS = Path(sys.argv[2]) / "card", ("../pages",)
card.PASSED = Path(sys.argv[2]) / "passed"

@card.unless_passed
def style():
    print("looked")
    if any("red" in path.read_text() for path in card.CARD.rglob("*.ts")):
        raise card.FailedError("red")

try:
    style()
except card.FailedError:
    print("failed")
"""
LISTED = """
import json, sys
sys.path.insert(0, sys.argv[1])
import lint
print(json.dumps({name: list(map(str, words)) for name, words in lint.checks(fix=False).items()}))
"""
TOOLS = ROOT / "scripts" / "tools"


def asked(program: str, *arguments: object) -> str:
    """What a program that has the repository's tools says."""
    words = [sys.executable, "-c", program, str(TOOLS), *map(str, arguments)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A card of two files, its packages, and a page that is checked with it."""
    for name in ("card/src/a.ts", "card/node_modules/it/a.js", "pages/menu.js"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("green")
    (tmp_path / "card/src/b.ts").write_text("green")
    return tmp_path


@pytest.mark.parametrize(
    "changed", ["card/src/a.ts", "card/.prettierrc.json", "card/src/c.ts", "pages/menu.js"]
)
def test_what_passed_is_looked_at_again_once_a_file_changes(folder: Path, changed: str) -> None:
    assert asked(ASKED, folder) == "looked\n"
    assert "nothing has changed since" in asked(ASKED, folder)
    (folder / changed).write_text("blue")
    assert asked(ASKED, folder) == "looked\n"


@pytest.mark.parametrize("moved", [("card/src/a.ts", "card/src/z.ts"), ("card/src/b.ts", None)])
def test_a_file_that_is_renamed_or_gone_is_a_change(
    folder: Path, moved: tuple[str, str | None]
) -> None:
    asked(ASKED, folder)
    old, new = moved
    if new is None:
        (folder / old).unlink()
    else:
        (folder / old).rename(folder / new)
    assert asked(ASKED, folder) == "looked\n"


def test_packages_are_no_change_as_their_list_stands_beside_them(folder: Path) -> None:
    asked(ASKED, folder)
    (folder / "card/node_modules/it/a.js").write_text("blue")
    assert "nothing has changed since" in asked(ASKED, folder)


def test_what_failed_fails_until_it_is_mended(folder: Path) -> None:
    asked(ASKED, folder)
    (folder / "card/src/a.ts").write_text("red")
    for _ in range(2):
        assert asked(ASKED, folder) == "looked\nfailed\n"
    (folder / "card/src/a.ts").write_text("green")
    # Just what passed before.
    assert "nothing has changed since" in asked(ASKED, folder)


def test_the_linter_looks_at_the_card_as_well() -> None:
    words = json.loads(asked(LISTED))["card"]
    assert Path(words[0]) == ROOT / "scripts" / "card"
    assert words[1:] == ["lint", "typecheck"]
