"""What is said of recordings folders, and of the cameras in them."""

from __future__ import annotations

from .key import Key


class LibraryKey(Key):
    """Why a recordings folder cannot be used, or what to know about it."""

    LIBRARY_NOT_FOUND = (
        "library_not_found",
        "The recordings directory {folder} was not found. Is the disk mounted?",
    )
    LIBRARY_INSIDE = (
        "library_inside",
        "{folder} holds no recordings itself: the library is in {inner}. Use that folder instead.",
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
    INNER_LIBRARY = "inner_library", "The library is in {folder}: name that folder instead."
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
    FOLDER_UNREADABLE = (
        "folder_unreadable",
        "{folder} cannot be read ({error}). Give this program read access to it.",
    )
    NO_FILES_OF_ROWS = (
        "no_files_of_rows",
        (
            "No recordings of camera '{camera}' were found in {folder}, but Frigate's database "
            "has some there, such as {path}. Is the disk mounted?"
        ),
    )
    CAMERA_NOT_FOUND = (
        "camera_not_found",
        (
            "Camera '{camera}' not found. Check that the name is spelled as in Frigate's "
            "configuration."
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
    OTHER_CASE = (
        "other_case",
        (
            "Folders named '{name}' in {folder} differ from camera '{camera}' only in case. "
            "Frigate's sync compares names to the letter, and may delete their recordings: set "
            "record.sync_recordings to false, or rename these folders to '{camera}'."
        ),
    )
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
