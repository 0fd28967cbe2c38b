"""A library with the two streams that Frigate 0.19 records, and rows of each."""

from __future__ import annotations

from dataclasses import replace

from recording_backfill.models import KeptBy, RetainMode, Retention, StreamRetention

from testing.library import CAMERA, KEEPS_ALL, LibraryBuilder

SUB = f"{CAMERA}@sub"

HOUR = 3600.0


def kept(main: float, sub: float, reviews: float = 10.0) -> Retention:
    """So many days without a review."""
    by = KeptBy(reviews, RetainMode.MOTION)
    return replace(
        KEEPS_ALL,
        days=main,
        continuous_days=main,
        review_days=min(main, sub),
        main=StreamRetention(main, main, by, by),
        sub=StreamRetention(sub, sub, by, by),
    )


def streams(library: LibraryBuilder) -> dict[str, str]:
    """By the folder and name of its file, of which stream each row is."""
    found = library.execute("SELECT path, stream_type, camera FROM recordings")
    assert {row["camera"] for row in found} <= {CAMERA}
    return {"/".join(row["path"].split("/")[-2:]): row["stream_type"] for row in found}
