"""What an undo leaves on disk without a row, as summands for what is missing in each hour."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .. import layout
from ..frigate.change import EVENTS, EXPORTS, PREVIEWS, RECORDINGS, REVIEWS
from ..frigate.values import number
from ..models import HourSummary, Media, MediaHour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..frigate.change import Change, Row

_MEDIA = {
    REVIEWS: Media.REVIEWS,
    PREVIEWS: Media.PREVIEWS,
    EXPORTS: Media.EXPORTS,
    EVENTS: Media.EVENTS,
}


def missing_again(removals: Iterable[Change]) -> list[HourSummary | MediaHour]:
    """What is missing now that these rows, which a run had added, are taken out."""
    return _summed(((change.table, change.old) for change in removals), 1)


def missing_no_more(insertions: Iterable[Change]) -> list[HourSummary | MediaHour]:
    """By how much less is missing now that these rows, which an undo had taken out, are back."""
    return _summed(((change.table, change.new) for change in insertions), -1)


def _summed(rows: Iterable[tuple[str, Row | None]], sign: int) -> list[HourSummary | MediaHour]:
    hours: dict[tuple[str, str, float], list[Row]] = defaultdict(list)
    for table, row in rows:
        if row is not None and (table == RECORDINGS or table in _MEDIA):
            moment = number(row.get("date" if table == EXPORTS else "start_time"))
            root = str(row["path"]).rsplit("/", 4)[0] if table == RECORDINGS else ""
            hours[table, root, moment // layout.HOUR * layout.HOUR].append(row)
    return [
        HourSummary(
            root,
            hour,
            missing_files=sign * len(of_hour),
            missing_seconds=sign * sum(number(row.get("duration")) for row in of_hour),
            missing_bytes=sign
            * round(2**20 * sum(number(row.get("segment_size")) for row in of_hour)),
        )
        if table == RECORDINGS
        else MediaHour(_MEDIA[table], hour, missing=sign * len(of_hour))
        for (table, root, hour), of_hour in hours.items()
    ]
