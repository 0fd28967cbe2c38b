"""A real Home Assistant with the card on a dashboard, a Frigate with the patch, and a browser."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from demo.browser import CARD, launch, logged_in
from demo.hass import NEWEST, OLDEST, OWNER, ROOT, Hass
from testing.standin.server import StandIn

FRONT, BACK = "front_door", "back_yard"
VIEWER = ("viewer", "viewer-pass")
DASHBOARD = "card-tests"
YAML_DASHBOARD = "yaml-cards"
SAMPLE = ROOT / "tests" / "integration" / "sample.mp4"
"""A whole recording of ten seconds."""
HOUR = 3600

_CONFIG = {"type": f"custom:{CARD}", "days": 30}
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


class Frigate(StandIn):
    """The stand-in, with recordings on disk and in its database."""

    def hour(self, ago: int) -> int:
        """Start of the whole hour that began that many hours before the one that runs."""
        return (int(time.time()) // HOUR - ago) * HOUR

    def record(self, camera: str, hour: int, count: int, *, known: bool) -> None:
        """Put recordings, ten seconds each, at the start of an hour."""
        rows = []
        for start in range(hour, hour + 10 * count, 10):
            path = self._path(camera, start)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SAMPLE, path)
            os.utime(path, (start + 10, start + 10))
            rows.append((f"{start}.0-{camera[:5]}", camera, str(path), start, start + 10))
        if known:
            with closing(sqlite3.connect(self.database)) as connection, connection:
                connection.executemany(
                    "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, "
                    "motion, objects, dBFS, segment_size, regions) "
                    "VALUES (?, ?, ?, ?, ?, 10, 5, 1, -40, 0.5, 2)",
                    rows,
                )

    def damage(self, camera: str, start: int) -> None:
        """Put a recording there that was cut short."""
        path = self._path(camera, start)
        path.write_bytes(SAMPLE.read_bytes()[:1800])
        os.utime(path, (start + 10, start + 10))

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Keep everybody else from writing to the database."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")

    def _path(self, camera: str, start: int) -> Path:
        began = time.gmtime(start)
        folder = self.recordings / time.strftime("%Y-%m-%d/%H", began) / camera
        return folder / time.strftime("%M.%S.mp4", began)


def fill(frigate: Frigate) -> None:
    """A day of recordings, two hours of which Frigate's database has lost."""
    frigate.create_database()
    for ago in range(2, 26):
        known = ago not in (4, 5)
        frigate.record(FRONT, frigate.hour(ago), 12, known=known)
        frigate.record(BACK, frigate.hour(ago), 3, known=known)
    frigate.damage(FRONT, frigate.hour(4) + 600)


class Scene:
    """A Home Assistant with the integration, its Frigate, and the card on a dashboard."""

    def __init__(self, hass: Hass, frigate: Frigate, browser: Browser) -> None:
        self.hass = hass
        self.frigate = frigate
        self._browser = browser

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
        ]
        with self.hass.socket() as socket:
            socket.ask(
                "lovelace/dashboards/create",
                url_path=DASHBOARD,
                title="Card",
                mode="storage",
                show_in_sidebar=True,
                require_admin=False,
            )
            socket.ask("lovelace/config/save", url_path=DASHBOARD, config={"views": views})

    @contextmanager
    def page(
        self,
        view: int = 0,
        *,
        dashboard: str = DASHBOARD,
        user: tuple[str, str] = OWNER,
        **looks: Any,
    ) -> Iterator[Page]:
        """A view of the dashboard in a user's browser; an error of the card fails the test."""
        with logged_in(self._browser, self.hass, user=user, **looks) as page:
            page.set_default_timeout(_PATIENCE_MS)
            page.set_default_navigation_timeout(2 * _PATIENCE_MS)
            errors: list[str] = []
            page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack}"))
            page.goto(f"{self.hass.url}/{dashboard}/{view}")
            yield page
            assert [error for error in errors if CARD in error] == []


def card_of(page: Page) -> Any:
    """The card on the page, once its map is there."""
    card = page.locator(CARD).first
    expect(card.locator("[role=gridcell].mix").first).to_be_visible()
    return card


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


def eventually(what: Callable[[], Any], expected: Any, *, seconds: float = 30.0) -> None:
    """Wait until it is so."""
    until = time.monotonic() + seconds
    while (found := what()) != expected:
        assert time.monotonic() < until, f"{found!r} is not {expected!r} after {seconds:g} s"
        time.sleep(0.1)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        yield launch(playwright)


@contextmanager
def _scene(folder: Path, python: Path, browser: Browser) -> Iterator[Scene]:
    frigate = Frigate(folder / "frigate", cameras=(FRONT, BACK))
    fill(frigate)
    config = folder / "hass"
    config.mkdir()
    views = {"views": [{"type": "panel", "cards": [_CONFIG]}]}
    (config / f"{YAML_DASHBOARD}.yaml").write_text(json.dumps(views), encoding="utf-8")
    with frigate, Hass(config, python=python, more=_YAML_MODE) as hass:
        scene = Scene(hass, frigate, browser)
        scene.prepare()
        yield scene


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Scene]:
    """On the newest Home Assistant."""
    with _scene(tmp_path_factory.mktemp("newest"), NEWEST, browser) as made:
        yield made


@pytest.fixture(scope="module")
def old_scene(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Scene]:
    """On the oldest Home Assistant."""
    with _scene(tmp_path_factory.mktemp("oldest"), OLDEST, browser) as made:
        yield made
