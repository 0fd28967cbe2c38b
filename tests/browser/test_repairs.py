"""The repair that a person can do from Home Assistant, done there to its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from testing.recorded import FRONT, RecordedFrigate

from .conftest import Scene, eventually


@pytest.fixture
def deleting(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordedFrigate]:
    """A second Frigate, that deletes files without a row, with the patch's rescue switched off."""
    folder = tmp_path_factory.mktemp("deleting")
    frigate = RecordedFrigate(folder, cameras=(FRONT,), env={"FRIGATE_BACKFILL_RESCUE": "0"})
    frigate.prepare()
    usual = frigate.config_file.read_text()
    synced = usual.replace("  enabled: true", "  enabled: true\n  sync_recordings: true")
    frigate.config_file.write_text(synced)
    with frigate:
        # Only now: at its start it deletes what has no row.
        frigate.record(FRONT, frigate.hour(4), 3, known=False)
        assert frigate.order(FRONT, dry_run=True)["files_added"] == 3
        given = {"url": frigate.url_internal, "verify_ssl": True}
        eventually(lambda: scene.hass.flow(given)["type"], "create_entry")
        yield frigate
        for entry in scene.hass.entries():
            if entry["title"] in frigate.url_internal:
                scene.hass.remove_entry(entry["entry_id"])


def test_recordings_that_frigate_would_delete_are_brought_back_from_the_repairs(
    scene: Scene, deleting: RecordedFrigate
) -> None:
    with scene.page() as page:
        page.goto(f"{scene.hass.url}/config/repairs")
        page.get_by_text("Frigate is about to delete recordings").click()
        dialog = page.locator("dialog-data-entry-flow")
        expect(dialog.get_by_text("Bring the missing recordings back")).to_be_visible()
        # The camera as its device is called.
        expect(dialog.get_by_role("listitem")).to_have_text(["Front Door: 3"])
        dialog.get_by_role("button", name="Submit").click()
        expect(dialog.get_by_text("The issue is repaired!")).to_be_visible()
        dialog.get_by_role("button", name="Finish").click()
        expect(page.get_by_text("There are currently no repairs pending")).to_be_visible()
        expect(page.get_by_text("Frigate is about to delete recordings")).to_have_count(0)
    eventually(lambda: deleting.idle(FRONT), True)
    assert deleting.order(FRONT, dry_run=True)["files_added"] == 0
