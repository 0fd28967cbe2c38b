"""The sparing of previews: a row that alone keeps one is not shortened."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..frigate.copied import CopiedRecording
from ..frigate.reviews import ReviewTable
from ..frigate.rows import Rows
from ..models import FileResult, Reason, Status
from ..notices import Notice, RowKey
from .lives import Lives
from .verdicts import Verdict

if TYPE_CHECKING:
    from ..frigate.recordings import FrigateDatabase
    from ..models import RunOrder
    from .known import KnownRows


class Sparing:
    """Judges, for one run, what would be written over rows."""

    def __init__(self, order: RunOrder, database: FrigateDatabase, now: float) -> None:
        self._order = order
        self._database = database
        self._now = now

    def judged(self, verdict: Verdict, known: KnownRows) -> Verdict:
        """The `verdict`, or another: that the row stays as it is."""
        write = verdict.write
        row = None if write is None or write.row_id is None else known.of_id(write.row_id)
        if write is None or row is None:
            return verdict
        recording, start = write.recording, row.start_time
        end = start + recording.duration
        if isinstance(recording, CopiedRecording):
            start, end = recording.start_time, recording.end_time
        expires = verdict.result.past_retention
        if start <= row.start_time and row.end_time <= end and not expires:
            return verdict
        old = {"id": row.id, "start_time": row.start_time, "end_time": row.end_time}
        # One that the next clean-up deletes keeps no preview, whatever it spans.
        new = None if expires else {"start_time": start, "end_time": end}
        if self._lives.lets_go(old, new):
            return verdict
        result = verdict.result
        stays = FileResult(
            result.file_path,
            Status.SKIPPED,
            Reason.KEPT,
            Notice(RowKey.LENGTH_TAKES_PREVIEW),
            result.start_time,
            result.duration,
            result.size,
            indexed=result.indexed,
        )
        return Verdict(stays)

    @cached_property
    def _lives(self) -> Lives:
        order, session = self._order, self._database.session
        reviews = ReviewTable(session).of_camera(order.camera)
        return Lives(Rows(session), order.camera, order.retention, reviews, self._now)
