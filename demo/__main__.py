"""Show lost recordings coming back, on a stand-in Frigate and a real Home Assistant."""

from __future__ import annotations

import argparse
import fcntl
import json
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from testing.home_assistant import OWNER, Hass, HassError
from testing.paths import ROOT
from testing.standin.server import StandIn, StandInError

from . import home, show
from .client import Client
from .home import DemoError
from .library import CAMERAS, DAY, FRONT, DemoLibrary, build, index
from .proof import prove

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_PORTS = {"home_assistant": 18123, "frigate_internal": 15000, "frigate_external": 18971}


def main() -> int:
    """Run the demo; returns the exit code."""
    parse = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parse.add_argument("--once", action="store_true", help="end after the runs were shown")
    parse.add_argument("--reset", action="store_true", help="forget what earlier demos left")
    parse.add_argument(
        "--folder", type=Path, default=ROOT / ".demo", help="where all of it lies (.demo)"
    )
    said = parse.parse_args()
    # However it is told to end, nothing of it keeps running.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        with _only_one(said.folder):
            if said.reset:
                _reset(said.folder)
            _demonstrate(said.folder, once=said.once)
    except KeyboardInterrupt:
        print("\ndemo: stopped")
    except (DemoError, HassError, StandInError, RuntimeError, subprocess.SubprocessError) as error:
        print(f"demo: {error}", file=sys.stderr)
        print("demo: 'scripts/demo --reset' starts over with nothing kept.", file=sys.stderr)
        return 1
    return 0


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DemoError("a demo is running already; end it with Ctrl-C first") from error
        yield


def _reset(folder: Path) -> None:
    for part in ("frigate", "home-assistant"):
        shutil.rmtree(folder / part, ignore_errors=True)
    (folder / "ports.json").unlink(missing_ok=True)


def _demonstrate(folder: Path, *, once: bool) -> None:
    ports = _ports(folder)
    frigate = StandIn(
        folder / "frigate",
        cameras=CAMERAS,
        internal_port=ports["frigate_internal"],
        external_port=ports["frigate_external"],
    )
    show.step("Recordings of some days: real MP4 files, of which the database lost many")
    library = _lose_the_database(frigate, folder / "segments")
    print(f"  {library.files} files on disk, {len(library.known)} of them in the database")
    show.step("A small Frigate starts, with the patch on its Python path")
    with frigate:
        print(f"  {frigate.url_internal}")
        show.step("Home Assistant starts (the first time takes a minute)")
        config = folder / "home-assistant"
        with Hass(config, port=ports["home_assistant"], name="Frigate Backfill demo") as hass:
            home.set_up_integration(hass, frigate.url_internal)
            print(f"  {hass.url}, with the integration set up through its config flow")
            _bring_back(hass, Client(frigate.url_internal), library)
            home.set_up_automation(hass, [home.device_of(hass, name) for name in CAMERAS])
            dashboard = home.set_up_dashboard(hass, list(CAMERAS))
            prove(hass, CAMERAS, _coverage(Client(frigate.url_internal), library))
            show.step(
                "The card is served, a recording that came back plays, the entities are there"
            )
            _invite(hass, dashboard, frigate)
            if not once:
                print(
                    "\nCtrl-C ends the demo. "
                    "The recordings of back_yard are still missing: bring them back.",
                    flush=True,
                )
                threading.Event().wait()


def _ports(folder: Path) -> dict[str, int]:
    """The ports of earlier demos, as Home Assistant's entry names them; else free ones."""
    kept = folder / "ports.json"
    with suppress(OSError, ValueError):
        return dict(json.loads(kept.read_text(encoding="utf-8")))
    ports = {name: _free(wanted) for name, wanted in _PORTS.items()}
    kept.write_text(json.dumps(ports), encoding="utf-8")
    return ports


def _free(wanted: int) -> int:
    for port in (wanted, 0):
        with socket.socket() as probe, suppress(OSError):
            # As a server does: a demo that has just ended left connections behind.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise DemoError("no port is free")


def _lose_the_database(frigate: StandIn, workshop: Path) -> DemoLibrary:
    """Lay the recordings down and index a part anew; what the patch knows of Frigate stays."""
    workshop.mkdir(exist_ok=True)
    for leftover in frigate.config_dir.glob(f"{frigate.database.name}*"):
        leftover.unlink()
    frigate.create_database()
    library = build(frigate.recordings, workshop)
    index(frigate.database, library)
    return library


def _bring_back(hass: Hass, client: Client, library: DemoLibrary) -> None:
    before = _frigate_knows(client, library)
    show.step(f"Frigate itself knows {before} recordings of {FRONT} in these days")
    show.step("A dry run, by Home Assistant's action frigate_backfill.backfill")
    dry, errors = home.backfill(hass, FRONT, dry_run=True)
    show.run(dry, errors)
    print()
    show.coverage(_coverage(client, library))
    show.step("The same with dry_run: false")
    run, errors = home.backfill(hass, FRONT, dry_run=False)
    show.run(run, errors)
    print()
    show.coverage(_coverage(client, library))
    after = _frigate_knows(client, library)
    show.step(f"Asked again, Frigate itself knows {after} recordings: {after - before} came back")
    if not after - before == run["files_added"] == dry["files_added"] > 0:
        raise DemoError(
            f"the dry run promised {dry['files_added']}, the run added {run['files_added']}, "
            f"but Frigate lists {after - before} more"
        )
    # The other camera's recordings stay missing, for the visitor to bring back.
    home.backfill(hass, CAMERAS[1], dry_run=True)


def _frigate_knows(client: Client, library: DemoLibrary) -> int:
    """How many recordings Frigate's own endpoint lists.

    Until now, not until the library's end: Frigate's nginx answers the very same question from
    its cache for five seconds.
    """
    return len(client.get(f"/{FRONT}/recordings", after=library.start, before=time.time()))


def _coverage(client: Client, library: DemoLibrary) -> list[dict[str, Any]]:
    answer = client.get(
        f"/recordings/{FRONT}/backfill/coverage", after=library.start, before=library.end + DAY
    )
    return [bucket for bucket in answer["buckets"] if bucket["start_time"] < library.end]


def _invite(hass: Hass, dashboard: str, frigate: StandIn) -> None:
    name, password = OWNER
    print(
        f"\n  Look at it:  {hass.url}{dashboard}\n"
        f"  Login:       {name} / {password}\n"
        f"  Frigate:     {frigate.url_internal}/api/recordings/backfill/status",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
