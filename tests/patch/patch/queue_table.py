"""Frigate's table of recordings on peewee's queue database, as the guard's tests fill it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from peewee import (
    CharField,
    FloatField,
    IntegerField,
    Model,
    sqlite3,
)
from playhouse.sqliteq import SqliteQueueDatabase
from recording_backfill.patch.guard import RecordingsGuard

from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path


class Table:
    """Frigate's table behind its queue database, with the insert that its dispatcher does."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self.path = path
        create_database(path)
        self.database = SqliteQueueDatabase(str(path), timeout=busy_seconds)

        class Recordings(Model):
            id = CharField(primary_key=True)
            camera = CharField()
            path = CharField(unique=True)
            start_time = FloatField()
            end_time = FloatField()
            duration = FloatField()
            motion = IntegerField(null=True)
            objects = IntegerField(null=True)
            regions = IntegerField(null=True)
            segment_size = FloatField(default=0)

            class Meta:
                database = self.database

        class Previews(Model):
            id = CharField(primary_key=True)
            camera = CharField()
            path = CharField()
            start_time = FloatField()
            end_time = FloatField()
            duration = FloatField()

            class Meta:
                database = self.database

        self.database.create_tables([Previews])
        self.model = Recordings
        self.previews = Previews
        self.pauses: list[float] = []
        self.guard = RecordingsGuard(Recordings, self.pauses.append)

    def insert(self, *rows: dict[str, Any]) -> None:
        self.guard.insert(self.frigates_insert, list(rows))

    def frigates_insert(self, rows: list[dict[str, Any]]) -> None:
        self.model.insert_many(rows).execute()

    def ours(self, *paths: str, motion: int = -1, objects: int = -1) -> None:
        """Rows as a backfill leaves them."""
        with closing(sqlite3.connect(self.path)) as connection, connection:
            for path in paths:
                connection.execute(
                    "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
                    " motion, objects, regions, segment_size)"
                    " VALUES (?, 'c', ?, 0, 10, 10, ?, ?, -1, 1)",
                    (f"ours-{path}", path, motion, objects),
                )

    def motions(self) -> dict[str, int]:
        with closing(sqlite3.connect(self.path)) as connection:
            return dict(connection.execute("SELECT path, motion FROM recordings ORDER BY path"))
