"""What tests, demo and benchmark share knows none of them, and they know nothing of the tests."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from testing.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAY_KNOW = {
    "testing": {"testing"},
    "demo": {"testing", "demo"},
    "benchmark": {"testing", "benchmark"},
}
ROOMS = {"testing", "demo", "benchmark", "tests", "browser", "end_to_end", "integration"}


def imported(file: Path) -> Iterator[str]:
    """The first word of whatever a file imports from elsewhere."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("room", MAY_KNOW)
def test_a_room_knows_only_what_it_may(room: str) -> None:
    files = [file for file in (ROOT / room).rglob("*.py") if "node_modules" not in file.parts]
    assert files
    for file in files:
        assert set(imported(file)) & ROOMS <= MAY_KNOW[room], file
