"""Puts notices together: sentences to a text, things to a list."""

from __future__ import annotations

from .notice import Notice
from .parts import PartKey

_MOST = 10
"""The blanks of `SENTENCES`."""
_LISTS = (PartKey.LIST_2, PartKey.LIST_3, PartKey.LIST_4, PartKey.LIST_5)


def sentences(*said: Notice) -> Notice:
    """Up to ten of them as one text, whose English has no full stop at its end."""
    values = {f"s{n + 1}": said[n] if n < len(said) else "" for n in range(_MOST)}
    text = Notice(PartKey.SENTENCES, **values)
    return Notice.worded(text.removesuffix("."), PartKey.SENTENCES, **values)


def followed(text: Notice, sentence: Notice) -> Notice:
    """What `sentences` made, and one more."""
    return sentences(*(one for one in text.values.values() if isinstance(one, Notice)), sentence)


def listed(items: list[Notice]) -> Notice:
    """One to five things: one, two and three."""
    if len(items) == 1:
        return items[0]
    return Notice(_LISTS[len(items) - 2], **{f"i{n + 1}": item for n, item in enumerate(items)})
