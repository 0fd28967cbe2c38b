"""The merging of one day's rows: what the catalogue has with what the database has now.

The catalogue never mirrors a loss. A row leaves it only when the file that it names is gone, one
without a file when the recordings that it belongs to are; and none does while anything says that
the database has lost rows, or that the disk is not the one whose files were catalogued.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...frigate.backfilled import UNPROCESSED, told_by
from ...frigate.values import number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .judge import Judge

    Row = tuple[object, ...]


FILES = {"previews": "path", "export": "video_path"}
"""Tables of files other than recordings, and the column that names the file."""


@dataclass
class Merged:
    """The rows of one table after it."""

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    changed: bool = False
    """Whether they differ from what the catalogue had."""
    fresh: set[object] = field(default_factory=set)
    """The ids of rows that are as the database has them."""


class Aligned:
    """Rows of both sides by the same columns: the database's, then those that it has no more."""

    def __init__(
        self,
        old: tuple[Sequence[str], Sequence[Row]],
        new: tuple[Sequence[str], Sequence[Row]],
    ) -> None:
        """Each side is its columns and its rows."""
        self.columns = tuple(dict.fromkeys((*new[0], *old[0])))
        self.old, self.new = self._in_order(*old), self._in_order(*new)
        self.changed = bool(old[1]) and tuple(old[0]) != self.columns

    def at(self, name: str) -> int:
        """Where the column `name` stands."""
        return self.columns.index(name)

    def _in_order(self, columns: Sequence[str], rows: Sequence[Row]) -> Sequence[Row]:
        if tuple(columns) == self.columns or not rows:
            return rows
        place = {name: index for index, name in enumerate(columns)}
        order = [place.get(name, -1) for name in self.columns]
        return [tuple(None if index < 0 else row[index] for index in order) for row in rows]


def merge_recordings(camera: str, both: Aligned, judge: Judge) -> Merged:
    """The recordings of one camera, in time order."""
    path, start, end = both.at("path"), both.at("start_time"), both.at("end_time")

    def span_of(row: Row) -> tuple[float, float]:
        return number(row[start]), number(row[end])

    made_up = is_made_up("recordings", both.columns)
    merged = Merged(both.columns, changed=both.changed)
    now = {row[path]: row for row in both.new}
    missing = [row for row in both.old if row[path] not in now]
    there = {row[path] for row in missing if judge.is_there(str(row[path]))}
    if any(row[path] in there and not made_up(row) for row in missing):
        judge.lost.add(camera)
    may_change, may_leave = judge.may_change(camera), judge.may_leave(camera)
    for row in both.old:
        found, kept = now.pop(row[path], None), row
        if found is None:
            if may_leave and row[path] not in there:
                merged.changed = True
                judge.went.setdefault(camera, []).append(span_of(row))
                continue
        elif found != row and may_change and not (made_up(found) and not made_up(row)):
            merged.changed, kept = True, found
        merged.rows.append(kept)
    if now:
        merged.changed = True
        merged.rows += now.values()
        merged.rows.sort(key=lambda row: number(row[start]))
    judge.starts[camera] = [number(row[start]) for row in merged.rows]
    judge.stay[camera] = list(map(span_of, merged.rows))
    return merged


def merge_files(table: str, both: Aligned, judge: Judge) -> Merged:
    """The rows of one of the tables of `FILES`."""
    key, path, camera = both.at("id"), both.at(FILES[table]), both.at("camera")
    known, taken = {row[path] for row in both.old}, {row[key] for row in both.old}
    # Frigate may give a file that it found at its start a row of its own, with less in it.
    new = [row for row in both.new if row[key] in taken or row[path] not in known]
    return _merge(
        both,
        new,
        may_change=lambda row: judge.may_change(row[camera]),
        may_leave=lambda row: judge.may_leave(row[camera]) and not judge.is_there(str(row[path])),
    )


def merge_timed(table: str, both: Aligned, judge: Judge) -> Merged:
    """Reviews or events, which stay as long as there are recordings of their time.

    They also stay as long as there is a picture of them: many events have no recording.
    """
    key, camera = both.at("id"), both.at("camera")
    start, end = both.at("start_time"), both.at("end_time")

    def may_leave(row: Row) -> bool:
        if not judge.may_leave(row[camera]):
            return False
        if judge.has_footage(row[camera], number(row[start]), number(row[end])):
            return False
        if table == "reviewsegment" and judge.is_there(str(row[both.at("thumb_path")])):
            return False
        return table != "event" or not judge.has_picture(row[camera], row[key])

    return _merge(
        both,
        both.new,
        may_change=lambda row: judge.may_change(row[camera]),
        may_leave=may_leave,
        made_up=is_made_up(table, both.columns),
    )


def merge_cases(both: Aligned, judge: Judge, exports: Merged) -> Merged:
    """The cases of exports, which name no file and stay as long as one of the `exports` does."""
    key = both.at("id")
    used: set[object] = set()
    if "export_case_id" in exports.columns:
        used = {row[exports.columns.index("export_case_id")] for row in exports.rows}
    return _merge(
        both,
        both.new,
        may_change=lambda _: judge.trust.changes,
        may_leave=lambda row: judge.trust.leaves and row[key] not in used,
    )


def merge_belongings(both: Aligned, parent: str, of: Merged) -> Merged:
    """Rows that go with those `of` another table, whose ids are in their column `parent`."""
    key, at = both.at(parent), of.columns.index("id")
    kept = {row[at] for row in of.rows} - of.fresh
    merged = Merged(both.columns)
    merged.rows = [row for row in both.old if row[key] in kept]
    merged.rows += [row for row in both.new if row[key] in of.fresh]
    merged.changed = both.changed or sorted(map(repr, merged.rows)) != sorted(map(repr, both.old))
    return merged


def is_made_up(table: str, columns: Sequence[str]) -> Callable[[Row], bool]:
    """Says of a row of `table` whether a run made it from a file."""
    if table == "recordings" and {"objects", "regions"}.issubset(columns):
        objects, regions = columns.index("objects"), columns.index("regions")
        return lambda row: row[objects] == row[regions] == UNPROCESSED
    if table in ("reviewsegment", "event") and "data" in columns:
        data = columns.index("data")
        return lambda row: told_by(row[data])
    return lambda _row: False


def _merge(
    both: Aligned,
    new: Sequence[Row],
    *,
    may_change: Callable[[Row], bool],
    may_leave: Callable[[Row], bool],
    made_up: Callable[[Row], bool] = lambda _row: False,
) -> Merged:
    """Rows by their ids."""
    key = both.at("id")
    merged = Merged(both.columns, changed=both.changed)
    now = {row[key]: row for row in new}
    for row in both.old:
        found, kept = now.pop(row[key], None), row
        if found is None:
            if may_leave(row):
                merged.changed = True
                continue
        elif may_change(row) and not (made_up(found) and not made_up(row)):
            merged.changed, kept = merged.changed or found != row, found
            merged.fresh.add(row[key])
        merged.rows.append(kept)
    if now:
        merged.changed = True
        merged.rows += now.values()
        merged.fresh.update(now)
    return merged
