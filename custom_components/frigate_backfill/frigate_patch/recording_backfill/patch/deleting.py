"""The guard on Frigate's clean-up: what cannot be deleted no longer ends it.

`RecordingCleanup` and `StorageMaintainer` (0.15.2 to 0.18.0-beta1) are threads, and what deleting a
file or a folder raises ends them: nothing is freed any more until a restart. Frigate itself knows
one disk. With rows of other libraries there are more, and one that turns read-only, or (0.18) a
mounted folder that was emptied, must not end the clean-up of all, nor hold it up: its row goes, and
the file stays. Where Frigate's own disk is nearly full, deleting on another one makes no room.
"""

from __future__ import annotations

import errno
import functools
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from .. import layout
from ..engine.undeletable import holds_on
from ..frigate.adapter import recordings_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

logger = logging.getLogger("frigate_backfill.patch")


def guard_cleanup(module: ModuleType) -> None:
    """Guard `frigate.record.cleanup`; raises AttributeError where it is built otherwise."""
    cleanup = module.RecordingCleanup
    cleanup.expire_recordings = _survived(cleanup.expire_recordings, "Frigate's clean-up stopped")
    emptied = _survived(module.remove_empty_directories, "An empty folder stays")
    module.remove_empty_directories = emptied  # type: ignore[attr-defined]
    module.Path = _RowsPath  # type: ignore[attr-defined]


class _RowsPath(type(Path())):  # type: ignore[misc]
    """A path whose `unlink` passes over what cannot be deleted in another library."""

    def unlink(self, missing_ok: bool = False) -> None:
        """Delete it, or say that it stays where the rest must not wait for it."""
        try:
            super().unlink(missing_ok=missing_ok)
        except FileNotFoundError:
            raise
        except OSError as error:
            if not _is_elsewhere(str(self)):
                raise
            logger.warning("backfill: Frigate could not delete %s, which stays: %s.", self, error)


def _is_elsewhere(path: str) -> bool:
    """Whether it is a recording of another library, of which all rows are ours."""
    parsed = layout.parse(path)
    return parsed is not None and parsed.root != recordings_dir()


def _makes_no_room(path: str) -> bool:
    """Whether it is a recording of another library, on another disk."""
    try:
        return _is_elsewhere(path) and os.lstat(path).st_dev != os.stat(recordings_dir()).st_dev
    except OSError:
        return False


def _survived(delete: Callable[..., Any], what: str) -> Callable[..., Any]:
    """`delete`, which answers with no folders where it could not go on."""

    @functools.wraps(delete)
    def delete_or_tell(*args: Any, **kwargs: Any) -> Any:
        try:
            return delete(*args, **kwargs)
        except OSError as error:
            logger.error("backfill: %s: %s. The next clean-up tries it again.", what, error)
            return set()

    return delete_or_tell


def guard_storage(module: ModuleType) -> None:
    """Guard `frigate.storage`: it goes on with the next file, as where one is not there.

    It empties a file before it deletes it. Where it may not delete, nothing may be emptied: it
    would find no room gained, and go on until all are empty.
    Another disk's recordings stay, which are often the oldest: none would make the room it needs.
    """
    delete = module.clear_and_unlink

    @functools.wraps(delete)
    def delete_or_pass(*args: Any, **kwargs: Any) -> Any:
        if args and isinstance(args[0], Path):
            path = str(args[0])
            if holds_on(os.path.dirname(path)) or _makes_no_room(path):
                raise FileNotFoundError(errno.EACCES, os.strerror(errno.EACCES), path)
        try:
            return delete(*args, **kwargs)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise FileNotFoundError(error.errno, error.strerror, error.filename) from error

    module.clear_and_unlink = delete_or_pass  # type: ignore[attr-defined]
