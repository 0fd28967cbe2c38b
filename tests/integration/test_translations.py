"""Every text is there in every language, follows hassfest's rules, and is used."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.event import EventEntity
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import async_get_platforms
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.yaml import load_yaml_dict

from custom_components.frigate_backfill.client.errors import Problem
from custom_components.frigate_backfill.const import DOMAIN

from .answers import CATALOGUE, INTEGRATION, STATUS_PATH, camera, missing, modules, run, status
from .conftest import entry_for, set_up
from .entries import enable_all, poll
from .hassfest_rules import ICONS, TEXTS, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer

LANGUAGES = ("en", "cs", "de", "es", "fr", "it", "nl", "pl", "pt-BR", "sv")
NEAREST = {"es-419": "es", "pt": "pt-BR"}
"""Home Assistant reads a language's own file and else English, so these are copies."""


def texts(language: str) -> dict[str, Any]:
    return json.loads((INTEGRATION / "translations" / f"{language}.json").read_text())


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}")
    else:
        yield path, value


def code() -> str:
    return "\n".join(path.read_text() for path in modules())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_follow_hassfests_rules(language: str) -> None:
    assert list(TEXTS(texts(language), language)) == []


def test_the_icons_follow_hassfests_rules() -> None:
    assert list(ICONS(json.loads((INTEGRATION / "icons.json").read_text()), "icons")) == []


def test_there_is_no_language_that_is_not_tested() -> None:
    files = (INTEGRATION / "translations").iterdir()
    named = (*LANGUAGES, *NEAREST)
    assert {path.name for path in files} == {f"{language}.json" for language in named}


@pytest.mark.parametrize(("language", "nearest"), NEAREST.items())
def test_a_language_without_texts_of_its_own_has_those_of_the_nearest(
    language: str, nearest: str
) -> None:
    folder = "custom_components/frigate_backfill/translations"
    assert texts(language) == texts(nearest), f"cp {folder}/{nearest}.json {folder}/{language}.json"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_repairs_title_says_what_is_wrong_before_where(language: str) -> None:
    # Home Assistant 2025.4 cuts it after one line.
    for issue in texts(language)["issues"].values():
        assert re.fullmatch(r"[^{:]+( \{frigate_version\} [^{:]+)? \(\{title\}\)", issue["title"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_placeholders(language: str) -> None:
    english, other = dict(leaves(texts("en"))), dict(leaves(texts(language)))
    assert list(english) == list(other)
    for path, text in english.items():
        assert placeholders(text) == placeholders(other[path]), path


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Dry run"),
        ("cs", "Zkušební běh"),
        ("de", "Probelauf"),
        ("es", "Simulación"),
        ("fr", "Simulation"),
        ("it", "Simulazione"),
        ("nl", "Proefrun"),
        ("pl", "Próba"),
        ("pt-BR", "Simulação"),
        ("pt", "Simulação"),
        ("es-419", "Simulación"),
        ("sv", "Testkörning"),
    ],
)
async def test_home_assistant_speaks_it(hass: HomeAssistant, language: str, name: str) -> None:
    found = await async_get_translations(hass, language, "entity", {DOMAIN})
    assert found[f"component.{DOMAIN}.entity.button.dry_run.name"] == name


def test_there_is_no_strings_json_that_nobody_reads() -> None:
    assert not (INTEGRATION / "strings.json").exists()


