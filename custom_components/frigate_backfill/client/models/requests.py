"""A request: what is asked of the patch, and what it must be able to do for it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Capability(StrEnum):
    """What a patch can do that an older one cannot; what it does not name is not asked of it."""

    MEDIA = "media"
    COPIES = "copies"
    UNDO = "undo"
    MOTION = "motion"
    REMOVE_GONE = "remove_gone"
    ESTIMATE = "estimate"
    HOUR = "hour"
    RUNS_AFTER = "runs_after"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillRequest:
    """What to run; the defaults are the patch's own, safe ones."""

    start_time: float | None = None
    end_time: float | None = None
    directory_path: str | None = None
    dry_run: bool = False
    force: bool = False
    skip_expired: bool = True
    media: tuple[str, ...] | None = None
    """What to bring back; None is everything that files tell."""
    copies: bool | tuple[str, ...] | None = None
    """Whether, or from which, copies of the database rows come first; None is from all."""
    remove_gone: bool | None = None
    """Whether rows whose file is gone are taken out; None is no."""
    motion: bool | None = None
    """Whether recordings get the motion that their previews prove; None is yes."""
    find_motion: bool | None = None
    """Whether it only looks for motion in recordings that came back without; None is no."""

    probe: str | None = None
    """How lengths are found; None is from each file."""
    verify: bool | None = None
    """Whether it only checks lengths that are estimated; None is no."""

    @property
    def needs(self) -> frozenset[Capability]:
        """What the patch must be able to do for it."""
        optional = (
            Capability.MEDIA,
            Capability.COPIES,
            Capability.REMOVE_GONE,
            Capability.MOTION,
        )
        needed = {each for each in optional if getattr(self, each) is not None}
        if self.find_motion is not None:
            needed.add(Capability.MOTION)
        if self.probe is not None or self.verify is not None:
            needed.add(Capability.ESTIMATE)
        return frozenset(needed)

    def to_json(self) -> dict[str, Any]:
        """The request's body, without what is not set."""
        return {key: value for key, value in asdict(self).items() if value is not None}
