"""A real Home Assistant with the card on a dashboard, a Frigate with the patch, and a browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from testing.browser import CARD, launch, session
from testing.home_assistant import OWNER, Hass
from testing.paths import NEWEST, OLDEST
from testing.recorded import BACK, FRONT, RecordedFrigate
from testing.timeline.frigate import Timeline, build_page, timeline_frigate
from testing.waiting import eventually

from .served_page import BASE_PATH
from .timelines import DOORS, Door, View, opened

GATE, CELLAR = "side_gate", "cellar"
VIEWER = ("viewer", "viewer-pass")
DASHBOARD = "card-tests"
YAML_DASHBOARD = "yaml-cards"
STATES = 3
"""The dashboard's view with a card, and a state of Home Assistant's own."""

_CONFIG = {"type": f"custom:{CARD}", "days": 30}
_STATES = {
    "type": "entities",
    "entities": [f"binary_sensor.{BACK}_backfill_recordings_missing"],
}
_YAML_MODE = f"""\
lovelace:
  dashboards:
    {YAML_DASHBOARD}:
      mode: yaml
      title: Written by hand
      filename: {YAML_DASHBOARD}.yaml
"""
# What a person sees in the end: everything here is a few processes away on a small machine.
_PATIENCE_MS = 30_000
expect.set_options(timeout=_PATIENCE_MS)


def fill(frigate: RecordedFrigate) -> None:
    """A day of recordings, two hours of which Frigate's database has lost."""
    frigate.create_database()
    for ago in range(2, 26):
        known = ago not in (4, 5)
        frigate.record(FRONT, frigate.hour(ago), 12, known=known)
        frigate.record(BACK, frigate.hour(ago), 3, known=known)
    frigate.damage(FRONT, frigate.hour(4) + 600)


class Scene:
    """A Home Assistant with the integration, its Frigate, and the card on a dashboard."""

    def __init__(self, hass: Hass, frigate: RecordedFrigate, browser: Browser) -> None:
        self.hass = hass
        self.frigate = frigate
        self._browser = browser
        self._sessions = ExitStack()
        self._tabs: dict[tuple[tuple[str, str], str], BrowserContext] = {}

    def close(self) -> None:
        """Close what is open in the browser."""
        self._sessions.close()

    def prepare(self) -> None:
        """Add the integration, a user who may only look, and the dashboard."""
        given = {"url": self.frigate.url_internal, "verify_ssl": True}
        # On a busy machine Frigate's first answers may take too long.
        eventually(lambda: self.hass.flow(given)["type"], "create_entry")
        self.hass.add_user(*VIEWER, groups=("system-users",))
        views = [
            {"title": "Panel", "type": "panel", "cards": [_CONFIG]},
            {"title": "Garden", "type": "panel", "cards": [{**_CONFIG, "camera": BACK}]},
            {
                "title": "Sections",
                "type": "sections",
                "sections": [{"type": "grid", "cards": [{"type": f"custom:{CARD}"}]}],
            },
            {"title": "States", "cards": [{**_CONFIG, "camera": BACK}, _STATES]},
        ]
        self.hass.make_dashboard(DASHBOARD, "Card", {"views": views}, sidebar=True)

    @contextmanager
    def page(
        self,
        view: int | str = 0,
        *,
        dashboard: str = DASHBOARD,
        user: tuple[str, str] = OWNER,
        language: str = "en",
        dark: bool = False,
        width: int = 900,
        height: int = 1100,
    ) -> Iterator[Page]:
        """A view of the dashboard in a user's browser; an error of the card fails the test."""
        page = self._session(user, language).new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.set_default_timeout(_PATIENCE_MS)
        page.set_default_navigation_timeout(2 * _PATIENCE_MS)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack}"))
        page.goto(f"{self.hass.url}/{dashboard}/{view}")
        try:
            yield page
            assert [error for error in errors if CARD in error] == []
        finally:
            page.close()

    def _session(self, user: tuple[str, str], language: str) -> BrowserContext:
        """A user's browser, whose tabs share what it keeps of Home Assistant's pages."""
        if (user, language) not in self._tabs:
            made = session(self._browser, self.hass, user=user, language=language)
            self._tabs[user, language] = self._sessions.enter_context(made)
        return self._tabs[user, language]


def card_of(page: Page, camera: str = BACK) -> Any:
    """The card on the page, with a camera's map open."""
    card = page.locator(CARD).first
    expect(card.locator("frigate-backfill-overview, frigate-backfill-map").first).to_be_visible()
    if card.locator("frigate-backfill-overview").count():
        row_of(card, camera).click()
    expect(card.locator("[role=gridcell].mix").first).to_be_visible()
    return card


