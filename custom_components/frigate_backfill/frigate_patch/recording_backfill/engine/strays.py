"""The judge of strays: .mp4 files of a camera that lie where no recording belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import layout
from ..models import FileResult, Reason, Status
from .known import already_indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..frigate.recordings import FrigateDatabase
    from .library import Library

_AT_ONCE = 1000
_ADVICE = f"Move it to {layout.PATTERN} of a library, in UTC."
OLD_LAYOUT = (
    "Frigate before 0.12 stored it, in folders of local time (YYYY-MM/DD/HH/<camera>). To bring it "
    f"back, move it to {layout.PATTERN}, with day and hour in UTC."
)


def stray_results(library: Library, database: FrigateDatabase) -> Iterator[list[FileResult]]:
    """What is to be said of each stray, some at a time; those that the database knows are fine."""
    for parts, names in library.strays():
        folder = library.spell(*parts)
        advice = OLD_LAYOUT if layout.is_old_layout(parts) else _ADVICE
        for first in range(0, len(names), _AT_ONCE):
            paths = [f"{folder}/{name}" for name in names[first : first + _AT_ONCE]]
            # A name that is not UTF-8 is in no row.
            sound = [path for path in paths if layout.printable(path) == path]
            known = {row.path: row for row in database.rows_of_paths(sound)}
            yield [
                already_indexed(path, known[path].start_time, known[path])
                if path in known
                else FileResult(layout.printable(path), Status.ERROR, Reason.INVALID_PATH, advice)
                for path in paths
            ]
