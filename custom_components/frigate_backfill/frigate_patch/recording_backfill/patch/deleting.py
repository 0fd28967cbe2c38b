"""The guard on Frigate's deleting: what cannot be deleted no longer ends its clean-up.

`RecordingCleanup`, `StorageMaintainer` (0.15.2 to 0.18.0-beta1) and `EventCleanup` (from 0.16 on)
are threads, and what deleting a file or a folder raises ends them: nothing is freed any more until
a restart. Without the rows that we added, Frigate would not have come to such a file: there the row
goes, the file stays, and the rest is cleaned up. A recording that Frigate wrote itself in its own
library holds its clean-up up, as it would have without us, until it can be deleted.
Where Frigate's own disk is nearly full, deleting on another one makes no room.
"""

from __future__ import annotations

import errno
import functools
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .. import layout
from ..frigate import backfilled
from ..frigate.adapter import recordings_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

logger = logging.getLogger("frigate_backfill.patch")

_FILE = os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_AFTER_EMPTYING = (errno.EBUSY, errno.ETXTBSY, errno.ENOSPC, errno.EDQUOT)
"""A file server deletes no file that is open; ZFS and btrfs, full, none that is not empty."""


def guard_cleanup(module: ModuleType) -> None:
    """Guard `frigate.record.cleanup`; raises AttributeError where it is built otherwise."""
    cleanup, recordings = module.RecordingCleanup, module.Recordings
    ours = functools.partial(_is_ours, recordings, backfilled.of_model(recordings))
    cleanup.expire_recordings = _survived(cleanup.expire_recordings, "Frigate's clean-up stopped")
    emptied = _survived(module.remove_empty_directories, "An empty folder stays")
    module.remove_empty_directories = emptied  # type: ignore[attr-defined]
    if hasattr(module, "sync_recordings"):  # until 0.17; 0.18's goes on by itself
        synced = _survived(module.sync_recordings, "Frigate's sync stopped")
        module.sync_recordings = synced  # type: ignore[attr-defined]
    module.Path = _rows_path(ours)  # type: ignore[attr-defined]


def _rows_path(passes: Callable[[str], bool]) -> type[Path]:
    """Paths whose `unlink` passes over what cannot be deleted, where `passes` says so."""

    class RowsPath(type(Path())):  # type: ignore[misc]
        def unlink(self, missing_ok: bool = False) -> None:
            try:
                super().unlink(missing_ok=missing_ok)
            except FileNotFoundError:
                raise
            except OSError as error:
                if not passes(str(self)):
                    raise
                _tell(self, error)

    return RowsPath


def _tell(path: object, error: OSError) -> None:
    logger.warning("backfill: Frigate could not delete %s, which stays: %s.", path, error)


def _is_ours(recordings: Any, by_us: Any, path: str) -> bool:
    """Whether what is at `path` holds nothing up, and its row goes.

    All but a recording that Frigate wrote itself: what fills the disk keeps its row, so that it can
    be deleted one day. Of a disk that is read-only as a whole, nothing could be deleted anyway.
    """
    if layout.parse(path) is None or _is_elsewhere(path):
        return True
    try:
        if os.statvfs(recordings_dir()).f_flag & os.ST_RDONLY:
            return False
        return _added(recordings, by_us, path)
    except Exception:  # noqa: BLE001 - without an answer, it is as without us
        return False


def _added(recordings: Any, by_us: Any, path: str) -> bool:
    query = recordings.select(recordings.id).where((recordings.path == path) & by_us)
    return bool(query.exists())


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


def _has_other_names(module: ModuleType, path: str) -> bool:
    """Whether it has hard links, and Frigate would not know of it without us."""
    try:
        if os.lstat(path).st_nlink < 2:
            return False
        recordings = module.Recordings
        return _added(recordings, backfilled.of_model(recordings), path)
    except Exception:  # noqa: BLE001 - without an answer, it is as without us
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


def guard_events(module: ModuleType) -> None:
    """Guard `frigate.events.cleanup`, which goes on without a thumbnail that stays."""
    delete = getattr(module, "delete_event_thumbnail", None)
    if delete is None:  # 0.15 has thumbnails in the rows
        return

    @functools.wraps(delete)
    def delete_or_tell(event: Any) -> Any:
        try:
            return delete(event)
        except OSError as error:
            _tell(error.filename, error)
            return False

    module.delete_event_thumbnail = delete_or_tell  # type: ignore[attr-defined]


def guard_storage(module: ModuleType) -> None:
    """Guard `frigate.storage`: it goes on with the next file, as where one is not there.

    It empties a file before it deletes it. A file that it then may not delete would be lost, and no
    room gained: it would go on until all are empty. So it is deleted first, and emptied then.
    Another disk's recordings stay, which are often the oldest: none would make the room it needs.
    So do those that we added and that have other names: emptying takes what those names hold.
    """
    delete = module.clear_and_unlink

    @functools.wraps(delete)
    def delete_or_pass(*args: Any, **kwargs: Any) -> Any:
        try:
            if args and isinstance(args[0], Path):
                path = str(args[0])
                if _makes_no_room(path) or _has_other_names(module, path):
                    raise FileNotFoundError(errno.EACCES, os.strerror(errno.EACCES), path)
                if _delete_and_empty(path):
                    return None
            return delete(*args, **kwargs)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise FileNotFoundError(error.errno, error.strerror, error.filename) from error

    module.clear_and_unlink = delete_or_pass  # type: ignore[attr-defined]


def _delete_and_empty(path: str) -> bool:
    """Delete the file, and free its room although somebody may have it open; raises OSError.

    What is no file to be written into is deleted alone: of a link, nothing but the link goes.
    False where Frigate has to do it in its own way, or to say that there is nothing.
    """
    try:
        descriptor = os.open(path, _FILE)
    except FileNotFoundError:
        return False
    except OSError:
        os.unlink(path)
        return True
    try:
        os.unlink(path)
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
    except OSError as error:
        if error.errno in _AFTER_EMPTYING:
            return False
        raise
    finally:
        os.close(descriptor)
    return True
