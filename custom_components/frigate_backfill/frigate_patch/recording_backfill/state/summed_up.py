"""What a run came to, in words, with its counts for whoever says it in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import RunKind
from ..notices import Notice, SummaryKey

if TYPE_CHECKING:
    from ..models import Counts, RunOrder

_KEYS = {
    RunKind.RUN: (SummaryKey.RUN_SUMMED, SummaryKey.DRY_RUN_SUMMED),
    RunKind.UNDO: (SummaryKey.UNDO_SUMMED, SummaryKey.DRY_UNDO_SUMMED),
    RunKind.VERIFY: (SummaryKey.VERIFY_SUMMED, SummaryKey.DRY_VERIFY_SUMMED),
    RunKind.MOTION: (SummaryKey.MOTION_SUMMED, SummaryKey.DRY_MOTION_SUMMED),
}


def summed_up(order: RunOrder, counts: Counts, text: str) -> Notice:
    """`text`, which says in English what came of the `order`, as a notice of its `counts`."""
    return Notice.worded(
        text,
        _KEYS[order.kind][order.dry_run],
        scanned=counts.scanned,
        added=counts.added,
        updated=counts.updated,
        skipped=counts.skipped,
        errors=counts.errors,
        removed=counts.removed,
        put_back=counts.added + counts.updated,
        with_motion=counts.with_motion,
    )
