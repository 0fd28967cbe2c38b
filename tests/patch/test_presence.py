"""Whether a disk gives what is on it, and that one which does not answer holds up nobody."""

from __future__ import annotations

import signal
import subprocess
from typing import TYPE_CHECKING

import pytest
from recording_backfill import presence
from recording_backfill.presence import why_unread
from recording_backfill.state.file import StateDamagedError, StateError, StateFile

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_can_be_read_or_is_missing_has_no_excuse(tmp_path: Path) -> None:
    file = tmp_path / "frigate.db"
    assert why_unread(str(file)) is None
    file.write_bytes(b"anything")
    assert why_unread(str(file)) is None
    assert why_unread("a null \0 byte") is None


def test_what_the_disk_says_is_told(tmp_path: Path) -> None:
    loop = tmp_path / "frigate.db"
    loop.symlink_to(loop)
    assert why_unread(str(loop)) == "Too many levels of symbolic links"
    assert why_unread(str(tmp_path)) == "Is a directory"


def test_a_disk_that_never_answers_is_not_waited_for_and_nothing_on_it_is_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its reader does not even end when it is killed."""
    file = tmp_path / "frigate_backfill.db"
    file.write_bytes(b"nonsense" * 1000)
    with pytest.raises(StateDamagedError):
        StateFile(file)
    readers: list[subprocess.Popen[bytes]] = []
    monkeypatch.setattr(presence, "_READ", "import time; time.sleep(60)")
    monkeypatch.setattr(presence, "_PATIENCE", 0.2)
    kill = subprocess.Popen.kill

    def unkillable(reader: subprocess.Popen[bytes]) -> None:
        readers.append(reader)

    monkeypatch.setattr(subprocess.Popen, "kill", unkillable)
    with pytest.raises(StateError, match="Connection timed out") as caught:
        StateFile(file)
    assert not isinstance(caught.value, StateDamagedError)
    (reader,) = readers
    assert reader.poll() is None
    kill(reader)
    assert reader.wait() == -signal.SIGKILL
