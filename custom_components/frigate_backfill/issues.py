"""The repair issues of an entry: each is raised while its cause lasts, and gone by itself after."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntryChange
from homeassistant.core import callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .api import sentence
from .client.errors import WRONG_CONNECTION, FrigateBackfillError, Problem
from .const import DOMAIN, INSTALL_URL, INTEGRATION_URL, TROUBLESHOOTING_URL
from .install_lines import install_lines
from .notices import say

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from .client.models import InstanceStatus


class Issue(StrEnum):
    """What can need a repair."""

    PATCH_MISSING = "patch_missing"
    PATCH_INCOMPATIBLE = "patch_incompatible"
    OTHER_INSTANCE = "other_instance"
    CONNECTION = "connection"
    SYNC_RECORDINGS = "sync_recordings"
    CATALOGUE = "catalogue"
    FRIGATE_UNSUPPORTED = "frigate_unsupported"

    def id_of(self, entry: ConfigEntry) -> str:
        """The issue's id for one entry."""
        return f"{self}_{entry.entry_id}"


_OF_PROBLEMS: Final = {
    Problem.PATCH_MISSING: Issue.PATCH_MISSING,
    Problem.PATCH_INCOMPATIBLE: Issue.PATCH_INCOMPATIBLE,
    Problem.OTHER_INSTANCE: Issue.OTHER_INSTANCE,
    **dict.fromkeys(WRONG_CONNECTION, Issue.CONNECTION),
}
"""What a poll that fails for them shows: nothing else is known of that Frigate then."""
_SAYS_NOTHING: Final = (Problem.CANNOT_CONNECT, Problem.NOT_READY)
"""Of the connection: whatever else somebody answers, it came through."""
_FIXABLE: Final = (Issue.SYNC_RECORDINGS, Issue.OTHER_INSTANCE)


@callback
def async_raise_issue_of(
    hass: HomeAssistant, entry: ConfigEntry, error: FrigateBackfillError
) -> None:
    """Raise the issue that a failed poll shows, if it shows one."""
    issue = _OF_PROBLEMS.get(error.problem)
    if issue is None:
        if error.problem not in _SAYS_NOTHING:
            _delete(hass, entry, Issue.CONNECTION)
        return
    _show(hass, entry, issue, error.placeholders | _besides(hass, issue, error))
    _delete(hass, entry, *(each for each in Issue if each is not issue))


def _besides(hass: HomeAssistant, issue: Issue, error: FrigateBackfillError) -> dict[str, str]:
    """What the text of the issue needs that the error's does not."""
    match issue:
        case Issue.PATCH_MISSING:
            return install_lines()
        case Issue.CONNECTION:
            return {"why": sentence(hass, error), "integration_url": INTEGRATION_URL}
        case _:
            return {}


@callback
def async_settle_issues(hass: HomeAssistant, entry: ConfigEntry, status: InstanceStatus) -> None:
    """After a good poll: the patch is there; are recordings in danger?"""
    _delete(hass, entry, *_OF_PROBLEMS.values())
    if not recordings_in_danger(status):
        _delete(hass, entry, Issue.SYNC_RECORDINGS)
    elif not status.active:
        # While a job runs, it is about to bring them back. What is shown already stays, or
        # whoever ignores it would have to do so again after each run.
        _show(hass, entry, Issue.SYNC_RECORDINGS, {})
    if status.catalogue is not None and status.catalogue.error:
        why = say(hass, status.catalogue.error, status.catalogue.notice)
        _show(hass, entry, Issue.CATALOGUE, {"error": why})
    else:
        _delete(hass, entry, Issue.CATALOGUE)
    if status.unsupported:
        versions = {"frigate_version": status.frigate_version, "version": status.version}
        reason = {"reason": say(hass, status.unsupported, status.unsupported_notice)}
        _show(hass, entry, Issue.FRIGATE_UNSUPPORTED, versions | reason)
    else:
        _delete(hass, entry, Issue.FRIGATE_UNSUPPORTED)


@callback
def async_watch_entries(hass: HomeAssistant) -> None:
    """Delete the issues of an entry that is disabled while it waits to be set up.

    Home Assistant unloads only what was set up, so nothing else tells of it.
    """

    @callback
    def changed(change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN and change is ConfigEntryChange.UPDATED and entry.disabled_by:
            async_delete_issues(hass, entry)

    async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed)


@callback
def async_delete_issues(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Delete all issues of an entry that goes."""
    _delete(hass, entry, *Issue)


@callback
def async_put_issues_away(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Delete the issues of an entry that is unloaded, but what is ignored stays so after."""
    issues = ir.async_get(hass)
    for issue in Issue:
        shown = issues.async_get_issue(DOMAIN, issue.id_of(entry))
        if shown is not None and shown.dismissed_version is None:
            _delete(hass, entry, issue)


def recordings_in_danger(status: InstanceStatus) -> dict[str, int]:
    """How many recordings of which camera Frigate's own sync would delete.

    Those past retention are left out: Frigate's retention deletes them anyway.
    """
    if not status.sync_recordings or status.rescue_active:
        return {}
    return {
        name: camera.missing.files
        for name, camera in status.cameras.items()
        if camera.missing is not None and camera.missing.files
    }


def _show(
    hass: HomeAssistant,
    entry: ConfigEntry,
    issue: Issue,
    placeholders: dict[str, str],
) -> None:
    failed = issue in _OF_PROBLEMS.values()
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue.id_of(entry),
        data={"entry_id": entry.entry_id},
        is_fixable=issue in _FIXABLE,
        learn_more_url=TROUBLESHOOTING_URL if issue is Issue.CONNECTION else INSTALL_URL,
        severity=ir.IssueSeverity.ERROR if failed else ir.IssueSeverity.WARNING,
        translation_key=str(issue),
        translation_placeholders={"title": entry.title} | placeholders,
    )


def _delete(hass: HomeAssistant, entry: ConfigEntry, *issues: Issue) -> None:
    for issue in issues:
        ir.async_delete_issue(hass, DOMAIN, issue.id_of(entry))
