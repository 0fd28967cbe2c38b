"""The counts of a run: how many files met which fate, and how far it has come."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from .words import Media


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
        return {"found": self.found, **vars(self)}


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
    estimated: int = 0
    """Of those added, the ones whose duration is estimated."""
    kept_by_reviews: int = 0
    """Of those added, the ones that only review items of the same run keep."""
    gone: int = 0
    """Rows whose file is gone, and how many of them were taken out."""
    removed: int = 0
    unchanged: int = 0
    """Hours whose folder was not listed, as it is what it was at an earlier run."""
    summary: Summary = Summary()
    media: dict[Media, MediaCounts] = field(default_factory=dict)
    """Of the other kinds that were asked for."""

    @property
    def scanned(self) -> int:
        """All files looked at."""
        return self.added + self.updated + self.skipped + self.errors

    @property
    def changed(self) -> int:
        """How many rows changed, of all kinds."""
        others = sum(kind.added + kind.updated for kind in self.media.values())
        return self.added + self.updated + self.removed + others

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
            "files_estimated": self.estimated,
            "files_kept_by_reviews": self.kept_by_reviews,
            "files_gone": self.gone,
            "files_removed": self.removed,
            "hours_unchanged": self.unchanged,
            "summary": {**vars(self.summary), "seconds": round(self.summary.seconds, 3)},
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
        more = ("exact", "with_motion", "estimated", "kept_by_reviews", "gone", "removed")
        own = (*names, *more, "unchanged")
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

    def to_record(self) -> dict[str, Any]:
        """As plain JSON types, for another process."""
        return {**vars(self), "counts": self.counts.to_record()}

    @classmethod
    def from_record(cls, data: dict[str, Any]) -> Progress:
        """Undo `to_record`."""
        counts = Counts.from_record(data["counts"])
        return cls(counts, data["files_total"], data["eta_seconds"])

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
