"""quality_scale.yaml has every rule, and what it calls done can be seen in the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import homeassistant
import pytest
from homeassistant.util.yaml import load_yaml_dict

from .answers import INTEGRATION

ROOT = INTEGRATION.parents[1]
RULES: dict[str, Any] = load_yaml_dict(str(INTEGRATION / "quality_scale.yaml"))["rules"]
PLATFORMS = ("button", "event", "number", "sensor", "switch")
# One that Home Assistant keeps up to date with its own rules.
REFERENCE = Path(homeassistant.__file__).parent / "components/overseerr/quality_scale.yaml"
# The older Home Assistant had no such thing yet.
NEW_RULES = {"docs-conditions", "docs-triggers"}


def done(rule: str) -> bool:
    return RULES[rule] == "done"


def code(*names: str) -> str:
    paths = [INTEGRATION / f"{name}.py" for name in names] or sorted(INTEGRATION.glob("*.py"))
    return "\n".join(path.read_text() for path in paths)


def test_there_are_all_54_rules() -> None:
    assert len(RULES) == 54


def test_the_rules_are_those_of_the_installed_home_assistant() -> None:
    assert RULES.keys() - NEW_RULES == load_yaml_dict(str(REFERENCE))["rules"].keys() - NEW_RULES


def test_every_rule_is_done_or_exempt_with_a_reason() -> None:
    for name, rule in RULES.items():
        if rule != "done":
            assert rule.keys() == {"status", "comment"}, name
            assert rule["status"] == "exempt", name
            assert len(rule["comment"]) > 40, name


@pytest.mark.parametrize(
    ("rule", "files", "evidence"),
    [
        ("action-setup", ("__init__",), r"async def async_setup\([^@]*?async_setup_services"),
        ("appropriate-polling", ("const",), r"POLL_INTERVAL: Final = timedelta\(seconds=30\)"),
        ("common-modules", ("coordinator",), r"DataUpdateCoordinator\["),
        ("config-entry-unloading", ("__init__",), r"async_unload_platforms"),
        ("config-flow", ("config_flow",), r"async def async_step_user"),
        ("diagnostics", ("diagnostics",), r"async_get_config_entry_diagnostics"),
        ("entity-event-setup", ("event",), r"async_added_to_hass"),
        ("exception-translations", ("coordinator",), r"translation_key=error\.key"),
        ("has-entity-name", ("entity",), r"_attr_has_entity_name = True"),
        ("inject-websession", ("api",), r"session: aiohttp\.ClientSession"),
        ("log-when-unavailable", ("coordinator",), r"UpdateFailed"),
        ("reauthentication-flow", ("config_flow",), r"async def async_step_reauth"),
        ("reconfiguration-flow", ("config_flow",), r"async def async_step_reconfigure"),
        ("repair-issues", ("issues",), r"async_create_issue"),
        ("runtime-data", ("__init__",), r"entry\.runtime_data = "),
        ("stale-devices", ("devices",), r"async_remove_device"),
        ("test-before-setup", ("__init__",), r"async_config_entry_first_refresh"),
        ("unique-config-entry", ("config_flow",), r"async_set_unique_id"),
    ],
)
def test_what_is_called_done_is_in_the_code(
    rule: str, files: tuple[str, ...], evidence: str
) -> None:
    assert done(rule)
    assert re.search(evidence, code(*files), re.DOTALL)


@pytest.mark.parametrize(
    ("rule", "heading"),
    [
        ("docs-actions", "Actions"),
        ("docs-data-update", "How data is updated"),
        ("docs-examples", "Examples"),
        ("docs-high-level-description", "Frigate Backfill in Home Assistant"),
        ("docs-installation-instructions", "Install"),
        ("docs-installation-parameters", "Install"),
        ("docs-known-limitations", "Known limitations"),
        ("docs-removal-instructions", "Remove"),
        ("docs-supported-devices", "What it supports"),
        ("docs-supported-functions", "Devices and entities"),
        ("docs-troubleshooting", "Troubleshooting"),
        ("docs-use-cases", "Who it is for"),
    ],
)
def test_what_shall_be_told_has_its_heading(rule: str, heading: str) -> None:
    assert done(rule)
    docs = (ROOT / "docs/home-assistant.md").read_text()
    assert re.search(rf"^#+ {heading}\n\n.{{80}}", docs, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_platform_says_how_many_updates_run_at_once(platform: str) -> None:
    assert done("parallel-updates")
    assert re.search(r"^PARALLEL_UPDATES = \d$", code(platform), re.MULTILINE)


def test_no_module_hides_a_type_error() -> None:
    assert done("strict-typing")
    hidden = re.findall(r"# type: ignore(.*)", code())
    assert all(re.match(r"\[[\w-]+\]", what) for what in hidden)


def test_nothing_is_required_from_elsewhere() -> None:
    assert RULES["async-dependency"]["status"] == "exempt"
    assert '"requirements": []' in (INTEGRATION / "manifest.json").read_text()
