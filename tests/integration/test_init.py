"""Setting up, unloading, coming and going."""

from homeassistant.config_entries import ConfigEntryState


async def test_an_entry_is_set_up_and_unloaded(hass, server, entry, caplog):
    assert entry.state is ConfigEntryState.LOADED, entry.reason
    print([s.entity_id + "=" + s.state for s in hass.states.async_all()])
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert not [
        r
        for r in caplog.records
        if r.levelname in ("WARNING", "ERROR") and "custom integration" not in r.getMessage()
    ], caplog.text
