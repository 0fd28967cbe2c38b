"""What is said of undoing a run."""

from __future__ import annotations

from .key import Key


class UndoKey(Key):
    """Why a run cannot be undone."""

    CANNOT_BE_UNDONE = "cannot_be_undone", "This run cannot be undone later. {why}"
    UNDO_AND_SYNC = (
        "undo_and_sync",
        (
            "Frigate's sync of recordings is on, and would delete the files that lose their "
            "rows. Set record.sync_recordings to false, restart Frigate, then undo."
        ),
    )
    NO_JOURNALS = "no_journals", "No journals of runs are kept here, so no run can be undone."
    NOTHING_TO_UNDO = (
        "nothing_to_undo",
        (
            "Camera '{camera}' has no run to undo. Runs that changed anything can be undone for "
            "{days} days."
        ),
    )
    JOURNAL_GONE = (
        "journal_gone",
        (
            "Run {job} cannot be undone: it changed nothing, or its journal is gone. Runs can be "
            "undone for {days} days."
        ),
    )
    JOURNAL_UNWRITABLE = (
        "journal_unwritable",
        (
            "The journal {path}, which an undo would need, cannot be written ({error}). "
            "Make room there, or give write access, then run again."
        ),
    )
    OF_ANOTHER_DATABASE = (
        "of_another_database",
        (
            "Run {job} changed another database than the one that Frigate has now, so it cannot "
            "be undone here."
        ),
    )
    ROWS_REFUSED = (
        "rows_refused",
        (
            "1 row could not be undone; what depends on it stays, too. {row}: {why} Remove the "
            "cause, then undo again."
        ),
        (
            "{count} rows could not be undone; what depends on them stays, too. The first of them "
            "is {row}: {why} Remove the cause, then undo again."
        ),
    )
    NO_SUCH_RUN = "no_such_run", "Camera '{camera}' has no run {job}."
    PREVIEWS_LIVE_SHORTER = (
        "previews_live_shorter",
        (
            "Frigate keeps 1 preview longer only because of what this run added. Once that is "
            "gone, it deletes the preview when its own days are over, as without the run."
        ),
        (
            "Frigate keeps {count} previews longer only because of what this run added. Once that "
            "is gone, it deletes them when their own days are over, as without the run."
        ),
    )
    CUT_OFF_BEFORE = (
        "cut_off_before",
        (
            "The run before it was cut off, and what that added stays. To undo it, too, name it: "
            "{jobs}."
        ),
        (
            "The runs before it were cut off, and what they added stays. To undo them, too, name "
            "them: {jobs}."
        ),
    )
    LAST_UNDONE_ALREADY = (
        "last_undone_already",
        (
            "Run {job}, the last one, has already been undone. To undo the run before it, too, "
            "name it: {before}. To restore the last one, undo {by}."
        ),
    )
    RUN_TOO_OLD = "run_too_old", "Run {job} was more than {days} days ago."
    UNDONE_ALREADY = (
        "undone_already",
        "Run {job} has already been undone. To restore it, undo {by}.",
    )
