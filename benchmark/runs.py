"""Runs of the script, measured from outside: time and peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from .library import CAMERA, Library

SCRIPT = (
    Path(__file__).resolve().parent.parent
    / "custom_components/frigate_backfill/frigate_patch/scripts/backfill_recordings.py"
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the script over a whole library."""

    files: int
    added: int
    removed: int
    """Rows that were taken out."""
    seconds: float
    peak_memory_mb: float
    cpu_seconds: float
    """Processor time of the whole process."""

    @property
    def files_per_second(self) -> float:
        """Speed of the whole run."""
        return self.files / self.seconds


def run(library: Library, *flags: str) -> Run:
    """Run the script over the library; raises RuntimeError with its words when it fails."""
    words = [
        *(sys.executable, "-I", str(SCRIPT), "--camera", CAMERA, "--json", "--max-results", "0"),
        *(() if "--config" in flags else ("--retention-days", "100000")),
        *("--database", str(library.database), "--recordings", str(library.recordings)),
        *("--recordings-as", str(library.recordings), *flags),
    ]
    # Files, as nobody reads a pipe while the usage of the process is waited for.
    with TemporaryFile() as answer, TemporaryFile() as errors:
        with subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=answer, stderr=errors
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        for file in (answer, errors):
            file.seek(0)
        if process.returncode != 0:
            text = errors.read().decode()
            raise RuntimeError(f"the script failed ({process.returncode}): {text}")
        result = json.load(answer)
    kibibytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(
        files=result["total_files_scanned"],
        added=result["files_added"],
        removed=result["files_removed"],
        seconds=result["processing_time_seconds"],
        peak_memory_mb=kibibytes / 1024,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
    )
