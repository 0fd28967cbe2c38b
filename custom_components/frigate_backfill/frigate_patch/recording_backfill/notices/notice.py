"""A notice: a text for people that also tells programs what it says, so that they can translate it.

Its key has the English. Whoever speaks another language has a text of their own for that key, and
fills in the same values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Union

from .key import Key

Value = Union[str, int, float, "Notice"]
_BLANK = re.compile(r" ?\{(\w+)(?::(\w+))?\}")
"""With the space before it, which an empty value takes along."""
_OTHER = "other"
"""The key of a text of which no more is known; its one value is that `text`."""
_DEEPEST = 3
"""Of notices within notices."""


class Notice(str):
    """The English text itself, with the `key` and the `values` that it was made of.

    `count` among the values chooses singular or plural.
    """

    __slots__ = ("key", "values")
    key: str
    """A `Key`, or one of a newer version that had noted it."""
    values: Mapping[str, Value]

    def __new__(cls, key: Key, **values: Value) -> Notice:
        """Put it into words."""
        text = key.texts[0 if values.get("count") == 1 else -1]
        return cls._made(key.value, values, _BLANK.sub(lambda blank: _fill(blank, values), text))

    @classmethod
    def worded(cls, text: str, key: Key, **values: Value) -> Notice:
        """`text`, which says more than the English of `key` does."""
        return cls._made(key.value, values, text)

    @classmethod
    def _made(cls, key: str, values: Mapping[str, Value], text: str) -> Notice:
        made = str.__new__(cls, text)
        made.key, made.values = key, values
        return made

    @classmethod
    def of(cls, text: str) -> Notice:
        """`text` if it is a notice; else one of which no more is known."""
        return text if isinstance(text, Notice) else cls._made(_OTHER, {"text": text}, text)

    def to_json(self) -> dict[str, Any]:
        """What a program needs to say it in another language."""
        values = {
            name: {**value.to_json(), "text": str(value)} if isinstance(value, Notice) else value
            for name, value in self.values.items()
        }
        return {"key": self.key, "values": values}

    @classmethod
    def from_json(cls, text: str, data: Any, depth: int = 0) -> Notice:
        """The notice that said `text`, of which `to_json` told; without `data` only the text."""
        if not isinstance(data, dict) or depth > _DEEPEST:
            return cls.of(text)
        values = {
            str(name): cls.from_json(str(value.get("text")), value, depth + 1)
            if isinstance(value, dict)
            else value
            for name, value in dict(data["values"]).items()
        }
        return cls._made(str(data["key"]), values, text)


def restored(text: str, data: Any) -> str:
    """`text`, as the notice that `data` of `told` say it was, if so."""
    return Notice.from_json(text, data) if isinstance(data, dict) else text


def told(text: str | None) -> dict[str, Any] | None:
    """The JSON of a text that is a notice; of any other None."""
    return text.to_json() if isinstance(text, Notice) else None


def size_text(size: float) -> str:
    """As people read it: 58 GB, 3.4 GB, 12 MB."""
    amount, unit = float(size), "bytes"
    for larger in ("KB", "MB", "GB", "TB"):
        if amount < 1000:
            break
        amount, unit = amount / 1024, larger
    return f"{amount:.1f} {unit}" if amount < 10 and unit != "bytes" else f"{amount:.0f} {unit}"


def _fill(blank: re.Match[str], values: Mapping[str, Value]) -> str:
    name, form = blank.groups()
    value = values[name]
    if form == "size":
        text = size_text(float(value))
    elif isinstance(value, str) or form == "plain":
        text = str(value)
    else:
        text = f"{value:,}" if isinstance(value, int) else f"{value:g}"
    return f" {text}" if text and blank[0].startswith(" ") else text
