"""Notices: their English, and what they tell programs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from recording_backfill.errors import BusyError, from_json
from recording_backfill.models import Counts, Media, MediaCounts, RunOrder, Summary
from recording_backfill.notices import DiskKey, Key, Notice, RunKey, SummaryKey, restored, told
from recording_backfill.state.summed_up import summed_up

from testing.standin.server import PATCH


def test_a_count_chooses_singular_or_plural() -> None:
    assert Notice(RunKey.UNPROTECTED, count=1).startswith("1 recording came back")
    assert Notice(RunKey.UNPROTECTED, count=1204).startswith("1,204 recordings came back")


def test_sizes_and_fractions_are_written_as_people_read_them() -> None:
    notice = Notice(DiskKey.LITTLE_SPACE, free=3 * 2**30, hours=1.5)
    assert notice.startswith("Only 3.0 GB are free, about 1.5 hours")


def test_a_notice_within_a_notice_outlasts_json() -> None:
    why = Notice(DiskKey.STATE_LOCKED, path="/config/frigate_backfill.db")
    notice = Notice(RunKey.NOT_IN_HISTORY, why=why)
    again = restored(str(notice), json.loads(json.dumps(told(notice))))
    assert again == notice
    assert isinstance(again, Notice)
    assert again.key == "not_in_history"
    inner = again.values["why"]
    assert isinstance(inner, Notice)
    assert (inner, inner.key, inner.values) == (why, "state_locked", why.values)


def test_an_error_told_by_a_child_still_is_its_notice() -> None:
    error = BusyError(Notice(RunKey.BUSY, camera="porch"), "a")
    again = from_json(json.loads(json.dumps(error.to_json())))
    assert isinstance(again, BusyError)
    assert told(again.text) == {"key": "busy", "values": {"camera": "porch"}}


def test_a_text_of_which_no_more_is_known_is_a_notice_of_its_own() -> None:
    assert Notice.of("Odd.").to_json() == {"key": "other", "values": {"text": "Odd."}}
    assert told("Odd.") is None
    assert restored("Odd.", None) == "Odd."


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ({}, "run_summed"),
        ({"undo_of": "a"}, "undo_summed"),
        ({"verify": True}, "verify_summed"),
        ({"find_motion": True}, "motion_summed"),
    ],
)
def test_what_a_run_came_to_is_its_english_with_counts_that_fill_every_blank(
    kind: dict[str, Any], key: str, dry_run: bool
) -> None:
    order = RunOrder("porch", "/frigate.db", "/rec", "/rec", dry_run=dry_run, **kind)
    notice = summed_up(order, Counts(added=3, updated=2), "All of it in English.")
    assert notice == "All of it in English."
    assert notice.key == f"dry_{key}" if dry_run else key
    blanks = {blank.strip("{}") for blank in _blanks(SummaryKey(notice.key).texts[0])}
    assert blanks <= set(notice.values)
    assert (notice.values["scanned"], notice.values["put_back"]) == (5, 5)


@pytest.mark.parametrize("dry_run", [False, True])
def test_what_came_back_besides_recordings_is_counted_too(dry_run: bool) -> None:
    order = RunOrder("porch", "/frigate.db", "/rec", "/rec", dry_run=dry_run)
    media = {Media.REVIEWS: MediaCounts(added=86), Media.PREVIEWS: MediaCounts(added=212)}
    counts = Counts(added=1204, kept_by_reviews=912, summary=Summary(1.0, 3 << 30, 11), media=media)
    notice = summed_up(order, counts, "All of it in English.")
    told = str(Notice(SummaryKey(notice.key), **notice.values))
    assert "Review items: 86. Previews: 212. Exports: 0. Tracked objects: 0. Days: 11." in told
    assert "Size: 3.0 GB." in told
    assert told.endswith("only because of their review items: 912.")


def test_no_two_keys_are_spelled_alike() -> None:
    keys = [key.value for kind in Key.__subclasses__() for key in kind]
    assert len(keys) > 100
    assert len(set(keys) | {"other"}) == len(keys) + 1


@pytest.mark.parametrize("language", ["cs", "de", "es", "fr", "it", "nl", "pl", "pt-BR", "sv"])
def test_every_notice_is_said_in_every_language_with_the_same_blanks(language: str) -> None:
    file = PATCH / f"recording_backfill/http/ui/texts/notices-{language}.json"
    said = json.loads(file.read_text(encoding="utf-8"))
    english = {key.value: key.texts[-1] for kind in Key.__subclasses__() for key in kind}
    assert list(said) == list(english)
    assert {key: _blanks(text) for key, text in said.items()} == {
        key: _blanks(text) for key, text in english.items()
    }


def _blanks(text: str) -> set[str]:
    return set(re.findall(r"\{[^}]+\}", text))
