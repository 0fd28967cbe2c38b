"""How a Frigate is reached, as forms and entries say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Connection:
    """An address, and the login where one is needed."""

    url: str
    username: str | None = None
    password: str | None = None
    verify_ssl: bool = True

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The connection of a form, or of the data of an entry."""
        return cls(
            data[CONF_URL],
            data.get(CONF_USERNAME),
            data.get(CONF_PASSWORD),
            data[CONF_VERIFY_SSL],
        )

    @property
    def data(self) -> dict[str, Any]:
        """The data of an entry."""
        return {
            CONF_URL: self.url,
            CONF_USERNAME: self.username,
            CONF_PASSWORD: self.password,
            CONF_VERIFY_SSL: self.verify_ssl,
        }
