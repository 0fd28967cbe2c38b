"""The key of a notice, with its English."""

from __future__ import annotations

from enum import Enum


class Key(str, Enum):
    """What a notice says; a module of this package a subject.

    No two keys are spelled alike. With two texts, the first is for a `count` of one.
    """

    texts: tuple[str, ...]

    def __new__(cls, key: str, *texts: str) -> Key:
        """A word that has texts."""
        made = str.__new__(cls, key)
        made._value_ = key
        made.texts = texts
        return made
