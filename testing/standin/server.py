"""The stand-in Frigate with its front, started and stopped. Standard library only."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testing.standin.default_config import default_config
from testing.standin.errors import StandInError
from testing.standin.front_process import Front, FrontOptions
from testing.standin.recording_process import Recorder
from testing.standin.starting import answers, log_end, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PATCH = ROOT / "custom_components" / "frigate_backfill" / "frigate_patch"
PYTHON = ROOT / ".venv" / "patch" / "bin" / "python"

LISTED = json.loads((HERE.parent / "versions.json").read_text(encoding="utf-8"))
VERSIONS: tuple[str, ...] = tuple(one["name"] for one in LISTED["frigate"])
USERS = {"admin": ("admin", "admin-password"), "viewer": ("viewer", "viewer-password")}
STOP_SECONDS = 30.0


class StandIn:
    """One Frigate with its own folders and ports, which stay the same over restarts.

    Args:
        folder: where everything of it lies; made if missing, never removed.
        version: one of VERSIONS.
        cameras: names for the default configuration; each is recorded, kept 7 days.
        patch: whether the patch is on PYTHONPATH, or another folder to take it from.
        config: a whole configuration file (YAML) instead of the default one.
        env: further environment variables of Frigate.
        python: the Python 3.11 with the packages of tests/patch/requirements.txt.
        tls: whether the external port speaks HTTPS, with a certificate that nobody trusts.
        internal_port, external_port: fixed ports for the front instead of any free ones.
        web: a folder of built web pages (Frigate's /opt/frigate/web) for the front to serve and
            for the patch to mark.
        base_path: what the front serves the external port below, too (FRIGATE_BASE_PATH).
    """

    def __init__(
        self,
        folder: Path,
        *,
        version: str = "0.17.2",
        cameras: Iterable[str] = ("front_door", "back_yard"),
        patch: bool | Path = True,
        config: str | None = None,
        env: Mapping[str, str] | None = None,
        python: Path = PYTHON,
        tls: bool = False,
        internal_port: int = 0,
        external_port: int = 0,
        web: Path | None = None,
        base_path: str = "",
    ) -> None:
        if version not in VERSIONS:
            raise ValueError(f"no such version: {version}; there are {', '.join(VERSIONS)}")
        self.folder = Path(folder).resolve()
        self.version = version
        self.patch = patch
        self.env = dict(env or {})
        self.python = python
        self.tls = tls
        self.web = web
        self.media = self.folder / "media"
        self.recordings = self.media / "recordings"
        self.config_dir = self.folder / "config"
        self.config_file = self.config_dir / "config.yml"
        self.database = self.config_dir / "frigate.db"
        self.cache_dir = self._cache_dir()
        self.log = self.folder / "frigate.log"
        self._config = default_config(version, cameras) if config is None else config
        self._front_options = FrontOptions(
            version, self.media, internal_port, external_port, tls, base_path
        )
        self._api_port = 0
        self._frigate: subprocess.Popen[bytes] | None = None
        self._front: Front | None = None
        self._front_lock = threading.Lock()

    def _cache_dir(self) -> Path:
        """The cache holds a socket, whose path the system limits to about 100 bytes."""
        folder = self.folder / "cache"
        return folder if len(str(folder)) < 90 else Path(tempfile.mkdtemp(prefix="standin-cache-"))

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Where it is

    @property
    def url_internal(self) -> str:
        """The port without login: every request is an admin's."""
        return f"http://127.0.0.1:{self._front_ports()[0]}"

    @property
    def url_external(self) -> str:
        """The port with login: admin/admin-password or viewer/viewer-password."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self._front_ports()[1]}"

    @property
    def url_api(self) -> str:
        """Frigate itself, behind the front: no `/api` prefix, no roles but those in the headers."""
        if not self._api_port:
            raise StandInError("the stand-in was not started")
        return f"http://127.0.0.1:{self._api_port}"

    @property
    def pid(self) -> int:
        """The process id of `python -m frigate`."""
        if self._frigate is None:
            raise StandInError("the stand-in is not running")
        return self._frigate.pid

    @property
    def running(self) -> bool:
        """Whether `python -m frigate` is still there."""
        return self._frigate is not None and self._frigate.poll() is None

    def _front_ports(self) -> tuple[int, int]:
        """Its ports; it starts when first asked for, as most tests ask Frigate itself."""
        with self._front_lock:
            if self._front is None:
                if self._frigate is None:
                    raise StandInError("the stand-in is not running")
                self._front = Front(self.python, self._port_file, self._front_options, web=self.web)
            return self._front.internal_port, self._front.external_port

    @property
    def _port_file(self) -> Path:
        return self.folder / "api-port"

    # Starting and stopping

    def prepare(self) -> None:
        """Make the folders and the configuration, which a test may then change before start()."""
        for folder in (self.recordings, self.config_dir, self.cache_dir):
            folder.mkdir(parents=True, exist_ok=True)
        if not self.config_file.exists():
            self.config_file.write_text(self._config, encoding="utf-8")

    def start(self) -> None:
        """Start Frigate, and wait until it answers."""
        self.prepare()
        port_file = self._port_file
        port_file.unlink(missing_ok=True)
        with self.log.open("ab") as log:
            self._frigate = subprocess.Popen(
                [str(self.python), "-u", "-m", "frigate"],
                cwd=HERE,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until("open its port", port_file.exists, self._frigate, self.log)
        self._api_port = int(port_file.read_text())
        wait_until("answer", lambda: answers(f"{self.url_api}/version"), self._frigate, self.log)

    def environment(self) -> dict[str, str]:
        """What Frigate, and any child that must act as one of its processes, is started with."""
        kept = ("PATH", "HOME", "LANG", "TMPDIR", "TZ", "LD_LIBRARY_PATH")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment.update(
            FRIGATE_STANDIN_VERSION=self.version,
            CONFIG_FILE=str(self.config_file),
            STANDIN_CONFIG_DIR=str(self.config_dir),
            STANDIN_MEDIA_DIR=str(self.media),
            STANDIN_CACHE_DIR=str(self.cache_dir),
            STANDIN_SHM_DIR=str(self.folder),
            STANDIN_API_PORT=str(self._api_port),
            FRIGATE_BACKFILL_WEB_ROOT=str(self.web or self.folder / "web"),
            # What the kernel of the machine that tests run on says of its clock is no matter.
            FRIGATE_BACKFILL_CLOCK="0",
            STANDIN_PORT_FILE=str(self._port_file),
            STANDIN_USERS=" ".join(f"{name}:{role}:{word}" for name, (role, word) in USERS.items()),
        )
        if self.patch:
            environment["PYTHONPATH"] = str(PATCH if self.patch is True else self.patch)
        environment.update(self.env)
        return environment

    def stop(self) -> None:
        """Stop Frigate as its container does (SIGTERM); the front stays."""
        if self._frigate is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._frigate.send_signal(signal.SIGTERM)
        try:
            self._frigate.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise StandInError(
                f"Frigate did not stop within {STOP_SECONDS:.0f} s\n{log_end(self.log)}"
            ) from None
        # Before 0.17 Frigate forks a manager that outlives it; its container then ends that.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._frigate.pid, signal.SIGKILL)
        self._frigate = None

    def kill(self) -> None:
        """End Frigate and all it started at once, as a power cut would; the front stays."""
        if self._frigate is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._frigate.pid, signal.SIGKILL)
            self._frigate.wait()
            self._frigate = None

    def restart(self, *, patch: bool | Path | None = None) -> None:
        """Stop and start Frigate, with or without the patch as told, or as before."""
        self.stop()
        if patch is not None:
            self.patch = patch
        self.start()

    def close(self) -> None:
        """Stop everything. What it wrote stays in its folder."""
        try:
            self.stop()
        finally:
            if self._front is not None:
                self._front.close()
                self._front = None
            if self.cache_dir.parent != self.folder:
                shutil.rmtree(self.cache_dir, ignore_errors=True)

    # What tests do with it

    def create_database(self) -> None:
        """Make Frigate's empty database before the first start, to put rows into."""
        from testing.schema import create_database

        self.prepare()
        create_database(self.database, self.version)

    def recorder(self) -> Recorder:
        """Another process that inserts rows as Frigate's recorder does."""
        return Recorder([str(self.python), str(HERE / "recorder.py")], self.environment())

    def insert_as_recorder(self, rows: list[dict[str, Any]], *, timeout: float = 30.0) -> None:
        """Hand rows to the main process, once; TimeoutError when its receiving thread is dead."""
        with self.recorder() as recorder:
            recorder.insert(rows, timeout=timeout)

    def recorder_row(
        self, camera: str, start_time: int, duration: float, **changes: Any
    ) -> dict[str, Any]:
        """A row as Frigate's recorder makes it for that camera's recording."""
        hour_folder = time.strftime("%Y-%m-%d/%H", time.gmtime(start_time))
        name = time.strftime("%M.%S.mp4", time.gmtime(start_time))
        return {
            "id": f"{float(start_time)}-{secrets.token_hex(3)}",
            "camera": camera,
            "path": str(self.recordings / hour_folder / camera / name),
            "start_time": float(start_time),
            "end_time": start_time + duration,
            "duration": duration,
            "motion": 0,
            "objects": 0,
            "regions": 0,
            "dBFS": 0,
            "segment_size": 1.0,
            **changes,
        }
