"""The config flow: connect to a Frigate, log in again, change the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.config_entries import ConfigEntry, ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL
from homeassistant.helpers.hassio import is_hassio
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from .adoption import async_adopt_instance
from .api import placeholders_of
from .client.errors import FrigateBackfillError, Problem
from .connection import Connection
from .const import DOMAIN, INSTALL_URL, LOGGER
from .moved import async_follow_moved
from .notices import async_load_notices
from .official import connection_of, login_of, official_entries
from .schemas import schema
from .search import Found, async_find, async_find_add_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.helpers.service_info.mqtt import MqttServiceInfo

CONF_FRIGATE: Final = "frigate"
CONF_USE_LOGIN: Final = "use_login"
OTHER: Final = "other"

_PASSWORD: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
_LOGIN: Final[dict[Any, Any]] = {
    vol.Optional(CONF_USERNAME): TextSelector(TextSelectorConfig(autocomplete="username")),
    vol.Optional(CONF_PASSWORD): _PASSWORD,
}
_CONNECTION: Final[dict[Any, Any]] = {
    vol.Required(CONF_URL): TextSelector(),
    **_LOGIN,
    vol.Required(CONF_VERIFY_SSL, default=True): BooleanSelector(),
}


class FrigateBackfillConfigFlow(ConfigFlow, domain=DOMAIN):
    """Leads through the dialogs."""

    VERSION = 1

    def __init__(self) -> None:
        self._official: ConfigEntry | None = None
        self._suggested_url: str | None = None
        self._found: Found | None = None
        self._existing: ConfigEntry | None = None

    async def async_step_user(
        self,
        user_input: dict[str, Any] | None = None,  # noqa: ARG002 - Home Assistant's signature
    ) -> ConfigFlowResult:
        """Look around for a Frigate that Home Assistant knows already."""
        frigates = official_entries(self.hass)
        if len(frigates) > 1:
            return await self.async_step_choose()
        if frigates:
            self._official = frigates[0]
        elif is_hassio(self.hass):
            self._suggested_url = await async_find_add_on(self.hass)
        return await self.async_step_connect()

    async def async_step_mqtt(self, discovery_info: MqttServiceInfo) -> ConfigFlowResult:
        """Frigate says on MQTT that it is online, though not where."""
        if discovery_info.payload != "online":
            return self.async_abort(reason="not_online")
        await async_follow_moved(self.hass)
        await self._async_handle_discovery_without_unique_id()
        # What it is called among the discovered ones; without, it is the integration's domain.
        self.context["title_placeholders"] = {"name": "Frigate"}
        return await self.async_step_user()

    async def async_step_choose(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose one of several Frigates."""
        frigates = official_entries(self.hass)
        if user_input is not None:
            chosen = user_input[CONF_FRIGATE]
            self._official = next((entry for entry in frigates if entry.entry_id == chosen), None)
            return await self.async_step_connect()
        options = [
            SelectOptionDict(value=entry.entry_id, label=f"{entry.title} ({entry.data[CONF_URL]})")
            for entry in frigates
        ]
        selector = SelectSelector(
            SelectSelectorConfig(
                options=[*options, SelectOptionDict(value=OTHER, label=OTHER)],
                translation_key=CONF_FRIGATE,
                mode=SelectSelectorMode.LIST,
            )
        )
        return self.async_show_form(
            step_id="choose", data_schema=schema({vol.Required(CONF_FRIGATE): selector})
        )

    async def async_step_connect(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the address and the login."""
        error: FrigateBackfillError | None = None
        if user_input is not None:
            try:
                await self._async_find(self._with_official_login(user_input))
            except FrigateBackfillError as caught:
                error = caught
            else:
                return await self._async_finish()
        fields = dict(_CONNECTION)
        if self._official_login():
            fields[vol.Required(CONF_USE_LOGIN, default=False)] = BooleanSelector()
        return self._form("connect", fields, user_input or self._suggestion(), error)

    async def _async_finish(self) -> ConfigFlowResult:
        """Create the entry, unless there is one for this Frigate."""
        found = self._checked()
        entry = await self.async_set_unique_id(found.status.instance_id)
        if entry is None:
            return self.async_create_entry(title=found.title, data=self._data())
        if entry.data[CONF_URL] == found.connection.url:
            return self.async_abort(reason="already_configured")
        self._existing = entry
        return await self.async_step_update_address()

    async def async_step_update_address(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether to use the new address of a Frigate that is already set up."""
        entry = self._existing
        assert entry is not None  # noqa: S101 - the step before set it
        if user_input is not None:
            return self.async_update_reload_and_abort(
                entry,
                title=self._checked().title,
                data=self._data(),
                reason="address_updated",
            )
        return self.async_show_form(
            step_id="update_address",
            description_placeholders={
                "title": entry.title,
                "old_url": entry.data[CONF_URL],
                "new_url": self._checked().connection.url,
            },
        )

    async def async_step_reauth(
        self,
        entry_data: Mapping[str, Any],  # noqa: ARG002 - Home Assistant's signature
    ) -> ConfigFlowResult:
        """Frigate does not let us in any more."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """The new login."""
        entry = self._get_reauth_entry()
        error: FrigateBackfillError | None = None
        if user_input is not None:
            try:
                await self._async_find({**entry.data, **_no_login(), **user_input})
            except FrigateBackfillError as caught:
                error = caught
            else:
                await self.async_set_unique_id(self._checked().status.instance_id)
                self._abort_if_unique_id_mismatch(reason="wrong_instance")
                return self.async_update_reload_and_abort(entry, data=self._data())
        suggestion = user_input or {CONF_USERNAME: entry.data.get(CONF_USERNAME)}
        return self._form("reauth_confirm", _LOGIN, suggestion, error, {"title": entry.title})

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Another address or login for the same Frigate."""
        entry = self._get_reconfigure_entry()
        error: FrigateBackfillError | None = None
        if user_input is not None:
            try:
                await self._async_find(_with_kept_password(user_input, entry))
            except FrigateBackfillError as caught:
                error = caught
            else:
                instance_id = self._checked().status.instance_id
                if instance_id == entry.unique_id:
                    return self._update_reconfigured(entry)
                await self.async_set_unique_id(instance_id)
                self._abort_if_unique_id_configured()
                return await self.async_step_replace_instance()
        suggestion = user_input or {**entry.data, CONF_PASSWORD: None}
        return self._form("reconfigure", _CONNECTION, suggestion, error, {"title": entry.title})

    async def async_step_replace_instance(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether a different Frigate, or one that lost its state, takes the entry over."""
        entry = self._get_reconfigure_entry()
        if user_input is not None:
            async_adopt_instance(self.hass, entry, self._checked().status.instance_id)
            return self._update_reconfigured(entry)
        return self.async_show_form(
            step_id="replace_instance",
            description_placeholders={"title": entry.title, "url": self._checked().connection.url},
        )

    def _update_reconfigured(self, entry: ConfigEntry) -> ConfigFlowResult:
        return self.async_update_reload_and_abort(
            entry, title=self._checked().title, data=self._data()
        )

    async def _async_find(self, connection: Mapping[str, Any]) -> None:
        """Find the Frigate that the form means; raises FrigateBackfillError."""
        try:
            self._found = await async_find(self.hass, Connection.of(connection))
        except FrigateBackfillError as error:
            # The dialog says it in short; what exactly happened is for the log.
            LOGGER.warning("No connection to Frigate: %s", error)
            await async_load_notices(self.hass)
            raise

    def _checked(self) -> Found:
        assert self._found is not None  # noqa: S101 - only asked after `_async_find`
        return self._found

    def _data(self) -> dict[str, Any]:
        """The entry's data, as the check found it to work."""
        return self._checked().connection.data

    def _official_login(self) -> dict[str, str]:
        """The login that the official integration uses; empty without one."""
        return login_of(self._official) if self._official else {}

    def _with_official_login(self, user_input: dict[str, Any]) -> dict[str, Any]:
        return user_input | (self._official_login() if user_input.get(CONF_USE_LOGIN) else {})

    def _suggestion(self) -> dict[str, Any]:
        """What the first form is filled with; no password, unless the user asks for it."""
        if self._official is not None:
            return connection_of(self._official)
        return {CONF_URL: self._suggested_url} if self._suggested_url else {}

    def _form(
        self,
        step_id: str,
        fields: dict[Any, Any],
        suggestion: Mapping[str, Any],
        error: FrigateBackfillError | None,
        placeholders: Mapping[str, str] | None = None,
    ) -> ConfigFlowResult:
        field = CONF_URL if error and error.problem is Problem.INVALID_URL else "base"
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema(fields), suggestion),
            errors={field: error.key} if error else {},
            description_placeholders={
                "docs_url": INSTALL_URL,
                **(placeholders or {}),
                **(placeholders_of(self.hass, error) if error else {}),
            },
        )


def _no_login() -> dict[str, None]:
    return {CONF_USERNAME: None, CONF_PASSWORD: None}


def _with_kept_password(user_input: dict[str, Any], entry: ConfigEntry) -> dict[str, Any]:
    """The form, with the password that it does not show as long as the user is the same."""
    username = user_input.get(CONF_USERNAME)
    if username and username == entry.data[CONF_USERNAME] and not user_input.get(CONF_PASSWORD):
        return {**user_input, CONF_PASSWORD: entry.data[CONF_PASSWORD]}
    return user_input
