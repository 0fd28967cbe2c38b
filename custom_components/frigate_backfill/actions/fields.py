"""The fields of the actions, validated by voluptuous; a translated error names a wrong one."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, INTERVAL_HOURS, LOOK_BACK_DAYS, PROBES
from ..schemas import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ATTR_CAMERAS: Final = "cameras"
ATTR_CONFIG_ENTRY_ID: Final = "config_entry_id"
ATTR_START_TIME: Final = "start_time"
ATTR_END_TIME: Final = "end_time"
ATTR_LAST: Final = "last"
ATTR_DRY_RUN: Final = "dry_run"
ATTR_FORCE: Final = "force"
ATTR_SKIP_EXPIRED: Final = "skip_expired"
ATTR_DIRECTORY_PATH: Final = "directory_path"
ATTR_MEDIA: Final = "media"
ATTR_COPIES: Final = "copies"
ATTR_REMOVE_GONE: Final = "remove_gone"
ATTR_MOTION: Final = "motion"
ATTR_FIND_MOTION: Final = "find_motion"
ATTR_PROBE: Final = "probe"
ATTR_VERIFY: Final = "verify"
ATTR_WAIT: Final = "wait"
ATTR_TIMEOUT: Final = "timeout"
ATTR_JOB_ID: Final = "job_id"
ATTR_STATUS: Final = "status"
ATTR_OFFSET: Final = "offset"
ATTR_LIMIT: Final = "limit"
ATTR_ENABLED: Final = "enabled"
ATTR_INTERVAL_HOURS: Final = "interval_hours"
ATTR_RETENTION_DAYS: Final = "retention_days"

MEDIA: Final = ("recordings", "reviews", "previews", "events", "exports")
STATUSES: Final = ("added", "updated", "would_add", "would_update", "skipped", "error")
DEFAULT_TIMEOUT: Final = 600.0
DEFAULT_LIMIT: Final = 100
MAX_LIMIT: Final = 1000
"""Of results in one response, over all cameras."""
MAX_OFFSET: Final = 1_000_000

_LONGEST_VALUE: Final = 100


def invalid(key: str, **placeholders: object) -> ServiceValidationError:
    """The translated error for a call that makes no sense."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={name: str(value) for name, value in placeholders.items()},
    )


@dataclass(frozen=True, slots=True)
class Field:
    """What a field takes, and the text for what it does not take."""

    validator: Callable[[Any], Any]
    error: str
    placeholders: Mapping[str, str] = field(default_factory=dict)
    default: Any = vol.UNDEFINED


class Fields:
    """The schema of an action; a field that is None or an empty text counts as not given."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self.fields = fields
        self._schema = schema(
            {vol.Optional(name, default=one.default): one.validator for name, one in fields.items()}
        )

    def __call__(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The validated fields.

        Raises:
            ServiceValidationError: for a field that is not known, or does not take its value.
        """
        given = {name: value for name, value in data.items() if value is not None and value != ""}
        try:
            validated: dict[str, Any] = self._schema(given)
        except vol.Invalid as error:
            name = str(error.path[0])
            wrong = self.fields.get(name)
            if wrong is None:
                names = ", ".join(sorted(self.fields))
                raise invalid("unknown_field", field=name, fields=names) from None
            text = str(given[name])
            if len(text) > _LONGEST_VALUE:
                text = f"{text[:_LONGEST_VALUE]}…"
            raise invalid(wrong.error, field=name, value=text, **wrong.placeholders) from None
        return validated


