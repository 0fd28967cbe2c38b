"""The process of the stand-in's front (front.py); it and its ports outlast Frigate's restarts."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from testing.standin.errors import StandInError
from testing.standin.starting import wait_until

_HERE = Path(__file__).resolve().parent
_STOP_SECONDS = 30.0


@dataclass(frozen=True)
class FrontOptions:
    """How the front is started; StandIn's docstring says what each means."""

    version: str
    media: Path
    internal_port: int
    external_port: int
    tls: bool
    base_path: str


class Front:
    """A running front, which finds Frigate's port in a file."""

    def __init__(
        self,
        python: Path,
        api_port: Path,
        options: FrontOptions,
        *,
        web: Path | None,
    ) -> None:
        """Start it and wait until it has its ports; raises StandInError."""
        folder = api_port.parent
        ports = folder / "front-ports"
        ports.unlink(missing_ok=True)
        command = [
            str(python), str(_HERE / "front.py"),
            "--version", options.version,
            "--api-port-file", str(api_port),
            "--ports-file", str(ports),
            "--media", str(options.media),
            "--internal-port", str(options.internal_port),
            "--external-port", str(options.external_port),
            *(["--tls"] if options.tls else []),
            *(["--web", str(web)] if web else []),
            "--base-path", options.base_path,
        ]  # fmt: skip
        log = folder / "front.log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            wait_until("start its front", ports.exists, self._process, log)
        except StandInError:
            self.close()
            raise
        first, second = ports.read_text().split()
        self.internal_port, self.external_port = int(first), int(second)

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(_STOP_SECONDS)
