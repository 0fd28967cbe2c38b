"""What is said of the patch's own copy of the database, where it cannot be saved."""

from __future__ import annotations

from .key import Key


class CatalogueKey(Key):
    """Why the catalogue is not saved."""

    CATALOGUE_UNSAVED = "catalogue_unsaved", "The catalogue in {path} cannot be saved ({error})."
    CATALOGUE_LATE = "catalogue_late", "It has not been saved for more than a day."
    CATALOGUE_HANGS = (
        "catalogue_hangs",
        "Its disk does not answer. Check that the disk or network share is reachable.",
    )
    CATALOGUE_ENDED = "catalogue_ended", "Its process ended with code {code}."
    CATALOGUE_FAILED = (
        "catalogue_failed",
        "Saving it failed unexpectedly ({error}). Please report it.",
    )
    CATALOGUE_READ_ONLY = (
        "catalogue_read_only",
        "{folder} cannot be written. Give write access to it.",
    )
    CATALOGUE_MISPLACED = (
        "catalogue_misplaced",
        (
            "{folder} lies in the recordings folder, where Frigate's clean-up and sync delete "
            "files. Name another folder in {variable}."
        ),
    )
    RECORDINGS_UNREADABLE = (
        "recordings_unreadable",
        "{folder} cannot be read ({error}). Is its disk mounted?",
    )
    RECORDINGS_AWAY = (
        "recordings_away",
        "The newest recordings, such as {path}, are not there. Is the disk mounted?",
    )
    CATALOGUE_DISK_WENT = "catalogue_disk_went", "The disk of {folder} went away meanwhile."
