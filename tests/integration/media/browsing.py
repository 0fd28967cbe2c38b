"""The media browser of a user, and a library of a patch that answers as told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..answers import AnswerServer
from ..dashboard.cards import Card

if TYPE_CHECKING:
    from aiohttp import web


ROOT = "media-source://frigate_backfill"

HOUR = 3600

DAY = 24 * HOUR

# 2026-11-20, 14:00 in Berlin.
THEN = datetime(2026, 11, 20, 13, tzinfo=UTC).timestamp()


class Browser:
    """Whoever looks: the media browser's own commands."""

    def __init__(self, card: Card) -> None:
        self.client = card.client

    async def ask(self, command: str, place: str, **fields: Any) -> Any:
        message = {"type": f"media_source/{command}", "media_content_id": place, **fields}
        await self.client.send_json_auto_id(message)
        return await self.client.receive_json()

    async def browse(self, place: str = ROOT) -> Any:
        answer = await self.ask("browse_media", place)
        assert answer["success"], answer
        return answer["result"]

    async def titles(self, place: str = ROOT) -> dict[str, str]:
        """What lies in a place: title and media id."""
        shelf = await self.browse(place)
        return {each["title"]: each["media_content_id"] for each in shelf["children"]}

    async def walk(self, *titles: str) -> Any:
        """Open one after the other; the last one's shelf."""
        shelf = await self.browse()
        for title in titles:
            found = {each["title"]: each["media_content_id"] for each in shelf["children"]}
            shelf = await self.browse(found[title])
        return shelf

    async def find(self, place: str, query: str, **fields: Any) -> list[str]:
        answer = await self.ask("search_media", place, search_query=query, **fields)
        assert answer["success"], answer
        return [each["title"] for each in answer["result"]["result"]]

    async def error(self, place: str, command: str = "browse_media") -> str:
        answer = await self.ask(command, place)
        assert not answer["success"], answer
        return str(answer["error"]["message"])


class Library:
    """What Frigate answers of a camera's hours, and what it was asked."""

    def __init__(self, server: AnswerServer, name: str = "front_door") -> None:
        self.hours: dict[float, dict[str, Any]] = {}
        self.recordings: list[dict[str, Any]] = []
        self.asked: list[tuple[float, float]] = []
        server.answers[f"/api/recordings/{name}/backfill/coverage"] = self._coverage
        server.answers[f"/api/recordings/{name}/backfill/hour"] = self._hour

    def has(self, start: float, **changes: Any) -> None:
        nothing = {"backfilled_seconds": 0.0, "missing_files": 0, "error_files": 0}
        self.hours[start] = {
            "start_time": start,
            "recorded_seconds": 3600.0,
            **nothing,
            **changes,
        }

    def _coverage(self, request: web.Request) -> Any:
        after, before = (float(request.query[name]) for name in ("after", "before"))
        self.asked.append((after, before))
        empty = {
            start: {
                "start_time": start,
                "recorded_seconds": 0.0,
                "backfilled_seconds": 0.0,
                "missing_files": 0,
                "error_files": 0,
            }
            for start in range(int(after), int(before), HOUR)
        }
        here = {start: hour for start, hour in self.hours.items() if after <= start < before}
        return {"buckets": list({**empty, **here}.values())}

    def _hour(self, request: web.Request) -> Any:
        start = float(request.query["start_time"])
        return {
            "recordings": [
                each for each in self.recordings if start <= each["start_time"] < start + HOUR
            ]
        }
