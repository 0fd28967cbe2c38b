"""The house stands: a package knows only those above it, and only the adapter knows Frigate."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from testing.standin.server import PATCH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = PATCH / "recording_backfill"
FLOORS = [
    {
        *(
            "__init__",
            "clock",
            "daemons",
            "errors",
            "held_signals",
            "layout",
            "models",
            "moments",
            "notices",
        ),
        *("presence", "priority", "settings", "severities", "space", "streams", "synced"),
        *("threads", "untouched"),
    },
    {"media"},
    {"frigate"},
    {"evidence"},
    {"engine"},
    {"state"},
    {"child"},
    {"jobs"},
    {"http", "script"},
    {"patch", "__main__"},
]
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The package, or the single module, that `path` belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """What `path` imports: the whole dotted name, and the room if it is one of ours."""
    here = ("recording_backfill", *path.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(here[: len(here) - node.level]) if node.level else []
            base += node.module.split(".") if node.module else []
            names = [".".join([*base, alias.name]) for alias in node.names]
        for name in names:
            parts = name.split(".")
            own = parts[0] == "recording_backfill" and len(parts) > 1
            room = parts[1] if own and parts[1] in FLOOR_OF else "__init__" if own else ""
            yield name, room


def test_every_room_has_its_floor() -> None:
    assert {room_of(path) for path in FILES} <= set(FLOOR_OF)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_import_runs_back_up(path: Path) -> None:
    floor = FLOOR_OF[room_of(path)]
    down = [name for name, room in imports(path) if room and FLOOR_OF[room] > floor]
    beside = [
        name
        for name, room in imports(path)
        if room and FLOOR_OF[room] == floor and room != room_of(path) and floor > 0
    ]

    assert down + beside == []


def test_only_the_adapter_imports_frigate() -> None:
    importers = {
        str(path.relative_to(PACKAGE))
        for path in FILES
        for name, _ in imports(path)
        if name.split(".")[0] == "frigate"
    }

    assert importers == {"frigate/adapter.py"}


@pytest.mark.parametrize("module", ["run", "rescue", "catalogue"])
def test_a_child_needs_no_event_loop(module: str) -> None:
    """That takes an eighth of its start, and megabytes."""
    code = f"import sys, recording_backfill.child.{module}; print('asyncio' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={"PYTHONPATH": str(PATCH)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert told == "False\n"
