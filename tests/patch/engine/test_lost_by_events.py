"""A lost database where events alone keep recordings: what a run, or half of one, brings back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recording_backfill.models import Media

from testing.frigate_life import FrigateLife
from testing.past import Habits, Severity
from tests.patch.engine.losses import files, lose, rows

if TYPE_CHECKING:
    from pathlib import Path


BY_EVENTS = Habits(alerts=Severity(days=30.0), detections=Severity(days=30.0))


def test_kept_by_events_alone_everything_comes_back(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    loss = lose(life, tmp_path, BY_EVENTS, {"front": [1.0, 5.0, 12.5, 20.0]}, 7, video)
    backfill = loss.restore("front")
    for table in ("recordings", "reviewsegment", "previews"):
        assert rows(loss.before, table)
        assert rows(loss.before, table).keys() == rows(loss.after, table).keys()
    assert backfill.counts.past_retention == 0
    assert "only because review items came back, too" in loss.messages[0]
    assert backfill.counts.kept_by_reviews == backfill.counts.added
    assert backfill.counts.added == len(rows(loss.before, "recordings"))


def test_a_preview_comes_back_in_every_column_and_a_review_in_all_that_its_name_tells(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    loss = lose(life, tmp_path, BY_EVENTS, {"front": [1.0, 5.0, 12.5, 20.0]}, 8, video)
    loss.restore("front")
    before, after = rows(loss.before, "previews"), rows(loss.after, "previews")
    for path, row in before.items():
        assert after[path] == {**row, "path": f"{loss.after.media}/{path}"}
    before, after = rows(loss.before, "reviewsegment"), rows(loss.after, "reviewsegment")
    for review, row in before.items():
        for column in ("camera", "start_time"):
            assert after[review][column] == row[column]
        thumb = str(row["thumb_path"]).replace(str(loss.before.media), str(loss.after.media))
        assert after[review]["thumb_path"] == thumb


def test_a_dry_run_says_the_same_as_the_run_and_writes_nothing(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    habits = replace(BY_EVENTS, thumbs_missing=0.4)
    loss = lose(life, tmp_path, habits, {"front": [1.0, 5.0, 12.5, 20.0]}, 9, video)
    dry = loss.restore("front", dry_run=True)
    assert not any(rows(loss.after, table) for table in ("recordings", "reviewsegment", "previews"))
    real = loss.restore("front")
    assert (dry.counts, dry.media, dry.summary) == (real.counts, real.media, real.summary)
    assert real.media[Media.REVIEWS].added == len(rows(loss.after, "reviewsegment"))
    assert real.media[Media.PREVIEWS].added == len(rows(loss.after, "previews"))
    said = loss.messages[0].replace("Would bring back", "Brought back")
    said = said.replace("items come back, too", "items came back, too")
    assert (
        said.split(". ", 1)[1].replace("would add", "added") == loss.messages[1].split(". ", 1)[1]
    )


def test_a_second_run_adds_nothing(life: FrigateLife, tmp_path: Path, video: bytes) -> None:
    habits = replace(BY_EVENTS, thumbs_missing=0.4)
    loss = lose(life, tmp_path, habits, {"front": [1.0, 5.0, 12.5, 20.0]}, 10, video)
    loss.restore("front")
    again = loss.restore("front")
    assert again.counts.added == 0
    assert {counts.added for counts in again.media.values()} == {0}


def test_a_run_that_ends_between_reviews_and_recordings_loses_nothing(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    loss = lose(life, tmp_path, BY_EVENTS, {"front": [1.0, 5.0, 12.5, 20.0]}, 11, video)
    loss.restore("front", media=(Media.REVIEWS,))
    assert rows(loss.after, "reviewsegment")
    assert not rows(loss.after, "recordings")
    loss.clean_up(0)
    loss.restore("front")
    loss.clean_up(0)
    assert files(loss.before) <= files(loss.after)
    assert set(rows(loss.before, "recordings")) <= set(rows(loss.after, "recordings"))


def test_recordings_alone_come_with_a_warning_of_what_they_lose(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    habits = replace(BY_EVENTS, continuous=3.0)
    loss = lose(life, tmp_path, habits, {"front": [0.5, 1.0, 5.0]}, 12, video)
    backfill = loss.restore("front", media=(Media.RECORDINGS,))
    assert backfill.counts.past_retention > 0
    assert "bring back the reviews, too" in loss.messages[0]
    assert any("without the lost review items that kept them" in text for text in backfill.warnings)
    assert backfill.media == {}
