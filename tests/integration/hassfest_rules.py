"""What Home Assistant's hassfest demands of texts and icons, told as shapes of JSON.

hassfest itself is not installable; it also looks at the English texts alone, these rules at any.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from typing import Any

type Shape = Callable[[Any, str], Iterator[str]]
"""Yields a sentence for each fault of a value, which stands at a path."""

_KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_URL = re.compile(r"(?:[a-z0-9+]+://|www\.)[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)
_HTML = re.compile(r"<[a-z/!][^>]*>", re.IGNORECASE)
_QUOTED_PLACEHOLDER = re.compile(r"'\{")


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def text(value: Any, path: str) -> Iterator[str]:
    """A text that translators can work with."""
    yield from _any_text(value, path)
    if isinstance(value, str):
        try:
            names = placeholders(value)
        except ValueError:
            yield f"{path}: its braces do not match"
            return
        for name in names:
            if not name.isidentifier():
                yield f"{path}: the placeholder {name} is no identifier"


def plain_text(value: Any, path: str) -> Iterator[str]:
    """A text into which nothing is filled."""
    yield from _any_text(value, path)
    if isinstance(value, str) and ("{" in value or "}" in value):
        yield f"{path}: there are no placeholders here"


def _any_text(value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, str) or not value:
        yield f"{path}: not a text"
        return
    if value != value.strip():
        yield f"{path}: blanks at its ends"
    for fault, what in (
        (_URL, "a URL, which belongs into a placeholder"),
        (_HTML, "HTML"),
        (
            _QUOTED_PLACEHOLDER,
            "a placeholder in single quotes, or after an apostrophe, which would hide it",
        ),
    ):
        if fault.search(value):
            yield f"{path}: {what}"
    if "[%" in value:
        yield f"{path}: a reference, which only Home Assistant's own texts have"


def icon(value: Any, path: str) -> Iterator[str]:
    """The name of a Material Design icon."""
    if not isinstance(value, str) or not re.fullmatch(r"mdi:[a-z0-9]+(-[a-z0-9]+)*", value):
        yield f"{path}: not an icon"


def named(shape: Shape) -> Shape:
    """An object whose keys are free, of one shape each."""

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict) or not value:
            yield f"{path}: not an object with something in it"
            return
        for key, item in value.items():
            if not _KEY.fullmatch(key):
                yield f"{path}.{key}: not a key"
            yield from shape(item, f"{path}.{key}")

    return check


def fields(required: dict[str, Shape] | None = None, **optional: Shape) -> Shape:
    """An object with these keys and no other."""
    must = required or {}
    known = {**must, **optional}

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path}: not an object"
            return
        for key in must:
            if key not in value:
                yield f"{path}: without {key}"
        for key, item in value.items():
            if key not in known:
                yield f"{path}.{key}: not known"
            else:
                yield from known[key](item, f"{path}.{key}")

    return check


def _flow(value: Any, path: str) -> Iterator[str]:
    yield from _FLOW(value, path)
    for name, step in value.get("step", {}).items():
        for field in step.get("data_description", {}):
            if field not in step.get("data", {}):
                yield f"{path}.step.{name}.data_description.{field}: describes no field"


def _issue(value: Any, path: str) -> Iterator[str]:
    yield from _ISSUE(value, path)
    if len({"description", "fix_flow"} & set(value)) != 1:
        yield f"{path}: either a description or a fix_flow"


_STEP = fields(
    title=text,
    description=text,
    data=named(text),
    data_description=named(text),
    menu_options=named(text),
    menu_option_descriptions=named(text),
    submit=text,
    sections=named(
        fields(name=text, description=text, data=named(text), data_description=named(text))
    ),
)
_FLOW = fields(
    {"step": named(_STEP)},
    flow_title=text,
    error=named(text),
    abort=named(text),
    progress=named(text),
    create_entry=named(text),
)
_ISSUE = fields({"title": text}, description=text, fix_flow=_flow)
_NAMED_THING = fields(
    {"name": plain_text, "description": text},
    fields=named(fields({"name": plain_text}, description=text)),
)
_SERVICE = fields(
    {"name": text, "description": text},
    fields=named(fields({"name": plain_text, "description": text}, example=text)),
    sections=named(fields({"name": plain_text}, description=text)),
)
_STATES = named(plain_text)
_ENTITY = fields(
    name=text,
    state=_STATES,
    state_attributes=named(fields(name=plain_text, state=_STATES)),
    unit_of_measurement=plain_text,
)
TEXTS = fields(
    common=named(text),
    system_health=fields({"info": named(text)}),
    config=_flow,
    options=_flow,
    selector=named(fields(options=named(text), unit_of_measurement=named(text))),
    issues=named(_issue),
    device=named(fields(name=text)),
    entity=named(named(_ENTITY)),
    exceptions=named(fields({"message": text})),
    services=named(_SERVICE),
    triggers=named(_NAMED_THING),
    conditions=named(_NAMED_THING),
    device_automation=fields(
        trigger_type=named(plain_text),
        condition_type=named(plain_text),
        action_type=named(plain_text),
    ),
)
_ICONS_OF_STATES = named(icon)
ICONS = fields(
    entity=named(
        named(
            fields(
                default=icon,
                state=_ICONS_OF_STATES,
                state_attributes=named(fields(default=icon, state=_ICONS_OF_STATES)),
            )
        )
    ),
    services=named(fields({"service": icon}, sections=named(icon))),
    triggers=named(fields({"trigger": icon})),
    conditions=named(fields({"condition": icon})),
)
