"""Whose recordings the script looks at, and how Frigate spells where they are."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from math import inf

from .. import layout
from ..engine.sight import cameras_on_disk, has_camera, oddities
from ..frigate.roots import is_root_of_rows, newest_by_root
from .environment import Environment
from .misuse import MisuseError

_GLANCE = 1.0
"""Seconds for a look at whose folders there are; the newest are looked at first."""


def wanted_cameras(said: Namespace, environment: Environment, notes: list[str]) -> Sequence[str]:
    """The cameras to run; those left alone go to `notes`.

    Raises MisuseError where there is none, and for an unknown name, as it is probably misspelled.
    """
    configured = () if environment.config is None else environment.config.cameras
    if said.all_cameras:
        # Where the configuration names them, a look at the disk serves for notes alone.
        seconds = _GLANCE if configured else inf
        on_disk = cameras_on_disk(environment.recordings, seconds)
        if said.directory is not None:
            on_disk |= cameras_on_disk(said.directory, seconds)
        return _all(configured, on_disk, environment, notes)
    if said.directory is None:  # else perhaps a day, hour or camera folder: the run knows
        for camera in said.camera:
            if camera not in configured and not has_camera(environment.recordings, camera):
                on_disk = cameras_on_disk(environment.recordings, _GLANCE)
                known = tuple(dict.fromkeys((*configured, *sorted(on_disk))))
                raise MisuseError(_not_found(camera, known, environment))
    return tuple(dict.fromkeys(said.camera))


def _all(
    configured: Sequence[str], on_disk: set[str], environment: Environment, notes: list[str]
) -> Sequence[str]:
    readable = {name for name in on_disk if layout.printable(name) == name}
    if strange := sorted(map(layout.printable, on_disk - readable)):
        notes.append(f"Left alone, as their names are not UTF-8: {', '.join(strange)}.")
    if configured:
        if others := sorted(readable - set(configured)):
            notes.append(
                "Left alone, as Frigate's configuration does not have these cameras: "
                f"{', '.join(others)}. Frigate shows configured cameras only. If one of them is "
                "the former name of a camera, rename its folders (the last in "
                "YYYY-MM-DD/HH/<camera>); to add its recordings as they are, name it with --camera."
            )
        return configured
    if not readable:
        raise MisuseError(
            " ".join((f"No camera has a folder in {environment.recordings}.", _why(environment)))
        )
    return sorted(readable)


def _not_found(camera: str, known: Sequence[str], environment: Environment) -> str:
    where = environment.recordings
    said = f"Camera '{camera}' not found: it is not configured, and it has no folder in {where}."
    if known:
        if close := get_close_matches(camera, known, n=1):
            said += f" Did you mean {layout.printable(close[0])}?"
        return f"{said} Cameras known here: {', '.join(map(layout.printable, known))}."
    return f"{said} {_why(environment)}"


def _why(environment: Environment) -> str:
    """Why there is no camera at all."""
    return " ".join(oddities(str(environment.recordings))) or "Is the disk mounted?"


def check_spelling(environment: Environment) -> None:
    """Raises MisuseError when Frigate's own rows spell the recordings directory otherwise.

    Rows of another library say nothing of this one's spelling. Rows whose files are found here do.
    """
    database, spelled = str(environment.database), environment.recordings_as
    actual = os.path.realpath(environment.recordings)
    by_root = newest_by_root(database)
    if not by_root or spelled in by_root or is_root_of_rows(database, spelled):
        return
    contradicting = sorted(
        root
        for root, below in by_root.items()
        if root in (actual, str(environment.recordings))
        or any(os.path.exists(os.path.join(actual, path)) for path in below)
    )
    if contradicting:
        rest = "Say which of them Frigate uses: --recordings-as DIR."
        if len(contradicting) == 1:
            rest = f"Run again with --recordings-as {contradicting[0]}"
        raise MisuseError(
            f"Rows already in {database} say that the files of {environment.recordings} are in "
            f"{' and '.join(contradicting)}, not in {spelled}. {rest}"
        )
