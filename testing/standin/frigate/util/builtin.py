"""Helpers without a home of their own."""

import copy
from typing import Any


def deep_merge(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """`first` with what only `second` has: a camera's own settings win over the global ones."""
    merged = copy.deepcopy(first)
    for key, value in second.items():
        if key not in merged:
            merged[key] = copy.deepcopy(value)
        elif isinstance(merged[key], dict) and isinstance(value, dict):
            merged[key] = deep_merge(merged[key], value)
    return merged
