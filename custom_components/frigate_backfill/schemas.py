"""Makes the schema of a form or an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import voluptuous as vol

if TYPE_CHECKING:
    from collections.abc import Callable


def schema(fields: dict[Any, Any]) -> Any:
    """A schema of these fields.

    Its type is voluptuous' in Home Assistant 2025 and probatio's in 2026, which also stands in for
    voluptuous at run time; no annotation is true in both.
    """
    return vol.Schema(fields)


def schema_of(check: Callable[[Any], Any]) -> Any:
    """A schema that is this function."""
    return vol.All(check)
