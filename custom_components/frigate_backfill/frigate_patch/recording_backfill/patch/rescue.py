"""The rescue: before Frigate deletes recordings that have no row, the whole ones get theirs.

`record.sync_recordings` (0.15 to 0.17; at start, and nightly for the last 36 hours) and the media
sync (0.18) delete every file without a row unless more than half would go. A database that was
lost in part, or a library that was indexed in part, is therefore deleted. So these functions are
wrapped: first a child process indexes the whole recordings within retention of every camera on
disk, configured or not; what then still has no row (broken files, files that are no recordings,
those past retention) is left to Frigate, which goes on as it would have. 0.18's dry run, which
deletes nothing, is not touched.

As it would have: where more than half of the files have no row but ours, or more than half of its
own rows no file, Frigate by itself would have stopped, and rows of ours must not bring the rest
under that half. That sync is left out, too.

Should the rescue itself fail, that one sync is left out, its removal of stale rows included:
nothing is lost by it, as the next sync does the same work, while a deleted file never comes back.
The log then says why, and that FRIGATE_BACKFILL_RESCUE=0 switches the rescue off.
"""

from __future__ import annotations

import functools
import inspect
import json
import logging
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from ..engine.place import EXTRA_ROOTS
from ..frigate import config as frigate_config
from ..frigate.adapter import recordings_dir
from ..frigate.config import UnknownShapeError
from ..models import RunOrder

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

    from ..frigate.protection import Protection

logger = logging.getLogger("frigate_backfill")

SWITCH = "FRIGATE_BACKFILL_RESCUE"
_LIMITED = 38 * 3600.0
"""Seconds that a limited sync looks back at most: 36 hours, from the full hour of local time on,
and then from UTC's, which in some time zones is another."""
_POLL = 0.25


class RescueError(Exception):
    """The rescue could not be completed; the text says why."""


def install(module: ModuleType, protection: Protection) -> None:
    """Add to `frigate.record.cleanup` or, of 0.18, `frigate.util.media`.

    Raises AttributeError where these are not built as in the releases that are known.
    """
    if module.__name__ == "frigate.record.cleanup":
        _note_cleanup(module.RecordingCleanup, protection)
    if hasattr(module, "sync_recordings") and os.environ.get(SWITCH) != "0":
        module.sync_recordings = rescued(module.sync_recordings, _refusal(module), protection)  # type: ignore[attr-defined]
        protection.sync_wrapped = True


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
            logger.error("frigate_backfill: no rescue before a sync in this Frigate: %s.", error)
        run(self)

    cleanup.run = noting_run


def _refusal(module: ModuleType) -> Callable[[str], Any]:
    """What a sync that was left out answers: 0.18's job wants a result."""
    result = getattr(module, "SyncResult", None)
    if result is None:
        return lambda _: None
    return lambda why: result(media_type="recordings", aborted=True, error=why)


def rescued(
    sync: Callable[..., Any], refuse: Callable[[str], Any], protection: Protection
) -> Callable[..., Any]:
    """`sync`, preceded by the rescue; `refuse` makes its answer when it was left out."""
    signature = inspect.signature(sync)

    @functools.wraps(sync)
    def sync_after_rescue(*args: Any, **kwargs: Any) -> Any:
        said = signature.bind(*args, **kwargs).arguments
        if said.get("dry_run") or protection.unknown_shape:
            return sync(*args, **kwargs)
        try:
            spared = rescue(protection, limited=bool(said.get("limited")))
        except Exception as error:  # noqa: BLE001 - Frigate's clean-up thread must live on
            logger.error(
                "backfill: recordings that are not in the database could not be brought in "
                "before Frigate's sync deletes what has no row: %s This sync is left out, "
                "nothing is deleted; the next one tries again. To let Frigate delete regardless, "
                "set %s=0 and restart it.",
                error,
                SWITCH,
            )
            return refuse(f"left out by frigate_backfill, see the log: {error}")
        if spared and not said.get("force"):
            logger.warning(
                "backfill: %s. Without the backfilled rows Frigate's sync would have stopped "
                "at that; so this sync is left out and nothing is deleted. Is a disk missing? If "
                "not, keep elsewhere what you need of files past retention; to let Frigate delete "
                "what has no row or no file, set %s=0 and restart it.",
                spared,
                SWITCH,
            )
            return refuse(f"left out by frigate_backfill: {spared}")
        return sync(*args, **kwargs)

    return sync_after_rescue


def rescue(protection: Protection, *, limited: bool) -> str:
    """Index the whole recordings within retention of every camera on disk.

    With `limited` only those of the last 38 hours. Returns why Frigate's sync would have stopped,
    had nothing been backfilled, or nothing. Raises RescueError unless all are in.
    """
    try:
        order = _order(protection.cleanup_config, limited=limited)
        child = subprocess.Popen(
            [sys.executable, "-S", "-m", "recording_backfill.child.rescue"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            cwd="/",
            text=True,
        )
    except Exception as error:
        raise RescueError(f"{type(error).__name__}: {error}.") from error
    try:
        outcome = _follow(child, order, protection)
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()
    if outcome.get("error"):
        raise RescueError(str(outcome["error"]))
    if outcome["added"] or outcome["updated"]:
        logger.info(
            "backfill: before Frigate's sync, %d recordings on disk were added to the database "
            "and %d rows pointed at files that had moved.",
            outcome["added"],
            outcome["updated"],
        )
    return str(outcome["spared"])


def _order(config: Any, *, limited: bool) -> dict[str, Any]:
    if config is None:
        raise RescueError("Frigate's clean-up has not started yet.")
    root = recordings_dir()
    own = frigate_config.ffprobe(config)
    pattern = RunOrder(
        camera="",
        database=frigate_config.database_path(config),
        recordings_root=root,
        recordings_as=root,
        extra_roots=tuple(r for r in os.environ.get(EXTRA_ROOTS, "").split(":") if r),
        start_time=time.time() - _LIMITED if limited else None,
        retention=frigate_config.retention_for(config, None),
        ffprobe=shutil.which(own or "ffprobe") or shutil.which("ffprobe"),
    )
    cameras = frigate_config.cameras(config).values()
    return {
        "parent_pid": os.getpid(),
        "limited": limited,
        "cameras": {
            camera.name: replace(pattern, camera=camera.name, retention=camera.retention).to_json()
            for camera in cameras
        },
        "other_cameras": pattern.to_json(),
    }


def _environment() -> dict[str, str]:
    """Frigate's, with only this package, where this process has it, on Python's path."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    others = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**others, "PYTHONPATH": os.path.dirname(package)}


def _follow(
    child: subprocess.Popen[str], order: dict[str, Any], protection: Protection
) -> dict[str, Any]:
    """Wait for the child's one line; its stdin stays open as long as it may run."""
    if child.stdin is None or child.stdout is None:
        raise RescueError("The child process has no pipes.")
    try:
        child.stdin.write(json.dumps(order) + "\n")
        child.stdin.flush()
    except OSError as error:
        raise RescueError(f"The child process ended at once ({error}).") from error
    while child.poll() is None:
        if protection.stopping:
            raise RescueError("Frigate is stopping.")
        time.sleep(_POLL)
    line = child.stdout.readline()
    try:
        outcome: dict[str, Any] = json.loads(line)
    except ValueError:
        return {"error": f"The child process ended with code {child.returncode}."}
    return outcome
