"""What is said of Frigate's syncs that the rescue leaves out."""

from __future__ import annotations

from .key import Key


class RescueKey(Key):
    """That a sync was left out, of which files, and why."""

    SYNC_LEFT_OUT = (
        "sync_left_out",
        "Frigate's last file sync was skipped so that it deletes nothing. {files}: {why}",
    )
    FILES_RECORDINGS = "files_recordings", "Recordings"
    FILES_EVENT_SNAPSHOTS = "files_event_snapshots", "Snapshots of tracked objects"
    FILES_EVENT_THUMBNAILS = "files_event_thumbnails", "Thumbnails of tracked objects"
    FILES_REVIEW_THUMBNAILS = "files_review_thumbnails", "Thumbnails of review items"
    FILES_PREVIEWS = "files_previews", "Previews"
    FILES_EXPORTS = "files_exports", "Exports"
    UNDO_LEFT_FILES = (
        "undo_left_files",
        (
            "Undo {job} left recordings on disk without a row, and Frigate's sync would delete "
            "them. Bring them back, move them away, or set record.sync_recordings to false."
        ),
    )
    ROWS_NAME_NO_FILE = (
        "rows_name_no_file",
        (
            "{going} of {total} rows name files that are not there. Without the restored rows "
            "Frigate's sync would have stopped by itself. Is a disk missing?"
        ),
    )
    FILES_HAVE_NO_ROW = (
        "files_have_no_row",
        (
            "{going} of {total} files on disk have no row but a restored one. Without the restored "
            "rows Frigate's sync would have stopped by itself. Is a disk missing?"
        ),
    )
    MOST_HAVE_NO_ROW = (
        "most_have_no_row",
        (
            "{orphans} of {total} files have no row. Without the rows that backfills brought back "
            "it would be {without}, and Frigate's sync would stop by itself."
        ),
    )
    ROWS_LOST = (
        "rows_lost",
        (
            "{orphans} of {total} files have no row, {longest} of them one after the other: the "
            "database seems to have lost rows."
        ),
    )
    BRING_BACK_OR_FORCE = (
        "bring_back_or_force",
        (
            "{why} Run a backfill of every camera to bring them back. To let Frigate delete these "
            "files, start the sync with force."
        ),
    )
    FILES_TURN_UP = (
        "files_turn_up",
        "{count} file without a row turned up while the library was looked at.",
        "{count} files without a row turned up while the library was looked at.",
    )
    OF_FILE = "of_file", "{path}: {why}"
    SPELLED_OTHERWISE = "spelled_otherwise", "Its row spells it in another case: {row}."
    BEING_WRITTEN = "being_written", "It is being written just now."
    UNDELETABLE = (
        "undeletable",
        (
            "Frigate could not delete it once its time is over, and its clean-up would end there. "
            "Mount its disk writable, or give Frigate's user the right to write to the file and "
            "its folder, which must have neither a sticky bit nor chattr's flags a or i."
        ),
    )
    OF_ANOTHER = (
        "of_another",
        (
            "Another Frigate records camera '{camera}' into the same library (catalogue {name}). "
            "This one has no rows for that, so its sync would delete those recordings. Give each "
            "Frigate a media folder of its own, or switch off the sync."
        ),
    )
    FRIGATE_STOPS = "frigate_stops", "Frigate is stopping."
    RESCUE_TOO_LONG = (
        "rescue_too_long",
        (
            "Checking the library took longer than {minutes} minutes. Run a backfill of every "
            "camera: it has no time limit."
        ),
    )
    CLEANUP_NOT_STARTED = "cleanup_not_started", "Frigate's clean-up has not started yet."
    LIBRARY_SILENT = "library_silent", "The library did not answer. Is its disk there?"
    RESCUE_ENDED = "rescue_ended", "The child process ended with code {code}."
    RESCUE_FAILED = (
        "rescue_failed",
        "The check before the sync failed unexpectedly ({error}). Please report it.",
    )
