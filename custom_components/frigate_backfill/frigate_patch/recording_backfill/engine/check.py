"""The check of an order: whether it makes sense, and whether all that its run needs is there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .. import layout
from ..errors import RequestError
from ..evidence.copies.find import find_copies
from ..frigate.connection import check_schema
from ..models import Media, ProbeMode, RunKind
from ..notices import LibraryKey, Notice, RequestKey
from .place import FIELD, find_place
from .sight import library_near

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..models import RunOrder


def check_order(order: RunOrder, cancelled: Callable[[], bool] = lambda: False) -> None:
    """See that a run by `order` can begin.

    Raises RequestError, DirectoryNotAllowedError or DatabaseUnusableError, and CancelledError
    while the database is locked.
    """
    check_words(order)
    place = find_place(order)
    inner = None if place.fixed else library_near(place.folder)
    if inner is not None:
        raise RequestError(
            Notice(LibraryKey.LIBRARY_INSIDE, folder=place.folder, inner=inner), FIELD
        )
    find_copies(order)
    check_schema(order.database, cancelled)


def check_words(order: RunOrder) -> None:
    """Raises RequestError when the order makes no sense in itself."""
    if not layout.valid_camera(order.camera):
        raise RequestError(Notice(RequestKey.INVALID_CAMERA))
    for value in (order.start_time, order.end_time):
        if value is not None and not math.isfinite(value):
            raise RequestError(Notice(RequestKey.TIME_NOT_FINITE))
    if (
        order.start_time is not None
        and order.end_time is not None
        and order.start_time > order.end_time
    ):
        raise RequestError(Notice(RequestKey.START_AFTER_END))
    if sum((order.undo_of is not None, order.find_motion, order.verify)) > 1:
        raise RequestError(
            Notice(RequestKey.ONE_AT_A_TIME),
            "verify" if order.verify else "find_motion",
        )
    if order.verify and order.probe is ProbeMode.ESTIMATE:
        raise RequestError(Notice(RequestKey.VERIFY_ESTIMATES), "verify")
    looks_at_rows = order.kind is RunKind.RUN and order.wants(Media.RECORDINGS)
    if order.remove_gone and not looks_at_rows:
        raise RequestError(Notice(RequestKey.REMOVE_GONE_ALONE), "remove_gone")
    spelled = (order.recordings_as, order.directory_as)
    for path in (order.recordings_root, *order.extra_roots, *spelled):
        if path is not None and not path.startswith("/"):
            raise RequestError(Notice(RequestKey.PATH_NOT_ABSOLUTE, path=path))
    for text in (order.camera, order.directory, *spelled):
        if text is not None and layout.printable(text) != text:
            raise RequestError(Notice(RequestKey.NOT_UTF8, text=layout.printable(text)))
