"""Reviews that come back from a copy: who saw them, when they end, what they may name."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from testing.library import NOON
from tests.patch.engine.lost_home import Lost, alike, of_camera

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples


def test_who_has_looked_at_a_review_comes_back_with_it(tmp_path: Path, samples: Samples) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    lost.run()
    assert alike(
        lost.tables()["userreviewstatus"], of_camera(lost, "userreviewstatus"), but=("id",)
    )


def test_a_review_that_was_seen_before_0_16_is_seen_by_every_user(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.15", "0.17")
    lost.library.execute(
        "INSERT INTO user (username, password_hash, notification_tokens) VALUES ('ada', '', '[]')"
    )
    lost.run()
    seen = {row["id"] for row in lost.before["reviewsegment"] if row["has_been_reviewed"]}
    assert seen
    expected = {(user, review) for user in ("ada", "anonymous") for review in seen}
    found = lost.tables()["userreviewstatus"]
    assert {(row["user_id"], row["review_segment_id"]) for row in found} == expected
    assert {row["has_been_reviewed"] for row in found} == {1}


def test_a_review_that_somebody_saw_is_seen_in_0_15(tmp_path: Path, samples: Samples) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.15")
    lost.run()
    seen = {row["review_segment_id"] for row in of_camera(lost, "userreviewstatus")}
    found = lost.tables()["reviewsegment"]
    assert {row["id"] for row in found if row["has_been_reviewed"]} == seen


def test_a_review_without_thumbnail_and_recordings_stays_away(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    shutil.rmtree(tmp_path / "clips")
    shutil.rmtree(tmp_path / "recordings")
    (tmp_path / "recordings").mkdir()
    lost.run()
    assert lost.tables()["reviewsegment"] == []
    assert lost.tables()["event"] == []


def test_a_review_without_thumbnail_is_worth_its_recordings(
    tmp_path: Path, samples: Samples
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    shutil.rmtree(tmp_path / "clips" / "review")
    lost.run()
    assert alike(lost.tables()["reviewsegment"], lost.before["reviewsegment"])


@pytest.mark.parametrize("end", [None, 99_999_999_999.0])
def test_a_review_that_never_ended_gets_an_end(
    tmp_path: Path, samples: Samples, end: float | None
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    with closing(sqlite3.connect(lost.copy)) as connection:
        connection.execute("UPDATE reviewsegment SET end_time = ?", (end,))
        connection.execute("UPDATE event SET end_time = ?", (end,))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    lost.run()
    found = sorted(lost.tables()["reviewsegment"], key=lambda row: row["start_time"])
    assert len(found) == len(lost.before["reviewsegment"])
    for row, following in pairwise(found):
        assert row["start_time"] <= row["end_time"] <= following["start_time"]
    assert found[-1]["start_time"] <= found[-1]["end_time"] <= NOON + 3600
    assert all(row["end_time"] == row["start_time"] + 30 for row in lost.tables()["event"])


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/media/frigate",
        "/etc/passwd",
        "/media/frigate/clips",
        "/media/frigate/clips/review/a.webp/../../../recordings/a.mp4",
        "/media/frigate/clips/review/../../clips/review/a.webp",
    ],
)
def test_a_review_never_names_what_frigate_must_not_delete(
    tmp_path: Path, samples: Samples, path: str
) -> None:
    lost = Lost(tmp_path, samples, "0.17", "0.17")
    with closing(sqlite3.connect(lost.copy)) as connection:
        connection.execute("UPDATE reviewsegment SET thumb_path = ?", (path,))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    lost.run()
    assert alike(lost.tables()["reviewsegment"], lost.before["reviewsegment"])
