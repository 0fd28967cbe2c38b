"""What axe-core finds in a part of a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator

_RUN = "(part, rules) => axe.run(part, { resultTypes: ['violations'], ...rules })"
COLORS = {"runOnly": ["color-contrast"]}


def serious(part: Locator, **rules: object) -> list[str]:
    """What is serious or worse; the rest of the page is not ours."""
    return violations(part, ("serious", "critical"), **rules)


def violations(part: Locator, impacts: tuple[str, ...] = (), **rules: object) -> list[str]:
    """All that axe finds, or what of it has such impacts."""
    if not part.page.evaluate("'axe' in window"):
        part.page.evaluate(Axe().axe_script)
    return [
        f"{each['id']}: {node['html']}"
        for each in part.evaluate(_RUN, rules)["violations"]
        if not impacts or each["impact"] in impacts
        for node in each["nodes"]
    ]


def expect_nothing_serious(part: Locator) -> None:
    """Neither in Home Assistant's light theme nor, where only colours differ, in its dark one."""
    for scheme, rules in (("dark", COLORS), ("light", {})):
        part.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        part.page.wait_for_function(
            "dark => document.querySelector('home-assistant').hass.themes.darkMode === dark",
            arg=scheme == "dark",
        )
        assert serious(part, **rules) == [], scheme
