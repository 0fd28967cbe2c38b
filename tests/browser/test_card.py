"""The dashboard card as people use it, in a real Home Assistant, on a Frigate with the patch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from .conftest import (
    BACK,
    CARD,
    DASHBOARD,
    FRONT,
    VIEWER,
    YAML_DASHBOARD,
    card_of,
    cell_at,
    choose,
    eventually,
    open_runs,
    row_of,
)

if TYPE_CHECKING:
    from .conftest import Scene


# Frigate has the request to stop before it may go on writing.
NOTE_CANCEL = """() => {
    const { connection } = document.querySelector("home-assistant").hass;
    const send = connection.sendMessagePromise.bind(connection);
    connection.sendMessagePromise = async (message) => {
        const answer = await send(message);
        window.cancelled ||= message.type === "frigate_backfill/cancel";
        return answer;
    };
}"""


def spoken(page: Page, start: int) -> str:
    """What a screen reader says of an hour's cell."""
    return str(cell_at(page, start).get_attribute("aria-label"))


def brings_recordings_back(scene: Scene) -> None:
    """The main path: look, dry run, backfill, and the map turns blue without a reload."""
    with scene.page() as page:
        card = card_of(page)
        choose(card, FRONT)
        lost = scene.frigate.hour(5)
        eventually(lambda: "nothing recorded" in spoken(page, lost), True)
        page.evaluate("window.neverReloaded = true")
        open_runs(card)
        card.get_by_role("button", name="Dry run", exact=True).click()
        expect(
            card.get_by_text(re.compile(r"^24 recordings .*can be brought back"))
        ).to_be_visible()
        expect(card.get_by_text("1 file cannot be used")).to_be_visible()
        eventually(lambda: "12 missing" in spoken(page, lost), True)

        card.get_by_role("button", name="Backfill 24 recordings").click()
        dialog = card.locator("frigate-backfill-dialog")
        expect(dialog.get_by_text("The dry run found 24 recordings.")).to_be_visible()
        dialog.get_by_role("button", name="Backfill", exact=True).click()
        expect(card.get_by_text("24 recordings are back in Frigate.")).to_be_visible()
        eventually(lambda: "2 min backfilled" in spoken(page, lost), True)
        expect(card.get_by_text("No recordings are missing in Frigate")).to_be_visible()
        assert page.evaluate("window.neverReloaded")


def test_the_map_turns_blue_without_a_reload(scene: Scene) -> None:
    brings_recordings_back(scene)


def test_the_oldest_home_assistant_has_the_main_path_too(old_scene: Scene) -> None:
    brings_recordings_back(old_scene)


def test_all_cameras_stand_in_a_list_that_leads_to_each(scene: Scene) -> None:
    with scene.page() as page:
        card = page.locator(CARD).first
        back = row_of(card, BACK)
        expect(back).to_contain_text("No run scheduled")
        expect(back.locator(".days i:not(.wait)")).to_have_count(30)
        row_of(card, FRONT).click()
        expect(card.locator("[role=gridcell].mix").first).to_be_visible()
        card.get_by_role("button", name="All cameras").click()
        expect(row_of(card, FRONT)).to_be_visible()


def test_the_settings_page_loads_nothing_but_a_few_kilobytes(scene: Scene) -> None:
    with scene.page() as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(f"{scene.hass.url}/config/dashboard")
        page.wait_for_function("!!customElements.get('frigate-backfill-card')")
        ours = [url for url in loaded if "/frigate_backfill/" in url]
        assert len(ours) == 1
        assert "frigate-backfill-card.js" in ours[0]


def test_an_hour_lists_its_recordings_and_plays_them(scene: Scene) -> None:
    with scene.page() as page:
        card = card_of(page)
        choose(card, FRONT)
        hour = scene.frigate.hour(4)
        eventually(lambda: "unusable" in spoken(page, hour), True)
        cell_at(page, hour).click()
        dialog = card.locator("frigate-backfill-dialog")
        expect(dialog.locator(".backfilled .emoji").first).to_have_text("📁")
        expect(dialog.locator(".entry.backfilled")).to_have_count(12)
        expect(dialog.locator(".entry.error")).to_contain_text("cut short")

        dialog.locator("button.entry").first.click()
        eventually(
            lambda: dialog.locator("video").evaluate(
                "video => video.currentTime > 0 && video.videoWidth"
            ),
            64,
        )
        address = dialog.locator("video").get_attribute("src")
        assert re.match(rf"/api/frigate_backfill/\w+/clip/{FRONT}/{hour}\?authSig=", address)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_a_run_can_be_stopped(scene: Scene) -> None:
    with scene.page(1) as page:
        card = card_of(page)
        open_runs(card)
        with scene.frigate.busy():
            card.get_by_role("button", name="Backfill…").click()
            dialog = card.locator("frigate-backfill-dialog")
            unchecked = dialog.get_by_text("This time range has not been checked by a dry run")
            expect(unchecked).to_be_visible()
            dialog.get_by_role("button", name="Backfill", exact=True).click()
            expect(card.get_by_role("progressbar", name="Backfilling recordings")).to_be_visible()
            page.evaluate(NOTE_CANCEL)
            card.get_by_role("button", name="Stop").click()
            page.wait_for_function("window.cancelled")
        expect(card.get_by_text("Stopped. Recordings brought back so far stay.")).to_be_visible()
        expect(card.get_by_role("button", name="Dry run", exact=True)).to_be_visible()


