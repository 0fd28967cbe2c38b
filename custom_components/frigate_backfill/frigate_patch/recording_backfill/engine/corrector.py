"""The corrector of estimated lengths: what a row becomes by its file, or why it must stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frigate import details
from ..frigate.backfilled import UNPROCESSED
from ..frigate.retention import Signs
from ..frigate.sql.writer import DETAILS
from ..frigate.writer import megabytes
from ..notices import Notice, RowKey
from ..streams import Stream
from .motion import RunMotion

if TYPE_CHECKING:
    from ..frigate.change import Row
    from ..frigate.recordings import FrigateDatabase
    from ..frigate.retention import CleanupRule
    from ..media.mp4 import Finding
    from ..models import RunOrder
    from .keeping import Keeping


class Corrector:
    """Corrects rows by what their files tell."""

    def __init__(
        self, order: RunOrder, database: FrigateDatabase, rule: CleanupRule, keeping: Keeping
    ) -> None:
        """Go by `rule`; `keeping` knows which previews hang on recordings."""
        self._rule = rule
        self._keeping = keeping
        self._motion = RunMotion(order, rule)
        columns = database.session.recordings_columns
        self._details = tuple(name for name in DETAILS if name in columns)

    def corrected(self, old: Row, finding: Finding, size: int) -> Row | str:
        """The corrected row; or why it must stay: Frigate would delete a file for the change."""
        start, duration = float(str(old["start_time"])), finding.duration or 0.0
        stream = Stream.of_column(old.get("stream_type"))
        end, motion = start + duration, int(str(old["motion"]))
        if motion > 0 and self._motion.knows(start, end):
            motion = self._motion.of(start, end, Signs(stream=stream))
        signs = Signs(motion, UNPROCESSED, UNPROCESSED, stream)
        before = float(str(old["end_time"]))
        if self._rule.deletes(start, end, signs) and not self._rule.deletes(start, before, signs):
            return Notice(RowKey.LENGTH_EXPIRES)
        told = details.values(self._details, stream, finding.details)
        new = {
            **old,
            "end_time": end,
            "duration": duration,
            "segment_size": megabytes(size),
            "motion": motion,
            "dBFS": UNPROCESSED,
            **dict(zip(self._details, told)),
        }
        if not self._keeping.lets_go(old, new):
            return Notice(RowKey.LENGTH_TAKES_PREVIEW)
        return new

    def why_not_taken_out(self, row: Row) -> str:
        """Why the row of a broken file must stay, in a sentence; empty where it may go."""
        if self._keeping.lets_go(row, None):
            return ""
        return "Its row stays: without it, Frigate's next clean-up would delete a preview."
