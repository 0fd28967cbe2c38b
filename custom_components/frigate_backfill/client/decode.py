"""Turns untrusted JSON into the models, by the types of their fields.

The one place that doubts what Frigate answers: numbers are finite and small enough for JSON and
datetime, texts can be written as UTF-8. An error names the field.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, cast, get_args, get_origin, get_type_hints

from .errors import FrigateBackfillError, Problem

# The largest whole number that every JSON reader keeps exactly.
_MAX_NUMBER: Final = 2**53
# 9999-12-31, the end of what datetime can tell (less a day, for time zones).
MAX_TIME: Final = 253402214400.0
_MAX_TEXT: Final = 10_000
_MAX_NAME: Final = 255
_DEEPEST: Final = 3
"""Of notices within notices."""

type _Decoder = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a value must be, and how it is taken."""

    what: str
    accepts: Callable[[Any], bool]
    take: Callable[[Any], Any] = lambda value: value


def _is_number(value: Any) -> bool:
    # The size first: `isfinite` of a whole number beyond the floats overflows.
    return (
        not isinstance(value, bool)
        and isinstance(value, int | float)
        and abs(value) <= _MAX_NUMBER
        and math.isfinite(value)
    )


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and _is_number(value)


def _is_text(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > _MAX_TEXT:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_name(value: Any) -> bool:
    return _is_text(value) and 0 < len(value) <= _MAX_NAME


def _are_values(value: Any, depth: int = 0) -> bool:
    """Names with texts, numbers, or notices that have such values themselves."""
    return (
        isinstance(value, dict)
        and depth <= _DEEPEST
        and all(
            _is_name(name)
            and (
                _is_text(item)
                or _is_number(item)
                or (
                    isinstance(item, dict)
                    and set(item) == {"key", "values", "text"}
                    and _is_name(item["key"])
                    and _is_text(item["text"])
                    and _are_values(item["values"], depth + 1)
                )
            )
            for name, item in value.items()
        )
    )


Flag = Annotated[bool, Rule("true or false", lambda value: isinstance(value, bool))]
Whole = Annotated[int, Rule("a whole number", _is_whole)]
Count = Annotated[int, Rule("a count", lambda value: _is_whole(value) and value >= 0)]
Number = Annotated[float, Rule("a number", _is_number, float)]
Moment = Annotated[
    float, Rule("a time", lambda value: _is_number(value) and 0 <= value <= MAX_TIME, float)
]
"""UTC epoch seconds."""
Text = Annotated[str, Rule("a text", _is_text)]
Name = Annotated[str, Rule("a name", _is_name)]
"""A text that is short and not empty, such as a camera's name or an id."""
Values = Annotated[dict[str, Any], Rule("a notice's values", _are_values)]
Raw = Annotated[Any, Rule("anything", lambda _: True)]


def decode[T](kind: type[T], data: object) -> T:
    """The value of a type that the data mean: a model, or a tuple or mapping of them.

    Raises:
        FrigateBackfillError: they mean none.
    """
    try:
        return cast("T", _decoder(cast("Any", kind))(data))
    except _WrongError as error:
        raise FrigateBackfillError(Problem.BAD_ANSWER, error.sentence) from None


class _WrongError(Exception):
    """A value is not what it should be; its place grows from within outwards."""

    def __init__(self, problem: str, *path: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path

    @property
    def sentence(self) -> str:
        """Where and what."""
        place = ".".join(self.path).replace(".[", "[")
        return f"{place or 'the answer'} is {self.problem}"

    def within(self, place: object) -> _WrongError:
        """The same, seen from one step further out."""
        return _WrongError(self.problem, str(place), *self.path)


@cache
def _decoder(hint: Any) -> _Decoder:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _scalar(arguments[1])
    if origin in (Union, UnionType):
        return _either([_decoder(each) for each in arguments if each is not NoneType])
    if origin is tuple:
        return _list(_decoder(arguments[0]), None if arguments[-1] is ... else len(arguments))
    if origin is Mapping:
        return _mapping(_decoder(arguments[1]))
    if is_dataclass(hint):
        return _model(cast("type", hint))
    if issubclass(hint, StrEnum):
        return _choice(hint)
    raise TypeError(f"no way to decode {hint}")


def _scalar(rule: Rule) -> _Decoder:
    def decode_scalar(value: Any) -> Any:
        if not rule.accepts(value):
            raise _WrongError(f"not {rule.what}")
        return rule.take(value)

    return decode_scalar


def _choice(kind: type[StrEnum]) -> _Decoder:
    def decode_choice(value: Any) -> StrEnum:
        try:
            return kind(value)
        except ValueError:
            raise _WrongError("not one of the known words") from None

    return decode_choice


def _either(kinds: list[_Decoder]) -> _Decoder:
    def decode_either(value: Any) -> Any:
        for inner in kinds[:-1]:
            with suppress(_WrongError):
                return inner(value)
        return kinds[-1](value)

    return decode_either


def _list(inner: _Decoder, length: int | None) -> _Decoder:
    def decode_list(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or length not in (None, len(value)):
            raise _WrongError("not a list" if length is None else f"not a list of {length}")
        decoded = []
        for index, item in enumerate(value):
            try:
                decoded.append(inner(item))
            except _WrongError as error:
                raise error.within(f"[{index}]") from None
        return tuple(decoded)

    return decode_list


def _mapping(inner: _Decoder) -> _Decoder:
    def decode_mapping(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _WrongError("not a JSON object")
        decoded = {}
        for name, item in value.items():
            if not _is_name(name):
                raise _WrongError("an object with an invalid name in it")
            try:
                decoded[name] = inner(item)
            except _WrongError as error:
                raise error.within(name) from None
        return decoded

    return decode_mapping


def _model(kind: type) -> _Decoder:
    hints = get_type_hints(kind, include_extras=True)
    decoders = [(field.name, _decoder(hints[field.name])) for field in fields(kind)]
    optional = {
        field.name
        for field in fields(kind)
        if field.default is not MISSING or NoneType in get_args(hints[field.name])
    }
    defaults = {
        field.name: None if field.default is MISSING else field.default
        for field in fields(kind)
        if field.name in optional
    }

    def decode_model(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _WrongError("not a JSON object")
        values = dict(defaults)
        for name, inner in decoders:
            item = value.get(name)
            if item is None:
                if name not in optional:
                    raise _WrongError("missing", name)
                continue
            try:
                values[name] = inner(item)
            except _WrongError as error:
                raise error.within(name) from None
        return kind(**values)

    return decode_model
