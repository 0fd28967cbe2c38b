"""What Frigate's patch says, in Home Assistant's language.

The patch speaks English, and tells what its sentence is made of: a notice. The sentences of other
languages are the ones that the card has, too.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import callback
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .dashboard.texts import FOLDER
from .plurals import plural_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import Event, HomeAssistant

    from .client.models import FileResult, Notice, Run

type _Sentences = dict[str, str | dict[str, str]]
"""By key; by the forms of a count, where one chooses."""

_SENTENCES: HassKey[dict[str, _Sentences]] = HassKey(f"{DOMAIN}_notices")
"""By language and key, of those languages that Home Assistant has had since it started."""
_NEAREST: Final = {"es-419": "es", "pt": "pt-BR"}
"""Languages whose translations are copies, too."""
_MARKS: Final = dict.fromkeys(("de", "es", "it", "nl", "pt-BR"), (".", ","))
"""Between thousands and before decimals; the other languages set a space and a comma."""
_REASON: Final = "reason."
"""Before the keys of reasons, which have files of their own."""
_SPACE: Final = "\N{NO-BREAK SPACE}"
_BLANK: Final = re.compile(r"( ?)\{(\w+)(?::(\w+))?\}")
"""With the space before it, which an empty value takes along."""


async def async_setup_notices(hass: HomeAssistant) -> None:
    """Have the sentences of Home Assistant's language ready, and of another that it changes to."""

    async def changed(_: Event[Any]) -> None:
        await async_load_notices(hass)

    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, changed)
    await async_load_notices(hass)


async def async_load_notices(hass: HomeAssistant) -> None:
    """Have the sentences of Home Assistant's language ready, and what goes around them."""
    await async_get_translations(hass, hass.config.language, "exceptions", [DOMAIN])
    sentences, language = hass.data.setdefault(_SENTENCES, {}), _language(hass)
    if language not in sentences:
        sentences[language] = await hass.async_add_executor_job(_read, language)


@callback
def say(hass: HomeAssistant, text: str, notice: Notice | None) -> str:
    """The sentence of `notice`; `text`, which is its English, where there is no other."""
    return text if notice is None else _said(hass, text, notice.key, notice.values)


@callback
def said_warnings(hass: HomeAssistant, run: Run) -> list[str]:
    """What the run warns of."""
    told = [*run.notices, *(None for _ in run.warnings)]
    return [say(hass, *each) for each in zip(run.warnings, told, strict=False)]


@callback
def say_of_file(hass: HomeAssistant, result: FileResult) -> str | None:
    """Why a file is not in Frigate: its notice or, where it has none, what its reason means."""
    if result.message is None or result.reason is None or result.notice is not None:
        return None if result.message is None else say(hass, result.message, result.notice)
    return _said(hass, result.message, _REASON + result.reason, {})


def _said(hass: HomeAssistant, text: str, key: str, values: Mapping[str, Any]) -> str:
    language = _language(hass)
    sentence = hass.data.get(_SENTENCES, {}).get(language, {}).get(key)
    if sentence is None:
        return text
    if isinstance(sentence, dict):
        count = values.get("count")
        form = plural_form(language, count) if isinstance(count, int | float) else "other"
        sentence = sentence.get(form, sentence["other"])
    if any(blank[2] not in values for blank in _BLANK.finditer(sentence)):
        return text  # of another version, which told other values

    def fill(blank: re.Match[str]) -> str:
        space, name, form = blank.groups()
        value = values[name]
        if isinstance(value, dict):
            said = _said(hass, value["text"], value["key"], value["values"])
        elif isinstance(value, str):
            said = value
        else:
            said = _size(value, language) if form == "size" else _number(value, language)
        return said and space + said

    return _BLANK.sub(fill, sentence)


def _number(value: float, language: str) -> str:
    """With at most one decimal: 1.204, 2,5."""
    thousands, decimal = _MARKS.get(language, (_SPACE, ","))
    digits = f"{value:,.1f}".removesuffix(".0")
    return digits.translate({ord(","): thousands, ord("."): decimal})


def _size(value: float, language: str) -> str:
    """As the card writes it: 512 MB, 1,5 GB."""
    amount, unit = value / 2**20, "MB"
    if amount >= 1024:
        amount, unit = amount / 1024, "GB"
    if language == "fr":
        unit = unit.replace("B", "o")
    return f"{_number(amount if amount < 100 else round(amount), language)}{_SPACE}{unit}"


def _language(hass: HomeAssistant) -> str:
    return _NEAREST.get(hass.config.language, hass.config.language)


def _read(language: str) -> _Sentences:
    """The sentences of a language; none of English, which the patch speaks, and of no other."""
    try:
        sentences: _Sentences = json.loads((FOLDER / f"notices-{language}.json").read_bytes())
        reasons = json.loads((FOLDER / "reasons.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return sentences | {_REASON + key: texts[language] for key, texts in reasons.items()}
