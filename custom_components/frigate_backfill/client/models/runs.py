"""A run: how far it is, and what it did."""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from collections.abc import Mapping
from dataclasses import dataclass

from ..decode import Count, Flag, Moment, Name, Number, Text
from .jobs import Outcome
from .notices import Notice


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a running job is."""

    files_scanned: Count
    files_total: Count | None
    percent: Number | None
    files_added: Count
    files_skipped: Count
    files_errors: Count
    eta_seconds: Number | None


@dataclass(frozen=True, slots=True)
class MediaCounts:
    """What a run did with one kind of media besides recordings."""

    found: Count = 0
    added: Count = 0
    updated: Count = 0
    skipped: Count = 0
    errors: Count = 0
    past_retention: Count = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a run added, or would add."""

    seconds: Number
    bytes: Count
    days: Number


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run was asked for; None is the patch's default."""

    start_time: Moment | None = None
    end_time: Moment | None = None
    directory_path: Text | None = None
    force: Flag | None = None
    skip_expired: Flag | None = None
    media: tuple[Name, ...] | None = None
    copies: Flag | tuple[Text, ...] | None = None
    remove_gone: Flag | None = None
    motion: Flag | None = None
    find_motion: Flag | None = None
    probe: Name | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run, real or dry."""

    run_number: Count
    """Only grows, over all cameras of the instance."""
    job_id: Name
    state: Outcome
    dry_run: Flag
    started_at: Moment | None
    finished_at: Moment | None
    trigger: Name = "api"
    """Who asked for it: api, schedule or script."""
    total_files_scanned: Count = 0
    files_added: Count = 0
    files_updated: Count = 0
    files_skipped: Count = 0
    files_errors: Count = 0
    files_past_retention: Count = 0
    processing_time_seconds: Number = 0.0
    message: Text = ""
    warnings: tuple[Text, ...] = ()
    notice: Notice | None = None
    """What the message is made of; None where the patch does not tell."""
    notices: tuple[Notice, ...] = ()
    """What each warning is made of."""
    kind: Name = "run"
    """run, undo, motion or verify."""
    undo_of: Name | None = None
    undone_by: Name | None = None
    media: Mapping[str, MediaCounts] | None = None
    files_exact: Count = 0
    """Of the added and updated ones, those that came back whole from a copy."""
    files_with_motion: Count = 0
    """Of the added and updated ones, those in which a preview proves motion."""
    files_estimated: Count = 0
    files_kept_by_reviews: Count | None = None
    """Of the added ones, those that only review items of the same run keep; None where the patch
    does not tell."""
    files_gone: Count = 0
    files_removed: Count = 0
    summary: Summary | None = None
    request: Asked | None = None
    """None where it has no range, or the patch does not tell."""
