"""docs/home-assistant.md tells every action, field and entity, and its examples are right."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from yarl import URL

from custom_components.frigate_backfill.actions.responses import COUNTS

from .answers import INTEGRATION

DOCS = (INTEGRATION.parents[1] / "docs/home-assistant.md").read_text()
TEXTS: dict[str, Any] = json.loads((INTEGRATION / "translations/en.json").read_text())
EXAMPLES = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)


def section(title: str) -> str:
    """The text below a heading, up to the next."""
    return DOCS.split(f"# {title}\n", 1)[1].split("\n#", 1)[0]


@pytest.mark.parametrize("action", TEXTS["services"])
def test_every_action_and_field_is_told(action: str) -> None:
    told = section(f"`frigate_backfill.{action}`")
    shared = section("Actions")
    for field in TEXTS["services"][action]["fields"]:
        assert f"`{field}`" in told + shared, field


def test_every_entity_is_told() -> None:
    told = section("Devices and entities")
    for platform, entities in TEXTS["entity"].items():
        for entity in entities.values():
            named = platform.replace("_", " ")
            assert re.search(rf"{named} [^|]*\*{entity['name']}\*", told), entity["name"]


def test_every_count_of_a_run_is_told() -> None:
    assert all(f"`{name}`" in section("`frigate_backfill.backfill`") for name in COUNTS)


def test_every_field_of_the_dialog_is_told() -> None:
    told = section("The fields of the dialog")
    assert all(label in told for label in TEXTS["config"]["step"]["connect"]["data"].values())


def test_every_link_within_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", DOCS, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]*)\)", DOCS)) <= headings


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_home_assistant_accepts_every_example(hass: HomeAssistant, example: str) -> None:
    written = yaml.safe_load(example)
    assert cv.SCRIPT_SCHEMA(written["actions"])
    for step in written["actions"]:
        if str(step.get("action", "")).startswith("frigate_backfill."):
            fields = TEXTS["services"][step["action"].split(".")[1]]["fields"]
            assert set(step["data"]) <= set(fields)


@pytest.mark.parametrize("file", ["README.md", "docs/home-assistant.md"])
def test_the_badges_lead_to_this_integration_and_its_repository(file: str) -> None:
    manifest = json.loads((INTEGRATION / "manifest.json").read_text())
    owner, repository = URL(manifest["documentation"]).parts[1:3]
    found = {
        URL(link).parts[2]: dict(URL(link).query)
        for link in re.findall(
            r"\]\((https://my\.home-assistant\.io/redirect/\S+?)\)",
            (INTEGRATION.parents[1] / file).read_text(),
        )
        if "blueprint" not in link
    }
    assert found == {
        "config_flow_start": {"domain": manifest["domain"]},
        "hacs_repository": {"owner": owner, "repository": repository, "category": "integration"},
    }