def _finite(value: Any) -> float:
    """A number, also as the text that a template makes of it."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise vol.Invalid("not a number")
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise vol.Invalid("not a number") from None
    if not math.isfinite(number):
        raise vol.Invalid("not a finite number")
    return number


def _moment(value: Any) -> float:
    """A date and time, local unless it has an offset, or epoch seconds; as epoch seconds."""
    try:
        return _finite(value)
    except vol.Invalid:
        pass
    try:
        return dt_util.as_utc(cv.datetime(value)).timestamp()
    except (ValueError, OverflowError):
        raise vol.Invalid("not a date and time") from None


def _duration(value: Any) -> float:
    """A duration above zero, in seconds."""
    try:
        seconds = float(cv.positive_time_period(value).total_seconds())
    except (ValueError, OverflowError, TypeError):
        raise vol.Invalid("not a duration") from None
    if not seconds:
        raise vol.Invalid("not above zero")
    return seconds


def _whole(value: float) -> int:
    if not value.is_integer():
        raise vol.Invalid("not a whole number")
    return int(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise vol.Invalid("not a text")
    return value


def _names(value: Any) -> list[str]:
    """A list of texts, or one text alone; without repetitions."""
    names = value if isinstance(value, list | tuple | set) else [value]
    return list(dict.fromkeys(_text(name) for name in names))


def _some_media(value: Any) -> tuple[str, ...]:
    """One or more kinds of media."""
    names = _names(value)
    if not names or not set(names) <= set(MEDIA):
        raise vol.Invalid("not a list of media")
    return tuple(names)


def _copies(value: Any) -> bool | tuple[str, ...]:
    """Whether to use copies of the database, or the paths of those to use."""
    if isinstance(value, list | tuple):
        return tuple(_names(value))
    return bool(cv.boolean(value))


def _flag(default: bool | None = False) -> Field:
    return Field(cv.boolean, "invalid_flag", default=vol.UNDEFINED if default is None else default)


def _number(minimum: float, maximum: float) -> Field:
    return Field(
        vol.All(_finite, vol.Range(min=minimum, max=maximum)),
        "invalid_number",
        {"minimum": f"{minimum:g}", "maximum": f"{maximum:g}"},
    )


def _count(minimum: int, maximum: int, default: int) -> Field:
    return Field(
        vol.All(_finite, vol.Range(min=minimum, max=maximum), _whole),
        "invalid_whole_number",
        {"minimum": str(minimum), "maximum": str(maximum)},
        default,
    )


def _choice(*choices: str) -> Field:
    return Field(vol.In(choices), "invalid_choice", {"choices": ", ".join(choices)})


_TEXT: Final = Field(_text, "invalid_text")
_NAMES: Final = Field(_names, "invalid_names")
_MOMENT: Final = Field(_moment, "invalid_moment")
_DURATION: Final = Field(_duration, "invalid_duration")
_TARGET: Final = {ATTR_DEVICE_ID: _NAMES, ATTR_CAMERAS: _NAMES, ATTR_CONFIG_ENTRY_ID: _TEXT}

BACKFILL: Final = Fields(
    {
        **_TARGET,
        ATTR_START_TIME: _MOMENT,
        ATTR_END_TIME: _MOMENT,
        ATTR_LAST: _DURATION,
        ATTR_DRY_RUN: _flag(),
        ATTR_FORCE: _flag(),
        ATTR_SKIP_EXPIRED: _flag(default=True),
        ATTR_DIRECTORY_PATH: _TEXT,
        ATTR_MEDIA: Field(_some_media, "invalid_choice", {"choices": ", ".join(MEDIA)}),
        ATTR_COPIES: Field(_copies, "invalid_copies"),
        ATTR_REMOVE_GONE: _flag(default=None),
        ATTR_MOTION: _flag(default=None),
        ATTR_FIND_MOTION: _flag(default=None),
        ATTR_PROBE: _choice(*PROBES),
        ATTR_VERIFY: _flag(default=None),
        ATTR_WAIT: _flag(),
        ATTR_TIMEOUT: Field(_duration, "invalid_duration", default=DEFAULT_TIMEOUT),
    }
)
CANCEL: Final = Fields(_TARGET)
UNDO: Final = Fields(
    {
        **_TARGET,
        ATTR_JOB_ID: _TEXT,
        ATTR_DRY_RUN: _flag(),
        ATTR_WAIT: _flag(),
        ATTR_TIMEOUT: Field(_duration, "invalid_duration", default=DEFAULT_TIMEOUT),
    }
)
GET_STATUS: Final = Fields(_TARGET)
GET_RESULTS: Final = Fields(
    {
        **_TARGET,
        ATTR_JOB_ID: _TEXT,
        ATTR_STATUS: _choice(*STATUSES),
        ATTR_OFFSET: _count(0, MAX_OFFSET, 0),
        ATTR_LIMIT: _count(1, MAX_LIMIT, DEFAULT_LIMIT),
    }
)
SET_SCHEDULE: Final = Fields(
    {
        **_TARGET,
        ATTR_ENABLED: _flag(default=None),
        ATTR_INTERVAL_HOURS: _number(*INTERVAL_HOURS),
        ATTR_RETENTION_DAYS: _number(*LOOK_BACK_DAYS),
    }
)
