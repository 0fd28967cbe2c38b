"""Starts a real Home Assistant with the integration, in a folder of its own, for demo and tests.

It listens on 127.0.0.1, has no cloud, no discovery and one owner account;
its onboarding is done.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self

from testing.paths import INTEGRATION, NEWEST

from .client import HassClient, HassError

# Everything else that Home Assistant needs is in requirements_test.txt. These two it wants for
# voice assistants, and they would have to be compiled: empty ones take their place.
_NOT_NEEDED = "pymicro-vad,pyspeex-noise"
_WITHOUT_VOICE = Path(__file__).with_name("without_voice")
_START_SECONDS = 240.0
_STOP_SECONDS = 60.0

_CONFIGURATION = """\
homeassistant:
  name: {name}
  latitude: 52.37
  longitude: 4.89
  elevation: 2
  unit_system: metric
  time_zone: {time_zone}
  country: NL
  currency: EUR
  internal_url: "{url}"
  external_url: "{url}"
frontend:
config:
history:
media_source:
automation: !include automations.yaml
logger:
  default: info
{more}"""
# The older Home Assistant reads its port here, the newer one in .storage/http.
_YAML_HTTP = """\
http:
  server_host: 127.0.0.1
  server_port: {port}
"""


class Hass(HassClient):
    """One Home Assistant, whose address stays the same over restarts.

    Args:
        folder: its configuration directory; made if missing, never removed.
        python: of the environment that Home Assistant is installed in.
        port: a fixed port instead of any free one.
        more: further lines for configuration.yaml.
    """

    def __init__(
        self,
        folder: Path,
        *,
        python: Path = NEWEST,
        port: int = 0,
        name: str = "Demo",
        time_zone: str = "Europe/Amsterdam",
        more: str = "",
    ) -> None:
        super().__init__(port or _free_port())
        self.folder = Path(folder).resolve()
        self.python = python
        self.log = self.folder / "hass.log"
        self._name = name
        self._time_zone = time_zone
        self._more = more
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # Starting and stopping

    def prepare(self) -> None:
        """Write the configuration of a Home Assistant that was never started."""
        storage = self.folder / ".storage"
        storage.mkdir(parents=True, exist_ok=True)
        components = self.folder / "custom_components"
        components.mkdir(exist_ok=True)
        link = components / INTEGRATION.name
        if not link.is_symlink():
            link.symlink_to(INTEGRATION, target_is_directory=True)
        newer = self._is_newer()
        more = self._more if newer else self._more + _YAML_HTTP.format(port=self.port)
        (self.folder / "configuration.yaml").write_text(
            _CONFIGURATION.format(
                name=self._name, time_zone=self._time_zone, url=self.url, more=more
            ),
            encoding="utf-8",
        )
        automations = self.folder / "automations.yaml"
        if not automations.exists():
            automations.write_text("[]\n", encoding="utf-8")
        if newer:
            _store(storage, "http", 2, 2, self._stored_http())
        if not (storage / "onboarding").exists():
            # Only the owner is left to be made: the other steps would add weather and radio,
            # which talk to the internet.
            done = {"done": ["core_config", "analytics", "integration"]}
            _store(storage, "onboarding", 4, 1, done)

    def _is_newer(self) -> bool:
        """Whether this Home Assistant keeps its web server's settings in its storage."""
        library = self.python.parent.parent / "lib"
        return any(library.glob("python*/site-packages/homeassistant/components/http/config.py"))

    def _stored_http(self) -> dict[str, Any]:
        stable = {
            "server_port": self.port,
            "server_host": ["127.0.0.1"],
            "cors_allowed_origins": ["https://cast.home-assistant.io"],
            "login_attempts_threshold": -1,
            "ip_ban_enabled": True,
            "ssl_profile": "modern",
            "use_x_frame_options": True,
            "created_at": "2026-01-01T00:00:00+00:00",
            "error": None,
            "error_message": None,
        }
        return {"stable": stable, "pending": None, "yaml_migration_done": True}

    def start(self) -> None:
        """Start it and wait until it is ready; make its owner when it has none."""
        self.prepare()
        began = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    str(self.python),
                    "-m",
                    "homeassistant",
                    "--config",
                    str(self.folder),
                    "--skip-pip-packages",
                    _NOT_NEEDED,
                ],
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_for("Home Assistant initialized", began)
        self._tokens = {}
        if "user" not in self._onboarding_done():
            self.make_owner()

    def stop(self) -> None:
        """Stop it as its container does."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise HassError(f"it did not stop in {_STOP_SECONDS:.0f} s{self._log_end()}") from None
        finally:
            self._process = None

    def restart(self) -> None:
        """Stop and start it."""
        self.stop()
        self.start()

    def said(self, since: int = 0) -> str:
        """Its log, from that byte on."""
        return self.log.read_bytes()[since:].decode(errors="replace")

    def _wait_for(self, words: str, since: int) -> None:
        until = time.monotonic() + _START_SECONDS
        while words not in self.said(since):
            if self._process is None or self._process.poll() is not None:
                raise HassError(f"it ended while it started{self._log_end()}")
            if time.monotonic() > until:
                raise HassError(f"it did not start in {_START_SECONDS:.0f} s{self._log_end()}")
            time.sleep(0.1)

    def _log_end(self) -> str:
        return f"; the end of its log:\n{self.said()[-4000:]}"

    def _onboarding_done(self) -> list[str]:
        text = (self.folder / ".storage" / "onboarding").read_text(encoding="utf-8")
        return list(json.loads(text)["data"]["done"])


def _store(storage: Path, key: str, version: int, minor_version: int, data: dict[str, Any]) -> None:
    content = {"version": version, "minor_version": minor_version, "key": key, "data": data}
    (storage / key).write_text(json.dumps(content), encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment() -> dict[str, str]:
    """Without what belongs to the Python that runs us; what it compiles, its next start reads."""
    left_out = (
        *("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"),
        *("VIRTUAL_ENV", "PYTEST_CURRENT_TEST"),
    )
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PYTHONPATH": str(_WITHOUT_VOICE)}
