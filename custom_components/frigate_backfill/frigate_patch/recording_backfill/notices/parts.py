"""Parts of sentences: kinds of runs, amounts of things, and lists of these."""

from __future__ import annotations

from .key import Key


class PartKey(Key):
    """What stands in a blank of another notice."""

    RUN = "name_run", "Backfill"
    DRY_RUN = "name_dry_run", "Dry run"
    UNDO = "name_undo", "Undo"
    DRY_UNDO = "name_dry_undo", "Dry run of an undo"
    VERIFY = "name_verify", "Length check"
    DRY_VERIFY = "name_dry_verify", "Dry run of a length check"
    MOTION = "name_motion", "Search for motion"
    DRY_MOTION = "name_dry_motion", "Dry run of a search for motion"

    RECORDINGS = "recordings", "{count} recording", "{count} recordings"
    REVIEWS = "reviews", "{count} review item", "{count} review items"
    PREVIEWS = "previews", "{count} preview", "{count} previews"
    EXPORTS = "exports", "{count} export", "{count} exports"
    EVENTS = "events", "{count} tracked object", "{count} tracked objects"
    DAYS = "days", "{count} day", "{count} days"

    LIST_2 = "list_2", "{i1} and {i2}"
    LIST_3 = "list_3", "{i1}, {i2} and {i3}"
    LIST_4 = "list_4", "{i1}, {i2}, {i3} and {i4}"
    LIST_5 = "list_5", "{i1}, {i2}, {i3}, {i4} and {i5}"

    SENTENCES = "sentences", "{s1} {s2} {s3} {s4} {s5} {s6} {s7} {s8} {s9} {s10} {s11}"
