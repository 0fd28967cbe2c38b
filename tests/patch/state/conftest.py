"""What all tests of the state share: a state file, and runs that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import library as library_module
from recording_backfill.engine import listing as listing_module
from recording_backfill.frigate import hour_sums
from recording_backfill.state.file import StateFile

from testing.library import NOON, LibraryBuilder
from tests.patch.state.charts import UNSEEN, Charts
from tests.patch.state.looks import FILES, HOUR, HOURS, LONG_AGO
from tests.patch.state.undone import Runs

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import LibraryBuilder


@pytest.fixture
def state(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "frigate_backfill.db")


@pytest.fixture
def runs(library: LibraryBuilder) -> Runs:
    return Runs(library)


@pytest.fixture
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times of folders made just now tell as much as old ones."""
    for name in ("_COARSEST_TIME", "_AT_REST"):
        monkeypatch.setattr(listing_module, name, LONG_AGO)
    monkeypatch.setattr(library_module, "tells_changes", lambda _folder: True)


@pytest.fixture
def filled(library: LibraryBuilder) -> LibraryBuilder:
    """A library of several hours."""
    for hour in range(HOURS):
        for number in range(FILES):
            library.add(NOON + HOUR * hour + 10 * number, "one_second")
    return library


@pytest.fixture
def charts(library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch) -> Charts:
    """Four hours with three recordings each: Frigate's own, a mixture, backfilled ones, its own."""
    for hour in range(4):
        for place in range(3):
            backfilled = hour == 2 or (hour, place) == (1, 1)
            start = NOON + HOUR * hour + 10 * place
            library.add_row(start, 10.0, **(UNSEEN if backfilled else {}))
    added_up: list[float] = []
    genuine = hour_sums._added_up

    def record(fetch: Any, span: Any, mark: Any) -> Any:
        added_up.append(span[1])
        return genuine(fetch, span, mark)

    monkeypatch.setattr(hour_sums, "_added_up", record)
    return Charts(library, added_up)
