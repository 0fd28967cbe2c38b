"""Our screens in both Home Assistants: whether everybody can read them, and what they say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from testing.paths import INTEGRATION, NEWEST

from .axe import expect_nothing_serious
from .conftest import BACK, CARD, STATES, cell_at, eventually, open_runs, row_of

if TYPE_CHECKING:
    from .conftest import Scene

# The card's heading in each of its languages; last the one that all other tests expect.
SPOKEN = [
    ("cs", "Záznamy"),
    ("de", "Aufnahmen"),
    ("es", "Grabaciones"),
    ("fr", "Enregistrements"),
    ("it", "Registrazioni"),
    ("nl", "Opnamen"),
    ("pl", "Nagrania"),
    ("pt-BR", "Gravações"),
    ("sv", "Inspelningar"),
    ("en", "Recordings"),
]
# What an action does where a field is left out, by its on and off.
LEFT_OUT = {
    "dry_run": False,
    "wait": False,
    "force": False,
    "skip_expired": True,
    "copies": True,
    "remove_gone": False,
    "motion": True,
    "find_motion": False,
    "verify": False,
}
SWITCHES = """() => {
    const all = (root) => [...root.querySelectorAll("*")].flatMap(
        (each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    const shown = (field) => [field.getRootNode().host.key,
        all(field.shadowRoot ?? field).find((each) => "checked" in each)?.checked];
    return Object.fromEntries(
        all(document).filter((each) => each.localName === "ha-selector-boolean").map(shown));
}"""


def test_axe_finds_nothing_serious_on_any_screen_of_the_card(either: Scene) -> None:
    frigate = either.frigate
    frigate.record(BACK, frigate.hour(28), 3, known=False)
    with either.page() as page:
        card = page.locator(CARD).first
        expect(row_of(card, BACK).locator(".days i:not(.wait)")).to_have_count(30)
        expect_nothing_serious(card)

        row_of(card, BACK).click()
        open_runs(card)
        card.get_by_role("button", name="Dry run", exact=True).click()
        found = card.get_by_role("button", name=re.compile(r"Backfill \d+ recordings"))
        expect(found).to_be_visible()
        for closed in ("More options", "Results by file", "Copies of the database"):
            card.get_by_text(closed, exact=True).click()
        card.get_by_role("heading", name="Schedule").click()
        expect(card.locator("tbody tr").first).to_be_visible()
        expect_nothing_serious(card)

        found.click()
        dialog = card.locator("frigate-backfill-dialog")
        expect(dialog.get_by_role("button", name="Backfill", exact=True)).to_be_visible()
        expect_nothing_serious(dialog)
        page.keyboard.press("Escape")

        cell_at(page, frigate.hour(3)).click()
        dialog.locator("button.entry").first.click()
        expect(dialog.locator("video")).to_be_visible()
        expect_nothing_serious(dialog)


def test_card_and_states_speak_each_of_our_languages(either: Scene) -> None:
    either.frigate.record(BACK, either.frigate.hour(29), 3, known=False)
    either.frigate.order(BACK, dry_run=True)
    entity = f"binary_sensor.{BACK}_backfill_recordings_missing"
    update = {"entity_id": entity}
    either.hass.post("/api/services/homeassistant/update_entity", update)
    eventually(lambda: either.hass.state(entity)["state"], "on")
    with either.page(STATES, width=390, height=800) as page:
        card = page.locator(CARD)
        row = page.locator("hui-entities-card")
        expect(card.get_by_role("heading", name="Recordings", exact=True)).to_be_visible()
        for language, heading in SPOKEN:
            page.evaluate(
                """language => document.querySelector("home-assistant").dispatchEvent(
                    new CustomEvent("hass-language-select", { detail: language }))""",
                language,
            )
            expect(card.get_by_role("heading", name=heading, exact=True)).to_be_visible()
            file = INTEGRATION / "translations" / f"{language}.json"
            texts = json.loads(file.read_text(encoding="utf-8"))["entity"]["binary_sensor"]
            expect(row).to_contain_text(texts["recordings_missing"]["state"]["on"])
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            # Every text within, also those that only screen readers tell.
            assert ("recording" in card.aria_snapshot().lower()) == (language == "en")


def test_the_form_of_an_action_shows_what_is_done_where_a_field_is_left_out(
    either: Scene,
) -> None:
    tools = "config/tools" if either.hass.python == NEWEST else "developer-tools"
    action = "action?service=frigate_backfill.backfill"
    with either.page(action, dashboard=tools) as page:
        eventually(lambda: page.evaluate(SWITCHES), LEFT_OUT)
