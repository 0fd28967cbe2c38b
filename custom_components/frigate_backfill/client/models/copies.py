"""Copies of the database: the catalogue, and what else rows can come from."""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from collections.abc import Mapping
from dataclasses import dataclass

from ..decode import Count, Flag, Moment, Name, Raw, Text
from .notices import Notice


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The patch's own copy of the database, beside the recordings."""

    path: Text | None
    saved_at: Moment | None
    error: Text | None
    days: Count = 0
    bytes: Count = 0
    notice: Notice | None = None
    """What the error is made of; None where the patch does not tell."""


@dataclass(frozen=True, slots=True)
class DatabaseCopy:
    """A copy of the database that rows can come from."""

    name: Name
    path: Text
    kind: Name
    """catalogue, backup or other."""
    frigate: Name | None
    modified_at: Moment | None
    damaged: Flag = False
    tables: Mapping[str, Raw] | None = None
    """For each kind of row: how many, the first and the last."""


@dataclass(frozen=True, slots=True)
class DatabaseCopies:
    """The copies of the database that Frigate has."""

    copies: tuple[DatabaseCopy, ...] = ()
