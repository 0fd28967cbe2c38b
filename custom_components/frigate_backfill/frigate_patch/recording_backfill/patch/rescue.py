"""The rescue: before Frigate deletes recordings that have no row, the whole ones get theirs.

`record.sync_recordings` (0.15 to 0.17; at start, and nightly for the last 36 hours) and the media
sync (0.18) delete every file without a row unless more than half would go. A database that was
lost in part, or a library that was indexed in part, is therefore deleted. So these functions are
wrapped: a child process (`child.rescue`) first decides what the sync may do and saves what it must
not delete. Then Frigate's own function runs, or this one sync is left out, its removal of stale
rows included: nothing is lost by that, while a deleted file never comes back. The log, the next
runs' warnings and 0.18's job say why, and that FRIGATE_BACKFILL_RESCUE=0 switches the rescue off.

0.18's sync also deletes files of other kinds. These are left to it, but where rows were lost: then
these come back first, and what cannot come back holds that kind back.

0.18's dry run, which deletes nothing, and what a person orders with `force` are not touched.
"""

from __future__ import annotations

import functools
import inspect
import json
import logging
import os
import select
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .. import settings
from ..child.messages.rescue import LOCK_LIMIT, MODULE, TIME_LIMIT, Task, Verdict
from ..engine.orders import Site, Wish, make_order
from ..frigate import config as frigate_config
from ..frigate.adapter import config_dir, media_dirs, recordings_dir
from ..frigate.config import UnknownShapeError
from ..frigate.orphans import Kind
from ..notices import Notice, RescueKey
from ..settings import STATE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType
    from typing import Any

    from ..frigate.protection import Protection

logger = logging.getLogger("frigate_backfill.patch")

_NEVER = -1e10
"""As `settled`: not even the newest recording waits. The guard lets Frigate's own row win."""
_LIMIT = TIME_LIMIT + LOCK_LIMIT
"""Seconds after which a child that hangs on a lost disk is given up."""
_POLL = 0.25
_END_LIMIT = 5.0


class RescueError(Exception):
    """The rescue could not be completed; the notice says why."""

    def __init__(self, why: Notice) -> None:
        """Why it could not."""
        super().__init__(why)
        self.why = why


def install(module: ModuleType, protection: Protection) -> None:
    """Add to `frigate.record.cleanup` or, of 0.18, `frigate.util.media`.

    Raises AttributeError where these are not built as in the releases that are known.
    """
    if module.__name__ == "frigate.record.cleanup":
        _note_cleanup(module.RecordingCleanup, protection)
    if not settings.read().rescue:
        return
    for kind in Kind:
        sync = getattr(module, f"sync_{kind}", None)
        if sync is not None:
            setattr(module, f"sync_{kind}", rescued(sync, _refusal(module, kind), protection, kind))
            protection.sync_wrapped |= kind is Kind.RECORDINGS


def _note_cleanup(cleanup: Any, protection: Protection) -> None:
    """Remember what the clean-up thread runs by; its sync at start comes before there is an app."""
    run = cleanup.run

    @functools.wraps(run)
    def noting_run(self: Any) -> None:
        protection.cleanup_config = getattr(self, "config", None)
        protection.stop_event = getattr(self, "stop_event", None)
        try:
            frigate_config.check(protection.cleanup_config)
        except UnknownShapeError as error:
            protection.unknown_shape = True
            logger.error("backfill: no rescue before a sync in this Frigate: %s.", error)
        run(self)

    cleanup.run = noting_run


def _refusal(module: ModuleType, kind: Kind) -> Callable[[str], Any]:
    """What a sync that was left out answers: 0.18's job wants a result."""
    result = getattr(module, "SyncResult", None)
    if result is None:
        return lambda _: None
    return lambda why: result(media_type=str(kind), aborted=True, error=why)


def rescued(
    sync: Callable[..., Any],
    refuse: Callable[[str], Any],
    protection: Protection,
    kind: Kind = Kind.RECORDINGS,
) -> Callable[..., Any]:
    """`sync`, preceded by the rescue; `refuse` makes its answer when it was left out."""
    signature = inspect.signature(sync)

    @functools.wraps(sync)
    def sync_after_rescue(*args: Any, **kwargs: Any) -> Any:
        said = signature.bind(*args, **kwargs).arguments
        if said.get("dry_run") or said.get("force") or protection.unknown_shape:
            return sync(*args, **kwargs)
        with ExitStack() as held:
            try:
                verdict = held.enter_context(
                    rescue(protection, kind, limited=bool(said.get("limited")))
                )
            except Exception as error:  # noqa: BLE001 - Frigate's clean-up thread must live on
                verdict = Verdict(go=False, why=_why(error))
            if verdict.go:
                protection.held_back.pop(kind, None)
                return sync(*args, **kwargs)
        why = protection.held_back[kind] = verdict.why
        logger.error(
            "backfill: Frigate's sync of its %s is left out this time, and nothing is deleted: "
            "%s The next sync will be checked again. To let Frigate delete anyway, set %s=0 and "
            "restart it.",
            kind.words,
            why,
            settings.RESCUE,
        )
        return refuse(f"left out by Frigate Backfill: {why}")

    return sync_after_rescue


