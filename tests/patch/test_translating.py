"""One word a thing: the tables of docs/translating.md, against card, notices and Home Assistant."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from testing.standin.server import PATCH

ROOT = Path(__file__).parents[2]
TEXTS = PATCH / "recording_backfill/http/ui/texts"
ATTRIBUTES = "entity.event.run.state_attributes."
WHERE: dict[str, tuple[str, str | None, str | None]] = {
    "recordings": ("item.recordings", "recordings", "selector.media.options.recordings"),
    "review items": ("item.reviews", "reviews", "selector.media.options.reviews"),
    "previews": ("item.previews", "previews", "selector.media.options.previews"),
    "exports": ("item.exports", "exports", "selector.media.options.exports"),
    "tracked objects": ("item.events", "events", "selector.media.options.events"),
    "run": ("outcome.choose", None, "entity.event.run.name"),
    "backfill": ("outcome.real", "name_run", None),
    "dry run": ("outcome.dry", "name_dry_run", "entity.button.dry_run.name"),
    "undo (noun)": ("outcome.undo", "name_undo", f"{ATTRIBUTES}kind.state.undo"),
    "undo (verb)": ("run.undo", None, "services.undo.name"),
    "length check": ("outcome.verify", "name_verify", f"{ATTRIBUTES}kind.state.verify"),
    "search for motion": ("outcome.motion", "name_motion", f"{ATTRIBUTES}kind.state.motion"),
    "schedule": ("schedule.title", None, "entity.switch.schedule.name"),
    "catalogue": ("copies.kind.catalogue", None, "entity.sensor.catalogue.name"),
}
"""Of each word: the card's key, the notice's, and Home Assistant's, as far as they have it."""


def table(first: str) -> list[list[str]]:
    """The rows of the table of the document whose head begins so, with that head."""
    lines = (ROOT / "docs/translating.md").read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(first))
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [rows[0], *rows[2:]]


HEAD, *WORDS = table("| | en |")
LANGUAGES = HEAD[1:]
OTHERS = LANGUAGES[1:]


MENU = dict(
    re.findall(
        r'^    (\w\w): "(.+)",$',
        (PATCH / "recording_backfill/patch/pages/menu.js").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
)
"""What our entry in Frigate's menu says, by language."""


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def home_assistants(language: str) -> Any:
    return read(PATCH.parent / f"translations/{language}.json")


def flat(texts: Any) -> list[str]:
    if isinstance(texts, str):
        return [texts]
    return [text for each in texts.values() for text in flat(each)]


def word(text: str | dict[str, str]) -> str:
    """As a few of the things are called."""
    form = text if isinstance(text, str) else text.get("few", text["other"])
    return form.replace("{n} ", "").replace("{count} ", "").lower()


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row[0])
def test_a_thing_has_one_word_in_card_notices_and_home_assistant(row: list[str]) -> None:
    name, *words = row
    card, notice, path = WHERE[name]
    for language, expected in zip(LANGUAGES, words, strict=False):
        said = {"card": read(TEXTS / f"{language}.json")[card]}
        if notice is not None and language != "en":
            said["notice"] = read(TEXTS / f"notices-{language}.json")[notice]
        if path is not None:
            texts = home_assistants(language)
            for part in path.split("."):
                texts = texts[part]
            said["home assistant"] = texts
        for where, text in said.items():
            assert word(text) == expected.lower(), (language, where)


def every_text(language: str) -> dict[str, str]:
    """All texts of a language, by where they stand."""
    found = {
        f"{name}: {number}": text
        for name, texts in {
            "card": read(TEXTS / f"{language}.json"),
            "notices": read(TEXTS / f"notices-{language}.json"),
            "reasons": {key: each[language] for key, each in read(TEXTS / "reasons.json").items()},
            "home assistant": home_assistants(language),
            "menu": MENU[language[:2]],
        }.items()
        for number, text in enumerate(flat(texts))
    }
    assert len(found) > 500
    return found


@pytest.mark.parametrize("row", table("| language | not |")[1:], ids=lambda row: row[0])
def test_a_word_that_means_something_else_is_not_used(row: list[str]) -> None:
    language, wrong, _ = row
    used = {where: text for where, text in every_text(language).items() if wrong in text.lower()}
    assert used == {}


@pytest.mark.parametrize("language", OTHERS)
def test_frigate_is_named_where_english_names_it(language: str) -> None:
    pairs = [
        (read(TEXTS / "en.json"), read(TEXTS / f"{language}.json")),
        (home_assistants("en"), home_assistants(language)),
    ]
    for english, other in pairs:
        for key, text in english.items():
            if "Frigate" in " ".join(flat(text)):
                assert "Frigate" in " ".join(flat(other[key])), key
