"""Answers of the stand-in, checked against their description."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from recording_backfill.notices import Key, RequestKey

from testing.served import YESTERDAY

COUNT = 8
EMPTY = YESTERDAY + 500
KEYS = {key.value for kind in Key.__subclasses__() for key in kind} - {RequestKey.FIELD_WRONG}
"""What can be said in other languages, but for that something is wrong with a field."""


def checked(model: type[BaseModel], answer: Any) -> Any:
    """`answer`, which is exactly what OpenAPI says of it, and says nothing in English alone."""
    model.model_validate(answer)
    if "message" in answer:
        assert _keys(answer["notice"]) <= KEYS, answer["message"]
    return answer


def _keys(notice: dict[str, Any]) -> set[str]:
    """Of it, and of those within it."""
    inner = [value for value in notice["values"].values() if isinstance(value, dict)]
    return {notice["key"]}.union(*map(_keys, inner))
