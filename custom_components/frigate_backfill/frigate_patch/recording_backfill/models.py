"""The words of a run: what is ordered, what is found, what is counted.

Times are UTC epoch seconds (float), durations seconds, sizes bytes unless a name says MB.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from . import layout
from .streams import UNKNOWN, Details, Stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Word(str, Enum):
    """A word of the contract; its text is its value, as a StrEnum's is from Python 3.11 on."""

    __str__ = str.__str__

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self, format_spec)


class Status(Word):
    """What became of one file."""

    ADDED = "added"
    UPDATED = "updated"
    WOULD_ADD = "would_add"
    WOULD_UPDATE = "would_update"
    SKIPPED = "skipped"
    ERROR = "error"


_WOULD = (Status.WOULD_ADD, Status.WOULD_UPDATE)


class Reason(Word):
    """Why a file was skipped or is an error; the table in docs/api.md explains each."""

    ALREADY_INDEXED = "already_indexed"
    OVERLAP = "overlap"
    MOVED = "moved"
    TOO_RECENT = "too_recent"
    PAST_RETENTION = "past_retention"
    INVALID_PATH = "invalid_path"
    NO_DURATION = "no_duration"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    NO_VIDEO = "no_video"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    UNREADABLE = "unreadable"
    NOT_REGULAR = "not_regular"
    OUTSIDE_ROOT = "outside_root"
    DATABASE = "database"
    KEPT = "kept"


class Source(Word):
    """Where a row comes from."""

    FILE = "file"
    """It was made from what the file tells."""
    COPY = "copy"
    """A copy of the database has it, with all it had."""


class RunState(Word):
    """Where a job is; `IDLE` is the state of a camera without one."""

    IDLE = "idle"
    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


class Trigger(Word):
    """Who asked for a run."""

    API = "api"
    SCHEDULE = "schedule"
    SCRIPT = "script"


class RunKind(Word):
    """What a job does."""

    RUN = "run"
    UNDO = "undo"
    MOTION = "motion"
    VERIFY = "verify"


class Media(Word):
    """A kind of what Frigate keeps, in the order in which a run brings them back.

    Frigate's clean-up deletes a recording that no review keeps, and a preview that no recording
    keeps. So what keeps comes before what is kept.
    """

    REVIEWS = "reviews"
    RECORDINGS = "recordings"
    PREVIEWS = "previews"
    EXPORTS = "exports"
    EVENTS = "events"


class ProbeMode(Word):
    """Who tells a file's duration: our box reader with ffprobe for doubts, or always ffprobe."""

    AUTO = "auto"
    FFPROBE = "ffprobe"


class RetainMode(Word):
    """Which analysed recordings under a review Frigate keeps."""

    ALL = "all"
    MOTION = "motion"
    ACTIVE_OBJECTS = "active_objects"


@dataclass(frozen=True)
class ReviewRetention:
    """How long reviews of one severity are kept (days), and how far they reach (seconds)."""

    days: float
    pre_capture: float
    post_capture: float
    mode: RetainMode = RetainMode.MOTION
    pause: float = 120.0
    """The longest time without activity that a review outlasts: its cut-off and the longest
    loitering of the camera's zones."""


@dataclass(frozen=True)
class SnapshotRetention:
    """How many days the pictures of events are kept, by their labels."""

    shortest: float = 10.0
    longest: float = 10.0
    unlabelled: float = 10.0
    """Of an event whose label nobody knows."""
    others: float = 10.0
    """Of labels that are not in `by_label`."""
    by_label: tuple[tuple[str, float], ...] = ()

    def days_of(self, label: str) -> float:
        """How long the pictures of events with that label are kept."""
        return dict(self.by_label).get(label, self.others)


@dataclass(frozen=True)
class KeptBy:
    """For how many days a review of one severity keeps recordings of a stream, and which."""

    days: float
    mode: RetainMode


@dataclass(frozen=True)
class StreamRetention:
    """What 0.19's clean-up keeps of one stream; see `Retention`."""

    days: float
    continuous_days: float
    alerts: KeptBy
    detections: KeptBy


