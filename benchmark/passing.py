"""How soon a run passes what is indexed already, with folders that it lists and that it knows."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from .process import as_child

if TYPE_CHECKING:
    from pathlib import Path

    from testing.standin.server import StandIn

_RUN = """
import json, sys, time
from pathlib import Path
from recording_backfill.engine.orders import Site, Wish, make_order
from recording_backfill.models import Retention
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import new_job_id, script_run_log
try:
    from recording_backfill.engine import listing
    # The files were made just now.
    listing._COARSEST_TIME = listing._AT_REST = -10**18
except ImportError:
    pass

database, root, state, camera = sys.argv[1:]
site = Site(database=database, recordings_root=root, recordings_as=root, guard_active=True)
order = make_order(camera, Retention(days=1e5), site, Wish(copies=False))
log, _ = script_run_log(Path(state), order, new_job_id())
began, passed = time.perf_counter(), []
ending = record_run(
    order, log, stop=bool, sink=lambda _: passed.append((time.perf_counter(), time.process_time()))
).ending
# What follows, the history and its pruning, comes after what a run that goes on has still to do.
seconds, cpu = passed[-1]
print(json.dumps([seconds - began, cpu, ending.counts.skipped, ending.counts.scanned]))
"""


def passing(frigate: StandIn, patch: Path, camera: str, files: int, cameras: int) -> str:
    """Two runs over the `files` of a camera, which stand for as many of each of `cameras`."""
    seconds = []
    for _ in range(2):
        answer = subprocess.run(
            [
                *(sys.executable, "-c", _RUN, str(frigate.database), str(frigate.recordings)),
                *(str(frigate.config_dir / "frigate_backfill.db"), camera),
            ],
            env=as_child(patch),
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
        took, cpu, skipped, scanned = json.loads(answer)
        if (skipped, scanned) != (files, files):
            raise RuntimeError(f"{skipped} and {scanned} of {files} files")
        seconds.append((took, cpu))
    (listed, _), (known, cpu) = seconds
    return (
        f"{known:.1f} s, {cpu:.1f} s CPU, of {files:,} files, {listed:.1f} s where folders are "
        f"listed: {known * cameras:.0f} s of all {cameras} cameras"
    )
