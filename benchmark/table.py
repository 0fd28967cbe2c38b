"""The table in which a benchmark says what it measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: what was measured, what came out, what it has to reach."""

    what: str
    measured: str
    goal: str = ""


def print_table(lines: Iterable[Line]) -> None:
    """Print each line as soon as it is there."""
    print("| what | measured | to reach |\n| --- | --- | --- |", flush=True)
    for line in lines:
        print(f"| {line.what} | {line.measured} | {line.goal} |", flush=True)