@contextmanager
def rescue(protection: Protection, kind: Kind, *, limited: bool) -> Iterator[Verdict]:
    """Save what a sync would delete; the verdict holds inside of the `with`.

    Raises RescueError when nobody can tell what the sync would delete.
    """
    try:
        task = _task(protection.cleanup_config, kind, limited=limited)
        child = subprocess.Popen(
            [sys.executable, "-S", "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            cwd="/",
        )
    except Exception as error:
        raise RescueError(_why(error)) from error
    try:
        verdict = _follow(child, task, protection)
        if verdict.added or verdict.updated or verdict.others:
            logger.info(
                "backfill: before Frigate's sync, %d recordings on disk were added to the "
                "database, %d of its rows were renewed, and %d review items, previews, exports "
                "and events came back.",
                verdict.added,
                verdict.updated,
                verdict.others,
            )
        for job in verdict.jobs:
            # No list of runs has it, and "the last run" is never this one.
            logger.info("backfill: to take that back, undo this run by its id: %s.", job)
        yield verdict
    finally:
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        with suppress(subprocess.TimeoutExpired):  # it hangs on a lost disk
            child.wait(_END_LIMIT)


def _why(error: Exception) -> Notice:
    if isinstance(error, RescueError):
        return error.why
    return Notice(RescueKey.RESCUE_FAILED, error=f"{type(error).__name__}: {error}")


def _task(config: Any, kind: Kind, *, limited: bool) -> Task:
    if config is None:
        raise RescueError(Notice(RescueKey.CLEANUP_NOT_STARTED))
    said, root = settings.read(), recordings_dir()
    clips, exports = media_dirs()
    site = Site(
        database=frigate_config.database_path(config),
        recordings_root=root,
        recordings_as=root,
        as_frigate=True,
        guard_active=True,
        settled=_NEVER,
        ffprobe=frigate_config.ffprobe(config),
    )
    return Task(
        orders={
            name: make_order(name, frigate_config.retention_for(config, name), site, Wish())
            for name in tuple(config.cameras)
        },
        others=make_order("", frigate_config.retention_for(config, None), site, Wish()),
        limited=limited,
        kind=kind,
        clips=clips,
        exports=exports,
        state_file=Path(config_dir(), STATE_NAME),
        watch_clock=said.watch_clock,
    )


def _environment() -> dict[str, str]:
    """Frigate's, with only this package, where this process has it, on Python's path."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    others = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**others, "PYTHONPATH": os.path.dirname(package)}


def _follow(child: subprocess.Popen[bytes], task: Task, protection: Protection) -> Verdict:
    """Wait for the child's one line; its stdin stays open as long as it may run."""
    if child.stdin is None or child.stdout is None:
        raise RescueError(Notice(RescueKey.RESCUE_FAILED, error="no pipes"))
    try:
        child.stdin.write(json.dumps(task.to_json()).encode() + b"\n")
        child.stdin.flush()
    except OSError as error:
        raise RescueError(Notice(RescueKey.RESCUE_FAILED, error=str(error))) from error
    deadline, line = time.monotonic() + _LIMIT, b""
    while not line.endswith(b"\n"):
        if protection.stopping:
            raise RescueError(Notice(RescueKey.FRIGATE_STOPS))
        if time.monotonic() > deadline:
            raise RescueError(Notice(RescueKey.LIBRARY_SILENT))
        if not select.select([child.stdout], [], [], _POLL)[0]:
            continue
        part = os.read(child.stdout.fileno(), 65536)
        if not part:
            with suppress(subprocess.TimeoutExpired):
                child.wait(_END_LIMIT)
            if child.returncode is None:  # it cannot even end, as its disk hangs
                raise RescueError(Notice(RescueKey.LIBRARY_SILENT))
            raise RescueError(Notice(RescueKey.RESCUE_ENDED, code=child.returncode))
        line += part
    return Verdict.from_json(json.loads(line))
