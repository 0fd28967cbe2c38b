"""ffprobe as a process that is missing, crashes, hangs, or talks nonsense."""

from __future__ import annotations

import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from recording_backfill.errors import CancelledError
from recording_backfill.media import mp4
from recording_backfill.media.ffprobe import ask_ffprobe
from recording_backfill.media.mp4 import Finding
from recording_backfill.models import Reason
from recording_backfill.notices import Notice

from testing.library import Samples


def script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def ask(ffprobe: str | None, sample: Path, **options: float) -> Finding:
    with sample.open("rb") as file:
        return ask_ffprobe(ffprobe, file.fileno(), lambda: False, **options)


def key(finding: Finding) -> str | None:
    """What is said of it in every language: not that the file is damaged, as its reason would."""
    return finding.message.key if isinstance(finding.message, Notice) else None


@pytest.mark.parametrize(
    ("ffprobe", "said"), [(None, "ffprobe_missing"), ("/nowhere/ffprobe", "ffprobe_unusable")]
)
def test_without_ffprobe_the_message_says_so_in_every_language(
    samples: Samples, ffprobe: str | None, said: str
) -> None:
    finding = ask(ffprobe, samples["fragmented"])
    assert finding.reason is Reason.NO_DURATION
    assert key(finding) == said


def test_a_crashing_ffprobe_costs_one_file_only(samples: Samples, tmp_path: Path) -> None:
    crashing = script(tmp_path / "ffprobe", "kill -SEGV $$")
    finding = ask(crashing, samples["fragmented"])
    assert finding.reason is Reason.NO_DURATION
    assert "crashed" in str(finding.message)
    assert key(finding) == "ffprobe_crashed"


@pytest.mark.parametrize("text", ["exit 0", "echo nonsense", "echo []", "echo '{\"streams\": 3}'"])
def test_an_ffprobe_that_says_nonsense_is_no_exception(
    samples: Samples, tmp_path: Path, text: str
) -> None:
    finding = ask(script(tmp_path / "ffprobe", text), samples["fragmented"])
    assert finding.reason in (Reason.NO_DURATION, Reason.NO_VIDEO)


def test_a_hanging_ffprobe_is_ended_with_all_its_children(samples: Samples, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    hanging = script(tmp_path / "ffprobe", f"sleep 600 & echo $! > {pid_file}; wait")
    finding = ask(hanging, samples["fragmented"], time_limit=0.5)
    assert finding.reason is Reason.NO_DURATION
    assert "0.5 seconds" in str(finding.message)
    assert key(finding) == "ffprobe_slow"
    assert is_gone(int(pid_file.read_text()))


def is_gone(pid: int) -> bool:
    """Whether the process ends within a few seconds."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_cancelled_run_does_not_wait_for_ffprobe(samples: Samples, tmp_path: Path) -> None:
    hanging = script(tmp_path / "ffprobe", "sleep 600")
    with samples["fragmented"].open("rb") as file, pytest.raises(CancelledError):
        ask_ffprobe(hanging, file.fileno(), lambda: True, time_limit=600.0)


ASKING = """
import os, sys
sys.path.insert(0, sys.argv[1])
from recording_backfill.media.boxes import FIRST_READ, LONGEST_INDEX
from recording_backfill.media.ffprobe import ask_ffprobe
ask_ffprobe(sys.argv[2], os.open(sys.argv[3], os.O_RDONLY), lambda: False, time_limit=600.0)
"""


def test_a_hanging_ffprobe_does_not_outlive_a_killed_run(samples: Samples, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    hanging = script(
        tmp_path / "ffprobe",
        f"echo $$ > {pid_file}.new; mv {pid_file}.new {pid_file}; exec sleep 600",
    )
    patch = Path(mp4.__file__).parents[2]
    run = subprocess.Popen([sys.executable, "-c", ASKING, patch, hanging, samples["fragmented"]])
    try:
        while not pid_file.exists():
            assert run.poll() is None
            time.sleep(0.01)
    finally:
        run.kill()
        run.wait()
    assert is_gone(int(pid_file.read_text()))
