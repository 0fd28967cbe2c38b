"""The values of the script's flags, read as a person writes them.

Each raises argparse.ArgumentTypeError, which says what to write instead.
"""

from __future__ import annotations

import argparse
import math

from ..models import Media
from ..moments import from_iso


def absolute_path(text: str) -> str:
    """An absolute path, without a slash at its end."""
    if not text.startswith("/"):
        raise argparse.ArgumentTypeError(f"'{text}' is not an absolute path")
    return text.rstrip("/") or "/"


def media(text: str) -> tuple[Media, ...]:
    """The kinds that the user named, separated by commas."""
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in list(Media):
            raise argparse.ArgumentTypeError(
                f"unknown kind '{name}'; choose from {', '.join(Media)}, separated by commas"
            )
    return tuple(map(Media, names))


def time(text: str) -> float:
    """UTC epoch seconds of what the user wrote."""
    try:
        seconds = float(text)
    except ValueError:
        try:
            moment = from_iso(text)
        except ValueError:
            raise argparse.ArgumentTypeError(
                f"'{text}' is not a time; write epoch seconds, or for example 2022-01-01T00:00:00Z"
            ) from None
        if moment.tzinfo is None:
            example = moment.isoformat(timespec="seconds")
            raise argparse.ArgumentTypeError(
                f"'{text}' does not say in which time zone; write {example}Z for UTC, or with an "
                f"offset like {example}+01:00"
            ) from None
        return moment.timestamp()
    if not math.isfinite(seconds):
        raise argparse.ArgumentTypeError(f"'{text}' is not a time")
    return seconds


def days(text: str) -> float:
    """A number of days, 0 or more."""
    number = _number(text)
    if not (math.isfinite(number) and number >= 0):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of days; write, for example, 7")
    return number


def rate(text: str) -> float:
    """Files a second, more than 0."""
    number = _number(text)
    if not (math.isfinite(number) and number > 0):
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a number of files a second; write, for example, 100"
        )
    return number


def count(text: str) -> int:
    """A whole number from 0 to 10,000."""
    if not (text.isascii() and text.isdigit() and int(text) <= 10_000):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 0 to 10000")
    return int(text)


def _number(text: str) -> float:
    """NaN where it is none."""
    try:
        return float(text)
    except ValueError:
        return math.nan
