"""What is said of a run as a whole: why it cannot start, how it failed, what it warns of."""

from __future__ import annotations

from .key import Key


class RunKey(Key):
    """Why a run was refused or failed, and what its success leaves to do."""

    BUSY = (
        "busy",
        "Camera '{camera}' already has a backfill job. Wait for it to finish, or cancel it.",
    )
    BUSY_ELSEWHERE = (
        "busy_elsewhere",
        "Another backfill is working on camera '{camera}'. Wait for it to finish, or cancel it.",
    )
    SYNC_GOES_ON = "sync_goes_on", "Frigate is syncing its files. Run again once it is done."
    SYNC_WAITS_NO_LONGER = (
        "sync_waits_no_longer",
        "A backfill is at work, and Frigate's sync does not wait for it any longer.",
    )
    NO_LOCK = (
        "no_lock",
        (
            "No lock file can be made beside {path} nor in {folder} ({error}). Give write access "
            "to one of these folders, and make room there."
        ),
    )
    CANCELLED = "cancelled", "Cancelled."
    NOTHING_TO_CANCEL = "nothing_to_cancel", "Camera '{camera}' has no backfill job to cancel."
    FAILED = (
        "failed",
        (
            "The backfill failed unexpectedly ({error}). Please report it, with the details from "
            "the log."
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
    RESULTS_LEFT_OUT = (
        "results_left_out",
        "The result of 1 file is not kept: there are too many. The counts are complete.",
        "The results of {count} files are not kept: there are too many. The counts are complete.",
    )
    NOT_IN_HISTORY = "not_in_history", "Part of this run is missing from the history: {why}"
    RETENTION_CHANGED = (
        "retention_changed",
        (
            "Frigate keeps this camera's recordings for {days} days now; at the last dry run it "
            "was {before}. Do another dry run before you trust its numbers."
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
    SHARED_CAMERA = (
        "shared_camera",
        (
            "Another Frigate records this camera into the same library (catalogue {name}). Each "
            "deletes the files of its own rows by its own retention, so this one will delete what "
            "the other records once it has rows for it. Give both the same retention for this "
            "camera, or leave these recordings to the other: bring none back, and undo a run that "
            "did."
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
