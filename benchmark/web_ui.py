"""Measure what the marks in Frigate's timeline cost its page, and print that as a table.

In a browser, on the page of testing/timeline, which is drawn by Frigate's own Reacts. The
same is done with and without our script, by turns.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from testing.browser import launch
from testing.recorded import FRONT
from testing.timeline.frigate import Timeline, build_page, timeline_frigate

ROUNDS = 4

# How long our observer takes for each change that the page tells it of.
_CLOCK = """
window.took = [];
const Own = MutationObserver;
window.MutationObserver = class extends Own {
  constructor(notice) {
    super((...given) => {
      const started = performance.now();
      notice(...given);
      window.took.push(performance.now() - started);
    });
  }
};
window.frames = async (count, act) => {
  for (let index = 0; index < count; index += 1) {
    act(index);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
};
"""


@dataclass(frozen=True)
class Case:
    """Something that a person does on the page, and what it shows before."""

    what: str
    shown: dict[str, Any]
    action: str


_SCROLL = (
    "frames(200, (index) => "
    "document.querySelector('.timeline').scrollTop += index < 100 ? 60 : -60)"
)
_ZOOM = "frames(60, (index) => frigate.show({ segmentDuration: [15, 5, 15, 30][index % 4] }))"
_CAMERA = (
    "frames(60, (index) => frigate.show({ startCamera: ['back_yard', 'front_door'][index % 2] }))"
)
CASES = [
    Case("scrolling, 0.16 and later", {"virtual": True}, _SCROLL),
    Case("scrolling, 0.15: all slots of a day", {"virtual": False}, _SCROLL),
    Case("zooming", {}, _ZOOM),
    Case("another camera", {}, _CAMERA),
    Case("another page", {"page": "live"}, "frames(200, (round) => frigate.show({ round }))"),
]


@dataclass
class Cost:
    """What a case cost, in milliseconds."""

    changes: list[float] = field(default_factory=list)
    with_marks: float = 0.0
    without: float = 0.0


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name, sync_playwright() as playwright:
        folder = Path(name)
        build_page(folder)
        browser = launch(playwright)
        with timeline_frigate(folder / "frigate", folder) as frigate:
            costs = [_measure(browser, frigate, case) for case in CASES]
        browser.close()
    print("| what | for a change: median, 99 % | the page's scripts |")
    print("| --- | --- | --- |")
    for case, cost in zip(CASES, costs, strict=True):
        middle, most = quantiles(cost.changes, n=100)[49::49]
        print(
            f"| {case.what} | {middle:.2f} ms, {most:.2f} ms "
            f"| {cost.with_marks / cost.without:.2f} × those without marks |"
        )


def _measure(browser: Browser, frigate: Timeline, case: Case) -> Cost:
    cost = Cost()
    for _ in range(ROUNDS):
        for marks in (True, False):
            context = browser.new_context(viewport={"width": 900, "height": 700})
            context.add_init_script(_CLOCK)
            page = context.new_page()
            if not marks:
                page.route("**/assets/frigate-backfill-*.js", lambda route: route.abort())
            page.goto(frigate.url_internal)
            page.wait_for_function("window.frigate")
            spent, changes = _one(page, frigate, case)
            context.close()
            if marks:
                cost.with_marks += spent
                cost.changes += changes
            else:
                cost.without += spent
    return cost


def _one(page: Page, frigate: Timeline, case: Case) -> tuple[float, list[float]]:
    """How long the page's scripts ran, and our observer at each change."""

    def show(shown: dict[str, Any]) -> None:
        page.evaluate("shown => frigate.show(shown)", shown)

    show({"page": "history", "startCamera": FRONT})
    page.locator("[data-segment-id]").first.wait_for(state="attached")
    show(case.shown)
    start = frigate.hour(3)
    page.evaluate(
        """async (start) => {
            const box = document.querySelector(".timeline");
            const first = document.querySelector("[data-segment-id]");
            if (box) box.scrollTop = (Number(first.dataset.segmentId) - start) / 30 * 8;
        }""",
        start,
    )
    page.wait_for_timeout(1_500)
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable")

    def script_seconds() -> float:
        found = metrics.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in found if each["name"] == "ScriptDuration"))

    page.evaluate("took.length = 0")
    before = script_seconds()
    page.evaluate(case.action)
    spent = (script_seconds() - before) * 1000
    return spent, page.evaluate("took")


if __name__ == "__main__":
    main()
