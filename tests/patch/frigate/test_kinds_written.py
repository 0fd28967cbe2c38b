"""Previews and reviews that are put into the database many at a time: each has its own fate."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from recording_backfill.frigate.previews import NewPreview, PreviewTable
from recording_backfill.frigate.reviews import NewReview, ReviewTable
from recording_backfill.frigate.session import Fate, Session

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

THUMB = "/media/frigate/clips/review/thumb-porch-{}.webp"


def preview(number: int) -> NewPreview:
    begin = 3600.0 * number
    return NewPreview("porch", f"/previews/{number}.mp4", begin, begin + 3600, f"{begin + 3600}")


def review(number: int) -> NewReview:
    return NewReview(f"{number}-abcdef", "porch", number, number + 9, "alert", THUMB.format(number))


def test_of_many_previews_one_that_is_there_is_told_and_the_others_are_written(
    library: LibraryBuilder,
) -> None:
    with closing(Session(str(library.database), writable=True)) as session:
        table = PreviewTable(session)
        assert [fate for part in table.write([preview(3)]) for fate in part] == [Fate.WRITTEN]
        fates = [fate for part in table.write([preview(n) for n in range(6)]) for fate in part]
        assert fates == [Fate.ALREADY_THERE if n == 3 else Fate.WRITTEN for n in range(6)]
        assert len(table.known("porch")) == 2 * 6


def test_a_review_is_seen_by_all_though_somebody_had_seen_one_of_its_id(
    library: LibraryBuilder,
) -> None:
    """Frigate never deletes who has seen a review that is gone."""
    seen = "INSERT INTO userreviewstatus (user_id, review_segment_id, has_been_reviewed)"
    library.execute(f"{seen} VALUES ('anonymous', ?, 1)", review(2).id)
    with closing(Session(str(library.database), writable=True)) as session:
        reviews = [review(number) for number in range(5)]
        fates = [fate for part in ReviewTable(session).write(reviews) for fate in part]
    assert fates == [Fate.WRITTEN] * 5
    rows = library.execute("SELECT review_segment_id FROM userreviewstatus ORDER BY 1")
    assert [row["review_segment_id"] for row in rows] == [one.id for one in reviews]
