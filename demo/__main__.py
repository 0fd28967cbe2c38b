"""Show a lost database coming back, on a stand-in Frigate and a real Home Assistant."""

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
from testing.standin.errors import StandInError
from testing.standin.server import StandIn

from . import catalogued, home, show
from .client import Client
from .home import DemoError
from .library import (
    BACK,
    CAMERAS,
    CONFIG,
    DAY,
    DRIVE,
    FRONT,
    SEGMENT_SECONDS,
    DemoLibrary,
    build,
)
from .proof import KINDS, prove, prove_that_it_stays

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
        config=CONFIG,
        internal_port=ports["frigate_internal"],
        external_port=ports["frigate_external"],
    )
    show.step("Some days of three cameras: real MP4 files, thumbnails, previews and exports")
    library = _lose_the_database(frigate, folder / "segments")
    print(f"  {sum(library.lost.values())} recordings, {len(library.clips)} other things on disk")
    show.step(
        "The database is gone. A small Frigate starts without it, with the patch, and records"
    )
    with frigate:
        _record_on(frigate, library)
        client = Client(frigate.url_internal)
        print(f"  {frigate.url_internal}")
        show.step("Home Assistant starts (the first time takes a minute)")
        config = folder / "home-assistant"
        with Hass(config, port=ports["home_assistant"], name="Frigate Backfill demo") as hass:
            home.set_up_integration(hass, frigate.url_internal)
            print(f"  {hass.url}, with the integration set up through its config flow")
            _bring_all_back(hass, frigate, client, library, once=once)
            dashboard = _furnish(hass, client, library)
            _invite(hass, dashboard, frigate)
            if not once:
                print(
                    "\nCtrl-C ends the demo. "
                    f"The recordings of {BACK} are still missing: bring them back.",
                    flush=True,
                )
                threading.Event().wait()


def _bring_all_back(
    hass: Hass, frigate: StandIn, client: Client, library: DemoLibrary, *, once: bool
) -> None:
    """Camera by camera, after another loss, too; the last is left to the visitor, unless `once`."""
    _bring_back(hass, client, library, DRIVE)
    show.step(
        "The database is lost once more. Since the first time the patch has kept its "
        "catalogue, and what Frigate saw in between comes back as it was"
    )
    catalogued.lose_again(frigate, client, library)
    _bring_back(hass, client, library, FRONT)
    if once:
        _bring_back(hass, client, library, BACK)
        show.step("Frigate's clean-up keeps all of it")
        prove_that_it_stays(frigate, library)
    else:
        # This camera's recordings stay missing, for the visitor to bring back.
        home.backfill(hass, BACK, dry_run=True)


def _furnish(hass: Hass, client: Client, library: DemoLibrary) -> str:
    """Give the home an automation and a dashboard, and prove them; the dashboard's path."""
    home.set_up_automation(hass, [home.device_of(hass, name) for name in CAMERAS])
    dashboard = home.set_up_dashboard(hass, list(CAMERAS))
    prove(hass, CAMERAS, _coverage(client, library, FRONT))
    show.step("The card is served, a recording that came back plays, the entities are there")
    return dashboard


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
    """Lay down the files, and no database; what the patch knows of Frigate stays."""
    workshop.mkdir(exist_ok=True)
    frigate.prepare()
    frigate.config_file.write_text(CONFIG, encoding="utf-8")
    for leftover in frigate.config_dir.glob(f"{frigate.database.name}*"):
        leftover.unlink()
    # What the catalogue of an earlier demo tells is another story.
    shutil.rmtree(frigate.media / "frigate_backfill", ignore_errors=True)
    # It has run before: only where this is missing, Frigate makes rows of all exports itself.
    (frigate.config_dir / ".exports").touch()
    return build(frigate.media, workshop, frigate.version)


def _record_on(frigate: StandIn, library: DemoLibrary) -> None:
    """What the cameras recorded since the loss, of which Frigate has rows again."""
    rows = [
        frigate.recorder_row(camera, int(moment), float(SEGMENT_SECONDS), motion=12, objects=1)
        for camera, moment in library.since
    ]
    for row in rows:
        row["segment_size"] = round(Path(row["path"]).stat().st_size / 2**20, 2)
    frigate.insert_as_recorder(rows)


def _bring_back(hass: Hass, client: Client, library: DemoLibrary, camera: str) -> None:
    before = _frigate_lists(client, library, camera)
    show.step(f"What Frigate itself lists of {camera}")
    show.lists(before)
    show.step("A dry run, by Home Assistant's action frigate_backfill.backfill")
    dry, errors = home.backfill(hass, camera, dry_run=True)
    show.run(dry, errors)
    print()
    show.coverage(_coverage(client, library, camera))
    show.step("The same with dry_run: false")
    run, errors = home.backfill(hass, camera, dry_run=False)
    show.run(run, errors)
    print()
    show.coverage(_coverage(client, library, camera))
    after = _frigate_lists(client, library, camera)
    show.step(f"Frigate itself, asked again, lists of {camera}")
    show.lists(after)
    added = len(after["recordings"]) - len(before["recordings"])
    if not added == run["files_added"] == dry["files_added"] == library.lost[camera]:
        raise DemoError(
            f"{library.lost[camera]} recordings of {camera} were lost, the dry run promised "
            f"{dry['files_added']}, the run added {run['files_added']}, and Frigate lists "
            f"{added} more"
        )
    for kind, table in KINDS.items():
        lost = library.ids(table, camera)
        others = after[kind] - lost
        if kind == "reviews":  # of the hour of the loss no preview tells: it gets items of its own
            others = {item for item in others if not library.in_hour_of_loss(item)}
        if others or not lost <= after[kind]:
            raise DemoError(
                f"of the {len(lost)} {kind} of {camera} that were lost {len(lost - after[kind])} "
                f"did not come back, and {len(others)} others did"
            )


def _frigate_lists(client: Client, library: DemoLibrary, camera: str) -> dict[str, set[str]]:
    """By kind, the ids that Frigate's own endpoints list.

    Until now, not until the library's end: Frigate's nginx answers the very same question from
    its cache for five seconds.
    """
    days = {"after": library.start, "before": time.time()}
    reviews = client.get("/review", cameras=camera, reviewed=1, limit=100_000, **days)
    try:
        previews = client.get(f"/preview/{camera}/start/{days['after']}/end/{days['before']}")
    except RuntimeError:  # so it says that there are none
        previews = []
    exports = client.get("/exports", asked=days["before"])
    return {
        "recordings": {row["id"] for row in client.get(f"/{camera}/recordings", **days)},
        "reviews": {row["id"] for row in reviews},
        "previews": {f"{camera}_{clip['end']}" for clip in previews},
        "exports": {row["id"] for row in exports if row["camera"] == camera},
    }


def _coverage(client: Client, library: DemoLibrary, camera: str) -> list[dict[str, Any]]:
    answer = client.get(
        f"/recordings/{camera}/backfill/coverage", after=library.start, before=library.end + DAY
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