def fields_of(service: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, field in service.get("fields", {}).items():
        if "fields" in field:
            yield from field["fields"].items()
        else:
            yield name, field


def test_every_action_field_section_and_choice_has_a_name() -> None:
    described = load_yaml_dict(str(INTEGRATION / "services.yaml"))
    named = texts("en")["services"]
    choices = texts("en")["selector"]
    assert described.keys() == named.keys()
    for name, service in described.items():
        assert {field for field, _ in fields_of(service)} == set(named[name]["fields"]), name
        sections = {key for key, field in service["fields"].items() if "fields" in field}
        assert sections == set(named[name].get("sections", {})), name
        for _, field in fields_of(service):
            select = field["selector"].get("select", {}) or {}
            if "translation_key" in select:
                assert set(select["options"]) == set(choices[select["translation_key"]]["options"])


async def test_every_entity_has_a_name_and_an_icon(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = status(catalogue=CATALOGUE)
    await answered_entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    icons = json.loads((INTEGRATION / "icons.json").read_text())["entity"]
    entities = er.async_entries_for_config_entry(er.async_get(hass), answered_entry.entry_id)
    used = {(entity.domain, entity.translation_key) for entity in entities}
    for language in LANGUAGES:
        named = texts(language)["entity"]
        assert used == {(domain, key) for domain, keys in named.items() for key in keys}
    for entity in entities:
        assert entity.has_entity_name
        # Home Assistant has icons of its own for the device classes of binary sensors and updates.
        if entity.domain not in ("binary_sensor", "update"):
            assert icons[entity.domain][entity.translation_key]["default"]


async def test_every_attribute_has_a_name(hass: HomeAssistant, server: AnswerServer) -> None:
    kinds = ("reviews", "previews", "events", "exports")
    lost = missing(3, media={kind: {"files": 2, "past_retention": 1} for kind in kinds})
    server.answers[STATUS_PATH] = status(camera(missing=lost), catalogue=CATALOGUE)
    entry = await set_up(hass, entry_for(server.url))
    await enable_all(hass, entry)
    last = run(files_kept_by_reviews=1, media={kind: {"added": 1} for kind in kinds})
    seen = camera(missing=lost, last_run=last, recent_runs=[last])
    server.answers[STATUS_PATH] = status(seen, catalogue=CATALOGUE)
    await poll(hass, entry)
    named = texts("en")["entity"]
    told = set()
    for platform in async_get_platforms(hass, DOMAIN):
        for entity in platform.entities.values():
            ours = {**(entity.extra_state_attributes or {})}
            if isinstance(entity, EventEntity):
                ours |= entity.state_attributes
            names = named[platform.domain][entity.translation_key].get("state_attributes", {})
            assert ours.keys() <= names.keys(), entity.entity_id
            told |= {(platform.domain, entity.translation_key, one) for one in ours}
    assert told == {
        (domain, key, one)
        for domain, keys in named.items()
        for key, words in keys.items()
        for one in words.get("state_attributes", {})
    }


def test_every_action_has_an_icon() -> None:
    icons = json.loads((INTEGRATION / "icons.json").read_text())
    assert icons["services"].keys() == texts("en")["services"].keys()


def test_every_exception_text_is_used_and_every_used_one_exists() -> None:
    own = set(re.findall(r'(?:invalid|failure|_ended)\(\s*"(\w+)"', code()))
    own |= set(re.findall(r'CommandError\(\s*\w+,\s*"(\w+)"', code()))
    of_the_patch = {"invalid_camera"}
    own |= set(re.findall(r'"(invalid_\w+)"', code())) - {*Problem} - of_the_patch
    own |= set(re.findall(r'translation_domain=DOMAIN,\s*translation_key="(\w+)"', code()))
    clients = {str(problem) for problem in Problem} - {"invalid_url"}
    assert clients | own == set(texts("en")["exceptions"])


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        ({"exceptions": {"a": {"message": "See https://example.org"}}}, "URL"),
        ({"exceptions": {"a": {"message": "<b>Bold</b>"}}}, "HTML"),
        ({"exceptions": {"a": {"message": "Not '{this}'"}}}, "quotes"),
        ({"exceptions": {"a": {"message": "L'{host} répond"}}}, "apostrophe"),
        ({"exceptions": {"a": {"message": "blank "}}}, "blanks"),
        ({"exceptions": {"a": {"message": ""}}}, "not a text"),
        ({"exceptions": {"a": {"message": "{two words}"}}}, "identifier"),
        ({"exceptions": {"a": {"message": "{open"}}}, "braces"),
        ({"exceptions": {"A_": {"message": "x"}}}, "not a key"),
        ({"exceptions": {"a": {"text": "x"}}}, "without message"),
        ({"exceptions": {"a": {"message": "[%key:x%]"}}}, "reference"),
        ({"entity": {"sensor": {"a": {"state": {"on": "{x}"}}}}}, "placeholders"),
        ({"entity": {"sensor": {"a": {"title": "x"}}}}, "not known"),
        ({"issues": {"a": {"title": "x"}}}, "either"),
        ({"issues": []}, "not an object"),
        ({"config": {"step": {"u": {"data_description": {"url": "x"}}}}}, "describes no field"),
        ({"services": {"a": {"name": "x"}}}, "without description"),
    ],
)
def test_the_rules_find_a_fault(faulty: dict[str, Any], fault: str) -> None:
    assert any(fault in sentence for sentence in TEXTS(faulty, "en"))


def test_the_rules_find_a_wrong_icon() -> None:
    assert list(ICONS({"services": {"a": {"service": "fa:bird"}}}, "icons"))
