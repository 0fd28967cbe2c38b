"""What is said of copies of Frigate's database, the catalogue among them."""

from __future__ import annotations

from .key import Key


class CopyKey(Key):
    """Why a copy gives nothing, or not all."""

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
    COPY_IS_DATABASE = (
        "copy_is_database",
        "{file} is Frigate's database itself, not a copy of it. Name a copy.",
    )
    COPY_IS_STATE = (
        "copy_is_state",
        (
            "{file} is where the patch keeps runs and schedules. It has no entries of Frigate. "
            "Name a copy of Frigate's database."
        ),
    )
    COPY_UNUSABLE = "copy_unusable", "Nothing was taken from {file}: {why}."
    COPY_UNREADABLE = "copy_unreadable", "it cannot be read"
    COPY_CLOSED = "copy_closed", "it cannot be read ({error})"
    COPY_NO_ROOM = "copy_no_room", "the temporary folder has no room for it"
    COPY_NOT_SQLITE = "copy_not_sqlite", "it is not an SQLite database"
    COPY_FOREIGN = "copy_foreign", "it names no file of this camera that is here"
    COPY_DAMAGED = (
        "copy_damaged",
        (
            "it is damaged or has a write-ahead log, and the temporary folder has no room for "
            "what can be read of it"
        ),
    )
    COPY_IN_PART = "copy_in_part", "Not all of {file} could be read: {tables}."
    DELETED_IN_FRIGATE = (
        "deleted_in_frigate",
        (
            "1 review item or tracked object stays out because it was deleted in Frigate. To bring "
            "back all that the catalogue has, name its folder in `copies`."
        ),
        (
            "{count} review items and tracked objects stay out because they were deleted in "
            "Frigate. To bring back all that the catalogue has, name its folder in `copies`."
        ),
    )
