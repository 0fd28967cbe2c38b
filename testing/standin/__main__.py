"""The stand-in by hand.

    python -m testing.standin --folder /tmp/frigate

runs two cameras (front_door, back_yard) until Ctrl+C and prints where everything is.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import tempfile
import time
from pathlib import Path

from testing.standin.server import USERS, VERSIONS, StandIn


def main() -> int:
    """Run the stand-in by hand until it is interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m testing.standin",
        description="Run a stand-in Frigate with two cameras until Ctrl+C.",
        epilog="Users on the port with login: "
        + ", ".join(f"{name} / {password}" for name, (_, password) in USERS.items()),
    )
    parser.add_argument(
        "--folder", type=Path, help="where it keeps everything (default: a new one)"
    )
    parser.add_argument("--version", choices=VERSIONS, default="0.17.2")
    parser.add_argument("--camera", action="append", help="a camera's name; may be repeated")
    parser.add_argument("--no-patch", action="store_true", help="a Frigate without the patch")
    parser.add_argument(
        "--internal-port", type=int, default=0, help="port without login, like 5000"
    )
    parser.add_argument("--external-port", type=int, default=0, help="port with login, like 8971")
    parser.add_argument("--tls", action="store_true", help="HTTPS on the port with login")
    parser.add_argument("--web", type=Path, help="Frigate's built web pages")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="standin-"))
    frigate = StandIn(
        folder,
        version=arguments.version,
        cameras=arguments.camera or ("front_door", "back_yard"),
        patch=not arguments.no_patch,
        tls=arguments.tls,
        internal_port=arguments.internal_port,
        external_port=arguments.external_port,
        web=arguments.web,
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with frigate:
        print(f"Frigate {arguments.version} (stand-in)")
        print(f"  without login, always admin: {frigate.url_internal}/api/version")
        print(f"  with login:                  {frigate.url_external}/api/version")
        print(f"  recordings: {frigate.recordings}")
        print(f"  database:   {frigate.database}")
        print(f"  log:        {frigate.log}")
        print("Ctrl+C stops it.", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            while frigate.running:
                time.sleep(0.5)
    return 0


sys.exit(main())
