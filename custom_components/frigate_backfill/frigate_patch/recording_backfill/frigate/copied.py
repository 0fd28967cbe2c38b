"""A recording's row as a copy of the database has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import details
from .sql.writer import DETAILS

if TYPE_CHECKING:
    from ..streams import Details
    from .retention import Signs


@dataclass(frozen=True)
class CopiedRecording:
    """A recording's row with all that it had when Frigate wrote it."""

    row_id: str
    camera: str
    path: str
    start_time: float
    end_time: float
    duration: float
    segment_size: float
    """MB of 2^20 bytes."""
    signs: Signs
    regions: int | None
    more: tuple[tuple[str, object], ...] = ()
    """What newer releases have besides, by column."""

    @property
    def tells_all(self) -> bool:
        """Whether it has what 0.19 stores of the file; a copy of an older Frigate has not."""
        return {"has_audio", "video_codec", "keyframes"}.issubset(name for name, _ in self.more)

    def with_details(self, told: Details) -> CopiedRecording:
        """The same, with what its file has `told` of what it does not know."""
        found = dict(zip(DETAILS, details.values(DETAILS, self.signs.stream, told)))
        known = {name: value for name, value in found.items() if value is not None}
        return replace(self, more=tuple({**known, **dict(self.more)}.items()))

    def as_row(self) -> dict[str, object]:
        """All columns that it has a value for."""
        return {
            **dict(self.more),
            "id": self.row_id,
            "camera": self.camera,
            "path": self.path,
            "start_time": self.start_time,
            "end_time": self.end_time,
            "duration": self.duration,
            "segment_size": self.segment_size,
            "motion": self.signs.motion,
            "objects": self.signs.objects,
            "dBFS": self.signs.dbfs,
            "regions": self.regions,
        }
