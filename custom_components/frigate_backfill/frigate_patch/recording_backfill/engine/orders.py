"""The one place that makes the order of a run: from a wish, and the Frigate that it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..models import Asked, Detection, RunOrder

if TYPE_CHECKING:
    from ..models import Retention


@dataclass(frozen=True)
class Wish(Asked):
    """What somebody asks a run to do; each field is the one of that name in RunOrder."""

    directory_as: str | None = None
    dry_run: bool = False
    verify: bool = False
    undo_of: str | None = None
    undo_last: bool = False
    max_results: int = 0
    by_memory: bool = False


@dataclass(frozen=True)
class Site:
    """A Frigate: where its things are and what protects them; fields as in RunOrder."""

    database: str
    recordings_root: str
    recordings_as: str
    cameras: tuple[str, ...] = ()
    extra_roots: tuple[str, ...] = ()
    copy_roots: tuple[str, ...] = ()
    as_frigate: bool = False
    guard_active: bool = False
    sync_on: bool = False
    sync_deletes: bool = False
    max_rate: float | None = None
    settled: float = 600.0
    ffprobe: str | None = None


def make_order(
    camera: str,
    retention: Retention,
    site: Site,
    wish: Wish,
    detection: Detection = Detection(),  # noqa: B008 - it is frozen
) -> RunOrder:
    """The order of a run over `camera`, of which Frigate keeps as much as `retention` says."""
    return RunOrder(
        camera=camera, retention=retention, detection=detection, **vars(site), **vars(wish)
    )
