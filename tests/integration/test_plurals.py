"""Numbers, sizes and plurals in what people are told are those of Home Assistant's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custom_components.frigate_backfill.client.models import Notice
from custom_components.frigate_backfill.notices import say
from custom_components.frigate_backfill.plurals import plural_form

from .telling import speak

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry


@pytest.mark.parametrize(
    ("language", "amounts"),
    [
        ("de", "1,5 GB … 1.204,5"),
        ("es-419", "1,5 GB … 1.204,5"),
        ("fr", "1,5 Go … 1 204,5"),
        ("pt", "1,5 GB … 1.204,5"),
        ("sv", "1,5 GB … 1 204,5"),
    ],
)
async def test_numbers_and_sizes_are_written_as_in_the_language(
    hass: HomeAssistant, answered_entry: MockConfigEntry, language: str, amounts: str
) -> None:
    await speak(hass, language)
    free = Notice("little_space", {"free": 1.5 * 2**30, "hours": 1204.5})
    said = say(hass, "", free).replace("\N{NO-BREAK SPACE}", " ")
    first, second = amounts.split(" … ")
    assert 0 < said.index(first) < said.index(second)


NUMBERS = (0, 0.5, 1, 1.5, 2, 3, 5, 12, 22, 112, 1_000_000, 1_500_000)
GERMANIC = "other other one other other other other other other other other other"


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("cs", "other many one many few few other other other other other other"),
        ("de", GERMANIC),
        ("es", "other other one other other other other other other other many other"),
        ("fr", "one one one one other other other other other other many other"),
        ("it", "other other one other other other other other other other many other"),
        ("nl", GERMANIC),
        ("pl", "many other one other few few many many few many many many"),
        ("pt-BR", "one one one one other other other other other other many other"),
        ("sv", GERMANIC),
    ],
)
def test_a_number_takes_the_plural_that_browsers_give_it(language: str, forms: str) -> None:
    """As Intl.PluralRules says in Node 22."""
    assert " ".join(plural_form(language, number) for number in NUMBERS) == forms
