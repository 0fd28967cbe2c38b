"""Answers of the stand-in, checked against their description."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from testing.served import YESTERDAY

COUNT = 8
EMPTY = YESTERDAY + 500


def checked(model: type[BaseModel], answer: Any) -> Any:
    """`answer`, which is exactly what OpenAPI says of it."""
    model.model_validate(answer)
    return answer
