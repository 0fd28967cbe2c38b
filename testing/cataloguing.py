"""One renewal of a catalogue by its real child, as Frigate's process has it done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from testing.standin.server import PATCH

if TYPE_CHECKING:
    from pathlib import Path

_MODULE = "recording_backfill.child.catalogue"


@dataclass(frozen=True)
class Catalogued:
    """A Frigate, as its catalogue's child is told of it."""

    recordings: Path
    database: Path
    instance: str

    def renew(self) -> dict[str, Any]:
        """Renew it; what the child said at its end. Raises RuntimeError where it is not saved."""
        config = self.database.parent
        order = {
            "site": {
                "recordings": str(self.recordings),
                "config": str(config),
                "instance": self.instance,
            },
            "database": str(self.database),
            "state_file": str(config / "frigate_backfill.db"),
            "watch_clock": False,
            "cameras": [],
            "parent": os.getpid(),
        }
        # It ends when its stdin does, so that stays open.
        here, there = os.pipe()
        with open(here, "rb") as stdin, open(there, "wb", buffering=0) as asking:
            asking.write(json.dumps(order).encode() + b"\n")
            done = subprocess.run(
                [sys.executable, "-S", "-m", _MODULE],
                stdin=stdin,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(PATCH)},
                text=True,
                check=False,
            )
        last: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        if last.get("error") or last.get("saved") is None:
            raise RuntimeError(f"the catalogue was not saved: {last}")
        return last
