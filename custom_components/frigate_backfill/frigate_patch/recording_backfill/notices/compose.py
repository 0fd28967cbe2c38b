"""Puts notices together: sentences to a text, things to a list."""

from __future__ import annotations

from .notice import Notice
from .parts import PartKey

_MOST = 11
"""The blanks of `SENTENCES`: all that a run can come to, and that Frigate stopped meanwhile."""
_LISTS = (PartKey.LIST_2, PartKey.LIST_3, PartKey.LIST_4, PartKey.LIST_5)


def sentences(*said: Notice) -> Notice:
    """Up to eleven of them as one text, whose English has no full stop at its end."""
    values = {f"s{n + 1}": said[n] if n < len(said) else "" for n in range(_MOST)}
    text = Notice(PartKey.SENTENCES, **values)
    return Notice.worded(text.removesuffix("."), PartKey.SENTENCES, **values)


def followed(text: Notice, sentence: Notice) -> Notice:
    """`text`, a sentence or what `sentences` made of some, and one more."""
    made = text.key == PartKey.SENTENCES.value
    said = [one for one in text.values.values() if isinstance(one, Notice)] if made else [text]
    return sentences(*said, sentence)


def listed(items: list[Notice]) -> Notice:
    """One to five things: one, two and three."""
    if len(items) == 1:
        return items[0]
    return Notice(_LISTS[len(items) - 2], **{f"i{n + 1}": item for n, item in enumerate(items)})
