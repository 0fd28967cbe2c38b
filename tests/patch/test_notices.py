"""Notices: their English, and what they tell programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import get_type_hints

import pytest
from recording_backfill.errors import BackfillError, BusyError, from_json
from recording_backfill.notices import (
    DiskKey,
    Key,
    Notice,
    PartKey,
    RunKey,
    SummaryKey,
    followed,
    listed,
    restored,
    sentences,
    told,
)

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
    assert told(again.notice) == {"key": "busy", "values": {"camera": "porch"}}


def test_a_text_of_which_no_more_is_known_is_a_notice_of_its_own() -> None:
    assert Notice.of("Odd.").to_json() == {"key": "other", "values": {"text": "Odd."}}
    assert told("Odd.") is None
    assert restored("Odd.", None) == "Odd."


def test_sentences_are_one_text_and_an_empty_one_leaves_no_space() -> None:
    head = Notice(SummaryKey.COMPLETED, what=Notice(PartKey.UNDO), camera="porch")
    text = sentences(head, Notice(SummaryKey.TOOK_OUT, count=1204))
    assert text == "Undo completed for camera 'porch'. Took out 1,204 rows"
    more = followed(text, Notice(SummaryKey.INTERRUPTED))
    assert more.startswith(
        "Undo completed for camera 'porch'. Took out 1,204 rows. Frigate stopped"
    )
    assert json.loads(json.dumps(told(more)))["values"]["s2"]["values"] == {"count": 1204}


def test_a_sentence_may_follow_a_single_one() -> None:
    text = followed(Notice(SummaryKey.NOT_BEGUN, camera="porch"), Notice(SummaryKey.INTERRUPTED))
    assert text == (
        "Cancelled before the run began for camera 'porch'. "
        "Frigate stopped meanwhile: run it again for the rest"
    )


def test_no_sentence_of_the_longest_summary_is_lost() -> None:
    text = Notice(SummaryKey.NOTHING_TO_DO)
    for _ in range(9):
        text = followed(text, Notice(SummaryKey.NOTHING_TO_DO))
    assert followed(text, Notice(SummaryKey.INTERRUPTED)).endswith("run it again for the rest")


@pytest.mark.parametrize("files", [1, 50, 86400])
def test_programs_can_read_the_counts_of_a_run(files: int) -> None:
    """As the feature was written down, whatever the number."""
    said = Notice(SummaryKey.RUN_COUNTED, count=files, added=files, skipped=0, errors=0)
    assert said == f"Scanned {files} files, added {files}, skipped 0, errors 0."


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([1], "1 recording"),
        ([2, 1], "2 recordings and 1 review item"),
        ([2, 1, 3], "2 recordings, 1 review item and 3 previews"),
        (
            [2, 1, 3, 4, 5],
            "2 recordings, 1 review item, 3 previews, 4 exports and 5 tracked objects",
        ),
    ],
)
def test_things_are_listed_as_people_say_them(numbers: list[int], text: str) -> None:
    kinds = (
        PartKey.RECORDINGS,
        PartKey.REVIEWS,
        PartKey.PREVIEWS,
        PartKey.EXPORTS,
        PartKey.EVENTS,
    )
    assert listed([Notice(kind, count=n) for kind, n in zip(kinds, numbers, strict=False)]) == text


def test_no_two_keys_are_spelled_alike() -> None:
    keys = [key.value for kind in Key.__subclasses__() for key in kind]
    assert len(keys) > 100
    assert len(set(keys) | {"other"}) == len(keys) + 1


LANGUAGES = ["cs", "de", "es", "fr", "it", "nl", "pl", "pt-BR", "sv"]
FORMS = {"cs": {"one", "few", "other"}, "pl": {"one", "few", "many", "other"}}
"""Of whole numbers; the other languages have one and other."""
FRACTIONS = {"cs": {"many"}}


def said_in(language: str) -> dict[str, str | dict[str, str]]:
    file = PATCH / f"recording_backfill/http/ui/texts/notices-{language}.json"
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notice_is_said_in_every_language_with_the_same_blanks(language: str) -> None:
    said = said_in(language)
    english = {key.value: key for kind in Key.__subclasses__() for key in kind}
    assert list(said) == list(english)
    for key, text in said.items():
        blanks = _blanks(english[key].texts[-1])
        if isinstance(text, str):
            assert _blanks(text) == blanks, key
            continue
        assert FORMS.get(language, {"one", "other"}) == {*text} - FRACTIONS.get(language, set()), (
            key
        )
        for form in text.values():
            assert blanks - {"{count}"} <= _blanks(form) <= blanks, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notice_says_in_every_language_as_much_as_its_english(language: str) -> None:
    """By its sentences and their parts; how a status is asked for is for programs alone."""
    english = {key.value: key.texts[-1] for kind in Key.__subclasses__() for key in kind}
    short = {
        key
        for key, text in said_in(language).items()
        for form in ([text] if isinstance(text, str) else text.values())
        if _parts(form) < _parts(english[key])
    }
    assert short <= {"job_running"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_has_its_plural_or_stands_after_a_colon(language: str) -> None:
    english = {key.value: key for kind in Key.__subclasses__() for key in kind}
    for key, text in said_in(language).items():
        if isinstance(text, str) and len(english[key].texts) > 1 and "{count}" in text:
            assert re.search(r":[ \u00a0]\{count\}", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language: str) -> None:
    english = {key.value: key.texts[-1] for kind in Key.__subclasses__() for key in kind}
    alike = {key for key, text in said_in(language).items() if text == english[key]}
    # Lists of sentences, a path before what is said of it, and what Dutch calls exports.
    assert alike <= {"sentences", "of_file", "files_exports"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_names_frigate_where_its_english_does(language: str) -> None:
    english = {key.value: key.texts[-1] for kind in Key.__subclasses__() for key in kind}
    for key, text in said_in(language).items():
        if "Frigate" in english[key]:
            assert "Frigate" in str(text), key


def test_french_puts_no_break_spaces_before_its_signs() -> None:
    for key, text in said_in("fr").items():
        for form in [text] if isinstance(text, str) else text.values():
            assert not re.search(r" [:;?!»]|« ", form), key


def test_every_error_says_what_it_is_made_of() -> None:
    """Other languages are spoken by that; mypy keeps plain texts out."""
    for error in _errors(BackfillError):
        hints = get_type_hints(error.__init__)
        assert hints.get("notice", Notice) is Notice, error
    assert BackfillError(Notice(RunKey.SYNC_GOES_ON)).to_json()["notice"]["key"] == "sync_goes_on"


def _errors(root: type[BackfillError]) -> Iterator[type[BackfillError]]:
    yield root
    for child in root.__subclasses__():
        yield from _errors(child)


def _blanks(text: str) -> set[str]:
    """Plain numbers are an affair of the English, which programs read."""
    return {blank.replace(":plain", "") for blank in re.findall(r"\{[^}]+\}", text)}


def _parts(text: str) -> int:
    return len(re.findall(r"[.?!;](?= |$)", text))