def row_of(card: Any, camera: str) -> Any:
    """A camera in the list of all."""
    return card.get_by_role("button", name=camera.replace("_", " ").title())


def choose(card: Any, camera: str) -> None:
    """Pick a camera in the card's list."""
    card.get_by_label("Camera", exact=True).select_option(label=camera.replace("_", " ").title())


def open_runs(card: Any) -> None:
    """Unfold what brings recordings back."""
    card.get_by_role("heading", name="Bring back recordings").click()


def cell_at(page: Page, start: int) -> Any:
    """The map's cell of an hour."""
    # By the hour that the card itself keeps: labels depend on the language.
    handle = page.wait_for_function(
        """([tag, start]) => {
            const all = (root) => [...root.querySelectorAll("*")].flatMap(
                (each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
            return all(document).find((each) => each.hour === start && each.role === "gridcell");
        }""",
        arg=[CARD, start],
    )
    return handle.as_element()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        yield launch(playwright)


@contextmanager
def _scene(folder: Path, python: Path, browser: Browser) -> Iterator[Scene]:
    frigate = RecordedFrigate(folder / "frigate", cameras=(FRONT, BACK))
    fill(frigate)
    config = folder / "hass"
    config.mkdir()
    views = {"views": [{"type": "panel", "cards": [_CONFIG]}]}
    (config / f"{YAML_DASHBOARD}.yaml").write_text(json.dumps(views), encoding="utf-8")
    with (
        frigate,
        Hass(config, python=python, more=_YAML_MODE) as hass,
        closing(Scene(hass, frigate, browser)) as scene,
    ):
        scene.prepare()
        yield scene


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Scene]:
    """On the newest Home Assistant."""
    with _scene(tmp_path_factory.mktemp("newest"), NEWEST, browser) as made:
        yield made


@pytest.fixture(scope="session")
def old_scene(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Scene]:
    """On the oldest Home Assistant."""
    with _scene(tmp_path_factory.mktemp("oldest"), OLDEST, browser) as made:
        yield made


@pytest.fixture(params=["newest", "oldest"])
def either(request: pytest.FixtureRequest) -> Scene:
    """Each Home Assistant."""
    found: Scene = request.getfixturevalue("scene" if request.param == "newest" else "old_scene")
    return found


@pytest.fixture(scope="session")
def page_frigate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordedFrigate]:
    """What serves the page; one of its cameras has lost recordings, one never had any."""
    folder = tmp_path_factory.mktemp("page")
    frigate = RecordedFrigate(folder, cameras=(FRONT, BACK, GATE, CELLAR), base_path=BASE_PATH)
    fill(frigate)
    frigate.record(GATE, frigate.hour(3), 6, known=True)
    shutil.copy(frigate.database, frigate.database.with_name("frigate.db.old"))
    frigate.record(GATE, frigate.hour(4), 6, known=False)
    frigate.damage(GATE, frigate.hour(4) + 600)
    with frigate:
        yield frigate


@pytest.fixture(scope="session", autouse=True)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Future[Path] | None]:
    """The folder of the timeline's page, which is built while the tests before its own run."""
    if not any("timeline" in getattr(item, "fixturenames", ()) for item in request.session.items):
        yield None
        return

    folder = tmp_path_factory.mktemp("built")

    def build() -> Path:
        build_page(folder)
        return folder

    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(build)


@pytest.fixture(scope="session")
def timeline(tmp_path_factory: pytest.TempPathFactory, built: Future[Path]) -> Iterator[Timeline]:
    """A Frigate whose page is there with each React that Frigate uses."""
    with timeline_frigate(tmp_path_factory.mktemp("timeline"), built.result()) as frigate:
        yield frigate


@pytest.fixture(params=DOORS, ids=lambda door: f"react {door.react}, {door.user}{door.base}")
def door(request: pytest.FixtureRequest) -> Door:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def view(browser: Browser, timeline: Timeline, door: Door) -> Iterator[View]:
    """The page through each door."""
    with opened(browser, timeline, door) as found:
        yield found


@pytest.fixture
def one_view(browser: Browser, timeline: Timeline) -> Iterator[View]:
    """The page with one React, for what does not depend on it."""
    with opened(browser, timeline, Door("", None, 18)) as found:
        yield found


@pytest.fixture(params=[18, 19], ids=["react 18", "react 19"])
def plain_view(
    browser: Browser, timeline: Timeline, request: pytest.FixtureRequest
) -> Iterator[View]:
    """The page with each React."""
    with opened(browser, timeline, Door("", None, request.param)) as found:
        yield found
