"""What Home Assistant makes of us beside the card: a dashboard, suggestions, the media browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from .axe import serious
from .conftest import BACK, CARD, FRONT, eventually, row_of

if TYPE_CHECKING:
    from .conftest import Scene

MADE = "made-by-itself"
SUGGESTED = """([card, entity]) => {
    const { hass } = document.querySelector("home-assistant");
    return window.customCards.find(({ type }) => type === card).getEntitySuggestion(hass, entity);
}"""


def entry_of(scene: Scene) -> str:
    found = scene.hass.get("/api/config/config_entries/entry?domain=frigate_backfill")
    return str(found[0]["entry_id"])


def test_a_dashboard_makes_itself(either: Scene) -> None:
    strategy = {"strategy": {"type": "custom:frigate-backfill"}}
    either.hass.make_dashboard(MADE, "Made", strategy)
    with either.page(dashboard=MADE, width=1280) as page:
        expect(row_of(page.locator(CARD), FRONT)).to_be_visible()
        expect(row_of(page.locator(CARD), BACK)).to_be_visible()
        page.goto(f"{either.hass.url}/{MADE}/1")
        expect(page.locator("frigate-backfill-map")).to_have_count(2)
        expect(page.locator(CARD).nth(0)).to_contain_text("Back Yard")
        assert serious(page.locator(CARD).first) == []


def test_an_entity_suggests_the_card_of_its_camera(either: Scene) -> None:
    entry = entry_of(either)
    with either.page() as page:
        expect(page.locator(CARD).first).to_be_visible()

        def suggested(entity: str) -> Any:
            found = page.evaluate(SUGGESTED, [CARD, entity])
            return found and found["config"]

        card = {"type": f"custom:{CARD}", "entry_id": entry}
        assert suggested("sensor.front_door_backfill_missing") == {**card, "camera": FRONT}
        assert suggested("sensor.frigate_backfill_missing") == card
        assert suggested("sun.sun") is None


def test_the_media_browser_leads_to_a_recording_that_plays(either: Scene) -> None:
    with either.page(width=1280) as page:
        page.goto(f"{either.hass.url}/media-browser/browser")
        shown = page.locator("ha-media-player-browse")
        steps = (
            "Frigate Backfill",
            "Front Door",
            r"\d{4}-\d\d-\d\d",
            r"\d\d:00",
            r"\d\d:\d\d:\d\d",
        )
        for step in steps:
            if step == steps[-1]:
                where = re.compile(r"Front Door · \d{4}-\d\d-\d\d · \d\d:00")
                expect(page.get_by_text(where).first).to_be_visible()
            # Some have a tooltip of the same text.
            titles = shown.locator(".title").filter(has_text=re.compile(step))
            titles.locator("visible=true").first.click()
        video = page.locator("hui-dialog-web-browser-play-media video")
        expect(video).to_be_visible()
        eventually(lambda: video.evaluate("video => video.duration > 0"), True)
