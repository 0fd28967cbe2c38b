"""What the patch says to people: the notice, and a module of keys and English a subject."""

from .catalogue import CatalogueKey
from .clock import ClockKey
from .compose import followed, listed, sentences
from .copies import CopyKey
from .database import DatabaseKey
from .disk import DiskKey
from .files import FileKey
from .items import ItemKey
from .jobs import JobKey
from .key import Key
from .library import LibraryKey
from .notice import Notice, restored, size_text, told
from .parts import PartKey
from .requests import RequestKey
from .rescue import RescueKey
from .retained import RetainedKey
from .rows import RowKey
from .runs import RunKey
from .summaries import SummaryKey
from .undo import UndoKey

__all__ = [
    "CatalogueKey",
    "ClockKey",
    "CopyKey",
    "DatabaseKey",
    "DiskKey",
    "FileKey",
    "ItemKey",
    "JobKey",
    "Key",
    "LibraryKey",
    "Notice",
    "PartKey",
    "RequestKey",
    "RescueKey",
    "RetainedKey",
    "RowKey",
    "RunKey",
    "SummaryKey",
    "UndoKey",
    "followed",
    "listed",
    "restored",
    "sentences",
    "size_text",
    "told",
]
