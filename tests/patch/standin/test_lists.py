"""The stand-in lists over HTTP what its database has, and serves the files, as Frigate does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import httpx
import pytest

from testing.clips import Clips
from testing.standin.server import StandIn
from testing.versions import NEWEST_FOR_OLDER

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kept:
    """A stand-in that kept a review, a preview and an export."""

    def __init__(self, frigate: StandIn) -> None:
        self.frigate = frigate
        self.now = float(int(time.time()))
        frigate.create_database()
        clips = Clips(frigate.media, frigate.version)
        self.seen = clips.review(
            "front_door", self.now - 600, self.now - 590, reviewed_by=["anonymous"]
        )
        self.review = clips.review("front_door", self.now - 300, self.now - 290)
        self.preview = clips.preview("front_door", self.now - 3600, self.now - 60)
        self.export = clips.export("front_door", self.now - 300, self.now - 200)
        clips.save(frigate.database)

    def ask(self, path: str, **params: object) -> httpx.Response:
        """An admin's question, past nginx's cache."""
        url = f"{self.frigate.url_internal}{path}"
        return httpx.get(url, params=params, headers={"X-Cache-Bypass": "1"})


@pytest.fixture(scope="module", params=NEWEST_FOR_OLDER)
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    frigate = StandIn(tmp_path_factory.mktemp("kept"), version=request.param, patch=False)
    made = Kept(frigate)
    with frigate:
        yield made


def test_reviews_are_listed_newest_first_with_who_saw_them(kept: Kept) -> None:
    rows = kept.ask("/api/review", reviewed=1).json()
    assert [row["id"] for row in rows] == [kept.review.id, kept.seen.id]
    assert [bool(row["has_been_reviewed"]) for row in rows] == [False, True]
    unseen = kept.ask("/api/review", severity="alert", cameras="front_door").json()
    assert [row["id"] for row in unseen] == [kept.review.id]
    assert unseen[0]["data"]["objects"] == ["person"]
    assert kept.ask("/api/review", severity="detection").json() == []


def test_a_preview_is_listed_where_it_overlaps(kept: Kept) -> None:
    start = kept.now - 100
    (clip,) = kept.ask(f"/api/preview/front_door/start/{start}/end/{kept.now}").json()
    assert (clip["start"], clip["end"]) == (kept.now - 3600, kept.now - 60)
    served = kept.ask(clip["src"])
    assert served.headers["Content-Type"] == "video/mp4"
    assert served.content == kept.preview.files[0].read_bytes()
    assert kept.ask(f"/api/preview/front_door/start/0/end/{kept.now - 4000}").status_code == 404


def test_an_export_is_listed_and_plays(kept: Kept) -> None:
    (row,) = kept.ask("/api/exports").json()
    assert (row["id"], row["in_progress"]) == (kept.export.id, False)
    path = row["video_path"].removeprefix(str(kept.frigate.media))
    assert kept.ask(path).content == b"export"


def test_pictures_come_straight_from_nginx(kept: Kept) -> None:
    path = kept.review.row["thumb_path"].removeprefix(str(kept.frigate.media))
    assert kept.ask(path).content == kept.review.files[0].read_bytes()