def test_the_schedule_is_saved_in_frigate(scene: Scene) -> None:
    with scene.page(1) as page:
        card = card_of(page)
        card.get_by_role("heading", name="Schedule").click()
        card.get_by_label("Bring back missing recordings automatically").check()
        card.get_by_role("spinbutton", name="Every").fill("6")
        card.get_by_role("button", name="Save").click()
        expect(card.get_by_text("Saved.")).to_be_visible()
        expect(card.get_by_text("every 6 hours")).to_be_visible()
    switch = f"switch.{BACK}_backfill_schedule"
    eventually(lambda: scene.hass.state(switch)["state"], "on")


def test_who_is_no_administrator_sees_the_map_and_no_button(scene: Scene) -> None:
    with scene.page(user=VIEWER) as page:
        card = card_of(page)
        expect(card.get_by_text("Recorded", exact=True)).to_be_visible()
        assert card.get_by_role("heading", name="Bring back recordings").count() == 0
        assert card.get_by_role("heading", name="Schedule").count() == 0


def test_frigate_goes_away_and_comes_back(scene: Scene) -> None:
    with scene.page() as page:
        card = card_of(page)
        scene.frigate.stop()
        try:
            update = {"entity_id": f"sensor.{FRONT}_backfill_missing"}
            scene.hass.post("/api/services/homeassistant/update_entity", update)
            expect(card.get_by_text("Frigate is not responding")).to_be_visible()
            expect(card.get_by_text("Showing last known data")).to_be_visible()
            assert card.locator("[role=gridcell]").count() > 100
            assert card.get_by_role("heading", name="Bring back recordings").count() == 0
        finally:
            scene.frigate.start()
        scene.hass.post("/api/services/homeassistant/update_entity", update)
        expect(card.get_by_text("Frigate is not responding")).to_have_count(0)
        expect(card.get_by_role("heading", name="Bring back recordings")).to_be_visible()


def test_a_phone_has_room_for_every_hour(scene: Scene) -> None:
    with scene.page(width=360, height=760) as page:
        card = card_of(page)
        expect(card.locator(".folded")).to_be_visible()
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360
        box = card.locator("[role=gridcell].mix").first.bounding_box()
        assert box["width"] >= 18
        assert box["height"] >= 24


def test_it_is_dark_where_home_assistant_is(scene: Scene) -> None:
    with scene.page(dark=True) as page:
        card = card_of(page)
        background = card.locator("ha-card").evaluate("e => getComputedStyle(e).backgroundColor")
        text = card.get_by_role("heading", name="Recordings", exact=True).evaluate(
            "e => getComputedStyle(e).color"
        )
        assert brightness(background) < 80
        assert brightness(text) > 180


def brightness(color: str) -> float:
    """Mean of red, green and blue, 0 to 255."""
    return sum(float(part) for part in re.findall(r"[\d.]+", color)[:3]) / 3


def test_the_keyboard_reaches_every_hour(scene: Scene) -> None:
    with scene.page() as page:
        card = card_of(page)
        card.get_by_label("Camera", exact=True).focus()
        page.keyboard.press("Tab")
        for key in ("ArrowDown", "Home"):
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        dialog = card.locator("frigate-backfill-dialog")
        expect(dialog).to_contain_text("12:00 AM – 1:00 AM")
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_a_dashboard_in_yaml_has_the_card_without_a_resource(scene: Scene) -> None:
    with scene.page(dashboard=YAML_DASHBOARD) as page:
        expect(card_of(page).get_by_role("heading", name="Recordings", exact=True)).to_be_visible()


def test_the_card_picker_offers_it_and_the_editor_changes_it(scene: Scene) -> None:
    with scene.page(2, width=1280) as page:
        card_of(page)
        page.goto(f"{scene.hass.url}/{DASHBOARD}/2?edit=1")
        page.locator("hui-section .add").first.click()
        page.get_by_text("By card").click()
        page.get_by_placeholder("Search cards").fill("Frigate Backfill")
        picked = page.locator("hui-card-picker")
        expect(picked.locator("frigate-backfill-overview-row").first).to_be_visible()
        picked.locator(".card").first.click()

        editor = page.locator(f"{CARD}-editor")
        editor.locator("ha-selector-text input").fill("Garden")
        preview = page.locator(f"hui-dialog-edit-card {CARD}")
        expect(preview.get_by_role("heading", name="Garden")).to_be_visible()
        page.get_by_role("button", name="Save").click()
        expect(page.locator(f"hui-section {CARD}").nth(1)).to_contain_text("Garden")
    with scene.hass.socket() as socket:
        config = socket.ask("lovelace/config", url_path=DASHBOARD)
    saved = config["views"][2]["sections"][0]["cards"][1]
    assert saved == {"type": f"custom:{CARD}", "title": "Garden"}
