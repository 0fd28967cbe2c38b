"""Measure what a browser loads of ours, and how long it takes until a map is on screen.

In a real Home Assistant, beside cards of its own, and on the page that Frigate serves; by turns,
each with the browser's cache empty and then full. Only the ratios of one run tell.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from testing.browser import CARD, launch, session
from testing.home_assistant import Hass
from testing.paths import INTEGRATION
from testing.recorded import FRONT, RecordedFrigate
from testing.waiting import eventually

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

ROUNDS = 5
_PATIENCE_MS = 120_000
_SENSOR = "sensor.front_door_backfill_missing"
# When the browser connects an element: the first thing that each of them then does.
_NOTE_START = """
window.began = {};
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (init) {
  window.began[this.localName] ??= performance.now();
  return attachShadow.call(this, init);
};
"""


@dataclass(frozen=True)
class Place:
    """Something on screen, and what of it must be there until it counts."""

    name: str
    address: str
    element: str
    """Its own element, which the browser connects once its script is there."""
    ready: str


@dataclass(frozen=True)
class Took:
    """Milliseconds until it was there."""

    from_navigation: float
    from_start: float


def main() -> None:
    """Measure and print."""
    _print_sizes()
    with tempfile.TemporaryDirectory(prefix="first-map-") as folder, ExitStack() as stack:
        frigate = stack.enter_context(_frigate(Path(folder) / "frigate"))
        (Path(folder) / "hass").mkdir()
        hass = stack.enter_context(Hass(Path(folder) / "hass"))
        browser = launch(stack.enter_context(sync_playwright()))
        places = _places(hass, frigate)
        took: dict[tuple[str, bool], list[Took]] = {}
        for _ in range(ROUNDS):
            for place in places:
                with session(browser, hass) as context:
                    context.add_init_script(_NOTE_START)
                    for full in (False, True):
                        took.setdefault((place.name, full), []).append(_visit(context, place))
    _print_times(places, took)


def _frigate(folder: Path) -> RecordedFrigate:
    frigate = RecordedFrigate(folder, cameras=(FRONT,))
    frigate.create_database()
    for ago in range(2, 26):
        frigate.record(FRONT, frigate.hour(ago), 3, known=True)
    return frigate


def _places(hass: Hass, frigate: RecordedFrigate) -> list[Place]:
    given = {"url": frigate.url_internal, "verify_ssl": True}
    eventually(lambda: hass.flow(given)["type"], "create_entry")
    cards = {
        "Markdown": {"type": "markdown", "content": "Here it is"},
        "History graph": {"type": "history-graph", "entities": [_SENSOR], "hours_to_show": 24},
        "Frigate Backfill, a map": {"type": f"custom:{CARD}", "camera": FRONT},
    }
    views = [{"title": name, "type": "panel", "cards": [card]} for name, card in cards.items()]
    hass.make_dashboard("first-map", "Maps", {"views": views})
    ready = {
        "Markdown": ("hui-markdown-card", "hui-markdown-card >> text=Here it is"),
        "History graph": ("hui-history-graph-card", "hui-history-graph-card canvas"),
        "Frigate Backfill, a map": ("frigate-backfill-view", f"{CARD} [role=gridcell].mix"),
    }
    dashboard = [
        Place(name, f"{hass.url}/first-map/{view}", *ready[name]) for view, name in enumerate(cards)
    ]
    address = f"{frigate.url_internal}/api/recordings/backfill/ui"
    view = "frigate-backfill-view"
    page = Place("The page, a map", address, view, f"{view} [role=gridcell].mix")
    return [*dashboard, page]


def _visit(context: BrowserContext, place: Place) -> Took:
    page = context.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    page.goto(place.address, timeout=_PATIENCE_MS, wait_until="commit")
    page.locator(place.ready).first.wait_for()
    now, began = page.evaluate("name => [performance.now(), window.began[name]]", place.element)
    page.close()
    return Took(now, now - began)


def _print_sizes() -> None:
    frontend = INTEGRATION / "frontend"
    ui = INTEGRATION / "frigate_patch" / "recording_backfill" / "http" / "ui"
    print("| file | plain | compressed |\n| --- | --- | --- |")
    for path in sorted((*frontend.glob("*.js"), *ui.glob("*.js"))):
        sizes = (path.stat().st_size, Path(f"{path}.gz").stat().st_size)
        print(f"| `{path.name}` | " + " | ".join(f"{size / 1000:.0f} kB" for size in sizes) + " |")


def _print_times(places: list[Place], took: dict[tuple[str, bool], list[Took]]) -> None:
    print(f"\nMedians of {ROUNDS}, load {os.getloadavg()[0]:.0f}; × is of Markdown.\n")
    print("| | from navigation, cache empty | cache full | from its own start, empty | full |")
    print("| --- | --- | --- | --- | --- |")
    for place in places:
        print(f"| {place.name} | " + " | ".join(_cells(place, places[0], took)) + " |")


def _cells(place: Place, first: Place, took: dict[tuple[str, bool], list[Took]]) -> Iterator[str]:
    def medians(name: str, *, full: bool) -> tuple[float, float]:
        """From the navigation, and from its own start."""
        each = took[name, full]
        return median(one.from_navigation for one in each), median(one.from_start for one in each)

    for since in (0, 1):
        for full in (False, True):
            mine, its = (medians(name, full=full)[since] for name in (place.name, first.name))
            ratio = "" if place is first else f", {mine / its:.2f} ×"
            yield f"{mine / 1000:.1f} s{ratio}"


if __name__ == "__main__":
    main()