@dataclass(frozen=True)
class Retention:
    """What Frigate's clean-up keeps of one camera, as its configuration says now.

    `days` is `record.retain.days` (0.15, 0.16) or max(`record.continuous.days`,
    `record.motion.days`) (0.17, 0.18). `cleanup_active` is false in safe mode, where Frigate
    deletes nothing. `known` is false where no configuration could be read: `days` is then
    Frigate's default, 0. `configured` is false for a camera that is no longer in the
    configuration: its recordings go by age alone, whatever reviews there are. Reviews that began
    less than `review_days` ago keep nothing (0.18: `record.continuous.days`; None: as `days`).
    `continuous_days` is `record.continuous.days`, None before 0.17. `reviews_known` is false where
    the days of reviews are Frigate's defaults for want of its configuration.

    0.19 keeps each stream by days of its own, and reviews by the longer of both: `main` and `sub`,
    None before it, and for a camera that is not configured.
    """

    days: float = 0.0
    alerts: ReviewRetention = ReviewRetention(10.0, 5.0, 5.0)
    detections: ReviewRetention = ReviewRetention(10.0, 5.0, 5.0, pause=30.0)
    cleanup_active: bool = True
    known: bool = True
    configured: bool = True
    review_days: float | None = None
    continuous_days: float | None = None
    reviews_known: bool = True
    days_after_restart: float | None = None
    """What Frigate's settings say already, where its clean-up goes by fewer until a restart."""
    snapshots: SnapshotRetention = SnapshotRetention()
    unseen: bool = False
    """Whether a review may go on where previews show nothing: by the camera's sounds, by the plates
    that it reads, or as long as somebody stands in a zone with a loitering time."""
    main: StreamRetention | None = None
    sub: StreamRetention | None = None

    def of(self, stream: Stream) -> Retention:
        """What it is for recordings of `stream`, and for how long reviews keep these."""
        own = self.sub if stream is Stream.SUB else self.main
        if own is None:
            return self
        return replace(
            self,
            days=own.days,
            continuous_days=own.continuous_days,
            alerts=replace(self.alerts, days=own.alerts.days, mode=own.alerts.mode),
            detections=replace(self.detections, days=own.detections.days, mode=own.detections.mode),
            main=None,
            sub=None,
        )


def _stream_retention(data: dict[str, Any] | None) -> StreamRetention | None:
    """Undo `asdict`."""
    if data is None:
        return None
    kept = {
        severity: KeptBy(data[severity]["days"], RetainMode(data[severity]["mode"]))
        for severity in ("alerts", "detections")
    }
    return StreamRetention(**{**data, **kept})


@dataclass(frozen=True)
class Detection:
    """How a camera's motion is detected; Frigate's names and defaults."""

    threshold: int = 30
    contour_area: int = 10
    frame_alpha: float = 0.01
    frame_height: int = 100
    lightning_threshold: float = 0.8
    improve_contrast: bool = True
    mask: tuple[tuple[tuple[float, float], ...], ...] = ()
    """Polygons that are not looked at, as parts of width and height."""
    fps: float = 5.0
    """Frames a second that Frigate's detector looks at."""

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Detection:
        """Undo `asdict`, as JSON has it."""
        mask = tuple(tuple((x, y) for x, y in polygon) for polygon in data["mask"])
        return cls(**{**data, "mask": mask})


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
    detection: Detection = field(default_factory=Detection)
    media: tuple[Media, ...] | None = None
    """What to bring back; None is all, but events from copies of the database alone, because a
    file does not tell an event's label."""

    copies: bool | tuple[str, ...] = True
    """Whether to take rows from the copies of the database that are found, or which files else."""
    copy_roots: tuple[str, ...] = ()
    """Folders in which a named copy may lie, besides those that always count."""

    @property
    def kind(self) -> RunKind:
        """What it is for."""
        if self.undo_of is not None:
            return RunKind.UNDO
        return RunKind.MOTION if self.find_motion else RunKind.RUN

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
        retention = dict(data["retention"])
        for severity in ("alerts", "detections"):
            values = retention[severity]
            retention[severity] = ReviewRetention(**{**values, "mode": RetainMode(values["mode"])})
        snapshots = retention["snapshots"]
        by_label = tuple((label, days) for label, days in snapshots["by_label"])
        retention["snapshots"] = SnapshotRetention(**{**snapshots, "by_label": by_label})
        for stream in ("main", "sub"):
            retention[stream] = _stream_retention(retention[stream])
        copies = data["copies"]
        return cls(
            **{
                **data,
                "retention": Retention(**retention),
                "extra_roots": tuple(data["extra_roots"]),
                "cameras": tuple(data["cameras"]),
                "probe": ProbeMode(data["probe"]),
                "detection": Detection.from_json(data["detection"]),
                "copies": copies if isinstance(copies, bool) else tuple(copies),
                "copy_roots": tuple(data["copy_roots"]),
                "media": None if data["media"] is None else tuple(map(Media, data["media"])),
            }
        )


