"""The one shape of every error of our routes: `{"success": false, "message"}`.

`BackfillRoute` turns what our routes and Frigate's dependencies raise into that shape; what is
answered before a route is reached is `middleware`'s.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from ..errors import BackfillError
from ..notices import Notice, RequestKey

logger = logging.getLogger("frigate_backfill.http")

_UNPARSABLE = "There was an error parsing the body"
"""FastAPI's detail for a body that is neither JSON nor a decoding error."""
_PLAIN = {
    "json_invalid": RequestKey.FIELD_NOT_JSON,
    "extra_forbidden": RequestKey.FIELD_UNKNOWN,
    "missing": RequestKey.FIELD_MISSING,
    "bool_type": RequestKey.FIELD_FLAG,
    "bool_parsing": RequestKey.FIELD_FLAG,
    "int_type": RequestKey.FIELD_WHOLE,
    "int_parsing": RequestKey.FIELD_WHOLE,
    "int_parsing_size": RequestKey.FIELD_SMALLER,
    "int_from_float": RequestKey.FIELD_WHOLE,
    "float_type": RequestKey.FIELD_NUMBER,
    "float_parsing": RequestKey.FIELD_NUMBER,
    "string_type": RequestKey.FIELD_TEXT,
    "string_unicode": RequestKey.FIELD_UTF8,
    "list_type": RequestKey.FIELD_LIST,
    "enum": RequestKey.FIELD_ONE_OF,
    "finite_number": RequestKey.FIELD_FINITE,
    "greater_than": RequestKey.FIELD_MORE,
    "greater_than_equal": RequestKey.FIELD_AT_LEAST,
    "less_than_equal": RequestKey.FIELD_AT_MOST,
    "too_short": RequestKey.FIELD_EMPTY,
    "too_long": RequestKey.FIELD_ITEMS,
    "string_too_short": RequestKey.FIELD_EMPTY,
    "string_too_long": RequestKey.FIELD_CHARACTERS,
    "copies": RequestKey.FIELD_COPIES,
}
"""What pydantic's kinds of error mean to people: https://docs.pydantic.dev/latest/errors/"""
_LIMITS = ("gt", "ge", "le", "max_length")
"""What pydantic calls a limit."""
_ADVICE = {401: RequestKey.NOT_LOGGED_IN, 403: RequestKey.NOT_ADMIN}
UNEXPECTED = Notice(RequestKey.UNEXPECTED)


@dataclass(frozen=True)
class WrongField:
    """A field of a request that is not as it must be."""

    name: str
    why: Notice
    """What it is, or must be."""


class RefusedError(Exception):
    """A request that is answered with an error of ours."""

    def __init__(self, status: int, notice: Notice, **more: Any) -> None:
        """`more` are further fields of the answer."""
        super().__init__(notice)
        self.status = status
        self.notice = notice
        self.more = more


def refusal(status: int, notice: Notice, **more: Any) -> JSONResponse:
    """An error answer."""
    made_of = {name: _cleaned(value) for name, value in notice.to_json().items()}
    content = {"success": False, "message": _clean(notice), "notice": made_of, **more}
    return JSONResponse(content, status_code=status)


def answer_to(error: Exception) -> JSONResponse:
    """The answer that `error` deserves; what is not expected is logged."""
    if isinstance(error, RefusedError):
        return refusal(error.status, error.notice, **error.more)
    if isinstance(error, RequestValidationError):
        return answer_to(invalid(*map(_wrong_field, error.errors())))
    if isinstance(error, HTTPException):
        return _told_by_dependency(error)
    if isinstance(error, BackfillError):
        return refusal(error.status, error.notice, **error.details)
    logger.error("backfill: a request failed", exc_info=error)
    return refusal(500, UNEXPECTED)


def _told_by_dependency(error: HTTPException) -> JSONResponse:
    if error.status_code == 400 and error.detail == _UNPARSABLE:
        return answer_to(invalid(WrongField("body", Notice(RequestKey.FIELD_UNREADABLE))))
    return refusal(error.status_code, advised(error.status_code, str(error.detail)))


def invalid(*wrong: WrongField) -> RefusedError:
    """422, naming each field and what is wrong with it; values are not repeated."""
    errors = [{"field": _clean(field.name), "message": _clean(field.why)} for field in wrong]
    first = wrong[0]
    if len(wrong) == 1:
        notice = Notice(RequestKey.INVALID, field=first.name, why=first.why)
    else:
        each = "; ".join(f"{field.name}: {field.why}" for field in wrong)
        fields = ", ".join(dict.fromkeys(field.name for field in wrong))
        text = f"The request is not valid: {each}."
        notice = Notice.worded(text, RequestKey.INVALID_FIELDS, fields=fields)
    return RefusedError(422, notice, errors=errors)


def _wrong_field(error: Any) -> WrongField:
    where, *field = error["loc"]  # then an index in the field, or a kind of its values
    named = bool(field) and isinstance(field[0], str)
    return WrongField(field[0] if named else str(where), _why_wrong(error, of_body=not field))


def _why_wrong(error: Any, *, of_body: bool) -> Notice:
    kind, context = error.get("type"), error.get("ctx") or {}
    if kind == "model_attributes_type" and of_body:
        return Notice(RequestKey.FIELD_SEND_JSON)
    said = getattr(context.get("error"), "args", ())
    if said and isinstance(said[0], Notice):  # by a validator of ours
        return said[0]
    if kind not in _PLAIN:
        return Notice.worded(str(error["msg"]), RequestKey.FIELD_WRONG)
    limit = next((_number(context[name]) for name in _LIMITS if name in context), "")
    return Notice(_PLAIN[kind], limit=limit, expected=str(context.get("expected", "")))


def _number(limit: float) -> str:
    """As people write it."""
    return str(limit) if isinstance(limit, int) else f"{limit:.15g}"


def advised(status: int, text: str, allowed: str | None = None) -> Notice:
    """`text`, which is Frigate's, with what to do; `allowed` is the method to use instead."""
    text = text.rstrip(".") or "Refused"
    if allowed:
        return Notice.worded(f"{text}. Use {allowed}.", RequestKey.WRONG_METHOD, method=allowed)
    if status in _ADVICE:
        advice = _ADVICE[status]
        return Notice.worded(f"{text}. {Notice(advice)}", advice)
    if status == 404:
        return Notice.worded(f"{text}.", RequestKey.NOT_FOUND)
    return Notice.worded(f"{text}.", RequestKey.ANSWERED_OTHERWISE, status=status)


def _cleaned(value: Any) -> Any:
    """`value`, of plain JSON types, with each text in it clean."""
    if isinstance(value, dict):
        return {name: _cleaned(inner) for name, inner in value.items()}
    return _clean(value) if isinstance(value, str) else value


def _clean(text: str) -> str:
    """Without lone surrogates, which JSON may bring and UTF-8 cannot write; not endless."""
    return text.encode("utf-8", "replace").decode()[:4000]


class BackfillRoute(APIRoute):
    """A route whose errors, Frigate's dependencies' included, all have our shape."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's own handler."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except Exception as error:  # noqa: BLE001 - Frigate's log gets what is unexpected
                return answer_to(error)

        return handle
