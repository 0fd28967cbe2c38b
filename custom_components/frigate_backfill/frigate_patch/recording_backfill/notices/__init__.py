"""What the patch says to people: the notice, and a module of keys and English a subject."""

from .catalogue import CatalogueKey
from .clock import ClockKey
from .copies import CopyKey
from .database import DatabaseKey
from .disk import DiskKey
from .items import ItemKey
from .key import Key
from .library import LibraryKey
from .notice import Notice, restored, size_text, told
from .rescue import RescueKey
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
    "ItemKey",
    "Key",
    "LibraryKey",
    "Notice",
    "RescueKey",
    "RowKey",
    "RunKey",
    "SummaryKey",
    "UndoKey",
    "restored",
    "size_text",
    "told",
]
