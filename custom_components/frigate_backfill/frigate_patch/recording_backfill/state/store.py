"""The state file as Frigate's process uses it: from the event loop, and whatever happens to it.

A damaged file is set aside and a fresh one begun. Where the config directory cannot be written,
the state lives in a temporary folder and lasts only as long as the container.
"""

from __future__ import annotations

import logging
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from ..notices import DiskKey, Notice
from ..settings import STATE_NAME
from ..threads import HangingError, Threads
from .file import StateDamagedError, StateError, StateFile, put_in_place

logger = logging.getLogger("frigate_backfill.state")
T = TypeVar("T")

_CONTENTS = {"schedules": "schedules", "jobs": "the history of runs", "cameras": "totals"}
_MOST_THREADS = 20
_HANGING_LIMIT = 20.0
"""Seconds that a call may take."""


class Store:
    """The one state file of this Frigate."""

    def __init__(self, folder: Path) -> None:
        """`folder`: Frigate's config directory."""
        self.path = folder / STATE_NAME
        self._state: StateFile | None = None
        self._lock = threading.Lock()
        self._threads = Threads(_MOST_THREADS)

    async def call(
        self,
        function: Callable[..., T],
        *args: Any,
        **kwargs: Any,
    ) -> T:
        """`function(state, …)`, in a thread; raises StateError when the file is not usable now."""

        def work() -> T:
            with self._lock:
                try:
                    return function(self._open(), *args, **kwargs)
                except StateDamagedError as error:
                    self._replace(error)
                    return function(self._open(), *args, **kwargs)

        try:
            return await self._threads.run(work, _HANGING_LIMIT)
        except HangingError:
            raise StateError(
                Notice(DiskKey.STATE_SILENT, path=str(self.path), seconds=_HANGING_LIMIT)
            ) from None

    def close(self) -> None:
        """Let go of the file; a call that still runs finds it closed."""
        if self._lock.acquire(timeout=0.1):
            try:
                if self._state is not None:
                    self._state.close()
                    self._state = None
            finally:
                self._lock.release()

    def _open(self) -> StateFile:
        if self._state is None:
            if not _writable(self.path):
                self._move_to_temporary_folder()
            state = StateFile(self.path)
            try:
                state.check()
            except BaseException:
                state.close()
                raise
            self._state = state
        return self._state

    def _replace(self, error: StateDamagedError) -> None:
        """Set the file aside and begin a fresh one with what can be read of it."""
        if self._state is not None:
            self._state.close()
            self._state = None
        # Whole before it takes the other's place: a kill must not cost schedules and history.
        fresh_path = self.path.with_name(f"{self.path.name}.new")
        try:
            fresh_path.unlink(missing_ok=True)
            with StateFile(fresh_path) as fresh:
                taken = fresh.take_over(self.path)
            if Path(f"{fresh_path}-wal").exists():  # SQLite could not bring all into the file
                raise error
            kept = put_in_place(fresh_path, self.path)
        except OSError as problem:
            raise error from problem
        lost = [what for table, what in _CONTENTS.items() if table not in taken]
        logger.error(
            "backfill: %s It was set aside as %s and a new one was started. Kept: %s. Lost: %s.%s",
            error,
            kept.name,
            _listed([what for table, what in _CONTENTS.items() if table in taken]),
            _listed([*lost, "results of past runs"]),
            " Set the schedules again." if "schedules" not in taken else "",
        )

    def _move_to_temporary_folder(self) -> None:
        wanted = self.path
        try:
            self.path = Path(tempfile.mkdtemp(prefix="frigate_backfill_state_")) / STATE_NAME
        except OSError as error:
            why = str(error.strerror or error)
            raise StateError(Notice(DiskKey.STATE_UNUSABLE, path=str(wanted), error=why)) from error
        with StateFile(self.path) as fresh, suppress(StateError):  # what has no room stays there
            fresh.take_over(wanted)
        logger.error(
            "backfill: %s cannot be written, so the history of runs and the schedules are kept in "
            "%s and lost when the container ends. Make Frigate's config directory writable and "
            "restart Frigate.",
            wanted,
            self.path,
        )


def _listed(words: list[str]) -> str:
    return ", ".join(words) or "nothing"


def _writable(path: Path) -> bool:
    """Whether SQLite can use `path`: the file, and the folder for what it keeps beside it."""
    return os.access(path.parent, os.W_OK | os.X_OK) and (
        not path.exists() or os.access(path, os.R_OK | os.W_OK)
    )
