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
            "The journal {path}, by which the run could be undone, cannot be written ({error}). "
            "Make room there, or give write access, then run again."
        ),
    )
    NO_SUCH_RUN = "no_such_run", "Camera '{camera}' has no run {job}."
    RUN_TOO_OLD = "run_too_old", "Run {job} was more than {days} days ago."
    UNDONE_ALREADY = "undone_already", "Run {job} is undone already. To have it back, undo {by}."
