"""What a run added by a wrong clock is taken out again, and nothing else."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.frigate.added import Added
from recording_backfill.frigate.session import Session

from testing.clips import Clips
from testing.library import NOON

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

DAY = 86400.0
OURS = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}


def ids(library: LibraryBuilder) -> dict[str, set[Any]]:
    tables = ("recordings", "previews", "reviewsegment", "event")
    return {t: {row["id"] for row in library.execute(f"SELECT id FROM {t}")} for t in tables}


def make(library: LibraryBuilder, start: float) -> None:
    """One of each kind, as Frigate makes them."""
    clips = Clips(library.root.parent, "0.17.2", seed=int(start))
    clips.recording("c", start)
    clips.review("c", start, start + 20)
    clips.preview("c", start, start + 600)
    clips.event("c", start, start + 20)
    clips.save(library.database)


def test_old_rows_of_every_kind_go_and_what_was_there_or_is_frigates_stays(
    library: LibraryBuilder,
) -> None:
    make(library, NOON - 30 * DAY)
    before = ids(library)
    with closing(Session(str(library.database), writable=True)) as session:
        added = Added(session, NOON)
        make(library, NOON - 20 * DAY)
        library.add_row(NOON - 60, path="/ours.mp4", **OURS)
        assert ids(library) != before
        make(library, NOON - 600)  # what Frigate stores meanwhile
        expected = {
            table: before[table] | {row["id"] for row in rows}
            for table, rows in (
                (t, library.execute(f"SELECT id FROM {t} WHERE start_time = ?", NOON - 600))
                for t in before
            )
        }

        added.take_back(session)

    assert ids(library) == expected


def test_more_than_one_transaction_of_rows_is_taken_back(library: LibraryBuilder) -> None:
    library.add_row(NOON)
    with closing(Session(str(library.database), writable=True)) as session:
        added = Added(session, NOON)
        for number in range(450):
            library.add_row(NOON - DAY + number, path=f"/{number}.mp4", **OURS)

        added.take_back(session)

    assert len(library.rows()) == 1


@pytest.mark.parametrize("end", [None, NOON - 30.0])
def test_an_event_of_hours_that_frigate_stores_meanwhile_stays(
    library: LibraryBuilder, end: float | None
) -> None:
    """Of a car that was parked and moves: its row may come hours after its start."""
    with closing(Session(str(library.database), writable=True)) as session:
        added = Added(session, NOON)
        clips = Clips(library.root.parent, "0.17.2")
        clips.event("c", NOON - 5 * 3600, end)
        clips.review("c", NOON - 5 * 3600, end)
        clips.save(library.database)
        before = ids(library)

        added.take_back(session)

    assert ids(library) == before