class Recording(NamedTuple):
    """A whole recording on disk, ready to become a row."""

    path: str
    """As Frigate spells it."""
    camera: str
    start_time: float
    duration: float
    size: int
    motion: int = -1
    """What previews prove of it; -1 where they prove nothing, and never 0."""
    stream: Stream = Stream.MAIN
    details: Details = UNKNOWN

    @property
    def end_time(self) -> float:
        """Start plus duration."""
        return self.start_time + self.duration


class FileResult(NamedTuple):
    """What became of one file; what is not known of it is None."""

    file_path: str
    status: Status
    reason: Reason | None = None
    message: str | None = None
    """Why, and what to do; None where status and reason say it all."""
    start_time: float | None = None
    duration: float | None = None
    size: int | None = None
    past_retention: bool = False
    indexed: bool = False
    """Whether its path had a row before this run."""
    undecided: bool = False
    """Whether an error only says that nobody could tell, so that the file may be whole."""
    media: Media = Media.RECORDINGS
    through_review: bool = False
    """Whether Frigate's next clean-up would delete it but for a review of this run."""
    source: Source = Source.FILE
    has_motion: bool = False
    """Whether a preview proves motion in it."""

    @property
    def stream_type(self) -> str | None:
        """Which of a camera's streams a recording is of; None of other kinds."""
        if self.media is not Media.RECORDINGS:
            return None
        folder = os.path.basename(os.path.dirname(self.file_path))
        return Stream.of_folder(folder).value

    @property
    def missing(self) -> bool:
        """Whether after this run it is a recording on disk that is not in the database."""
        return not self.indexed and (
            self.status in _WOULD or self.reason in (Reason.PAST_RETENTION, Reason.MOVED)
        )

    def to_json(self) -> dict[str, Any]:
        """The fields of docs/api.md, sizes in MB (bytes / 2^20) rounded to two places."""
        known = self.start_time is not None and self.duration is not None
        return {
            "file_path": self.file_path,
            "start_time": self.start_time,
            "end_time": self.start_time + self.duration if known else None,  # type: ignore[operator]
            "duration": self.duration,
            "file_size_mb": None if self.size is None else round(self.size / 2**20, 2),
            "status": str(self.status),
            "reason": None if self.reason is None else str(self.reason),
            "message": self.message,
            "past_retention": self.past_retention,
            "source": str(self.source),
            "stream_type": self.stream_type,
        }


@dataclass
class MediaCounts:
    """How many items of one kind other than recordings met which fate."""

    added: int = 0
    updated: int = 0
    skipped: int = 0
    errors: int = 0
    past_retention: int = 0
    """Of all of them, those past Frigate's retention."""

    @property
    def found(self) -> int:
        """All items looked at."""
        return self.added + self.updated + self.skipped + self.errors

    def to_json(self) -> dict[str, int]:
        """In the names of docs/api.md."""
        return {"found": self.found, **asdict(self)}


@dataclass(frozen=True)
class Summary:
    """How much footage a run added, or would add."""

    seconds: float = 0.0
    bytes: int = 0
    days: int = 0
    """UTC days in which some of it lies."""


