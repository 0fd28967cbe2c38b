"""Show lost recordings coming back, on the stand-in Frigate with the patch, over HTTP."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from standin.server import StandIn

from . import show
from .client import Client
from .library import SECONDS_PER_HOUR_FOLDER, DemoLibrary, build, index

CAMERAS = ("front_door", "back_yard")


def main() -> int:
    """Run the demo; returns the exit code."""
    parse = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parse.add_argument("--keep", action="store_true", help="leave Frigate running until Ctrl-C")
    keep = parse.parse_args().keep
    folder = Path(tempfile.mkdtemp(prefix="frigate-backfill-demo-"))
    try:
        _demonstrate(folder, keep)
    except KeyboardInterrupt:
        print("\ndemo: stopped")
    except RuntimeError as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _demonstrate(folder: Path, keep: bool) -> None:
    show.step("A small Frigate starts, with the patch on its Python path")
    with StandIn(folder / "frigate", cameras=CAMERAS) as frigate:
        print(f"  {frigate.url_internal}  recordings in {frigate.recordings}")
        show.step("Its recordings: real MP4 files, of which the database has lost the greater part")
        library = build(frigate.recordings, CAMERAS, folder)
        index(frigate.database, library)
        print(f"  {library.files} files on disk, {len(library.known)} of them in the database")
        client = Client(frigate.url_internal)
        _bring_back(client, CAMERAS[0], library)
        if keep:
            _keep(frigate)
        else:
            print("\nDone. `scripts/demo --keep` leaves Frigate running, to try it yourself.")


def _bring_back(client: Client, camera: str, library: DemoLibrary) -> None:
    before = _frigate_knows(client, camera, library)
    show.step(f"Frigate itself knows {before} recordings of {camera} in these hours")
    _show_coverage(client, camera, library)
    show.step(f"A dry run: POST /api/recordings/{camera}/backfill " + '{"dry_run": true}')
    show.result(client.post(f"/recordings/{camera}/backfill", {"dry_run": True}))
    show.step(f"The same without dry_run: POST /api/recordings/{camera}/backfill " + "{}")
    answer = client.post(f"/recordings/{camera}/backfill", {})
    show.result(answer)
    after = _frigate_knows(client, camera, library)
    show.step(f"Asked again, Frigate itself knows {after} recordings: {after - before} came back")
    _show_coverage(client, camera, library)
    if after - before != answer["files_added"] or after == before:
        raise RuntimeError(
            f"the run added {answer['files_added']}, but Frigate lists {after - before} more"
        )


def _frigate_knows(client: Client, camera: str, library: DemoLibrary) -> int:
    """How many recordings Frigate's own endpoint lists.

    Until now, not until the library's end: Frigate's nginx answers the very same question from
    its cache for five seconds.
    """
    return len(client.get(f"/{camera}/recordings", after=library.start, before=time.time()))


def _show_coverage(client: Client, camera: str, library: DemoLibrary) -> None:
    answer = client.get(
        f"/recordings/{camera}/backfill/coverage", after=library.start, before=library.end
    )
    show.coverage(answer["buckets"], SECONDS_PER_HOUR_FOLDER)


def _keep(frigate: StandIn) -> None:
    show.step("Frigate keeps running; Ctrl-C ends it")
    print(f"  without login (as port 5000): {frigate.url_internal}")
    print(f"  with login (as port 8971):    {frigate.url_external}  admin / admin-password")
    print(f"  try: curl {frigate.url_internal}/api/recordings/backfill/status")
    print(f"       curl -X POST {frigate.url_internal}/api/recordings/back_yard/backfill")
    threading.Event().wait()


if __name__ == "__main__":
    sys.exit(main())
