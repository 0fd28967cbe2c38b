"""What is said of single rows."""

from __future__ import annotations

from .key import Key


class RowKey(Key):
    """Why a row stays as it is, or did not become what it was to be."""

    ALL_GONE = (
        "all_gone",
        (
            "{gone} of the {total} rows of camera '{camera}' in {folder} have no file. Is the "
            "disk mounted? No row was removed."
        ),
    )
    MOST_GONE = (
        "most_gone",
        (
            "{gone} of the {total} rows of camera '{camera}' in {folder} have no file, more than "
            "half. No row was removed; if they are really gone, run with force."
        ),
    )
    GONE_AND_SYNC = (
        "gone_and_sync",
        (
            "Files on disk have no row, and Frigate's sync of recordings deletes such files: "
            "rows without a file may be what stops it. No row was removed. Bring these files "
            "in first."
        ),
    )
    GONE_STAYS = (
        "gone_stays",
        "1 row whose file is gone stays: a preview on disk would lose the last row that keeps it.",
        "{count} rows stay: a preview on disk would lose the last row that keeps it.",
    )
    DISK_WENT = "disk_went", "The disk of {folder} went away during the run. No row was removed."
    MORE_GONE = (
        "more_gone",
        (
            "1 row whose file is gone stays: more files went missing in the meantime. Is a disk "
            "going away?"
        ),
        "{count} rows stay: more files went missing in the meantime. Is a disk going away?",
    )
    CHANGED_SINCE = "changed_since", "Frigate has changed it since."
    INDEXED_MEANWHILE = "indexed_meanwhile", "Frigate has added it in the meantime."
    DELETED_SINCE = "deleted_since", "Frigate has deleted it in the meantime."
    ROW_DELETED = "row_deleted", "Its row was deleted in the meantime. Run again."
    HOLDS_PREVIEW = "holds_preview", "Frigate's next clean-up would delete a preview without it."
    RELIED_ON = (
        "relied_on",
        (
            "A later run took out another row that kept a preview. Without this one, Frigate "
            "would delete the preview sooner."
        ),
    )
    HOLDS_RECORDINGS = (
        "holds_recordings",
        "Frigate's next clean-up would delete recordings without it.",
    )
    HANGS_ON_REFUSED = "hangs_on_refused", "It depends on a row that could not be undone."
    HAS_EXPORTS = "has_exports", "Exports belong to it."
    WOULD_EXPIRE = "would_expire", "Frigate's next clean-up would delete it."
    FILE_GONE = "file_gone", "Its file is gone."
    PATH_TAKEN = "path_taken", "Its path is already in the database."
    WOULD_HARM = (
        "would_harm",
        "With it, Frigate's next clean-up would delete recordings that it keeps now.",
    )
    LENGTH_EXPIRES = (
        "length_expires",
        "With its true length Frigate's next clean-up would delete it.",
    )
    LENGTH_TAKES_PREVIEW = (
        "length_takes_preview",
        "With its true length Frigate's next clean-up would delete a preview.",
    )
    MAY_BE_ADDED = (
        "may_be_added",
        "Frigate may still be about to add it itself. Try again in ten minutes.",
    )
