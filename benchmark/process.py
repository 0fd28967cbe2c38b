"""What a process of Linux takes: processor time and memory."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def memory_grown(pid: int) -> Iterator[list[float]]:
    """MB by which the process's peak in the `with` is above what it held before."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")
    before, grown = _status(pid, "VmRSS"), [0.0]
    yield grown
    grown[0] = max(0.0, peak_memory(pid) - before)


def peak_memory(pid: int) -> float:
    """MB that it took at most so far."""
    return _status(pid, "VmHWM")


def as_child(patch: Path) -> dict[str, str]:
    """The environment of a child as the patch starts it: of Python's variables, only its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(patch)}


def _status(pid: int, name: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1000
    raise RuntimeError(f"no {name} of process {pid}")


def cpu_seconds(pid: int) -> float:
    """Seconds of processor time that it took so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
