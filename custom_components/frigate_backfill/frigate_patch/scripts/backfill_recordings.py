#!/usr/bin/env python3
"""Launcher of the script: bring back recordings that are on disk but missing in Frigate.

Needs Python 3.9 and no package. `--help` tells everything; recording_backfill.script does the work.
"""

import sys
from pathlib import Path

if sys.version_info < (3, 9):  # noqa: UP036 - whoever runs it outside may have an older one
    print(
        "This needs Python 3.9 or later; this is Python "
        f"{sys.version_info[0]}.{sys.version_info[1]}. Frigate's container has one:\n"
        "docker exec frigate python3 …/backfill_recordings.py --help",
        file=sys.stderr,
    )
    sys.exit(2)

# The folder may be read-only, or HACS's: a __pycache__ owned by root would break its next update.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

try:
    from recording_backfill.priority import step_back
    from recording_backfill.script.main import main
except KeyboardInterrupt:  # Ctrl-C this early: nothing has begun
    sys.exit(130)

if __name__ == "__main__":
    step_back()
    sys.exit(main())
