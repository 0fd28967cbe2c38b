"""What the script prints of finished runs: the table of results or JSON, and notes on stderr."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

from ..models import Counts, FileResult, Reason, RunState, Status

if TYPE_CHECKING:
    from ..models import HourReport
    from ..state.recorded import Recorded

_LISTED_ERRORS = 20
"""How many files with errors the table names; --verbose and --json name more."""

_COLUMNS: dict[str, Callable[[CameraReport], object]] = {
    "camera": lambda report: report.camera,
    "scanned": lambda report: report.counts.scanned,
    "added": lambda report: report.counts.added,
    "updated": lambda report: report.counts.updated,
    "removed": lambda report: report.counts.removed,
    "skipped": lambda report: report.counts.skipped,
    "errors": lambda report: report.counts.errors,
    "past retention": lambda report: report.counts.past_retention,
    "seconds": lambda report: f"{report.seconds:.1f}",
}
_ONLY_IF_ANY = {
    "updated": lambda counts: counts.updated,
    "removed": lambda counts: counts.removed,
    "past retention": lambda counts: counts.past_retention,
}
"""So that the table fits a narrow terminal."""
_IN_A_DRY_RUN = {"added": "to add", "updated": "to update", "removed": "to remove"}

_REASON_TEXTS = {
    Reason.ALREADY_INDEXED: "already in the database",
    Reason.OVERLAP: "overlaps a recording in the database",
    Reason.MOVED: "in the database under a path that is gone (--force mends that)",
    Reason.TOO_RECENT: "too recent: Frigate may still be busy with this; try again in ten minutes",
    Reason.PAST_RETENTION: "past Frigate's retention (added anyway with --include-expired)",
    Reason.INVALID_PATH: "not named YYYY-MM-DD/HH/<camera>/MM.SS.mp4",
    Reason.TRUNCATED: "cut short, probably by a power cut or a full disk",
    Reason.UNREADABLE: "cannot be read: no permission, or gone meanwhile",
    Reason.NOT_REGULAR: "a link, or not a regular file",
    Reason.OUTSIDE_ROOT: "leads out of the recordings directory",
    Reason.UNDELETABLE: "Frigate could not delete this: read-only, or no permission to write",
    Reason.DATABASE: "the row could not be written",
    Reason.KEPT: "left as they are; --verbose says why for each",
}
"""Where the script says more than the reason's own name."""


@dataclass
class CameraReport:
    """What came of one camera's run."""

    camera: str
    dry_run: bool
    job_id: str
    retention_known: bool = True
    """Whether how long Frigate keeps this camera's recordings is known."""
    message: str = "Stopped at once."
    counts: Counts = field(default_factory=Counts)
    seconds: float = 0.0
    results: list[FileResult] = field(default_factory=list)
    results_truncated: bool = False
    warnings: list[str] = field(default_factory=list)
    reasons: Counter[Reason] = field(default_factory=Counter)
    errors: list[FileResult] = field(default_factory=list)
    failed: bool = False
    """Whether the run could not be carried out at all."""
    stopped: bool = False
    """Whether it ended early because it was told to."""
    verification: CameraReport | None = None
    """What came of the check of the lengths that it had estimated."""

    def note(self, hour: HourReport, max_results: int) -> None:
        """Keep what the end needs of an hour's results."""
        if (room := max_results - len(self.results)) > 0:
            self.results.extend(islice(hour.all_results(), room))
        files = len(hour.results)
        if hour.indexed is not None:
            files += len(hour.indexed.seconds)
            self.reasons[Reason.ALREADY_INDEXED] += len(hour.indexed.seconds)
        self.results_truncated |= files > max(0, room)
        for result in hour.results:
            if result.reason is not None:
                self.reasons[result.reason] += 1
                if result.status is Status.ERROR and len(self.errors) < _LISTED_ERRORS:
                    self.errors.append(result)

    def take(self, recorded: Recorded) -> None:
        """Keep how the run ended."""
        ending = recorded.ending
        self.message = ending.message
        if self.reasons[Reason.PAST_RETENTION]:
            self.message += f". {self._how_to_bring_in_expired()}"
        self.counts = ending.counts
        self.seconds = ending.processing_time_seconds
        self.warnings = list(ending.warnings)
        self.failed = ending.state is RunState.FAILED
        self.stopped = ending.state is RunState.CANCELLED

    def _how_to_bring_in_expired(self) -> str:
        anyway = "To add what is past retention anyway, give --include-expired"
        if self.retention_known:
            return anyway
        return f"Give --config FILE with Frigate's config.yml, or --retention-days N. {anyway}"

    def to_json(self) -> dict[str, Any]:
        """The result object of docs/api.md."""
        return {
            "success": not self.failed,
            "message": self.message,
            "camera_name": self.camera,
            "job_id": self.job_id,
            "dry_run": self.dry_run,
            **self.counts.to_json(),
            "results": [result.to_json() for result in self.results],
            "results_truncated": self.results_truncated,
            "warnings": self.warnings,
            "processing_time_seconds": round(self.seconds, 2),
            **({} if self.verification is None else {"verification": self.verification.to_json()}),
        }


