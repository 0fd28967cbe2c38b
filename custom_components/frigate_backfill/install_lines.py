"""The lines that install the patch, for each kind of Frigate, ready to copy; as docs/install.md."""

from __future__ import annotations

from typing import Final

from homeassistant.const import MAJOR_VERSION, MINOR_VERSION

_DOCKER: Final = """
```yaml
services:
  frigate:
    environment:
      PYTHONPATH: /opt/frigate_backfill/frigate_backfill/frigate_patch
    volumes:
      - /path/to/homeassistant/config/custom_components:/opt/frigate_backfill:ro
```
"""
_KUBERNETES: Final = """
```yaml
env:
  PYTHONPATH: /opt/frigate_backfill/frigate_backfill/frigate_patch
extraVolumes:
  - name: frigate-backfill
    hostPath:
      path: /path/to/homeassistant/config/custom_components
      type: Directory
extraVolumeMounts:
  - name: frigate-backfill
    mountPath: /opt/frigate_backfill
    readOnly: true
```
"""
_ADD_ON: Final = """
```sh
cd /app_configs 2>/dev/null || cd /addon_configs
cp /config/custom_components/frigate_backfill/frigate_patch/install/go2rtc ccab4aaf_frigate/go2rtc
chmod +x ccab4aaf_frigate/go2rtc
```
"""
_APPS_SINCE: Final = (2026, 2)
"""The Home Assistant that began to call add-ons apps; only its version tells."""
_KIND: Final = "App" if (MAJOR_VERSION, MINOR_VERSION) >= _APPS_SINCE else "Add-on"


def install_lines() -> dict[str, str]:
    """The placeholders of the texts that tell how to install the patch."""
    return {"docker": _DOCKER, "kubernetes": _KUBERNETES, "add_on": _ADD_ON, "kind": _KIND}
