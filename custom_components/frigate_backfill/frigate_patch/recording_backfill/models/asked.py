"""What a run was asked for, so that it can be told, and another one asked for the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .words import Media, ProbeMode, RunKind

if TYPE_CHECKING:
    from .orders import RunOrder


@dataclass(frozen=True)
class Asked:
    """The range and the options of a run; each field is the one of that name in RunOrder."""

    start_time: float | None = None
    end_time: float | None = None
    directory: str | None = None
    force: bool = False
    skip_expired: bool = True
    copies: bool | tuple[str, ...] = True
    media: tuple[Media, ...] | None = None
    probe: ProbeMode = ProbeMode.AUTO
    remove_gone: bool = False
    motion: bool = True
    find_motion: bool = False

    @classmethod
    def of(cls, order: RunOrder) -> Asked | None:
        """What `order` asks for; None of an undo or a check of lengths, which have no range."""
        if order.kind not in (RunKind.RUN, RunKind.MOTION):
            return None
        return cls(**{name: getattr(order, name) for name in _FIELDS})

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types, without what is as by default: a poll tells of many runs."""
        return {
            name: value
            for name in _FIELDS
            if (value := getattr(self, name)) != getattr(_DEFAULTS, name)
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Asked:
        """Undo `to_json`; raises TypeError or ValueError when `data` is not one."""
        known = {name: value for name, value in dict(data).items() if name in _FIELDS}
        for bound in ("start_time", "end_time"):
            if bound in known:
                known[bound] = float(known[bound])
        if isinstance(known.get("copies"), list):
            known["copies"] = tuple(map(str, known["copies"]))
        if known.get("media") is not None:
            known["media"] = tuple(map(Media, known["media"]))
        if "probe" in known:
            known["probe"] = ProbeMode(known["probe"])
        return cls(**known)


_DEFAULTS = Asked()
_FIELDS = tuple(vars(_DEFAULTS))