def write_anything(stream: TextIO) -> None:
    """Let the stream escape what it cannot encode, as a terminal of plain ASCII cannot much."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def clean(text: str) -> str:
    """`text` with what would steer a terminal made visible: a file may have any name."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def say(text: str) -> None:
    """A note to whoever runs the script."""
    print(f"backfill: {clean(text)}", file=sys.stderr)


def file_line(result: FileResult) -> str:
    """One file's fate, for --verbose."""
    fate = str(result.status) if result.reason is None else f"{result.status} ({result.reason})"
    length = "" if result.duration is None else f"  {result.duration:.3f} s"
    why = "" if result.message is None else f"  {result.message}"
    return clean(f"{fate:<28}  {result.file_path}{length}{why}")


def print_json(reports: Sequence[CameraReport], stream: TextIO) -> None:
    """The result object; for several cameras one object that holds each by name."""
    if len(reports) == 1:
        document = reports[0].to_json()
    else:
        document = {
            "success": not any(report.failed for report in reports),
            "message": " ".join(report.message for report in reports),
            "cameras": {report.camera: report.to_json() for report in reports},
        }
    json.dump(document, stream, indent=2)
    stream.write("\n")


def print_table(reports: Sequence[CameraReport], stream: TextIO) -> None:
    """Counts of every camera, what went wrong and why, and each run's own words."""
    told = [report for report in reports if not report.failed]
    dry = all(report.dry_run for report in told)
    counts = [report.counts for report in told]
    shown = [
        name
        for name in _COLUMNS
        if name not in _ONLY_IF_ANY or any(map(_ONLY_IF_ANY[name], counts))
    ]
    header = [_IN_A_DRY_RUN.get(name, name) if dry else name for name in shown]
    rows = [header, *([str(_COLUMNS[name](report)) for name in shown] for report in told)]
    if len(rows) > 1:
        widths = [max(len(row[column]) for row in rows) for column in range(len(shown))]
        for row in rows:
            cells = [row[0].ljust(widths[0])]
            cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
            print(clean("  ".join(cells).rstrip()), file=stream)
    for number, report in enumerate(reports):
        if number or len(rows) > 1:
            print(file=stream)
        for line in _details(report):
            print(clean(line), file=stream)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _in_words(reason: Reason) -> str:
    return _REASON_TEXTS.get(reason) or reason.value.replace("_", " ")


def _details(report: CameraReport) -> Iterable[str]:
    for reason, count in report.reasons.most_common():
        yield f"  {count} {'file' if count == 1 else 'files'}: {_in_words(reason)}"
    for result in report.errors:
        why = result.message or _in_words(result.reason or Reason.UNREADABLE)
        yield f"  {result.file_path}: {why}"
    if report.counts.errors > len(report.errors):
        yield f"  and {report.counts.errors - len(report.errors)} more; --verbose names them all"
    yield _sentence(report.message)
    if (left := report.counts.gone - report.counts.removed) > 0:
        rows = "1 row in the database has" if left == 1 else f"{left:,} rows in the database have"
        yield f"{rows} no file: --remove-gone removes such rows."
    if report.counts.changed:
        yield (
            "Nothing was written. To do it, run again without --dry-run."
            if report.dry_run
            else f"To take it back, run again with --undo {report.job_id}."
        )
    for warning in report.warnings:
        yield f"Note: {warning}"
    if report.verification is not None:
        yield ""
        yield from _details(report.verification)
