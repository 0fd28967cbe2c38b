"""The reader: how many looks overlap on which storage, and that all else is the same.

A delay is injected into the reads; what overlaps is counted, and no time is measured.
"""

from __future__ import annotations

import os
import threading
from typing import Any

import pytest
from recording_backfill.engine import crew as crew_module
from recording_backfill.engine import reader as reader_module
from recording_backfill.engine import storage
from recording_backfill.engine.storage import Gauge, Kind

from testing.library import NOON, LibraryBuilder
from tests.patch.engine.watched import DELAY, FILES, HOURS, Watched, on


def test_a_server_is_asked_for_several_files_at_a_time_in_several_folders(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    watched = Watched(monkeypatch, DELAY)
    run = filled.run()
    assert run.counts.added == HOURS * FILES
    assert watched.most_at_once >= 8
    assert watched.most_in_a_folder < watched.most_at_once
    assert not watched.told


@pytest.mark.parametrize(
    ("seconds", "threads"),
    [(0.00009, 0), (0.0001, 16), (0.0012, 16), (0.0036, 43), (0.0066, 79), (0.01, 120), (1.0, 128)],
)
def test_the_longer_files_wait_the_more_threads_ask_for_them(seconds: float, threads: int) -> None:
    assert reader_module.crew_for(seconds) == threads


def test_a_disk_is_told_what_will_be_read_also_of_the_next_hour_and_no_thread_is_started(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.LOCAL, monkeypatch)
    watched = Watched(monkeypatch, DELAY)
    run = filled.run()
    assert run.counts.added == HOURS * FILES
    assert watched.most_at_once == 1
    # What is left of one hour, and the next.
    assert watched.most_told > FILES
    assert watched.threads == {threading.current_thread().name}
    # All but those by which it is measured that files wait, and each once.
    at_first = HOURS * FILES - len(watched.told)
    assert reader_module.AT_ONCE <= at_first < 2 * reader_module.AT_ONCE


def test_a_long_hour_is_told_of_piece_by_piece_and_each_file_once(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, files = library.samples["one_second"], 5 * reader_module.WINDOW + 3
    library.path(NOON).parent.mkdir(parents=True)
    for number in range(files):
        os.link(source, library.path(NOON + 10 * number))
    on(Kind.LOCAL, monkeypatch)
    watched = Watched(monkeypatch, DELAY)
    assert library.run().counts.added == files
    assert len(set(watched.told)) == len(watched.told)
    assert files - len(watched.told) < 2 * reader_module.AT_ONCE
    assert watched.most_told <= reader_module.WINDOW


@pytest.mark.parametrize("kind", Kind)
def test_where_the_page_cache_answers_nothing_is_done_about_it(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    on(kind, monkeypatch)
    # What another program makes a read wait for by chance is no matter here.
    monkeypatch.setattr(storage, "_waits", lambda: 0)
    watched = Watched(monkeypatch, 0.0)
    assert filled.run().counts.added == HOURS * FILES
    assert (watched.most_at_once, watched.told) == (1, [])
    assert watched.threads == {threading.current_thread().name}


def test_a_busy_processor_is_no_slow_storage(monkeypatch: pytest.MonkeyPatch) -> None:
    gauge = Gauge()
    clock = iter(range(0, 1000, 5))
    monkeypatch.setattr(storage.time, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(storage, "_waits", lambda: 7)
    gauge.begin()
    gauge.end(16)
    assert gauge.latency == 0.0
    waits = iter((7, 30))
    monkeypatch.setattr(storage, "_waits", lambda: next(waits))
    gauge.begin()
    gauge.end(4)
    assert gauge.latency == 5 / 20


@pytest.mark.parametrize("kind", Kind)
def test_results_and_rows_are_the_same_however_files_are_read(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    for number, sample in enumerate(("fragmented", "audio_only", "h264")):
        filled.add(NOON + 3600 * number + 5, sample)
    filled.write(NOON + 7, b"")
    filled.write(NOON + 8, filled.samples.bytes("h264")[:-9])
    filled.path(NOON + 9).symlink_to(filled.path(NOON))
    filled.add_row(NOON + 20)
    plain = filled.run(dry_run=True)
    with monkeypatch.context() as patch:
        on(kind, patch)
        Watched(patch, DELAY)
        ahead = filled.run(dry_run=True)
    assert ahead.results == plain.results
    assert ahead.summaries == plain.summaries
    assert [result.file_path for result in plain.results] == sorted(
        result.file_path for result in plain.results
    )


def test_no_more_looks_wait_than_there_is_room_for(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    Watched(monkeypatch, DELAY)
    monkeypatch.setattr(crew_module, "MOST_AHEAD", 24)
    most = 0
    real = crew_module.Crew._next

    def counted(crew: crew_module.Crew) -> Any:
        nonlocal most
        task = real(crew)
        most = max(most, crew._ahead)
        return task

    monkeypatch.setattr(crew_module.Crew, "_next", counted)
    assert filled.run().counts.added == HOURS * FILES
    assert 0 < most <= 24 + FILES
