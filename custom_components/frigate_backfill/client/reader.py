"""Reads untrusted JSON into typed values: the one place that doubts what Frigate answers.

Numbers are finite and small enough for JSON and datetime, texts can be written as UTF-8. Whatever
is not what it should be raises `BadAnswerError` that names the field.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from .api_errors import BadAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The largest whole number that every JSON reader keeps exactly.
_MAX_NUMBER: Final = 2**53
# 9999-12-31, the end of what datetime can tell (less a day, for time zones).
_MAX_TIME: Final = 253402214400.0
_MAX_TEXT: Final = 10_000
_MAX_NAME: Final = 255


class Reader:
    """One JSON object and where it stands in the answer."""

    def __init__(self, data: object, where: str = "") -> None:
        if not isinstance(data, dict):
            raise BadAnswerError(f"{where or 'the answer'} is not a JSON object")
        self._data: dict[Any, Any] = data
        self._where = where

    def path(self, key: str) -> str:
        """Where a field of this object stands in the answer."""
        return f"{self._where}.{key}" if self._where else key

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        return self._data.get(key) is not None

    def bad(self, key: str, what: str) -> BadAnswerError:
        """The error for a field that is not what it should be."""
        problem = f"not {what}" if self.has(key) else "missing"
        return BadAnswerError(f"{self.path(key)} is {problem}")

    def boolean(self, key: str, default: bool | None = None) -> bool:
        """True or false; `default` where the field is missing or null."""
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, bool):
            raise self.bad(key, "true or false")
        return value

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number; `default` where the field is missing or null."""
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _MAX_NUMBER:
            raise self.bad(key, "a whole number")
        return value

    def count(self, key: str, default: int = 0) -> int:
        """A whole number that is not negative."""
        value = self.integer(key, default)
        if value < 0:
            raise self.bad(key, "a count")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number; `default` where the field is missing or null."""
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        # The size first: `isfinite` of a whole number beyond the floats overflows.
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not abs(value) <= _MAX_NUMBER
            or not math.isfinite(value)
        ):
            raise self.bad(key, "a number")
        return float(value)

    def time(self, key: str, default: float | None = None) -> float:
        """A moment in UTC epoch seconds."""
        value = self.number(key, default)
        if not 0 <= value <= _MAX_TIME:
            raise self.bad(key, "a time")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; `default` where the field is missing or null."""
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or len(value) > _MAX_TEXT or not _encodable(value):
            raise self.bad(key, "a text")
        return value

    def name(self, key: str, default: str | None = None) -> str:
        """A text that is short and not empty, such as a camera's name or an id."""
        value = self.text(key, default)
        if not value or len(value) > _MAX_NAME:
            raise self.bad(key, "a name")
        return value

    def choice[T](self, key: str, kind: Callable[[str], T]) -> T:
        """A member of an enumeration of texts."""
        value = self.text(key)
        try:
            return kind(value)
        except ValueError:
            raise self.bad(key, "one of the known words") from None

    def optional[T](self, key: str, read: Callable[[str], T]) -> T | None:
        """What `read` makes of the field; None where it is missing or null."""
        return read(key) if self.has(key) else None

    def object(self, key: str) -> Reader:
        """The object in the field."""
        return Reader(self._data.get(key), self.path(key))

    def objects(self, key: str) -> Iterator[Reader]:
        """The objects of the list in the field; nothing where it is missing or null."""
        values = self._data.get(key)
        if values is None:
            return
        yield from readers(values, self.path(key))

    def named_objects(self, key: str) -> Iterator[tuple[str, Reader]]:
        """The objects of the object in the field, with their names."""
        values = self.object(key)
        for name in values._data:
            if not isinstance(name, str) or not 0 < len(name) <= _MAX_NAME or not _encodable(name):
                raise BadAnswerError(f"{self.path(key)} has a name that is none")
            yield name, values.object(name)

    def texts(self, key: str) -> Iterator[str]:
        """The texts of the list in the field; nothing where it is missing or null."""
        values = self._data.get(key)
        if values is None:
            return
        if not isinstance(values, list):
            raise self.bad(key, "a list")
        for index, value in enumerate(values):
            yield Reader({"text": value}, f"{self.path(key)}[{index}]").text("text")

    def ranges(self, key: str) -> Iterator[tuple[float, float]]:
        """Pairs of moments from the list in the field."""
        values = self._data.get(key)
        if not isinstance(values, list):
            raise self.bad(key, "a list")
        for index, value in enumerate(values):
            if not isinstance(value, list) or len(value) != 2:
                raise BadAnswerError(f"{self.path(key)}[{index}] is not a pair of times")
            pair = Reader({"0": value[0], "1": value[1]}, f"{self.path(key)}[{index}]")
            yield pair.time("0"), pair.time("1")


def readers(values: object, where: str) -> Iterator[Reader]:
    """The objects of a JSON list."""
    if not isinstance(values, list):
        raise BadAnswerError(f"{where} is not a list")
    for index, value in enumerate(values):
        yield Reader(value, f"{where}[{index}]")


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
