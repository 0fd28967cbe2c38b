"""The check of an order: whether it makes sense, and whether all that its run needs is there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .. import layout
from ..errors import RequestError
from ..frigate.connection import check_schema
from .place import find_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..models import RunOrder


def check_order(order: RunOrder, cancelled: Callable[[], bool] = lambda: False) -> None:
    """See that a run by `order` can begin.

    Raises RequestError, DirectoryNotAllowedError or DatabaseUnusableError, and CancelledError
    while the database is locked.
    """
    check_words(order)
    find_place(order)
    check_schema(order.database, cancelled)


def check_words(order: RunOrder) -> None:
    """Raises RequestError when the order makes no sense in itself."""
    if not layout.valid_camera(order.camera):
        raise RequestError("Invalid camera name.")
    for name, value in (("start", order.start_time), ("end", order.end_time)):
        if value is not None and not math.isfinite(value):
            raise RequestError(f"The {name} time must be a finite number of epoch seconds.")
    if (
        order.start_time is not None
        and order.end_time is not None
        and order.start_time > order.end_time
    ):
        raise RequestError("The start time is after the end time.")
    for path in (order.recordings_root, order.recordings_as, *order.extra_roots):
        if not path.startswith("/"):
            raise RequestError(f"{path} must be an absolute path.")
    for text in (order.camera, order.recordings_as, order.directory or ""):
        if layout.printable(text) != text:
            raise RequestError(f"{layout.printable(text)} is not valid UTF-8.")
