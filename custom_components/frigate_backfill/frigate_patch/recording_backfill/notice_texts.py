"""The keys of all notices, each with its English: the one table of them.

`http/ui/texts/notices.json` says the same in all languages; a test holds them against each other.
"""

from __future__ import annotations

from enum import Enum


class Key(str, Enum):
    """What a notice says; with two texts, the first is for a `count` of one."""

    texts: tuple[str, ...]

    def __new__(cls, key: str, *texts: str) -> Key:
        """A word that has texts."""
        made = str.__new__(cls, key)
        made._value_ = key
        made.texts = texts
        return made

    OTHER = "other", "{text}"

    # What a run warns of.
    NO_FILES_OF_ROWS = (
        "no_files_of_rows",
        (
            "No recordings of camera '{camera}' were found in {folder}, but Frigate's database "
            "has some there, such as {path}. Is the disk mounted?"
        ),
    )
    CAMERA_UNKNOWN = (
        "camera_unknown",
        (
            "Frigate's configuration has no camera '{camera}': Frigate does not show its "
            "recordings, and keeps them by its global settings."
        ),
    )
    FORMER_NAME = (
        "former_name",
        (
            "{folder} has no folder of camera '{camera}', only of cameras that Frigate does not "
            "have: {cameras}. If one of them is a former name of this camera, rename its folders "
            "(the last in YYYY-MM-DD/HH/<camera>) to '{camera}', and run again."
        ),
    )
    OTHER_CAMERAS = (
        "other_cameras",
        (
            "{folder} has no folder of camera '{camera}', only of other cameras: {cameras}. If "
            "one of them is a former name of this camera, rename its folders (the last in "
            "YYYY-MM-DD/HH/<camera>) to '{camera}', and run again."
        ),
    )
    STRANGE_FOLDERS = (
        "strange_folders",
        (
            "{folder} has folders of cameras that Frigate does not have: {cameras}. Frigate "
            "shows recordings of configured cameras only."
        ),
    )
    FOLDER_UNREADABLE = (
        "folder_unreadable",
        "{folder} cannot be read ({error}). Give this program read access to it.",
    )
    INNER_LIBRARY = "inner_library", "The library is in {folder}: name that folder instead."
    LINKED_DAYS = (
        "linked_days",
        (
            "{count} day folder ({names}) in {folder} cannot be used: links are not followed. "
            "Scan the folders that they point to."
        ),
        (
            "{count} day folders ({names}) in {folder} cannot be used: links are not followed. "
            "Scan the folders that they point to."
        ),
    )
    CLOSED_DAYS = (
        "closed_days",
        (
            "{count} day folder ({names}) in {folder} cannot be read. Give this program read "
            "access to them."
        ),
        (
            "{count} day folders ({names}) in {folder} cannot be read. Give this program read "
            "access to them."
        ),
    )
    OLD_MONTHS = (
        "old_months",
        (
            "{folder} has {count} folder ({names}) of Frigate before 0.12, which stored by local "
            "time in YYYY-MM/DD/HH/<camera>. To bring back recordings there that have no row, "
            "move them to {pattern}, with day and hour in UTC."
        ),
        (
            "{folder} has {count} folders ({names}) of Frigate before 0.12, which stored by "
            "local time in YYYY-MM/DD/HH/<camera>. To bring back recordings there that have no "
            "row, move them to {pattern}, with day and hour in UTC."
        ),
    )
    SECOND_STREAM = (
        "second_stream",
        (
            "{folder} holds recordings of the second stream of camera '{camera}', which Frigate "
            "records from 0.19 on. This database has no column for them (stream_type), so they "
            "were left out. To bring them back, start Frigate 0.19 or later once, and run again."
        ),
    )
    HARD_LINKS = (
        "hard_links",
        (
            "1 of the files has hard links: when the disk is nearly full, Frigate empties a file "
            "before it deletes it, which empties it under its other names, too. Copy what "
            "matters."
        ),
        (
            "{count} of the files have hard links: when the disk is nearly full, Frigate empties "
            "a file before it deletes it, which empties it under its other names, too. Copy what "
            "matters."
        ),
    )
    LITTLE_SPACE = (
        "little_space",
        (
            "Only {free:size} are free, about {hours} hours of recording. When the disk is "
            "nearly full, Frigate deletes the oldest recordings first, and those brought back "
            "are among them."
        ),
    )
    UNPROTECTED = (
        "unprotected",
        (
            "{count} recording came back without the lost review items that kept it: once "
            "Frigate no longer keeps all footage of that age, it deletes it. Bring back the "
            "reviews, too."
        ),
        (
            "{count} recordings came back without the lost review items that kept them: once "
            "Frigate no longer keeps all footage of that age, it deletes them. Bring back the "
            "reviews, too."
        ),
    )
    ALL_GONE = (
        "all_gone",
        (
            "{gone} of the {total} rows of camera '{camera}' in {folder} have no file. Is the "
            "disk mounted? No row was taken out."
        ),
    )
    MOST_GONE = (
        "most_gone",
        (
            "{gone} of the {total} rows of camera '{camera}' in {folder} have no file, more than "
            "half. No row was taken out; if they are really gone, run with force."
        ),
    )
    GONE_AND_SYNC = (
        "gone_and_sync",
        (
            "Files on disk have no row, and Frigate's sync of recordings deletes such files: "
            "rows without a file may be what stops it. No row was taken out. Bring these files "
            "in first."
        ),
    )
    GONE_STAYS = (
        "gone_stays",
        "1 row whose file is gone stays: a preview on disk would lose the last row that keeps it.",
        "{count} rows stay: a preview on disk would lose the last row that keeps it.",
    )
    NOT_LOOKED_AT = (
        "not_looked_at",
        (
            "{count} recording was not looked at: the process that looks {why}. If the machine "
            "is short of memory, free some. Then run the search again for the rest."
        ),
        (
            "{count} recordings were not looked at: the process that looks {why}. If the machine "
            "is short of memory, free some. Then run the search again for the rest."
        ),
    )
    WATCHER_SILENT = "watcher_silent", "did not answer for {seconds} seconds"
    WATCHER_KILLED = "watcher_killed", "was killed by signal {signal}"
    WATCHER_ENDED = "watcher_ended", "ended with {code}"
    COPY_IN_PART = "copy_in_part", "Of {file} not all could be read: {tables}."
    DELETED_IN_FRIGATE = (
        "deleted_in_frigate",
        (
            "1 review item or tracked object stays out, as it was deleted in Frigate. To bring "
            "back all that the catalogue has, name its folder in `copies`."
        ),
        (
            "{count} review items and tracked objects stay out, as they were deleted in Frigate. "
            "To bring back all that the catalogue has, name its folder in `copies`."
        ),
    )
    COPY_UNUSABLE = "copy_unusable", "Nothing was taken from {file}: {why}."
    COPY_UNREADABLE = "copy_unreadable", "it cannot be read"
    COPY_CLOSED = "copy_closed", "it cannot be read ({error})"
    COPY_NO_ROOM = "copy_no_room", "the temporary folder has no room for it"
    COPY_NOT_SQLITE = "copy_not_sqlite", "it is not an SQLite database"
    COPY_DAMAGED = (
        "copy_damaged",
        (
            "it is damaged or has a write-ahead log, and the temporary folder has no room for "
            "what can be read of it"
        ),
    )
    SYNC_HELD_BACK = (
        "sync_held_back",
        "Frigate's last sync of its files was left out, so that it deletes none. {why}",
    )
    RESULTS_LEFT_OUT = (
        "results_left_out",
        "The result of 1 file is not kept: there are too many. The counts are complete.",
        "The results of {count} files are not kept: there are too many. The counts are complete.",
    )
    NOT_IN_HISTORY = "not_in_history", "This run is missing from the history in part: {why}"
    RETENTION_CHANGED = (
        "retention_changed",
        (
            "Frigate keeps this camera's recordings for {days} days now; at the last dry run it "
            "was {before}. Do another dry run before you trust its numbers."
        ),
    )
    LIBRARY_EMPTY = (
        "library_empty",
        (
            "{folder} is empty, where earlier runs found 1 recording that is not in the "
            "database. Is the disk mounted?"
        ),
        (
            "{folder} is empty, where earlier runs found {count} recordings that are not in the "
            "database. Is the disk mounted?"
        ),
    )
    SYNC_MAY_DELETE = (
        "sync_may_delete",
        (
            "record.sync_recordings is on and the patch's rescue is off, and 1 recording on disk "
            "is not in the database as far as runs have looked: Frigate's next sync may delete "
            "it. Bring it in, or switch sync_recordings off."
        ),
        (
            "record.sync_recordings is on and the patch's rescue is off, and {count} recordings "
            "on disk are not in the database as far as runs have looked: Frigate's next sync may "
            "delete them. Bring them in, or switch sync_recordings off."
        ),
    )
    CANNOT_BE_UNDONE = "cannot_be_undone", "This run cannot be undone later. {why}"

    # Why a run cannot be had, or failed.
    DATABASE_NOT_FOUND = (
        "database_not_found",
        (
            "Frigate's database was not found at {path}. Check database.path in Frigate's "
            "configuration; Frigate makes the file when it starts."
        ),
    )
    DATABASE_READ_ONLY = (
        "database_read_only",
        (
            "Frigate's database {path} is read-only here. A dry run needs no more; to add "
            "recordings, give write access to the file and its folder."
        ),
    )
    DATABASE_LOCKED = (
        "database_locked",
        (
            "Frigate's database stayed locked for {seconds} seconds. Find out what holds it (a "
            "backup, a copy of it?), then run again."
        ),
    )
    DATABASE_NOT_SQLITE = (
        "database_not_sqlite",
        (
            "{path} is not an SQLite database. If it is another file, name Frigate's frigate.db. "
            "If it is that one, it is damaged: stop Frigate and put it aside with its -wal and "
            "-shm (keep them: much of it may still be readable), and a backup.db beside it too, "
            "which Frigate would overwrite. Start Frigate, which makes a new database, then run "
            "again."
        ),
    )
    DATABASE_DAMAGED = (
        "database_damaged",
        (
            "Frigate's database {path} is damaged ({error}). Stop Frigate and put the file aside "
            "with its -wal and -shm (keep them: much of it may still be readable), and a "
            "backup.db beside it too, which Frigate would overwrite. Start Frigate, which makes "
            "a new database, then run again."
        ),
    )
    DATABASE_UNREADABLE = (
        "database_unreadable",
        "Frigate's database {path} cannot be read ({error}).",
    )
    DATABASE_REPLACED = (
        "database_replaced",
        (
            "Frigate's database {path} was replaced or removed while this ran, and rows would go "
            "into a file that is not in use. Run again."
        ),
    )
    DATABASE_REFUSED = "database_refused", "Frigate's database refused the row ({error})."
    ROW_READ_ONLY = "row_read_only", "Frigate's database cannot be written here: it is read-only."
    DISK_FULL = "disk_full", "The disk of Frigate's database is full: make room, then run again."
    DISK_NEARLY_FULL = (
        "disk_nearly_full",
        (
            "The disk of {folder} is nearly full: {free:size} are free, and {reserve:size} stay "
            "reserved for Frigate, which stops recording when it is full. Make room, then run "
            "again."
        ),
    )
    DISK_SILENT = (
        "disk_silent",
        (
            "{folder} did not answer within {seconds} seconds. Check that its disk or network "
            "share is reachable, then try again."
        ),
    )
    BUSY = (
        "busy",
        "Camera '{camera}' already has a backfill job. Wait for it to finish, or cancel it.",
    )
    BUSY_ELSEWHERE = (
        "busy_elsewhere",
        "Another backfill already works on camera '{camera}'. Wait until it is done, or cancel it.",
    )
    SYNC_GOES_ON = "sync_goes_on", "Frigate's sync of its files goes on. Run again when it is over."
    NO_LOCK = (
        "no_lock",
        (
            "No lock file can be made beside {path} nor in {folder} ({error}). Give write access "
            "to one of these folders, and make room there."
        ),
    )
    NOTHING_TO_CANCEL = "nothing_to_cancel", "Camera '{camera}' has no backfill job to cancel."
    CAMERA_NOT_FOUND = (
        "camera_not_found",
        (
            "Camera '{camera}' not found. Check that the name is spelled as in Frigate's "
            "configuration."
        ),
    )
    LIBRARY_NOT_FOUND = (
        "library_not_found",
        "The recordings directory {folder} was not found. Is the disk mounted?",
    )
    LIBRARY_INSIDE = (
        "library_inside",
        "{folder} holds no recordings itself: the library is in {inner}. Use that folder instead.",
    )
    FOLDER_NOT_FOUND = "folder_not_found", "Folder not found: {folder}."
    FOLDER_NOT_ALLOWED = (
        "folder_not_allowed",
        (
            "{folder} lies outside the recordings directory and the folders that {variable} "
            "allows. Add its library's folder to that variable of the Frigate container "
            "(colon-separated) and restart Frigate."
        ),
    )
    FOLDER_OF_OTHER = (
        "folder_of_other",
        "{folder} holds recordings of camera '{other}', not of '{camera}'.",
    )
    COPY_NOT_ALLOWED = (
        "copy_not_allowed",
        (
            "{file} lies outside Frigate's config folder and the folders that {variable} allows. "
            "Copy it into the config folder, or add its folder to that variable of the Frigate "
            "container and restart Frigate."
        ),
    )
    COPY_NOT_FOUND = (
        "copy_not_found",
        (
            "No copy of the database was found at {file}. It must be a file, and not the "
            "database itself, or a catalogue's folder."
        ),
    )
    NO_FFMPEG = "no_ffmpeg", "ffmpeg was not found. Run this inside Frigate's container."
    NO_OPENCV = (
        "no_opencv",
        (
            "Looking for motion needs OpenCV and numpy, as Frigate's image has them ({error}). "
            "Run this inside Frigate's container."
        ),
    )
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
    CLOCK_UNSURE = (
        "clock_unsure",
        (
            "The system started a few minutes ago, and its clock has not been synchronised yet "
            "(it shows {now})."
        ),
    )
    CLOCK_BEHIND = (
        "clock_behind",
        "The clock shows {now}, but Frigate has recorded until {until} and later.",
    )
    CLOCK_WENT_BACK = "clock_went_back", "The clock shows {now}, but it was {before} before."
    CLOCK_SET = "clock_set", "The clock was set back by {seconds} s meanwhile."
    CLOCK_SET_FORWARD = "clock_set_forward", "The clock was set forward by {seconds} s meanwhile."
    NOT_BY_THIS_CLOCK = (
        "not_by_this_clock",
        (
            "Nothing was written, for the clock: {why} Wait until it is right, or set it, then "
            "run again. If it is right, set {variable}=0 in Frigate's environment and restart "
            "Frigate."
        ),
    )
    STOPPED_FOR_CLOCK = (
        "stopped_for_clock",
        "Stopped for the clock: {why} What was added stays. Run again.",
    )
    TAKEN_BACK_FOR_CLOCK = (
        "taken_back_for_clock",
        "Stopped for the clock: {why} What was added meanwhile was taken out again. Run again.",
    )
    STATE_DAMAGED = "state_damaged", "{path} is damaged ({error})."
    STATE_LOCKED = (
        "state_locked",
        (
            "{path} is locked by another program. Find out what holds it (a backup, a copy of "
            "it?), then try again."
        ),
    )
    STATE_UNUSABLE = "state_unusable", "{path} cannot be used ({error})."
    STATE_SILENT = "state_silent", "{path} did not answer within {seconds} seconds. Check its disk."
    FAILED = (
        "failed",
        (
            "The backfill failed unexpectedly ({error}). Please report it, with the details that "
            "stand in the log."
        ),
    )
    RUN_SILENT = (
        "run_silent",
        (
            "The run gave no sign of life for {minutes} minutes. What was added stays; run it "
            "again for the rest."
        ),
    )
    RUN_KILLED = (
        "run_killed",
        (
            "The run's process ended before it was done (signal {signal}). What was added stays; "
            "run it again for the rest."
        ),
    )
    RUN_ENDED = (
        "run_ended",
        (
            "The run's process ended before it was done (exit code {code}). What was added "
            "stays; run it again for the rest."
        ),
    )
    RUN_HANGS = (
        "run_hangs",
        (
            "The run gave no sign of life and cannot be ended. What was added stays; run it "
            "again for the rest. Its process still hangs on a disk or network share; check that "
            "it answers."
        ),
    )

    # Why a row stays as it is, or did not become what it was to be.
    CHANGED_SINCE = "changed_since", "Frigate has changed it since."
    DELETED_SINCE = "deleted_since", "Frigate has deleted it meanwhile."
    ROW_DELETED = "row_deleted", "Its row was deleted meanwhile. Run again."
    HOLDS_PREVIEW = "holds_preview", "Frigate's next clean-up would delete a preview without it."
    HOLDS_RECORDINGS = (
        "holds_recordings",
        "Frigate's next clean-up would delete recordings without it.",
    )
    HAS_EXPORTS = "has_exports", "Exports belong to it."
    WOULD_EXPIRE = "would_expire", "Frigate's next clean-up would delete it."
    FILE_GONE = "file_gone", "Its file is gone."
    PATH_TAKEN = "path_taken", "Its path is in the database already."
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
