"""The versions of Frigate and Home Assistant that are tested with: `versions.json` is the one list.

The stand-in reads the same file. `tests/patch/test_docs.py` holds documents and environments
against it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_LISTED = json.loads(Path(__file__).with_name("versions.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Frigate:
    """A version of Frigate that the stand-in plays."""

    name: str
    release: tuple[int, int]
    build: str
    """What its `/api/version` says."""
    documented: str
    """How documents call what was run or read of the real one."""
    source: str
    """What was read and run of the real one."""

    @property
    def series(self) -> str:
        """As people say it: `0.17`."""
        return ".".join(map(str, self.release))


FRIGATES = tuple(Frigate(**{**one, "release": tuple(one["release"])}) for one in _LISTED["frigate"])
NEWEST_FOR_OLDER = tuple(one.name for one in FRIGATES if one.release != (0, 18))
"""For tests that take their time: the newest stands for the one before, which differs least."""
OLDEST_HOME_ASSISTANT: str = _LISTED["home_assistant"]["oldest"]
NEWEST_HOME_ASSISTANT: str = _LISTED["home_assistant"]["newest"]
