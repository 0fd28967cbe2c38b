"""What is asked of Frigate's database goes by an index, but for what may read a whole table."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.frigate.connection import connect
from recording_backfill.frigate.sql import coverage, days, kinds, marks, recordings, rows, sync
from recording_backfill.frigate.sql import writer as writes
from recording_backfill.frigate.sql.schema import HAS_STREAMS, of_streams

from testing.schema import VERSIONS, create_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULES = (coverage, days, kinds, marks, recordings, rows, sync, writes)
MAY_READ_ALL = {
    # Small tables: a row an hour and camera, or a few that people made.
    *("PREVIEWS", "PREVIEWS_BEFORE", "EXPORTS", "CASE_IDS", "USERS"),
    *("DAY_OF previews", "DAY_OF userreviewstatus", "DAY_OF export", "DAY_OF exportcase"),
    "OWN_ROWS previews",
    # Once for a catalogue, and before a sync of 0.18's that looks at as many files.
    *("MARKS_OF_0_15", *(f"MARKS {table}" for table in days.MARKS)),
    *("EVENTS_WITH_SNAPSHOT", "EVENTS_WITH_INLINE_THUMBNAIL", "REVIEW_THUMBNAILS"),
    *("PREVIEW_PATHS", "EXPORT_PATHS"),
    # From the newest on, until there are enough.
    *("NEWEST_START", "NEWEST_PATHS", "NEWEST_ANALYSED"),
}
OF_TABLES = {
    "TAGGED": ("recordings",),
    "TAKE_BACK": ("recordings", "reviewsegment", "event", "previews"),
    "RECORDINGS_BETWEEN": ("recordings",),
    "PREVIEWS_BEFORE": ("previews",),
    "BELONGING": ("userreviewstatus", "timeline"),
    "DELETE_BELONGING": ("userreviewstatus", "timeline"),
}
WITH_ID = ("recordings", "reviewsegment", "event", "previews", "export", "exportcase")
OF_ROW = {"userreviewstatus": rows.OF_REVIEW, "timeline": rows.OF_EVENT}
FILLED = {"columns": "1", "marks": "?", "": "?", "names": "", "details": "", "of_main": ""}
FILLED |= {"values": "id = ?", "assignments": "id = ?"}


def statements() -> Iterator[tuple[str, str]]:
    """Name and text of every statement, for each table that it is put to."""
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, dict) and name.isupper():
                yield from (
                    (f"{name} {table}", filled(text, table)) for table, text in value.items()
                )
            elif isinstance(value, str) and re.match(r"\s*(WITH|SELECT|DELETE|UPDATE)\b", value):
                tables = OF_TABLES.get(name, WITH_ID) if "{table}" in value else ("",)
                yield from ((name, filled(value, table)) for table in tables)


def filled(text: str, table: str) -> str:
    """The statement with something for all that is put into it."""
    words = {**FILLED, "table": table, "of_row": OF_ROW.get(table, "")}
    return re.sub(r"\{(\w*)\}", lambda found: words.get(found[1], found[0]), text)


@pytest.mark.parametrize("version", VERSIONS)
def test_no_statement_reads_a_large_table_from_end_to_end(tmp_path: Path, version: str) -> None:
    create_database(tmp_path / "frigate.db", version)
    read_all, asked = set(), 0
    with closing(connect(str(tmp_path / "frigate.db"), writable=False)) as connection:
        streams = connection.execute(HAS_STREAMS).fetchone() is not None
        for name, template in statements():
            text = of_streams(template, streams=streams)
            count = max(map(int, re.findall(r"\?(\d)", text)), default=text.count("?"))
            try:
                plan = connection.execute(f"EXPLAIN QUERY PLAN {text}", [1] * count).fetchall()
            except sqlite3.OperationalError as error:
                if not str(error).startswith(("no such table", "no such column")):
                    raise  # else it is for another release
                continue
            asked += 1
            # What is put together within a statement is in parentheses, or has another name.
            tables = "|".join(("export", "timeline", "userreviewstatus", *WITH_ID))
            if any(re.match(rf"SCAN (TABLE )?({tables})\b", step[-1]) for step in plan):
                read_all.add(name)
    assert asked > 60
    assert read_all <= MAY_READ_ALL
