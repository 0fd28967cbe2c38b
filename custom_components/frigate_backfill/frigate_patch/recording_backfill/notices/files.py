"""What is said of single files, and of folders among them."""

from __future__ import annotations

from .key import Key


class FileKey(Key):
    """Why one cannot be used, where its reason alone does not tell what to do."""

    NOT_REGULAR = "not_regular", "Not a regular file."
    LINK = "link", "A link: Frigate's clean-up would empty the file it points to."
    VANISHED = "vanished", "It vanished before it could be read."
    FILE_UNREADABLE = (
        "file_unreadable",
        "Cannot be read: {error}. Check its permissions and its disk.",
    )
    UNREAD = "unread", "Cannot be read. Check its permissions and its disk."
    FFPROBE_MISSING = (
        "ffprobe_missing",
        (
            "This file needs ffprobe to be read, and there is none here. Install ffmpeg, or run "
            "this inside Frigate's container."
        ),
    )
    FFPROBE_UNUSABLE = "ffprobe_unusable", "ffprobe could not be started ({path}: {error})."
    FFPROBE_SLOW = (
        "ffprobe_slow",
        "ffprobe did not finish within {seconds} seconds. Check the disk, then run again.",
    )
    FFPROBE_CRASHED = (
        "ffprobe_crashed",
        "ffprobe crashed on this file (signal {signal}). Check that it plays.",
    )
    MAY_BE_INDEXED = (
        "may_be_indexed",
        "Frigate may still be about to index it. Try again after {when}.",
    )
    SAME_FILE = (
        "same_file",
        "It is in the database as {path}, another name of the same file.",
    )
    TIME_TAKEN = "time_taken", "Another recording of that time is in the database: {path}."
    MOVED_FROM = (
        "moved_from",
        (
            "It is in the database as {path}, which is gone. Run with force to make that row "
            "point here."
        ),
    )
    FOLDER_LINK = (
        "folder_link",
        "The folder is a link, and links are not followed. Scan what it points to.",
    )
    FOLDER_LEADS_OUT = (
        "folder_leads_out",
        (
            "The folder is a link that leads out of the allowed folders. To scan what it points "
            "to, allow that by {variable} and name it as the directory."
        ),
    )
    FOLDER_OF_OTHER_DISK = (
        "folder_of_other_disk",
        (
            "The folder is another disk's, mounted into the library. To scan it, allow it by "
            "{variable}."
        ),
    )
    FOLDER_CLOSED = (
        "folder_closed",
        "The folder cannot be read: {error}. Check its permissions and its disk.",
    )
