"""Folders that are listed again: changed lately, without dates to trust, or wrongly remembered."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import library as library_module
from recording_backfill.engine.storage import tells_changes
from recording_backfill.models import RunState
from recording_backfill.state import file as file_module
from recording_backfill.state.file import StateError, StateFile

from testing.library import LibraryBuilder
from tests.patch.state.looks import DAY, FILES, HOURS, Looked, changed

if TYPE_CHECKING:
    from pathlib import Path


def test_what_changed_lately_is_listed_again(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "tells_changes", lambda _folder: True)
    Looked(filled, monkeypatch)
    assert len(Looked(filled, monkeypatch).listed) == HOURS


@pytest.mark.usefixtures("at_rest")
def test_where_times_of_folders_tell_nothing_they_are_not_gone_by(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    Looked(filled, monkeypatch)
    monkeypatch.setattr(library_module, "tells_changes", lambda _folder: False)
    assert len(Looked(filled, monkeypatch).listed) == HOURS


@pytest.mark.parametrize(
    ("file_system", "tells"),
    [("ext4", True), ("nfs4", True), ("fuse.mergerfs", False), ("vfat", False), ("9p", False)],
)
def test_only_file_systems_that_date_their_folders_are_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_system: str, tells: object
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 0:1 / / rw - {file_system} source rw\n")
    monkeypatch.setattr("recording_backfill.engine.storage._MOUNTS", str(mounts))
    assert tells_changes("/media") is tells


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("UPDATE listings SET listed_at = listed_at - ?", (8 * DAY,)),
        ("UPDATE listings SET listed_at = listed_at + ?", (8 * DAY,)),
        ("UPDATE listings SET seconds = ?", (b"no such thing",)),
        ("UPDATE listings SET seconds = 'text'", ()),
        ("UPDATE listings SET seconds = ?", (zlib.compress(b"\xff" * 8),)),
        ("UPDATE listings SET others = ?", ("{",)),
        ("UPDATE listings SET inode = 'none'", ()),
        ("UPDATE meta SET value = '0.9' WHERE key = 'listings_of'", ()),
        ("UPDATE listings SET root = root || '2'", ()),
    ],
)
def test_what_is_old_damaged_or_of_something_else_is_listed_again(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, statement: str, values: Any
) -> None:
    Looked(filled, monkeypatch)
    changed(filled, statement, *values)
    again = Looked(filled, monkeypatch)
    assert (len(again.listed), again.counts.skipped) == (HOURS, HOURS * FILES)
    assert Looked(filled, monkeypatch).listed == []


@pytest.mark.usefixtures("at_rest")
def test_where_it_cannot_be_kept_a_run_does_without(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = StateFile.change_many

    def full(state: StateFile, statement: str, values: Any) -> None:
        if "listings" in statement:
            raise StateError("The disk is full.")
        genuine(state, statement, values)

    with monkeypatch.context() as patch:
        patch.setattr(file_module.StateFile, "change_many", full)
        run = Looked(filled, monkeypatch)
    assert (run.state, run.counts.added) == (RunState.COMPLETED, HOURS * FILES)
    assert run.warnings == []
    assert len(Looked(filled, monkeypatch).listed) == HOURS
