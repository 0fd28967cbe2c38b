"""The words of a run: what is ordered, what is found, what is counted.

Times are UTC epoch seconds (float), durations seconds, sizes bytes unless a name says MB.
"""

from .asked import Asked
from .counts import Counts, MediaCounts, Progress, Summary
from .detection import Detection
from .hours import HourReport, HourSummary, IndexedFiles, MediaHour
from .orders import RunOrder
from .results import FileResult, Recording
from .retention import KeptBy, Retention, ReviewRetention, SnapshotRetention, StreamRetention
from .words import (
    Media,
    ProbeMode,
    Reason,
    RetainMode,
    RunKind,
    RunState,
    Source,
    Status,
    Trigger,
    Word,
)

__all__ = [
    "Asked",
    "Counts",
    "Detection",
    "FileResult",
    "HourReport",
    "HourSummary",
    "IndexedFiles",
    "KeptBy",
    "Media",
    "MediaCounts",
    "MediaHour",
    "ProbeMode",
    "Progress",
    "Reason",
    "Recording",
    "RetainMode",
    "Retention",
    "ReviewRetention",
    "RunKind",
    "RunOrder",
    "RunState",
    "SnapshotRetention",
    "Source",
    "Status",
    "StreamRetention",
    "Summary",
    "Trigger",
    "Word",
]
