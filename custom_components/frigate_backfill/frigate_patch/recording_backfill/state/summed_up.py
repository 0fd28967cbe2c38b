"""What a run came to, in words, with its counts for whoever says it in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Media, MediaCounts, RunKind
from ..notices import Notice, SummaryKey

if TYPE_CHECKING:
    from ..models import Counts, RunOrder

_KEYS = {
    RunKind.RUN: (SummaryKey.RUN_SUMMED, SummaryKey.DRY_RUN_SUMMED),
    RunKind.UNDO: (SummaryKey.UNDO_SUMMED, SummaryKey.DRY_UNDO_SUMMED),
    RunKind.VERIFY: (SummaryKey.VERIFY_SUMMED, SummaryKey.DRY_VERIFY_SUMMED),
    RunKind.MOTION: (SummaryKey.MOTION_SUMMED, SummaryKey.DRY_MOTION_SUMMED),
}
_WITH_KINDS = SummaryKey.RUN_KINDS_SUMMED, SummaryKey.DRY_RUN_KINDS_SUMMED
_NONE = MediaCounts()


def summed_up(order: RunOrder, counts: Counts, text: str) -> Notice:
    """`text`, which says in English what came of the `order`, as a notice of its `counts`."""
    keys, summary = _KEYS[order.kind], counts.summary
    if order.kind is RunKind.RUN and any(kind.added for kind in counts.media.values()):
        keys = _WITH_KINDS
    return Notice.worded(
        text,
        keys[order.dry_run],
        scanned=counts.scanned,
        added=counts.added,
        updated=counts.updated,
        skipped=counts.skipped,
        errors=counts.errors,
        removed=counts.removed,
        put_back=counts.added + counts.updated,
        with_motion=counts.with_motion,
        kept=counts.kept_by_reviews,
        days=summary.days,
        bytes=summary.bytes,
        **{
            str(kind): counts.media.get(kind, _NONE).added
            for kind in Media
            if kind is not Media.RECORDINGS
        },
    )
