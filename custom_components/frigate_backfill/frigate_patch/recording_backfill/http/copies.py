"""The endpoint that lists the copies of the database that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from fastapi import APIRouter, Response
from pydantic import Field

from ..errors import DatabaseUnusableError
from ..evidence.copies.describe import CopyInfo, describe, identity
from ..evidence.copies.find import CopyKind, find_copies
from ..models import RunOrder
from ..notices import Notice, RequestKey
from ..threads import HangingError, Threads
from .answers import Answer, respond
from .describe import responses
from .errors import BackfillRoute
from .query import KNOWN_QUERY_ONLY

if TYPE_CHECKING:
    from ..jobs.instance import Instance

_LIMIT = 30.0
"""Seconds until a disk that hangs is given up."""
_MOST = 1000


class TableItem(Answer):
    """How many rows a table has, and when the first and the last of them begin."""

    rows: int = Field(examples=[120000])
    first: Optional[float] = Field(description="UTC epoch seconds.", examples=[1640995200.0])
    last: Optional[float] = Field(examples=[1641081600.0])


class CopyItem(Answer):
    """A copy of Frigate's database."""

    name: str = Field(examples=["backup.db"])
    path: str = Field(examples=["/config/backup.db"])
    kind: CopyKind = Field(examples=["backup"])
    frigate: Optional[str] = Field(
        description="The release that made it; null where that cannot be told.", examples=["0.16"]
    )
    damaged: bool = Field(
        description="Whether SQLite cannot read all of it; a run takes what is left.",
        examples=[False],
    )
    tables: dict[str, TableItem] = Field(
        description="Those that could be read, without what only a write-ahead log has."
    )
    modified_at: float = Field(examples=[1641081600.0])

    @classmethod
    def of(cls, info: CopyInfo) -> CopyItem:
        """One that was looked at."""
        return cls(
            name=info.file.name,
            path=info.file.path,
            kind=info.file.kind,
            frigate=info.release,
            damaged=info.damaged,
            tables={
                name: TableItem(rows=span.rows, first=span.first, last=span.last)
                for name, span in info.tables.items()
            },
            modified_at=info.file.modified_at,
        )


class CopiesAnswer(Answer):
    """All that are found by themselves, the newest first."""

    copies: list[CopyItem]


def create_copies_router(instance: Instance) -> APIRouter:
    """The route for administrators that lists copies."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])
    threads = Threads(1)
    known: dict[tuple[str, float, int], CopyInfo | None] = {}
    """What the last look found; a copy that has not changed since is not read again."""

    def look() -> list[CopyInfo]:
        nonlocal known
        adapter = instance.adapter
        order = RunOrder(
            camera="",
            database=adapter.database_path,
            recordings_root=adapter.recordings_dir,
            recordings_as=adapter.recordings_dir,
        )
        seen: dict[tuple[str, float, int], CopyInfo | None] = {}
        for file in find_copies(order)[:_MOST]:
            if (key := identity(file)) is not None:
                seen[key] = known[key] if key in known else describe(file)
        known = seen
        infos = [info for info in seen.values() if info is not None]
        return sorted(infos, key=lambda info: info.file.modified_at, reverse=True)

    @router.get(
        "/recordings/backfill/copies",
        summary="Copies of the database",
        response_model=CopiesAnswer,
        responses=responses(200, CopiesAnswer, errors=(503,)),
    )
    async def copies() -> Response:
        """The copies of the database that a run finds by itself, and what each holds."""
        try:
            found = await threads.run(look, _LIMIT)
        except HangingError:
            raise DatabaseUnusableError(Notice(RequestKey.COPIES_LATE, seconds=_LIMIT)) from None
        return respond(CopiesAnswer(copies=[CopyItem.of(info) for info in found]))

    return router
