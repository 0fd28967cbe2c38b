"""The settings of the patch: every FRIGATE_BACKFILL_ variable, and the file they may stand in.

`/config/frigate_backfill.env` is for where no environment can be given, as in Home Assistant's
add-on. It is read as people write such files; what cannot be understood is said in one line.
"""

from __future__ import annotations

import math
import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

FILE = "/config/frigate_backfill.env"
STATE_NAME = "frigate_backfill.db"
"""What the patch's own state file is called, in Frigate's config folder."""
EXTRA_ROOTS = "FRIGATE_BACKFILL_EXTRA_ROOTS"
RESCUE = "FRIGATE_BACKFILL_RESCUE"
UI = "FRIGATE_BACKFILL_UI"
CLOCK = "FRIGATE_BACKFILL_CLOCK"
CATALOGUE = "FRIGATE_BACKFILL_CATALOGUE"
MAX_RATE = "FRIGATE_BACKFILL_MAX_RATE"
WEB_ROOT = "FRIGATE_BACKFILL_WEB_ROOT"
CONTAINER_ROOT = "FRIGATE_BACKFILL_CONTAINER_ROOT"
"""Read by the installer alone: where the container's root is while its image is prepared."""
NAMES = frozenset((EXTRA_ROOTS, RESCUE, UI, CLOCK, CATALOGUE, MAX_RATE, WEB_ROOT, CONTAINER_ROOT))

_PREFIX = "FRIGATE_BACKFILL_"
_LARGEST = 65536
_OFF = frozenset(("0", "false", "no", "off"))
_LINE = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)", re.DOTALL)
_QUOTED = re.compile(r"""(["'])(.*?)\1\s*(?:#.*)?""", re.DOTALL)


@dataclass(frozen=True)
class Settings:
    """What the environment says."""

    extra_roots: tuple[str, ...] = ()
    """Folders besides the recordings directory that a run may scan."""
    rescue: bool = True
    """Whether whole recordings get rows before Frigate deletes what has none."""
    ui: bool = True
    """Whether Frigate's own pages get their marks."""
    watch_clock: bool = True
    """Whether a clock that seems to be behind keeps runs from writing."""
    catalogue: str | None = None
    """The folder of the patch's copies of the database; None for the usual one, empty for none."""
    max_rate: float | None = None
    """Files a second that a run may read at most; None is no limit."""
    web_root: str = "/opt/frigate/web"
    """The folder of Frigate's built pages."""


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in `environment`, by default this process's."""
    environment = os.environ if environment is None else environment
    catalogue = environment.get(CATALOGUE, "").strip()
    return Settings(
        extra_roots=_folders(environment.get(EXTRA_ROOTS, "")),
        rescue=_on(environment, RESCUE),
        ui=_on(environment, UI),
        watch_clock=_on(environment, CLOCK),
        catalogue="" if catalogue.lower() in _OFF else catalogue or None,
        max_rate=_rate(environment),
        web_root=environment.get(WEB_ROOT, "").strip() or Settings.web_root,
    )


def problems(environment: Mapping[str, str]) -> list[str]:
    """What of our variables in `environment` cannot be followed, each as a phrase."""
    found = [
        f"{name} is no setting of this version"
        for name in sorted(environment)
        if name.startswith(_PREFIX) and name not in NAMES
    ]
    found += [
        f"{EXTRA_ROOTS} names {folder}, which is no absolute path"
        for folder in map(str.strip, environment.get(EXTRA_ROOTS, "").split(":"))
        if folder and not folder.startswith("/")
    ]
    rate = environment.get(MAX_RATE, "").strip()
    if rate not in ("", "0") and _rate(environment) is None:
        found.append(f"{MAX_RATE} is {rate}, which is no number of files a second")
    return found


def take_file(path: str, environment: MutableMapping[str, str]) -> list[str]:
    """Put the settings of the file into `environment`, where they are not set already.

    Returns what is wrong with the file, each as a phrase; a file that is not there is right.
    """
    try:
        text = _text(path)
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        return [getattr(error, "strerror", None) or str(error)]
    wrong = []
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            wrong.append(f"line {number} is no NAME=value")
        elif not match[1].startswith(_PREFIX):
            continue
        elif (value := _value(match[2])) is None:
            wrong.append(f"line {number} has a quote that does not end")
        else:
            environment.setdefault(match[1], value)
    return wrong


def _text(path: str) -> str:
    """The file's text; raises OSError, and ValueError for what is no file of settings."""
    # A FIFO or a terminal must not hold up Frigate's start.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ValueError("it is no regular file")
        content = os.read(descriptor, _LARGEST + 1)
    finally:
        os.close(descriptor)
    if len(content) > _LARGEST:
        raise ValueError("it is larger than 64 KB")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def _value(text: str) -> str | None:
    """The value that is meant by what stands after `=`; None where a quote does not end."""
    if text[:1] in ("'", '"'):
        match = _QUOTED.fullmatch(text)
        return None if match is None else match[2]
    if text.startswith("#"):
        return ""
    return re.split(r"\s+#", text, maxsplit=1)[0].rstrip()


def _on(environment: Mapping[str, str], name: str) -> bool:
    return environment.get(name, "").strip().lower() not in _OFF


def _rate(environment: Mapping[str, str]) -> float | None:
    """The limit that is set, if it is one."""
    try:
        rate = float(environment.get(MAX_RATE, "").strip() or 0)
    except ValueError:
        return None
    return rate if 0 < rate < math.inf else None


def _folders(text: str) -> tuple[str, ...]:
    folders = (folder.strip() for folder in text.split(":"))
    return tuple(folder.rstrip("/") or "/" for folder in folders if folder.startswith("/"))
