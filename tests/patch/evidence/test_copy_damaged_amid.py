"""A copy whose damage shows while two of its tables are being read."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.copies import copies as copies_module
from recording_backfill.evidence.copies import source as copies_source
from recording_backfill.evidence.copies.copies import Copies
from recording_backfill.evidence.copies.find import CopyFile, CopyKind
from recording_backfill.evidence.copies.source import Source
from recording_backfill.notices import CopyKey

from testing.filled import CAMERAS, fill

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import LibraryBuilder

PAGE = 4096
LEAF = 13
OF_CAMERA = "camera = ?"
OF_EVENT = "source_id = ?"


def blank(path: Path, event: str, column: bytes) -> None:
    """Empty the page of a table that has `event` with a value of that column beside it."""
    content = bytearray(path.read_bytes())
    for begin in range(PAGE, len(content), PAGE):
        page = content[begin : begin + PAGE]
        if page[0] == LEAF and event.encode() in page and column in page:
            content[begin : begin + PAGE] = bytes(PAGE)
    path.write_bytes(content)


def test_events_go_on_when_the_damage_showed_in_the_timeline_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `copied_events` reads them: each event's timeline while the events are read."""
    monkeypatch.setattr(copies_source, "_AT_ONCE", 4)
    copy = tmp_path / "backup.db"
    fill(copy, "0.17", hours=2)
    file = CopyFile(str(copy), CopyKind.BACKUP, copy.stat().st_mtime)
    with closing(Source(file, CAMERAS[0])) as whole:
        events = [str(row["id"]) for row in whole.rows("event", OF_CAMERA, (CAMERAS[0],))]
    blank(copy, events[0], b"tracked_object")
    blank(copy, events[-1], b"path_data")
    with closing(Source(file, CAMERAS[0])) as source:
        found: set[str] = set()
        timelines = 0
        for row in source.rows("event", OF_CAMERA, (CAMERAS[0],)):
            found.add(str(row["id"]))
            timelines += len(list(source.rows("timeline", OF_EVENT, (row["id"],))))
        assert source.damaged
    assert events[0] in found
    assert set(events[4:-8]) <= found
    assert timelines > len(events)


def test_a_copy_that_fails_amid_two_reads_is_named_once(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies_source, "_AT_ONCE", 4)
    copy = tmp_path / "backup.db"
    fill(copy, "0.17", hours=2)
    order = library.order(camera=CAMERAS[0], copies=(str(copy),), copy_roots=(str(tmp_path),))
    monkeypatch.setattr(copies_module, "is_of_this_library", lambda *_: True)
    with closing(Copies(order)) as copies:
        for source, row in copies.rows("event", OF_CAMERA, (CAMERAS[0],)):
            # Its disk goes away, and what was salvaged of it, too.
            monkeypatch.setattr(source, "_salvaged", True)
            source._connection.close()
            assert not list(copies.rows_of(source, "timeline", OF_EVENT, (row["id"],)))
        assert copies.sources == []
        assert [warning.key for warning in copies.warnings] == [CopyKey.COPY_UNUSABLE.value]
