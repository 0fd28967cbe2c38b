"""What is asked of the patch and what it answers; field names as in docs/api.md.

Times are UTC epoch seconds, durations seconds, sizes bytes unless a name says MB. A value that is
not known is None.
"""

from typing import Final

from .cameras import CameraStatus, Missing, MissingMedia, Schedule, Totals
from .charts import Coverage, CoverageBucket, Hour, Recording
from .copies import Catalogue, DatabaseCopies, DatabaseCopy
from .instance import InstanceStatus
from .jobs import Activity, Job, Outcome, Refusal, Started
from .notices import Notice
from .requests import BackfillRequest, Capability
from .results import FileResult, ResultsPage
from .runs import MediaCounts, Progress, Run, Summary

API_LEVEL: Final = 1
"""The API level of the patch that this client speaks."""

__all__ = [
    "API_LEVEL",
    "Activity",
    "BackfillRequest",
    "CameraStatus",
    "Capability",
    "Catalogue",
    "Coverage",
    "CoverageBucket",
    "DatabaseCopies",
    "DatabaseCopy",
    "FileResult",
    "Hour",
    "InstanceStatus",
    "Job",
    "MediaCounts",
    "Missing",
    "MissingMedia",
    "Notice",
    "Outcome",
    "Progress",
    "Recording",
    "Refusal",
    "ResultsPage",
    "Run",
    "Schedule",
    "Started",
    "Summary",
    "Totals",
]