@dataclass
class Counts:
    """How many files of which fate; `scanned` is always the sum of the other four."""

    added: int = 0
    updated: int = 0
    skipped: int = 0
    errors: int = 0
    past_retention: int = 0
    """Of all of them, those past Frigate's retention."""
    exact: int = 0
    """Of those added and updated, the ones that a copy of the database had."""
    with_motion: int = 0
    """Of those added and updated, the ones that a preview proves motion in."""
    gone: int = 0
    """Rows whose file is gone, and how many of them were taken out."""
    removed: int = 0
    summary: Summary = Summary()
    media: dict[Media, MediaCounts] = field(default_factory=dict)
    """Of the other kinds that were asked for."""

    @property
    def scanned(self) -> int:
        """All files looked at."""
        return self.added + self.updated + self.skipped + self.errors

    @property
    def changed(self) -> int:
        """How many rows of recordings it is about that changed."""
        return self.added + self.updated + self.removed

    def to_json(self) -> dict[str, Any]:
        """In the names of docs/api.md."""
        return {
            "total_files_scanned": self.scanned,
            "files_added": self.added,
            "files_updated": self.updated,
            "files_skipped": self.skipped,
            "files_errors": self.errors,
            "files_past_retention": self.past_retention,
            "files_exact": self.exact,
            "files_with_motion": self.with_motion,
            "files_gone": self.gone,
            "files_removed": self.removed,
            "summary": {**asdict(self.summary), "seconds": round(self.summary.seconds, 3)},
            "media": {str(kind): counts.to_json() for kind, counts in self.media.items()},
        }

    def to_record(self) -> dict[str, Any]:
        """As plain JSON types, for another process and for the state file."""
        media = {str(kind): asdict(counts) for kind, counts in self.media.items()}
        return {**asdict(self), "media": media}

    @classmethod
    def from_record(cls, data: dict[str, Any]) -> Counts:
        """Undo `to_record`, whatever else a newer version wrote.

        Raises TypeError, ValueError or AttributeError when `data` is none.
        """
        names = ("added", "updated", "skipped", "errors", "past_retention")
        own = (*names, "exact", "with_motion", "gone", "removed")
        media = data.get("media", {}).items()
        summary = data.get("summary", {})
        return cls(
            **{name: int(data.get(name, 0)) for name in own},
            summary=Summary(
                float(summary.get("seconds", 0.0)),
                int(summary.get("bytes", 0)),
                int(summary.get("days", 0)),
            ),
            media={
                Media(kind): MediaCounts(**{name: int(one.get(name, 0)) for name in names})
                for kind, one in media
            },
        )


@dataclass(frozen=True)
class MediaHour:
    """What of one kind other than recordings is missing in one hour, after a run looked at it.

    Hours that a completed run looked at and did not report have nothing missing.
    """

    media: Media
    hour: float
    """Start of the hour, UTC epoch seconds."""
    missing: int = 0
    past_retention: int = 0
    """Beside `missing`, not in it."""


@dataclass(frozen=True)
class HourSummary:
    """What is on disk and not in the database in one hour folder, after a run looked at it."""

    root: str
    """The library root it was found in."""
    hour: float
    """Start of the hour, UTC epoch seconds."""
    missing_files: int = 0
    missing_seconds: float = 0.0
    missing_bytes: int = 0
    past_retention: int = 0
    """Beside `missing_files`, not in it: files past Frigate's retention."""
    error_files: int = 0


@dataclass(frozen=True)
class Progress:
    """How far a run has come; total and remaining seconds are None until they are known."""

    counts: Counts = field(default_factory=Counts)
    files_total: int | None = None
    eta_seconds: float | None = None

    @property
    def percent(self) -> float | None:
        """0 to 100, one decimal."""
        if self.files_total is None:
            return None
        if self.files_total == 0:
            return 100.0
        return min(100.0, round(100.0 * self.counts.scanned / self.files_total, 1))

    def to_json(self) -> dict[str, Any]:
        """The fields of `progress` in docs/api.md."""
        counts = self.counts
        return {
            "files_scanned": counts.scanned,
            "files_total": self.files_total,
            "percent": self.percent,
            "files_added": counts.added,
            "files_skipped": counts.skipped,
            "files_errors": counts.errors,
            "eta_seconds": self.eta_seconds,
        }


class IndexedFiles(NamedTuple):
    """Files of one hour folder that all have their rows; nobody looked at these."""

    folder: str
    """As Frigate spells it."""
    hour: float
    """Start of the hour, UTC epoch seconds."""
    seconds: Sequence[int]
    """When they begin, in seconds after the hour, in order."""

    def results(self) -> Iterator[FileResult]:
        """The result of each; how long and large they are is not known."""
        for second in self.seconds:
            yield FileResult(
                f"{self.folder}/{layout.NAMES[second]}",
                Status.SKIPPED,
                Reason.ALREADY_INDEXED,
                start_time=self.hour + second,
                indexed=True,
            )


@dataclass(frozen=True)
class HourReport:
    """What a run found since its last report, one hour folder's files at most."""

    results: list[FileResult]
    indexed: IndexedFiles | None = None
    """Instead of their results, where all files of an hour have a row."""
    summary: HourSummary | None = None
    """Of the whole hour folder, with its last report; None before that and outside any hour."""
    others: tuple[FileResult, ...] = ()
    """Results of kinds other than recordings."""
    hours: tuple[MediaHour, ...] = ()
    """Of kinds other than recordings, what is missing hour by hour."""

    def all_results(self) -> Iterator[FileResult]:
        """Also those of files that nobody looked at."""
        yield from self.results
        if self.indexed is not None:
            yield from self.indexed.results()
