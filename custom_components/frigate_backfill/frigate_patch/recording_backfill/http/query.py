"""The checks of a query: that its endpoint knows each parameter, and that a range is forward.

FastAPI ignores unknown ones. A POST with `?dry_run=true` would then start a real run.
"""

from __future__ import annotations

from typing import Any

from fastapi import Depends, Request
from fastapi.dependencies.utils import get_flat_dependant

from ..notices import Notice, RequestKey
from .errors import WrongField, invalid


async def _refuse_unknown(request: Request) -> None:
    """Raises RefusedError for a query parameter that the route does not take."""
    route: Any = request.scope["route"]
    known = [field.alias for field in get_flat_dependant(route.dependant).query_params]
    wrong = [name for name in dict.fromkeys(request.query_params) if name not in known]
    if not wrong:
        return
    if route.body_field is not None:
        advice = Notice(RequestKey.QUERY_IN_BODY)
    elif known:
        advice = Notice(RequestKey.QUERY_UNKNOWN, known=", ".join(known))
    else:
        advice = Notice(RequestKey.QUERY_NONE)
    raise invalid(*(WrongField(name[:100], advice) for name in wrong[:10]))


def check_range(after: float | None, before: float | None) -> None:
    """Raises RefusedError where the one is later than the other."""
    if after is not None and before is not None and after > before:
        raise invalid(WrongField("after", Notice(RequestKey.FIELD_AFTER)))


KNOWN_QUERY_ONLY = Depends(_refuse_unknown)
"""A dependency of all our routes; Frigate's own, which say who may ask, come before it."""
