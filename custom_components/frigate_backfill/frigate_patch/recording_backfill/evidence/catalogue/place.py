"""Where the catalogue lies: beside the recordings, and never below them.

`recordings/` may be a disk of its own while the folder beside it is the container's own layer,
which an update of Frigate throws away. Then Frigate's config folder is the place.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from ... import settings
from ...errors import BackfillError
from ...notices import CatalogueKey, Notice

NAME = "frigate_backfill"
"""The catalogues' folder; each Frigate has one of its own in it."""


class CatalogueError(BackfillError):
    """The catalogue cannot be saved now; the text says why."""


@dataclass(frozen=True)
class Site:
    """What decides about the place."""

    recordings: str
    config: str
    """Frigate's config folder."""
    instance: str
    """The id of the patch's state."""
    container: str = "/"
    """A folder of the container's own layer."""


def folders(recordings: str, config: str) -> list[str]:
    """Where catalogues may lie, of whatever Frigate."""
    named = settings.read().catalogue
    if named is not None:
        return [named] if named else []
    beside = os.path.dirname(os.path.abspath(recordings))
    return [os.path.join(parent, NAME) for parent in (beside, os.path.abspath(config))]


def choose(site: Site) -> str:
    """The folder of this Frigate's catalogue, which need not be there; raises CatalogueError."""
    recordings = os.path.realpath(site.recordings)
    named = settings.read().catalogue
    try:
        if named:
            parent = named
        elif _beside_is_lost(recordings, site.container):
            parent = os.path.join(site.config, NAME)
        else:
            parent = os.path.join(os.path.dirname(recordings), NAME)
    except OSError as error:
        why = str(error.strerror)
        raise CatalogueError(
            Notice(CatalogueKey.RECORDINGS_UNREADABLE, folder=site.recordings, error=why)
        ) from error
    real = os.path.realpath(parent)
    if real == recordings or real.startswith(recordings.rstrip("/") + "/"):
        raise CatalogueError(
            Notice(CatalogueKey.CATALOGUE_MISPLACED, folder=parent, variable=settings.CATALOGUE)
        )
    return os.path.join(parent, site.instance)


def _beside_is_lost(recordings: str, container: str) -> bool:
    """Whether the recordings are a disk of their own and what is beside them is the container's."""
    beside = os.stat(os.path.dirname(recordings)).st_dev
    return beside != os.stat(recordings).st_dev and beside == os.stat(container).st_dev
