"""The name of a run, and the first sentence that is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import RunKind
from ..notices import Notice, PartKey, SummaryKey

if TYPE_CHECKING:
    from ..models import RunOrder

_NAMES = {
    RunKind.RUN: (PartKey.RUN, PartKey.DRY_RUN),
    RunKind.UNDO: (PartKey.UNDO, PartKey.DRY_UNDO),
    RunKind.VERIFY: (PartKey.VERIFY, PartKey.DRY_VERIFY),
    RunKind.MOTION: (PartKey.MOTION, PartKey.DRY_MOTION),
}


def name_of(kind: RunKind, *, dry_run: bool) -> Notice:
    """What such a run is called."""
    return Notice(_NAMES[kind][dry_run])


def headline(order: RunOrder, *, cancelled: bool) -> Notice:
    """That the run by `order` is over, or was stopped."""
    key = SummaryKey.CANCELLED_RUN if cancelled else SummaryKey.COMPLETED
    return Notice(key, what=name_of(order.kind, dry_run=order.dry_run), camera=order.camera)
