"""The order of a run: everything that one needs to know."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from math import inf
from typing import Any

from .. import layout
from .detection import Detection
from .retention import Retention
from .words import Media, ProbeMode, RunKind


@dataclass(frozen=True)
class RunOrder:
    """Everything one run needs to know; the child process gets it as JSON on stdin."""

    camera: str
    database: str
    """SQLite file of Frigate."""
    recordings_root: str
    """Where the recordings directory is for this process."""
    recordings_as: str
    """How Frigate spells that directory in `recordings.path`; usually the same."""
    directory: str | None = None
    """Scan this instead: a library root, or a day, hour or camera folder of one."""
    extra_roots: tuple[str, ...] = ()
    """Roots besides the recordings directory in which `directory` may lie."""
    start_time: float | None = None
    end_time: float | None = None
    cameras: tuple[str, ...] = ()
    """Names of the cameras that Frigate has; empty where they are not known."""
    directory_as: str | None = None
    """How Frigate spells `directory`, where it cannot be told from the roots."""
    dry_run: bool = False
    force: bool = False
    skip_expired: bool = True
    retention: Retention = field(default_factory=Retention)
    as_frigate: bool = False
    """Whether this process may do with files what Frigate may: it runs in Frigate's container."""
    guard_active: bool = False
    """Whether Frigate's insert survives a path that is already there (see `guard`)."""
    settled: float = 600.0
    """Seconds after its end for which Frigate may still be about to index a recording."""
    probe: ProbeMode = ProbeMode.AUTO
    ffprobe: str | None = None
    """Path of ffprobe, or None where there is none."""
    max_results: int = 1000
    max_rate: float | None = None
    """Files a second that may be read at most; None is no limit."""
    undo_of: str | None = None
    """Take back the run of this job, and look for nothing."""
    undo_last: bool = False
    """Whether `undo_of` is the camera's last run because no job was named."""
    sync_on: bool = False
    """Whether a sync of Frigate's that deletes files without a row may come at any time."""
    sync_deletes: bool = False
    """Whether that sync would delete files that lose their rows, as no rescue holds it back."""
    remove_gone: bool = False
    """Take out rows whose file is gone."""
    motion: bool = True
    """Give recordings the motion that a preview proves."""
    find_motion: bool = False
    """Look for motion in backfilled recordings that have none yet, and for nothing else."""
    verify: bool = False
    """Read the files of rows whose length is estimated, put these right, and do nothing else."""
    detection: Detection = field(default_factory=Detection)
    media: tuple[Media, ...] | None = None
    """What to bring back; None is all, but events from copies of the database alone, because a
    file does not tell an event's label."""

    copies: bool | tuple[str, ...] = True
    """Whether to take rows from the copies of the database that are found, or which files else."""
    by_memory: bool = False
    """Whether to trust an earlier run that found a file broken, as long as its folder has not
    changed."""
    copy_roots: tuple[str, ...] = ()
    """Folders in which a named copy may lie, besides those that always count."""

    @property
    def kind(self) -> RunKind:
        """What it is for."""
        if self.undo_of is not None:
            return RunKind.UNDO
        if self.verify:
            return RunKind.VERIFY
        return RunKind.MOTION if self.find_motion else RunKind.RUN

    @property
    def after(self) -> float:
        """Where its range begins: `start_time`, or minus infinity."""
        return -inf if self.start_time is None else self.start_time

    @property
    def before(self) -> float:
        """Where its range ends: `end_time`, or infinity."""
        return inf if self.end_time is None else self.end_time

    def touches(self, start: float, end: float) -> bool:
        """Whether what lasts from `start` to `end` lies in its range, at least in part."""
        return end >= self.after and start <= self.before

    def covers(self, hour: float) -> bool:
        """Whether all of the hour that begins then lies in its range."""
        return self.after <= hour and hour + layout.HOUR - 1e-3 <= self.before

    def covered(self, first: float, last: float) -> tuple[float, float]:
        """The hours from `first` to `last`, but for those at the edges that it covers in part."""
        if not self.covers(last):
            last -= layout.HOUR
        return (first if self.covers(first) else first + layout.HOUR), last

    @property
    def of_whole_hours(self) -> RunOrder:
        """The same, of all of the hours that its range touches."""
        hour = layout.HOUR
        start = None if self.start_time is None else self.start_time // hour * hour
        end = None if self.end_time is None else self.end_time // hour * hour + hour - 1e-3
        return replace(self, start_time=start, end_time=end)

    @property
    def estimates(self) -> bool:
        """Whether it may write rows whose length is estimated."""
        by_names = self.probe is ProbeMode.ESTIMATE
        return by_names and self.kind is RunKind.RUN and not self.dry_run

    def wants(self, media: Media) -> bool:
        """Whether `media` is to be brought back, from wherever."""
        return self.media is None or media in self.media

    def wants_from_files(self, media: Media) -> bool:
        """Whether `media` is to be brought back from what files tell."""
        return media is not Media.EVENTS if self.media is None else media in self.media

    def to_json(self) -> dict[str, Any]:
        """As plain JSON types."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> RunOrder:
        """Undo `to_json`; raises KeyError or TypeError when `data` is not one."""
        copies = data["copies"]
        return cls(
            **{
                **data,
                "retention": Retention.from_json(data["retention"]),
                "extra_roots": tuple(data["extra_roots"]),
                "cameras": tuple(data["cameras"]),
                "probe": ProbeMode(data["probe"]),
                "detection": Detection.from_json(data["detection"]),
                "copies": copies if isinstance(copies, bool) else tuple(copies),
                "copy_roots": tuple(data["copy_roots"]),
                "media": None if data["media"] is None else tuple(map(Media, data["media"])),
            }
        )
