"""Where the configuration file is."""

import os

from frigate.const import CONFIG_DIR


def find_config_file() -> str:
    """CONFIG_FILE, or the default one, in whichever of the two spellings exists."""
    path = os.environ.get("CONFIG_FILE", f"{CONFIG_DIR}/config.yml")
    return path if os.path.isfile(path) else path.replace("yml", "yaml")
