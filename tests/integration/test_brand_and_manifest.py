"""What HACS and Home Assistant read before any code runs: manifest, hacs.json, brand images."""

from __future__ import annotations

import json
import re
import struct

import pytest

from .answers import INTEGRATION, modules

ROOT = INTEGRATION.parents[1]
BRAND = INTEGRATION / "brand"
CUSTOM_MANIFEST_KEYS = {
    "after_dependencies",
    "codeowners",
    "config_flow",
    "dependencies",
    "documentation",
    "domain",
    "integration_type",
    "iot_class",
    "issue_tracker",
    "mqtt",
    "name",
    "requirements",
    "version",
}
HACS_KEYS = {
    "content_in_root",
    "country",
    "filename",
    "hacs",
    "hide_default_branch",
    "homeassistant",
    "name",
    "persistent_directory",
    "render_readme",
    "zip_release",
}


@pytest.fixture(scope="module")
def manifest() -> dict[str, object]:
    return json.loads((INTEGRATION / "manifest.json").read_text())


def test_the_manifest_has_every_key_that_hacs_and_hassfest_want_and_no_other(
    manifest: dict[str, object],
) -> None:
    assert set(manifest) == CUSTOM_MANIFEST_KEYS
    # A custom integration is always shown as "custom"; claiming a scale is an error.
    assert "quality_scale" not in manifest


def test_the_manifests_keys_are_sorted_after_domain_and_name(manifest: dict[str, object]) -> None:
    assert list(manifest) == ["domain", "name", *sorted(set(manifest) - {"domain", "name"})]


def test_the_manifests_values_are_of_hassfests_kinds(manifest: dict[str, object]) -> None:
    assert manifest["domain"] == INTEGRATION.name
    assert manifest["iot_class"] == "local_polling"
    assert manifest["integration_type"] == "hub"
    assert manifest["config_flow"] is True
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(manifest["version"]))
    assert str(manifest["documentation"]).startswith("https://")
    assert str(manifest["issue_tracker"]).startswith("https://")
    assert all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner) for owner in manifest["codeowners"])  # type: ignore[attr-defined]


def test_nothing_is_required_from_elsewhere(manifest: dict[str, object]) -> None:
    assert manifest["requirements"] == []


def test_what_the_code_uses_of_other_integrations_is_in_the_manifest(
    manifest: dict[str, object],
) -> None:
    code = "\n".join(path.read_text() for path in modules())
    used = set(re.findall(r"homeassistant\.components\.(\w+)", code))
    # Always there, or a platform that Home Assistant loads itself.
    built_in = {
        "binary_sensor",
        "button",
        "device_automation",
        "diagnostics",
        "event",
        "media_player",
        "media_source",
        "number",
        "repairs",
        "sensor",
        "switch",
        "system_health",
        "update",
        "websocket_api",
    }
    declared = {*manifest["dependencies"], *manifest["after_dependencies"]}  # type: ignore[misc]
    assert used - built_in <= declared


def test_hacs_json_has_only_keys_of_its_schema() -> None:
    settings = json.loads((ROOT / "hacs.json").read_text())
    assert set(settings) <= HACS_KEYS
    assert settings["name"]
    # HACS downloads the folder: the built card lies in the repository.
    assert not settings.get("zip_release")
    assert re.fullmatch(r"\d{4}\.\d+\.\d+", settings["homeassistant"])


@pytest.mark.parametrize("prefix", ["", "dark_"])
@pytest.mark.parametrize(("name", "height"), [("icon", 256), ("logo", 128)])
@pytest.mark.parametrize(("suffix", "scale"), [("", 1), ("@2x", 2)])
def test_every_brand_image_is_a_transparent_png_of_its_size(
    prefix: str, name: str, height: int, suffix: str, scale: int
) -> None:
    image = (BRAND / f"{prefix}{name}{suffix}.png").read_bytes()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    pixels = struct.unpack(">II", image[16:24])
    assert pixels[1] == height * scale
    assert name == "logo" or pixels[0] == pixels[1]
    truecolour_with_alpha = 6
    assert image[25] == truecolour_with_alpha


def test_there_is_no_other_brand_image() -> None:
    assert len(list(BRAND.iterdir())) == 8
