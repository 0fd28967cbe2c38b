"""A real Home Assistant with the integration, and stand-ins for Frigate with the patch."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from testing.home_assistant import Hass, HassAnswerError
from testing.paths import OLDEST, SAMPLE
from testing.standin.server import StandIn

HOUR = 3600.0

BEFORE_THE_NEXT_LOOK = 25.0
"""Home Assistant looks every 30 s: what it shows sooner it did not wait for that to learn."""


class Frigate(StandIn):
    """The stand-in, with recordings on disk."""

    def record(self, camera: str, *ages: float) -> None:
        """Put whole recordings that began so many seconds ago on disk, in no database."""
        for age in ages:
            began = time.time() - age
            start = time.gmtime(began)
            folder = self.recordings / time.strftime("%Y-%m-%d/%H", start) / camera
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / time.strftime("%M.%S.mp4", start)
            shutil.copyfile(SAMPLE, path)
            os.utime(path, (began, began))

    def change_password(self, user: str, password: str) -> None:
        """As Frigate's web page does; it logs everybody out at its next start."""
        self.stop()
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.execute("DELETE FROM user")
        # From these it makes the users of a database that has none.
        self.env["STANDIN_USERS"] = f"{user}:admin:{password}"
        self.start()


class House:
    """A Home Assistant as a user has it: looked at, pressed and waited for."""

    def __init__(self, hass: Hass) -> None:
        self.hass = hass

    def add(self, url: str, **login: str) -> dict[str, Any]:
        """Go through the config flow."""
        return self.hass.flow({"url": url, "verify_ssl": False, **login})

    def press(self, entity_id: str) -> None:
        """Press a button."""
        self.hass.post("/api/services/button/press", {"entity_id": entity_id})

    def look(self, entity_id: str) -> None:
        """Have Home Assistant ask Frigate now."""
        self.hass.post("/api/services/homeassistant/update_entity", {"entity_id": entity_id})

    def value(self, entity_id: str) -> str:
        """An entity's state; "absent" where there is no such entity yet."""
        try:
            return str(self.hass.state(entity_id)["state"])
        except HassAnswerError as error:
            if error.status != 404:
                raise
            return "absent"

    def issues(self) -> list[str]:
        """Which repairs are asked for."""
        with self.hass.socket() as socket:
            issues = socket.ask("repairs/list_issues")["issues"]
        ours = [issue for issue in issues if issue["domain"] == "frigate_backfill"]
        return [str(issue["translation_key"]) for issue in ours]

    def instances(self, token: str | None = None) -> dict[str, dict[str, Any]]:
        """What the card sees, by title."""
        with self.hass.socket(token) as socket:
            listed = socket.ask("frigate_backfill/instances")["instances"]
        return {instance["title"]: instance for instance in listed}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """On the newest Home Assistant."""
    with Hass(tmp_path_factory.mktemp("newest")) as hass:
        yield House(hass)


@pytest.fixture(scope="module")
def old_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """On the oldest Home Assistant."""
    with Hass(tmp_path_factory.mktemp("oldest"), python=OLDEST) as hass:
        yield House(hass)


@pytest.fixture(scope="module")
def frigate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frigate]:
    """A Frigate with the patch."""
    with Frigate(tmp_path_factory.mktemp("frigate")) as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def other_frigate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frigate]:
    """Another one, with cameras of the same names."""
    with Frigate(tmp_path_factory.mktemp("other")) as stand_in:
        yield stand_in
