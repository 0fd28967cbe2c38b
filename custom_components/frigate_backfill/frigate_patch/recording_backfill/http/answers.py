"""The base of every answer: a model that OpenAPI describes and that the answer is built from."""

from __future__ import annotations

from typing import Any, Literal, Optional, get_args, get_origin

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field

from ..notices import told


class Answer(BaseModel):
    """An answer, or a part of one; each field carries its own example, unless it has a default."""

    model_config = ConfigDict(extra="forbid")


def respond(answer: Answer, status: int = 200) -> Response:
    """The response with `answer`, written at once: FastAPI would check it a second time."""
    content = answer.model_dump_json(warnings=False)  # of what was made unchecked
    return Response(content, status, media_type="application/json")


def example(model: type[BaseModel]) -> dict[str, Any]:
    """An example of `model`, put together from those of its fields."""
    return {name: _example_of(field) for name, field in model.model_fields.items()}


def _example_of(field: Any) -> Any:
    if field.examples:
        return field.examples[0]
    if not field.is_required():
        return field.get_default(call_default_factory=True)
    return _example_of_type(field.annotation)


def _example_of_type(annotation: Any) -> Any:
    kind, inner = get_origin(annotation), get_args(annotation)
    if kind is None:
        return example(annotation)
    if kind is dict:
        return {"front_door": _example_of_type(inner[1])}
    first = _example_of_type(inner[0])  # of a list; of an Optional or a Union, the first
    return [first] if kind is list else first


class NoticeItem(Answer):
    """What a text says, for who puts it into another language."""

    key: str = Field(examples=["little_space"])
    values: dict[str, Any] = Field(
        description="Texts and numbers of the sentence; an object is a notice within it.",
        examples=[{"free": 1288490188, "hours": 1.7}],
    )


def noticed(text: str | None) -> Optional[NoticeItem]:
    """What `text` is made of, where it is a notice."""
    return NoticeItem(**notice) if (notice := told(text)) else None


class ErrorAnswer(Answer):
    """Why a request was refused, and what to do."""

    success: Literal[False] = False
    message: str = Field(examples=["Camera 'front_dor' not found. Check its name."])
    notice: Optional[NoticeItem] = Field(
        default=None, description="What `message` is made of, if it can be translated."
    )
    job_id: Optional[str] = Field(
        default=None, description="The job that failed or is in the way, if there is one."
    )


class FieldError(Answer):
    """What is wrong with one field."""

    field: str = Field(examples=["start_time"])
    message: str = Field(examples=["must be a finite number"])


class InvalidAnswer(ErrorAnswer):
    """Which fields are wrong."""

    errors: list[FieldError]
