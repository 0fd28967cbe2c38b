"""What previews rely on: recordings of a run that is undone, where others are gone since.

Without the run, a preview lives as it did before: an undo may leave it to that. But a later run may
have taken out or shortened a row that kept the preview, because rows of this run kept it as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from ..layout import HOUR
from .lives import span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..frigate.change import Row
    from .lives import Lives, Span


class Reliance:
    """The previews that live shorter once a run's recordings and reviews are gone."""

    def __init__(
        self,
        now: Lives,
        afterwards: Lives,
        is_ours: Callable[[str], bool],
        replaced: Callable[[], Iterable[Row]],
    ) -> None:
        """Compare how long previews live `now` and `afterwards`.

        `replaced` are recordings as they were before they were changed or taken out since the run
        began; it is asked only where a preview would live shorter.
        """
        self.shortened = dict(now.shortened(is_ours, afterwards))
        """Each such preview, and until when it then lives."""
        self.relying: list[Span] = []
        """Those of them that would live longer had the run never been."""
        if self.shortened:
            before = self._before(afterwards, is_ours, replaced())
            self.relying = [
                span for span, then in self.shortened.items() if before[span] > then + HOUR
            ]

    def _before(
        self, lives: Lives, is_ours: Callable[[str], bool], rows: Iterable[Row]
    ) -> dict[Span, float]:
        """Until when each would live with `rows`."""
        before = dict(self.shortened)
        spans = sorted(before)
        longest = max(end - start for start, end in spans)
        for row in rows:
            first, last = span_of(row)
            begin = bisect_left(spans, (first - longest, 0.0))
            near = spans[begin : bisect_right(spans, (last, float("inf")))]
            touched = [span for span in near if span[1] >= first]
            if touched and not is_ours(str(row["id"])):
                until = lives.until(row)
                before.update((span, max(before[span], until)) for span in touched)
        return before
