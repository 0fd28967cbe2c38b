"""Proves that what a visitor of the demo will see is there, and that Frigate keeps it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from testing.frigate_life import FrigateLife, Installation
from testing.paths import INTEGRATION

from .home import DemoError, device_of, entity_rows
from .library import CONFIG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testing.home_assistant import HassClient
    from testing.standin.server import StandIn

    from .library import DemoLibrary

KINDS = {"reviews": "reviewsegment", "previews": "previews", "exports": "export"}
"""What comes back besides recordings, and Frigate's table of it."""
_CARD = INTEGRATION / "frontend" / "frigate-backfill-card.js"
_HOUR = 3600


def prove(hass: HassClient, cameras: Sequence[str], buckets: list[dict[str, Any]]) -> None:
    """Look at everything as a browser does.

    Args:
        hass: the demo's.
        cameras: the first one has got its recordings back, the others miss some.
        buckets: hours of the first camera, some of them with recordings that came back.

    Raises:
        DemoError: something is not as it must be.
    """
    _card_is_served(hass)
    backfilled = [bucket for bucket in buckets if bucket["backfilled_seconds"]]
    if not backfilled:
        raise DemoError("the map has nothing that came back")
    _clip_plays(hass, cameras[0], int(backfilled[0]["start_time"]), "backfilled")
    for camera in cameras:
        _entities_are_there(hass, camera)


def prove_that_it_stays(frigate: StandIn, library: DemoLibrary) -> None:
    """Run Frigate's clean-up now, and look whether anything is missing after it.

    Raises:
        DemoError: it deleted something.
    """
    installation = Installation(frigate.database, frigate.media, YAML(typ="safe").load(CONFIG))
    recordings = set(frigate.recordings.rglob("*.mp4"))
    with FrigateLife(frigate.version) as life:
        life.clean_up(installation, time.time())
    gone = recordings - set(frigate.recordings.rglob("*.mp4"))
    gone |= {file for made in library.clips for file in made.files if not file.exists()}
    rows = [made for made in library.clips if not made.left(frigate.database)[0]]
    if gone or rows:
        raise DemoError(f"Frigate's clean-up took {len(gone)} files and {len(rows)} rows with it")


def _card_is_served(hass: HassClient) -> None:
    """The page loads the card, and it is the one of the repository."""
    page = hass.fetch("/")[1].decode()
    address = re.search(rf'"(/{INTEGRATION.name}/{_CARD.name}\?v=[^"]+)"', page)
    if address is None:
        raise DemoError("Home Assistant's page does not load the card")
    if hass.fetch(address[1]) != (200, _CARD.read_bytes()):
        raise DemoError(f"Home Assistant does not serve the card at {address[1]}")


def _clip_plays(hass: HassClient, camera: str, hour: int, kind: str) -> None:
    """A player, which asks for the start of the file first, gets an MP4."""
    with hass.socket() as socket:
        answer = socket.ask(
            f"{INTEGRATION.name}/recordings", camera=camera, after=hour, before=hour + _HOUR
        )
    recording = next((each for each in answer["recordings"] if each["kind"] == kind), None)
    if recording is None:
        raise DemoError(f"the list of an hour has no {kind} recording of {camera}")
    status, start = hass.fetch(recording["url"], Range="bytes=0-99")
    if status != 206 or len(start) != 100 or start[4:8] != b"ftyp":
        address = recording["url"].partition("?")[0]
        raise DemoError(f"the recording {address} does not play: HTTP {status}")


def _entities_are_there(hass: HassClient, camera: str) -> None:
    for row in entity_rows(hass, device_of(hass, camera)):
        if hass.state(row["entity"])["state"] == "unavailable":
            raise DemoError(f"the entity {row['entity']} is not available")
