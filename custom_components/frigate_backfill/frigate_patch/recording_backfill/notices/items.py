"""What is said of reviews, previews, exports and events that a run leaves out."""

from __future__ import annotations

from .key import Key


class ItemKey(Key):
    """Why one of them stays out."""

    ITEM_RECENT = (
        "item_recent",
        "Frigate may still be working on it. Try again in ten minutes.",
    )
    RETENTION_UNKNOWN = (
        "retention_unknown",
        (
            "The patch does not know how long this version of Frigate keeps such items, and "
            "therefore not what its clean-up would delete."
        ),
    )
    REVIEW_HARMS = (
        "review_harms",
        "Because of it, Frigate would delete recordings that another review item keeps.",
    )
    PREVIEW_BEREFT = (
        "preview_bereft",
        (
            "Recordings of its time are not in the database. Without them, Frigate would delete "
            "it once it no longer keeps all footage of that age. Bring them back first, or "
            "together with it."
        ),
    )
    PREVIEW_EXPIRES = (
        "preview_expires",
        (
            "Frigate's next clean-up would delete it, because no recording of its time is kept "
            "any longer."
        ),
    )
    PICTURES_EXPIRE = (
        "pictures_expire",
        "Frigate's next clean-up might delete its pictures.",
    )
    LABEL_LOST = (
        "label_lost",
        (
            "Its label is lost. Without one, Frigate would delete its pictures earlier than with "
            "some labels. Keep the snapshots of all labels equally long, or bring it back from a "
            "copy of the database."
        ),
    )
    NO_SMALL_PICTURE = (
        "no_small_picture",
        "Frigate 0.15 keeps thumbnails in its database, and no small picture of it is left.",
    )
