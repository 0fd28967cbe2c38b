"""Rows that somebody deleted in Frigate, told from rows that a database has lost.

Both vanish from the database, and a row that is taken for deleted by mistake would be lost for
good. So one counts as deleted only where nothing else explains it: Frigate ran on, with the same
database, since the row was seen; no recording lacks its row; and the disk shows what Frigate alone
does. It deletes a review's recordings or a tracked object's snapshot, and leaves the thumbnail; a
loss leaves all of them, and retention none. Whatever vanished in another way stays in doubt.

Of a tracked object without a snapshot the disk shows only that retention did not take it: the
thumbnail is there. A loss takes what lies together in the file, or what came last: so that row must
have vanished alone, from between two that stay, from the index as well. A thumbnail inside the row
(0.15) vanished with it: there an older row tells that retention does not reach so far yet.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from ...frigate.events import severity_of
from ...frigate.values import number
from .. import names
from .absent import is_gone
from .dayfile import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .dayfile import Marks
    from .judge import Judge
    from .merge import Aligned, Merged

    Row = tuple[object, ...]

TABLES = ("reviewsegment", "event")
"""Those whose rows Frigate deletes while something of them stays on disk."""
_FEW = 5
"""Rows of a day; beyond, no more than half of the day's are taken for deleted at once."""


def marks_of(
    table: str, both: Aligned, merged: Merged, before: Mapping[str, Mark], judge: Judge
) -> dict[str, Mark]:
    """What becomes of those of `before`: of each row that is kept and that the database lacks."""
    key, camera = both.at("id"), both.at("camera")
    now = {row[key] for row in both.new}
    shows = _deletion(table, both, judge)
    found: dict[str, Mark] = {}
    deleted: set[str] = set()
    strays = 0
    for row in merged.rows:
        if row[key] in now:
            continue
        name = str(row[key])
        mark = before.get(name)
        if mark is None:
            sure = judge.moment.watched and judge.may_leave(row[camera]) and shows(row)
            mark = Mark(judge.moment.now, deleted=sure)
            strays += not sure
            if sure:
                deleted.add(name)
        found[name] = mark
    # Where another row vanished with them, and nothing tells why, they may be lost, too.
    if strays or len(deleted) > max(_FEW, len(both.old) // 2):
        found.update((name, Mark(judge.moment.now, deleted=False)) for name in deleted)
    return found


def deleted_of(marks: Marks, table: str) -> set[str]:
    """The ids of the rows of `table` that somebody deleted in Frigate."""
    return {row_id for row_id, mark in marks.get(table, {}).items() if mark.deleted}


def thumb_of(table: str, columns: Sequence[str], row: Row, media: str) -> str:
    """Where the thumbnail of a review or an event lies."""
    if table == "reviewsegment":
        return str(row[columns.index("thumb_path")])
    camera, event = (str(row[columns.index(name)]) for name in ("camera", "id"))
    return f"{media}/clips/{names.event_thumb_name(camera, event)}"


def _deletion(table: str, both: Aligned, judge: Judge) -> Callable[[Row], bool]:
    """Says of a row of `table` whether the disk is as Frigate leaves it when the row is deleted."""
    key, camera = both.at("id"), both.at("camera")
    start, end = both.at("start_time"), both.at("end_time")
    objects = _Objects(both, judge)

    def of_review(row: Row) -> bool:
        if not os.path.lexists(thumb_of(table, both.columns, row, judge.media)):
            return False
        return judge.footage_went(row[camera], row[start], row[end])

    def of_event(row: Row) -> bool:
        thumb = thumb_of(table, both.columns, row, judge.media)
        if not os.path.lexists(thumb) and not objects.outlasted(row):
            return False
        if not row[both.at("has_snapshot")]:
            return objects.is_alone(row) and not judge.has_id(table, str(row[key]))
        pictures = names.event_pictures(str(row[camera]), str(row[key]))
        paths = (f"{judge.media}/clips/{name}" for name in pictures)
        return all(is_gone(path) for path in paths if path != thumb)

    return of_review if table == "reviewsegment" else of_event


class _Objects:
    """The tracked objects of a day, of which one may have been deleted."""

    def __init__(self, both: Aligned, judge: Judge) -> None:
        self._both = both
        self._judge = judge

    def is_alone(self, row: Row) -> bool:
        """Whether the rows just before and after it stay."""
        index = self._order.index(row)
        around = self._order[index - 1 : index] + self._order[index + 1 : index + 2]
        key = self._both.at("id")
        return len(around) == 2 and all(other[key] in self._now for other in around)

    def outlasted(self, row: Row) -> bool:
        """Whether an object that ended before it shows that no clip of that time was due.

        Frigate deletes no row whose clip is not due (`expire_clips` of `frigate/events/cleanup.py`,
        which goes by the end and by `max_severity`). That is asked of thumbnails in rows alone.
        """
        at, judge = self._both.at, self._judge
        if not row[at("thumbnail")] or not row[at("has_clip")]:
            return False
        camera, severity = row[at("camera")], severity_of(row[at("data")])
        begin, end = number(row[at("start_time")]), number(row[at("end_time")])
        return judge.has_footage(camera, begin, end) and any(
            other[at("camera")] == camera
            and other[at("has_clip")]
            and not other[at("retain_indefinitely")]
            and number(other[at("start_time")]) < begin
            and 0 < number(other[at("end_time")]) < end
            and severity_of(other[at("data")]) == severity
            for other in self._both.new
        )

    @cached_property
    def _now(self) -> set[object]:
        key = self._both.at("id")
        return {row[key] for row in self._both.new}

    @cached_property
    def _order(self) -> list[Row]:
        start = self._both.at("start_time")
        return sorted(self._both.old, key=lambda row: number(row[start]))
