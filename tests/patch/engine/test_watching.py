"""The process that looks into recordings for motion: when it ends."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine.watching import Watching
from recording_backfill.errors import CancelledError

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


def test_a_search_that_is_cancelled_as_it_begins_leaves_no_process(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    genuine = subprocess.Popen

    def begin(*words: Any, **how: Any) -> subprocess.Popen[bytes]:
        begun.append(genuine(*words, **how))
        return begun[-1]

    monkeypatch.setattr(subprocess, "Popen", begin)
    with pytest.raises(CancelledError):
        Watching(library.order(), lambda: True)
    (process,) = begun
    assert process.returncode is not None
