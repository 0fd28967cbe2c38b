"""Reads what an action was called with.

A wrong value becomes a translated error that names its field.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_LONGEST_VALUE = 100


def invalid(key: str, **placeholders: object) -> ServiceValidationError:
    """The translated error for a call that cannot be done as it stands."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={name: str(value) for name, value in placeholders.items()},
    )


class Fields:
    """The fields of one call; one that is missing, None or an empty text counts as not given.

    Every method raises `ServiceValidationError` for a value that is none of its kind.
    """

    def __init__(self, data: Mapping[str, Any], known: Collection[str]) -> None:
        for field in data:
            if field not in known:
                raise invalid("unknown_field", field=field, fields=", ".join(sorted(known)))
        self._data = {
            field: value for field, value in data.items() if value is not None and value != ""
        }

    def given(self, field: str) -> bool:
        """Whether the call has the field."""
        return field in self._data

    def text(self, field: str) -> str | None:
        """A text."""
        value = self._data.get(field)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise _wrong("invalid_text", field, value)
        return value

    def names(self, field: str) -> list[str] | None:
        """A list of texts, or one text alone; without repetitions, never empty."""
        value = self._data.get(field)
        if value is None:
            return None
        names = value if isinstance(value, list | tuple | set) else [value]
        if not all(isinstance(name, str) and name.strip() for name in names):
            raise _wrong("invalid_names", field, value)
        if not names:
            raise invalid("empty_list", field=field)
        return list(dict.fromkeys(names))

    def flag(self, field: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._data.get(field)
        if value is None:
            return default
        try:
            return bool(cv.boolean(value))
        except vol.Invalid:
            raise _wrong("invalid_flag", field, value) from None

    def moment(self, field: str) -> float | None:
        """A date and time, local unless it has an offset, or epoch seconds; as epoch seconds."""
        value = self._data.get(field)
        if value is None:
            return None
        if (number := _number(value)) is not None:
            return number
        try:
            return dt_util.as_utc(cv.datetime(value)).timestamp()
        except (vol.Invalid, ValueError, OverflowError):
            raise _wrong("invalid_moment", field, value) from None

    def duration(self, field: str) -> float | None:
        """A duration above zero; in seconds."""
        value = self._data.get(field)
        if value is None:
            return None
        try:
            seconds = cv.positive_time_period(value).total_seconds()
        except (vol.Invalid, ValueError, OverflowError, TypeError):
            raise _wrong("invalid_duration", field, value) from None
        if not seconds:
            raise _wrong("invalid_duration", field, value)
        return float(seconds)

    def number(self, field: str, minimum: float, maximum: float) -> float | None:
        """A number within its limits."""
        value = self._data.get(field)
        if value is None:
            return None
        number = _number(value)
        if number is None or not minimum <= number <= maximum:
            raise _wrong(
                "invalid_number", field, value, minimum=f"{minimum:g}", maximum=f"{maximum:g}"
            )
        return number

    def count(self, field: str, minimum: int, maximum: int, default: int) -> int:
        """A whole number within its limits."""
        number = self.number(field, minimum, maximum)
        if number is None:
            return default
        if not number.is_integer():
            raise _wrong("invalid_whole_number", field, number, minimum=minimum, maximum=maximum)
        return int(number)

    def choice(self, field: str, choices: Collection[str]) -> str | None:
        """One of some words."""
        value = self._data.get(field)
        if value is not None and value not in choices:
            raise _wrong("invalid_choice", field, value, choices=", ".join(choices))
        return value


def _number(value: object) -> float | None:
    """A finite number, also as the text that a template makes of it."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _wrong(key: str, field: str, value: object, **placeholders: object) -> ServiceValidationError:
    text = str(value)
    if len(text) > _LONGEST_VALUE:
        text = f"{text[:_LONGEST_VALUE]}…"
    return invalid(key, field=field, value=text, **placeholders)
