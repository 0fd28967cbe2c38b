"""What is said of a run that did not fail: its counts, of which its English text tells more."""

from __future__ import annotations

from .key import Key

_RUN = (
    "Backfill. Files scanned: {scanned}. Added: {added}. Updated: {updated}. Skipped: {skipped}. "
    "Errors: {errors}."
)
_DRY_RUN = (
    "Dry run. Files scanned: {scanned}. To add: {added}. To update: {updated}. Skipped: {skipped}. "
    "Errors: {errors}."
)
_KINDS = (
    " Review items: {reviews}. Previews: {previews}. Exports: {exports}. Tracked objects: "
    "{events}. Days: {days}. Size: {bytes:size}. Recordings that Frigate keeps only because of "
    "their review items: {kept}."
)
"""What comes back besides, and what hangs on it."""


class SummaryKey(Key):
    """The counts of a kind of run, real or dry."""

    RUN_SUMMED = "run_summed", _RUN
    DRY_RUN_SUMMED = "dry_run_summed", _DRY_RUN
    RUN_KINDS_SUMMED = "run_kinds_summed", _RUN + _KINDS
    DRY_RUN_KINDS_SUMMED = "dry_run_kinds_summed", _DRY_RUN + _KINDS
    UNDO_SUMMED = (
        "undo_summed",
        "Undo. Rows removed: {removed}. Put back: {put_back}. Unchanged: {skipped}.",
    )
    DRY_UNDO_SUMMED = (
        "dry_undo_summed",
        (
            "Dry run of an undo. Rows to remove: {removed}. To put back: {put_back}. Unchanged: "
            "{skipped}."
        ),
    )
    VERIFY_SUMMED = (
        "verify_summed",
        "Length check. Recordings read: {scanned}. Corrected: {updated}. Removed: {removed}.",
    )
    DRY_VERIFY_SUMMED = (
        "dry_verify_summed",
        (
            "Dry run of a length check. Recordings read: {scanned}. To correct: {updated}. To "
            "remove: {removed}."
        ),
    )
    MOTION_SUMMED = (
        "motion_summed",
        "Search for motion. Recordings looked at: {scanned}. With motion: {with_motion}.",
    )
    DRY_MOTION_SUMMED = (
        "dry_motion_summed",
        "Dry run of a search for motion. With motion: {with_motion}.",
    )
    NOT_BEGUN = "not_begun", "Cancelled before the run began for camera '{camera}'."
