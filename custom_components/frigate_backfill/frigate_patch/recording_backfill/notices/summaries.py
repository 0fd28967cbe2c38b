"""What is said of a run that did not fail: what came of it, sentence by sentence."""

from __future__ import annotations

from .key import Key


class SummaryKey(Key):
    """The sentences of a run's summary; most have one for a dry run, too."""

    COMPLETED = "completed", "{what} completed for camera '{camera}'."
    CANCELLED_RUN = "cancelled_run", "{what} cancelled for camera '{camera}'."
    INTERRUPTED = "interrupted", "Frigate stopped meanwhile: run it again for the rest."
    NOT_BEGUN = "not_begun", "Cancelled before the run began for camera '{camera}'."

    RUN_COUNTED = (
        "run_counted",
        (
            "Scanned {count:plain} files, added {added:plain}, skipped {skipped:plain}, errors "
            "{errors:plain}."
        ),
    )
    """Programs read this one: always "files", and numbers without commas."""
    RUN_COUNTED_UPDATED = (
        "run_counted_updated",
        (
            "Scanned {count:plain} files, added {added:plain}, skipped {skipped:plain}, errors "
            "{errors:plain}, updated {updated:plain}."
        ),
    )
    DRY_RUN_COUNTED = (
        "dry_run_counted",
        (
            "Scanned {count:plain} files, would add {added:plain}, skipped {skipped:plain}, errors "
            "{errors:plain}."
        ),
    )
    DRY_RUN_COUNTED_UPDATED = (
        "dry_run_counted_updated",
        (
            "Scanned {count:plain} files, would add {added:plain}, skipped {skipped:plain}, errors "
            "{errors:plain}, would update {updated:plain}."
        ),
    )
    EXACT = "exact", "In full, from a copy of the database: {recordings}."
    MOTION_SHOWN = "motion_shown", "With motion, as their previews show: {recordings}."
    ESTIMATED = (
        "estimated",
        (
            "With an estimated length: {recordings}; their files are read later and the lengths "
            "corrected."
        ),
    )
    WOULD_ESTIMATE = "would_estimate", "With an estimated length: {recordings}."
    BROUGHT_BACK = "brought_back", "Brought back {items}."
    BROUGHT_BACK_OF = "brought_back_of", "Brought back {items}: {days}, {size:size}."
    WOULD_BRING_BACK = "would_bring_back", "Would bring back {items}."
    WOULD_BRING_BACK_OF = "would_bring_back_of", "Would bring back {items}: {days}, {size:size}."
    KEPT_BY_REVIEWS = (
        "kept_by_reviews",
        "Frigate keeps {count} of the recordings only because review items came back, too.",
    )
    ALL_KEPT_BY_REVIEWS = (
        "all_kept_by_reviews",
        "Frigate keeps the recording only because review items came back, too.",
        "Frigate keeps all {count} recordings only because review items came back, too.",
    )
    WOULD_BE_KEPT_BY_REVIEWS = (
        "would_be_kept_by_reviews",
        "Frigate keeps {count} of the recordings only because review items come back, too.",
    )
    WOULD_ALL_BE_KEPT_BY_REVIEWS = (
        "would_all_be_kept_by_reviews",
        "Frigate keeps the recording only because review items come back, too.",
        "Frigate keeps all {count} recordings only because review items come back, too.",
    )
    TOOK_OUT_GONE = (
        "took_out_gone",
        "Took out {count} row whose file is gone.",
        "Took out {count} rows whose file is gone.",
    )
    WOULD_TAKE_OUT_GONE = (
        "would_take_out_gone",
        "Would take out {count} row whose file is gone.",
        "Would take out {count} rows whose file is gone.",
    )
    HOURS_UNCHANGED = (
        "hours_unchanged",
        "{count} hour unchanged since an earlier run.",
        "{count} hours unchanged since an earlier run.",
    )

    TOOK_OUT = "took_out", "Took out {count} row.", "Took out {count} rows."
    WOULD_TAKE_OUT = "would_take_out", "Would take out {count} row.", "Would take out {count} rows."
    PUT_BACK = "put_back", "Put back {count} row.", "Put back {count} rows."
    WOULD_PUT_BACK = "would_put_back", "Would put back {count} row.", "Would put back {count} rows."
    RESTORED = "restored", "Restored {count} row.", "Restored {count} rows."
    WOULD_RESTORE = "would_restore", "Would restore {count} row.", "Would restore {count} rows."
    NOTHING_TO_DO = "nothing_to_do", "Nothing to do."
    ROWS_STAY = (
        "rows_stay",
        "{count} row stays as it is.",
        "{count} rows stay as they are.",
    )

    VERIFIED = (
        "verified",
        "Read {count} recording, corrected {updated}.",
        "Read {count} recordings, corrected {updated}.",
    )
    WOULD_VERIFY = (
        "would_verify",
        "Read {count} recording, would correct {updated}.",
        "Read {count} recordings, would correct {updated}.",
    )
    TOOK_OUT_BROKEN = (
        "took_out_broken",
        "Removed {count} row whose file is not a whole recording.",
        "Removed {count} rows whose file is not a whole recording.",
    )
    WOULD_TAKE_OUT_BROKEN = (
        "would_take_out_broken",
        "Would remove {count} row whose file is not a whole recording.",
        "Would remove {count} rows whose file is not a whole recording.",
    )
    UNCHECKED = (
        "unchecked",
        "{count} row could not be checked; the results say why.",
        "{count} rows could not be checked; the results say why.",
    )

    LOOKED_FOR_MOTION = (
        "looked_for_motion",
        "Looked at {count} recording, found motion in {with_motion}.",
        "Looked at {count} recordings, found motion in {with_motion}.",
    )
    NOT_WRITTEN = (
        "not_written",
        "{count} row could not be written; the results say why.",
        "{count} rows could not be written; the results say why.",
    )
    WOULD_LOOK_FOR_MOTION = (
        "would_look_for_motion",
        (
            "Would look at {count} recording without a preview; {with_motion} others have motion "
            "by their previews."
        ),
        (
            "Would look at {count} recordings without a preview; {with_motion} others have motion "
            "by their previews."
        ),
    )
    RUN_AGAIN = "run_again", "Run it again for the rest."
