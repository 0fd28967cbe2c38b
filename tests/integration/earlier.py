"""What has to be loaded before the plugin for tests, so that it fits a newer Home Assistant.

pytest loads it by `-p`, see pyproject.toml: the plugin pins a Home Assistant that may be a release
older than the newest.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

# The newer one puts another library in the place of httpx, before anybody has imported that.
import homeassistant.const  # noqa: F401

# These want to be the first to import what they patch, in this order; the oldest has not all.
for _name in ("patch_json", "patch_recorder", "patch_time"):
    with suppress(ModuleNotFoundError):
        import_module(f"pytest_homeassistant_custom_component.{_name}")

_logger = import_module("homeassistant.components.logger")
_helpers = import_module("homeassistant.components.logger.helpers")
_CLEAR = "_clear_logger_overwrites"
if hasattr(_helpers, _CLEAR) and not hasattr(_logger, _CLEAR):
    # Where the plugin looks for it.
    setattr(_logger, _CLEAR, getattr(_helpers, _CLEAR))
