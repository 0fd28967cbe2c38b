"""What the tests of the integration share: Frigates with and without the patch, any answers."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_socket
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL
from homeassistant.exceptions import HomeAssistantError
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.const import DOMAIN
from testing.standin.server import PYTHON, StandIn

from .answers import INSTANCE_ID, INTEGRATION, STATUS_PATH, AnswerServer, serve, status
from .entries import enable_all
from .hassfest_rules import placeholders

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from homeassistant.core import HomeAssistant

# With an update entity Home Assistant reads actions whose filters import its voice assistant.
sys.path.append(str(Path(__file__).parents[2] / "testing/home_assistant/without_voice"))
# Frigate's Python with Frigate's packages; scripts/test says where it is.
FRIGATE_PYTHON = Path(os.environ.get("FRIGATE_PYTHON", PYTHON))
SAMPLE = Path(__file__).parent / "sample.mp4"
"""A whole recording of ten seconds."""


@pytest.fixture(autouse=True)
def _everywhere(enable_custom_integrations: None, socket_enabled: None) -> None:
    """Home Assistant finds our integration, and may talk to this machine."""


@pytest.fixture(autouse=True)
def _errors_have_texts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test provokes: an error that names a text of ours has that text, and fills it."""
    texts = json.loads((INTEGRATION / "translations/en.json").read_text())["exceptions"]
    without: list[str] = []
    plain = HomeAssistantError.__init__

    def watched(self: HomeAssistantError, *args: object, **given: Any) -> None:
        plain(self, *args, **given)
        if given.get("translation_domain") == DOMAIN:
            key, filled = given.get("translation_key"), given.get("translation_placeholders") or {}
            if key not in texts or not placeholders(texts[key]["message"]) <= filled.keys():
                without.append(f"{key} with {sorted(filled)}")

    monkeypatch.setattr(HomeAssistantError, "__init__", watched)
    yield
    assert without == []


@pytest.fixture
async def server() -> AsyncIterator[AnswerServer]:
    """A server that answers a status as the patch does, and whatever a test says."""
    async with serve() as answer_server:
        answer_server.answers[STATUS_PATH] = status()
        yield answer_server


class Frigate(StandIn):
    """The stand-in, with what a test of the integration does to it."""

    def get_status(self) -> Any:
        """What the patch answers to a poll."""
        with urllib.request.urlopen(f"{self.url_internal}{STATUS_PATH}", timeout=10) as answer:
            return json.load(answer)

    def rows(self, camera: str) -> Any:
        """The rows of Frigate's own table of recordings."""
        url = f"{self.url_internal}/api/{camera}/recordings?after=0&before={time.time()}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            return json.load(answer)

    @property
    def instance_id(self) -> str:
        """The id under which the patch keeps its state."""
        return str(self.get_status()["instance_id"])

    def record(self, camera: str, *ages: float) -> list[Path]:
        """Put whole recordings that began so many seconds ago on disk, without a row."""
        paths = []
        for age in ages:
            start = time.gmtime(time.time() - age)
            folder = self.recordings / time.strftime("%Y-%m-%d/%H", start) / camera
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / time.strftime("%M.%S.mp4", start)
            shutil.copyfile(SAMPLE, path)
            os.utime(path, (time.time() - age, time.time() - age))
            paths.append(path)
        return paths

    def forget(self) -> None:
        """Begin anew, as on the first day; the addresses stay."""
        self.stop()
        for folder in (self.recordings, self.media / "clips", self.config_dir):
            shutil.rmtree(folder, ignore_errors=True)
        self.start()


def _start(folder: Path, config_changes: tuple[str, str] | None = None, **options: Any) -> Frigate:
    """Start a Frigate; `config_changes` replaces a text of the usual configuration."""
    pytest_socket.enable_socket()
    pytest_socket.socket_allow_hosts(["127.0.0.1"])
    stand_in = Frigate(folder, python=FRIGATE_PYTHON, **options)
    if config_changes:
        stand_in.prepare()
        usual = stand_in.config_file.read_text()
        stand_in.config_file.write_text(usual.replace(*config_changes))
    stand_in.start()
    assert stand_in.url_internal  # so that its front does not start in Home Assistant's event loop
    return stand_in


@pytest.fixture(scope="session")
def frigate_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Frigate, Any]]:
    """One Frigate with the patch for all tests, and its status on the first day."""
    stand_in = _start(tmp_path_factory.mktemp("frigate"))
    try:
        yield stand_in, _without_ids(stand_in.get_status())
    finally:
        stand_in.close()


@pytest.fixture
def frigate(frigate_of_all: tuple[Frigate, Any]) -> Frigate:
    """A Frigate with the patch that was never used."""
    stand_in, first_day = frigate_of_all
    if not stand_in.running:
        stand_in.start()
    used = any(stand_in.recordings.iterdir()) or _without_ids(stand_in.get_status()) != first_day
    if used:
        stand_in.forget()
    return stand_in


def _without_ids(answer: Any) -> Any:
    return {**answer, "instance_id": None}


@pytest.fixture(scope="session")
def bare_frigate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frigate]:
    """A Frigate without the patch."""
    stand_in = _start(tmp_path_factory.mktemp("bare"), patch=False)
    try:
        yield stand_in
    finally:
        stand_in.close()


def entry_for(url: str, unique_id: str = INSTANCE_ID, **data: object) -> MockConfigEntry:
    """An entry as the config flow makes it."""
    return MockConfigEntry(
        domain=DOMAIN,
        title=url.removeprefix("http://").removesuffix("/"),
        unique_id=unique_id,
        data={
            CONF_URL: url,
            CONF_USERNAME: None,
            CONF_PASSWORD: None,
            CONF_VERIFY_SSL: True,
            **data,
        },
    )


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Set the entry up, however that ends."""
    if hass.config_entries.async_get_entry(entry.entry_id) is None:
        entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.fixture
async def answered_entry(hass: HomeAssistant, server: AnswerServer) -> MockConfigEntry:
    """An entry that is set up, for the server that answers."""
    return await set_up(hass, entry_for(server.url))


@pytest.fixture
async def entry(hass: HomeAssistant, frigate: Frigate) -> MockConfigEntry:
    """An entry that is set up, for a Frigate with the patch."""
    return await set_up(hass, entry_for(frigate.url_internal, frigate.instance_id))


@pytest.fixture(scope="session")
def tls_frigate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frigate]:
    """A Frigate whose port with login speaks TLS, with its own certificate."""
    stand_in = _start(tmp_path_factory.mktemp("tls"), tls=True)
    yield stand_in
    stand_in.close()


@pytest.fixture
async def whole_entry(hass: HomeAssistant, frigate: Frigate) -> MockConfigEntry:
    """An entry whose every entity is enabled."""
    entry = await set_up(hass, entry_for(frigate.url_internal, frigate.instance_id))
    await enable_all(hass, entry)
    return entry
