"""Where Frigate's things are, for the script: database, recordings, configuration, ffprobe."""

from __future__ import annotations

import os
import shutil
import stat
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from .. import settings
from ..errors import DatabaseUnusableError
from ..models import ProbeMode, Retention
from ..notices import Notice
from ..settings import STATE_NAME
from .arguments import FRIGATE_RECORDINGS
from .config_file import (
    FrigateConfig,
    config_beside,
    config_in_container,
    read_config,
    yaml_is_readable,
)
from .misuse import MisuseError

_NOT_FOUND = "not found"
_IF_LOST = (
    " If it is lost, copy backup.db away and start Frigate once: Frigate makes a new database, and "
    "this script fills it."
)


@dataclass(frozen=True)
class Environment:
    """All that a run needs to know of the place it runs in."""

    database: Path
    recordings: Path
    recordings_as: str
    config: FrigateConfig | None
    state_file: Path
    """The patch's state; it exists only where the patch has run."""
    ffprobe: str | None
    extra_roots: tuple[str, ...]
    in_container: bool = False
    """Whether it is Frigate's own container: all is where Frigate has it."""
    retention_days: float | None = None
    notes: list[str] = field(default_factory=list)

    def retention(self, camera: str) -> Retention:
        """From the configuration or the command line; otherwise Frigate's default, marked so."""
        known = (
            Retention(known=False, reviews_known=False, unseen=True)
            if self.config is None
            else self.config.retention(camera)
        )
        if self.retention_days is None:
            return known
        return replace(known, days=self.retention_days, known=True)


def find_environment(arguments: Namespace) -> Environment:
    """Combine what was said with what is found; raises MisuseError, DatabaseUnusableError."""
    notes: list[str] = []
    config = _config(arguments, notes)
    if arguments.database is not None:
        database = Path(arguments.database)
    elif config is not None:
        database = config.database
    else:
        raise MisuseError(
            "Frigate's configuration is not where its container has it, so this does not run "
            "inside it: say where things are with --database FILE and --recordings DIR."
        )
    if (problem := _problem(database, stat.S_ISREG)) is not None:
        text = (
            f"{_unusable('database', database, problem)} Say where Frigate's frigate.db is with "
            f"--database.{_IF_LOST if problem == _NOT_FOUND else ''}"
        )
        raise DatabaseUnusableError(Notice.of(text))
    recordings = Path(os.path.abspath(arguments.recordings or FRIGATE_RECORDINGS))
    if (problem := _problem(recordings, stat.S_ISDIR)) is not None:
        raise MisuseError(
            f"{_unusable('recordings folder', recordings, problem)} Say where Frigate's recordings "
            "are with --recordings."
        )
    recordings_as = (arguments.recordings_as or FRIGATE_RECORDINGS).rstrip("/")
    if not recordings_as.startswith("/"):
        raise MisuseError(
            "--recordings-as must be an absolute path, as Frigate writes it in its database."
        )
    _check_directory(arguments)
    state_folder = database.parent if config is None else config.path.parent
    return Environment(
        database=database.absolute(),
        recordings=recordings,
        recordings_as=recordings_as,
        config=config,
        state_file=state_folder / STATE_NAME,
        ffprobe=_ffprobe(arguments),
        extra_roots=_extra_roots(arguments, recordings, recordings_as),
        in_container=arguments.database is None and str(recordings) == recordings_as,
        retention_days=arguments.retention_days,
        notes=notes,
    )


def _config(arguments: Namespace, notes: list[str]) -> FrigateConfig | None:
    if arguments.config is not None:
        return read_config(Path(arguments.config))
    if arguments.database is None:
        found = config_in_container()
    else:
        found = config_beside(Path(arguments.database))
    if found is None:
        return None
    if not yaml_is_readable() and arguments.database is not None:
        notes.append(
            f"{found} is not read: this Python has no YAML package. Install it (python3-yaml, or "
            "PyYAML with pip), or say with --retention-days N how long Frigate keeps recordings."
        )
        return None
    notes.append(f"Cameras and retention are read from {found}.")
    return read_config(found)


def _unusable(what: str, path: Path | str, problem: str) -> str:
    if problem == _NOT_FOUND:
        return f"No {what} found at {path}."
    return f"{path} cannot be used as {what}: {problem}."


def _problem(path: Path, is_right: Callable[[int], bool]) -> str | None:
    """Why `path` is not what it should be, in a word or two; None where it is."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return _NOT_FOUND
    except OSError as error:
        return (error.strerror or str(error)).lower()
    if is_right(mode):
        return None
    return "it is a folder" if stat.S_ISDIR(mode) else "it is not a folder"


def _check_directory(arguments: Namespace) -> None:
    if arguments.directory is None:
        if arguments.directory_as is not None:
            raise MisuseError(
                "--directory-as says what Frigate calls the folder of --directory: give both."
            )
    elif (problem := _problem(Path(arguments.directory), stat.S_ISDIR)) is not None:
        raise MisuseError(f"{_unusable('folder', arguments.directory, problem)} Check --directory.")


def _extra_roots(arguments: Namespace, recordings: Path, recordings_as: str) -> tuple[str, ...]:
    """Roots besides the recordings directory that a scan may enter.

    Who runs the script may name any folder; but elsewhere than in Frigate's container it must be
    said which path Frigate has for it, or Frigate could not play what is added.
    """
    if str(recordings) == recordings_as:
        allowed = settings.read().extra_roots
        if arguments.directory is not None:
            allowed += (os.path.abspath(arguments.directory),)
        return allowed
    if arguments.directory is not None and arguments.directory_as is None:
        inside = os.path.realpath(recordings) + "/"
        if not (os.path.realpath(arguments.directory) + "/").startswith(inside):
            raise MisuseError(
                f"{arguments.directory} lies outside {recordings}, and which path Frigate has for "
                "it is not known here. Give that path, as it is inside Frigate's container, with "
                "--directory-as, or run the script inside the container."
            )
    return ()


def _ffprobe(arguments: Namespace) -> str | None:
    """PATH's, or the newest that Frigate's image brings along outside PATH."""
    bundled = sorted(Path("/usr/lib/ffmpeg").glob("*/bin/ffprobe"))
    found = shutil.which("ffprobe") or (str(bundled[-1]) if bundled else None)
    if found is None and arguments.probe == ProbeMode.FFPROBE:
        raise MisuseError(
            "ffprobe was not found. Install ffmpeg, run the script inside Frigate's container, or "
            "leave out --probe: nearly all recordings can be read without ffprobe."
        )
    return found
