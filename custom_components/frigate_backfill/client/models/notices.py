"""What a text of the patch is made of."""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from dataclasses import dataclass

from ..decode import Name, Values


@dataclass(frozen=True, slots=True)
class Notice:
    """A text's key and values, for who puts it into another language."""

    key: Name
    values: Values
