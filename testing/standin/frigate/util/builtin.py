"""Helpers without a home of their own."""

import copy
from pathlib import Path
from typing import Any


def clear_and_unlink(file: Path, missing_ok: bool = True) -> None:
    """Remove a file whose room is free at once, whoever has it open: it is emptied first."""
    if not missing_ok and not file.exists():
        raise FileNotFoundError
    file.write_bytes(b"")
    file.unlink(missing_ok=missing_ok)


def deep_merge(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """`first` with what only `second` has: a camera's own settings win over the global ones."""
    merged = copy.deepcopy(first)
    for key, value in second.items():
        if key not in merged:
            merged[key] = copy.deepcopy(value)
        elif isinstance(merged[key], dict) and isinstance(value, dict):
            merged[key] = deep_merge(merged[key], value)
    return merged
