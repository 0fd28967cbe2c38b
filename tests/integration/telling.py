"""How the tests have the patch say something, and read what a person is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import answers

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.exceptions import HomeAssistantError

    from .answers import AnswerServer

SAID = "Camera 'front_door' already has a backfill job."
BUSY = {"key": "busy", "values": {"camera": "front_door"}}
GERMAN = "Für die Kamera „front_door“ läuft schon ein Auftrag. Warte, bis er fertig ist, "
NO_BREAK = "\N{NO-BREAK SPACE}"
POLISH = "Kamera „front_door” ma już zadanie."


async def speak(hass: HomeAssistant, language: str) -> None:
    """Have Home Assistant change its language, as a person does in its settings."""
    await hass.config.async_update(language=language)
    await hass.async_block_till_done()


def refuse(server: AnswerServer, path: str, notice: Any = BUSY) -> None:
    body = {"success": False, "message": SAID, "notice": notice}
    server.answers[path] = answers.web.json_response(body, status=409)


def inner(key: str, **values: Any) -> dict[str, Any]:
    """A notice within another, as the patch tells it."""
    return {"key": key, "values": values, "text": "In English."}


def inner_only(key: str) -> dict[str, Any]:
    """A notice without values."""
    return {"key": key, "values": {}}


def summary() -> dict[str, Any]:
    """What a run came to."""
    items = inner(
        "list_3",
        i1=inner("recordings", count=3),
        i2=inner("reviews", count=1),
        i3=inner("previews", count=1),
    )
    said = [
        inner("completed", what=inner("name_run"), camera="front_door"),
        inner("run_counted", count=1204, added=3, skipped=1201, errors=0),
        inner("brought_back_of", items=items, days=inner("days", count=1), size=58 * 2**30),
        inner("all_kept_by_reviews", count=3),
    ]
    values = {f"s{n + 1}": said[n] if n < len(said) else "" for n in range(11)}
    return {"key": "sentences", "values": values}


def said_to_people(error: HomeAssistantError) -> str:
    assert error.translation_placeholders is not None
    return error.translation_placeholders["message"]
