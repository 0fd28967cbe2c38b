"""The one shape of every error of our routes: `{"success": false, "message"}`.

`BackfillRoute` turns what our routes and Frigate's dependencies raise into that shape; what is
answered before a route is reached is `middleware`'s.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from ..errors import BackfillError
from ..notices import told

logger = logging.getLogger("frigate_backfill.http")

_UNPARSABLE = "There was an error parsing the body"
"""FastAPI's detail for a body that is neither JSON nor a decoding error."""
_SEND_JSON = "must be a JSON object, sent with the header Content-Type: application/json"
_TOO_MUCH = "is not JSON that can be read: a number too long, or nested too deep"
_PLAIN = {
    "json_invalid": "is not valid JSON",
    "extra_forbidden": "is not a field of this request",
    "missing": "is missing",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a smaller number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "string_type": "must be text",
    "list_type": "must be a list",
    "enum": "must be one of {expected}",
    "finite_number": "must be a finite number",
    "greater_than": "must be more than {gt:.15g}",
    "greater_than_equal": "must be at least {ge:.15g}",
    "less_than_equal": "must be at most {le:.15g}",
    "too_short": "must not be empty",
    "too_long": "must have at most {max_length} items",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
}
"""What pydantic's kinds of error mean to people: https://docs.pydantic.dev/latest/errors/"""
_ADVICE = {
    401: "Log in to Frigate first; a request with an Origin header also needs X-CSRF-TOKEN.",
    403: "Log in as an administrator of Frigate, or use Frigate's internal port 5000.",
}
UNEXPECTED = "Frigate Backfill failed unexpectedly. Frigate's log has the details; report them."


class RefusedError(Exception):
    """A request that is answered with an error of ours."""

    def __init__(self, status: int, message: str, **more: Any) -> None:
        """`more` are further fields of the answer."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.more = more


def refusal(status: int, message: str, **more: Any) -> JSONResponse:
    """An error answer."""
    content = {"success": False, "message": _clean(message), "notice": _noticed(message), **more}
    return JSONResponse(content, status_code=status)


def answer_to(error: Exception) -> JSONResponse:
    """The answer that `error` deserves; what is not expected is logged."""
    if isinstance(error, RefusedError):
        return refusal(error.status, error.message, **error.more)
    if isinstance(error, RequestValidationError):
        return answer_to(invalid([_field_error(found) for found in error.errors()]))
    if isinstance(error, HTTPException):
        return _told_by_dependency(error)
    if isinstance(error, BackfillError):
        return refusal(error.status, error.text, **error.details)
    logger.error("backfill: a request failed", exc_info=error)
    return refusal(500, UNEXPECTED)


def _told_by_dependency(error: HTTPException) -> JSONResponse:
    if error.status_code == 400 and error.detail == _UNPARSABLE:
        return answer_to(invalid([{"field": "body", "message": _TOO_MUCH}]))
    return refusal(error.status_code, advised(error.status_code, str(error.detail)))


def invalid(errors: Sequence[dict[str, str]]) -> RefusedError:
    """422, naming each field and what is wrong with it; values are not repeated."""
    clean = [{name: _clean(text) for name, text in error.items()} for error in errors]
    message = "; ".join(f"{error['field']}: {error['message']}" for error in clean)
    return RefusedError(422, f"The request is not valid: {message}.", errors=clean)


def _field_error(error: Any) -> dict[str, str]:
    where, *field = error["loc"]  # then an index in the field, or a kind of its values
    kind, text = error.get("type"), str(error["msg"]).removeprefix("Value error, ")
    if kind == "model_attributes_type" and not field:
        text = _SEND_JSON
    elif kind in _PLAIN:
        text = _PLAIN[kind].format_map(error.get("ctx") or {})
    named = bool(field) and isinstance(field[0], str)
    return {"field": field[0] if named else str(where), "message": text}


def advised(status: int, text: str, allowed: str | None = None) -> str:
    """`text` with what to do about it; `allowed` is the method to use instead."""
    advice = f"Use {allowed}." if allowed else _ADVICE.get(status)
    text = text.rstrip(".") or "Refused"
    return f"{text}." if advice is None else f"{text}. {advice}"


def _noticed(text: str) -> Any:
    """What a notice is made of, as clean as its text; None of other texts."""
    notice = told(text)
    return None if notice is None else json.loads(_clean(json.dumps(notice, ensure_ascii=False)))


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
