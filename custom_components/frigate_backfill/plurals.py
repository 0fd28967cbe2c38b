"""Which form of a text a number takes, by the rules of Unicode's CLDR, as browsers have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_MILLION: Final = 1_000_000


def plural_form(language: str, number: float) -> str:
    """`one`, `few`, `many` or `other`."""
    return _RULES.get(language, _germanic)(number)


def _germanic(number: float) -> str:
    return "one" if number == 1 else "other"


def _romance(number: float) -> str:
    return "one" if number == 1 else _of_millions(number)


def _from_zero(number: float) -> str:
    """Below two, all is one: 0 and 1.5, too."""
    return "one" if 0 <= number < 2 else _of_millions(number)


def _of_millions(number: float) -> str:
    """A million takes a word before the thing, as in "un million de"."""
    return "many" if number and not number % _MILLION else "other"


def _czech(number: float) -> str:
    if number % 1:
        return "many"
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(int(number), "other")


def _polish(number: float) -> str:
    if number % 1:
        return "other"
    if number == 1:
        return "one"
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return "few" if few else "many"


_RULES: Final[dict[str, Callable[[float], str]]] = {
    "cs": _czech,
    "es": _romance,
    "fr": _from_zero,
    "it": _romance,
    "pl": _polish,
    "pt-BR": _from_zero,
}
