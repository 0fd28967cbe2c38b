"""What people were told lately, in the state file, so that not every run says it again."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from .. import layout
from . import sql

if TYPE_CHECKING:
    from .file import StateFile

_KEY = "said "
"""What the keys begin with in the table of single values; the subject follows."""
_AGAIN = layout.DAY
"""Seconds after which the same is said again."""


def is_due(state: StateFile, subject: str, what: str, now: float) -> bool:
    """Whether `what` is to be said of `subject`, which is then noted as said; raises StateError.

    It is once a day, and at once where it is not what was said last.
    """
    row = state.row(sql.GET_META, (_KEY + subject,))
    with suppress(TypeError, ValueError, KeyError):
        said = {} if row is None else json.loads(row[0])
        if said["what"] == what and 0 <= now - float(said["at"]) < _AGAIN:
            return False
    state.change(sql.SET_META, (_KEY + subject, json.dumps({"what": what, "at": now})))
    return True
