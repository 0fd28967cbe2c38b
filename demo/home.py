"""The demo's Home Assistant: the integration set up by its dialogs, a dashboard, an automation."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from testing.home_assistant import HassClient

DASHBOARD = "frigate-backfill"
CAMERAS = "frigate-backfill-cameras"
AUTOMATION_ID = "frigate_backfill_demo"
DOMAIN = "frigate_backfill"
_WAIT = 30.0


class DemoError(RuntimeError):
    """Something is not as it must be; the message says what."""


def set_up_integration(hass: HassClient, frigate_url: str) -> str:
    """Add the Frigate through the config flow, as a person does once; the entry's id."""
    entries = hass.entries()
    if not entries:
        answer = hass.flow({"url": frigate_url, "verify_ssl": True})
        if answer.get("type") != "create_entry":
            raise DemoError(f"the config flow did not end with an entry: {answer}")
        entries = hass.entries()
    entry = entries[0]
    until = time.monotonic() + _WAIT
    while entry["state"] != "loaded":
        if time.monotonic() > until:
            raise DemoError(f"the integration did not load: {entry['reason'] or entry['state']}")
        time.sleep(0.2)
        entry = hass.entries()[0]
    return str(entry["entry_id"])


def entity_rows(hass: HassClient, device: str) -> list[dict[str, str]]:
    """The enabled entities of a device, by their own short names, for a card."""
    with hass.socket() as socket:
        registry = socket.ask("config/entity_registry/list")
    return [
        {"entity": entity["entity_id"], "name": entity["original_name"]}
        for entity in sorted(registry, key=lambda entity: str(entity["entity_id"]))
        if entity["device_id"] == device and entity["disabled_by"] is None
    ]


def device_of(hass: HassClient, camera: str) -> str:
    """Id of a camera's device."""
    name = f"{camera.replace('_', ' ').title()} backfill"
    for device in hass.devices():
        if device["name"] == name:
            return str(device["id"])
    raise DemoError(f"Home Assistant has no device {name}")


def set_up_automation(hass: HassClient, camera_devices: list[str]) -> None:
    """A nightly dry run that tells when something is missing."""
    hass.post(
        f"/api/config/automation/config/{AUTOMATION_ID}",
        {
            "alias": "Tell me when recordings are missing",
            "description": "A dry run every night; it changes nothing in Frigate.",
            "mode": "single",
            "triggers": [{"trigger": "time", "at": "03:30:00"}],
            "conditions": [],
            "actions": [
                {
                    "action": f"{DOMAIN}.backfill",
                    "data": {
                        "device_id": camera_devices,
                        "last": {"days": 7},
                        "dry_run": True,
                        "wait": True,
                    },
                    "response_variable": "report",
                },
                {
                    "if": "{{ report.files_added > 0 }}",
                    "then": [
                        {
                            "action": "persistent_notification.create",
                            "data": {
                                "title": "Recordings are missing in Frigate",
                                "message": "{{ report.files_added }} can be brought back.",
                            },
                        }
                    ],
                },
            ],
        },
    )


def set_up_dashboard(hass: HassClient, cameras: list[str]) -> str:
    """A dashboard with the card, the entities and the automation, and one that makes itself.

    The path of the first.
    """
    columns = [
        {
            "type": "entities",
            "title": camera.replace("_", " ").title(),
            "entities": entity_rows(hass, device_of(hass, camera)),
        }
        for camera in cameras
    ]
    automation = {"type": "entities", "title": "Automation", "entities": [_automation(hass)]}
    views = [
        {
            "title": "Recordings",
            "type": "panel",
            "cards": [{"type": "custom:frigate-backfill-card", "days": 30}],
        },
        {"title": "Entities", "cards": [*columns, automation]},
    ]
    by_itself = {"strategy": {"type": "custom:frigate-backfill"}}
    for path, title, icon, config in (
        (DASHBOARD, "Frigate Backfill", "mdi:backup-restore", {"views": views}),
        (CAMERAS, "Cameras", "mdi:cctv", by_itself),
    ):
        hass.make_dashboard(path, title, config, sidebar=True, icon=icon)
    return f"/{DASHBOARD}/0"


def _automation(hass: HassClient) -> str:
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        for state in hass.get("/api/states"):
            if state["attributes"].get("id") == AUTOMATION_ID:
                return str(state["entity_id"])
        time.sleep(0.2)
    raise DemoError("Home Assistant did not load the automation")


def backfill(
    hass: HassClient, camera: str, *, dry_run: bool
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Run the action and wait for it: the camera's run, and the files with an error."""
    target = {"device_id": [device_of(hass, camera)]}
    answer = hass.call(
        f"{DOMAIN}.backfill",
        {**target, "dry_run": dry_run, "wait": True, "timeout": {"minutes": 2}},
    )
    run = answer["runs"][0]
    if run["state"] != "completed":
        raise DemoError(f"the run ended as {run['state']}: {run['message']}")
    errors = {**target, "job_id": run["job_id"], "status": "error"}
    return run, hass.call(f"{DOMAIN}.get_results", errors)["results"]
