#!/usr/bin/env python3
"""Launcher of the patch's script, so that `python scripts/backfill_recordings.py` works here."""

import runpy
from pathlib import Path

runpy.run_path(
    str(
        Path(__file__).resolve().parent.parent
        / "custom_components/frigate_backfill/frigate_patch/scripts/backfill_recordings.py"
    ),
    run_name="__main__",
)
