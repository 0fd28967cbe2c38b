"""The lines that install the patch, for each kind of Frigate, ready to copy."""

from __future__ import annotations

from typing import Final

_DOCKER: Final = """
```yaml
services:
  frigate:
    environment:
      PYTHONPATH: /custom_components/frigate_backfill/frigate_patch
    volumes:
      - /path/to/homeassistant/config/custom_components:/custom_components:ro
```
"""


def install_lines() -> dict[str, str]:
    """The placeholders of the texts that tell how to install the patch."""
    return {"docker": _DOCKER}
