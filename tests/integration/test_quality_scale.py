"""quality_scale.yaml has every rule, and what it calls done is proven by a test."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import homeassistant
import pytest
from homeassistant.util.yaml import load_yaml_dict

from custom_components import frigate_backfill

from .answers import INTEGRATION

ROOT = INTEGRATION.parents[1]
RULES: dict[str, Any] = load_yaml_dict(str(INTEGRATION / "quality_scale.yaml"))["rules"]
PLATFORMS = [str(platform) for platform in frigate_backfill.PLATFORMS]
# One that Home Assistant keeps up to date with its own rules.
REFERENCE = Path(homeassistant.__file__).parent / "components/overseerr/quality_scale.yaml"
# The older Home Assistant had no such thing yet.
NEW_RULES = {"docs-conditions", "docs-triggers"}
# Of ours, the one whose rule has an exception that fits: there is no external dependency.
EXEMPTIBLE = {"async-dependency"}


def done(rule: str) -> bool:
    return RULES[rule] == "done"


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
            assert name in EXEMPTIBLE


PROOFS = {
    "action-exceptions": "actions.test_wrong_calls.test_a_wrong_call_is_told_by_field",
    "action-setup": "actions.test_wrong_calls.test_without_an_entry_it_says_to_add_one",
    "appropriate-polling": "test_lifecycle.test_polls_are_quick_while_a_job_is_active",
    "brands": "test_brand_and_manifest.test_every_brand_image_is_a_transparent_png_of_its_size",
    "config-entry-unloading": "test_entries.test_unloading_and_removing_leave_nothing",
    "config-flow": "test_config_flow.test_an_address_without_a_login_is_enough",
    "config-flow-test-coverage": "test_config_flow.test_every_other_trouble_has_its_words",
    "dependency-transparency": "test_brand_and_manifest.test_nothing_is_required_from_elsewhere",
    "devices": "test_entities.test_devices_are_the_instance_and_one_per_camera",
    "diagnostics": "test_diagnostics.test_diagnostics_tell_the_state_and_no_secret",
    "discovery": "test_config_flow_mqtt.test_a_frigate_that_is_online_is_offered",
    "discovery-update-info": (
        "test_config_flow_mqtt.test_an_entry_follows_its_frigate_to_a_new_address"
    ),
    "dynamic-devices": (
        "test_entities.test_cameras_come_and_go_without_a_restart_of_home_assistant"
    ),
    "entity-category": "test_entities.test_every_entity_is_there_with_its_class_and_unit",
    "entity-device-class": "test_entities.test_every_entity_is_there_with_its_class_and_unit",
    "entity-disabled-by-default": (
        "test_entities.test_every_entity_is_there_with_its_class_and_unit"
    ),
    "entity-event-setup": "test_events.test_a_restart_tells_nothing_again",
    "entity-translations": "test_translations.test_every_entity_has_a_name_and_an_icon",
    "entity-unavailable": "test_lifecycle.test_one_line_when_frigate_goes_and_one_when_it_is_back",
    "entity-unique-id": "test_entities.test_unique_ids_are_of_instance_camera_and_key",
    "exception-translations": "actions.test_wrong_calls.test_a_wrong_call_is_told_by_field",
    "has-entity-name": "test_translations.test_every_entity_has_a_name_and_an_icon",
    "icon-translations": "test_translations.test_every_entity_has_a_name_and_an_icon",
    "inject-websession": "client.test_client.test_the_client_needs_no_home_assistant",
    "integration-owner": (
        "test_brand_and_manifest.test_the_manifests_values_are_of_hassfests_kinds"
    ),
    "log-when-unavailable": (
        "test_lifecycle.test_one_line_when_frigate_goes_and_one_when_it_is_back"
    ),
    "parallel-updates": "test_quality_scale.test_every_platform_says_how_many_updates_run_at_once",
    "reauthentication-flow": "test_config_flow_entries.test_a_changed_password_is_asked_for",
    "reconfiguration-flow": "test_config_flow_entries.test_the_connection_can_be_changed",
    "repair-issues": "test_repairs.test_a_missing_patch_shows_the_lines_that_install_it",
    "runtime-data": "test_lifecycle.test_a_usual_life_is_nothing_to_warn_of",
    "stale-devices": "test_entities.test_cameras_come_and_go_without_a_restart_of_home_assistant",
    "test-before-configure": "test_config_flow.test_every_other_trouble_has_its_words",
    "test-before-setup": "test_entries.test_an_entry_without_its_patch_waits_and_then_loads",
    "unique-config-entry": "test_config_flow_entries.test_a_frigate_is_set_up_once",
}
"""The test that proves a rule by what the integration does."""
# Seen by a type checker, a coverage report, or by whoever opens the folder.
ELSEWHERE = {"common-modules", "strict-typing", "test-coverage"}


@pytest.mark.parametrize(("rule", "proof"), PROOFS.items())
def test_a_rule_that_is_done_has_a_test_that_proves_it(rule: str, proof: str) -> None:
    assert done(rule)
    module, _, name = proof.rpartition(".")
    assert callable(getattr(import_module(f"tests.integration.{module}"), name))


def test_no_rule_is_called_done_without_a_proof() -> None:
    told = {rule for rule in RULES if rule.startswith("docs-")}
    assert {rule for rule in RULES if done(rule)} - told == PROOFS.keys() | ELSEWHERE


@pytest.mark.parametrize(
    ("rule", "heading"),
    [
        ("docs-actions", "Actions"),
        ("docs-conditions", "Conditions"),
        ("docs-configuration-parameters", "Configuration parameters"),
        ("docs-data-update", "How data is updated"),
        ("docs-examples", "Examples"),
        ("docs-high-level-description", "Frigate Backfill in Home Assistant"),
        ("docs-installation-instructions", "Install"),
        ("docs-installation-parameters", "The fields of the dialog"),
        ("docs-known-limitations", "Known limitations"),
        ("docs-removal-instructions", "Remove"),
        ("docs-supported-devices", "What it supports"),
        ("docs-supported-functions", "Devices and entities"),
        ("docs-triggers", "Triggers"),
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
    module = import_module(f"custom_components.frigate_backfill.{platform}")
    assert module.PARALLEL_UPDATES in (0, 1)
