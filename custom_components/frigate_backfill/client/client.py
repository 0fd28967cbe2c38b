"""The client of the patch in Frigate: one method an endpoint; knows nothing of Home Assistant.

The session should keep no cookies (`aiohttp.DummyCookieJar`): Frigate's login is sent as a header,
so that it reaches nobody else on the same host.
"""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from .api_errors import (
    AuthError,
    BadAnswerError,
    CannotConnectError,
    FrigateBackfillError,
    InvalidAuthError,
    LoginRequiredError,
    NotAdminError,
    NotFrigateError,
    PatchIncompatibleError,
    PatchMissingError,
    RedirectedError,
    RefusedError,
    TlsError,
)
from .api_models import (
    API_LEVEL,
    CameraStatus,
    InstanceStatus,
    Missing,
    Progress,
    Run,
    RunState,
    Schedule,
    Totals,
)
from .api_reader import Reader, readers
from .api_runs import (
    BackfillRequest,
    CoverageBucket,
    FileResult,
    FrigateRecording,
    Job,
    Refusal,
    ResultsPage,
)
from .api_transport import Transport

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import aiohttp

__all__ = [
    "API_LEVEL",
    "AuthError",
    "BackfillRequest",
    "BadAnswerError",
    "CameraStatus",
    "CannotConnectError",
    "CoverageBucket",
    "FileResult",
    "FrigateBackfillClient",
    "FrigateBackfillError",
    "FrigateRecording",
    "InstanceStatus",
    "InvalidAuthError",
    "Job",
    "LoginRequiredError",
    "Missing",
    "NotAdminError",
    "NotFrigateError",
    "PatchIncompatibleError",
    "PatchMissingError",
    "Progress",
    "RedirectedError",
    "Refusal",
    "RefusedError",
    "ResultsPage",
    "Run",
    "RunState",
    "Schedule",
    "TlsError",
    "Totals",
]

_STATUS: Final = "recordings/backfill/status"


class FrigateBackfillClient:
    """Asks one Frigate at one address.

    Every method raises `FrigateBackfillError`, and nothing else for what Frigate or the network do.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        username: str | None = None,
        password: str | None = None,
    ) -> None:
        self._transport = Transport(session, url, username, password)

    async def status(self) -> InstanceStatus:
        """Every camera's status, and which patch answers."""
        data = await self._ask("GET", _STATUS)
        # Any JSON server may answer 200; only the patch names its API level.
        if not data.has("api_level"):
            raise NotFrigateError(f"{self._transport.host} answers, but not as Frigate does")
        return InstanceStatus.from_json(data)

    async def camera_status(self, camera: str) -> CameraStatus:
        """One camera's status."""
        return CameraStatus.from_json(
            await self._ask("GET", f"recordings/{_part(camera)}/backfill/status")
        )

    async def backfill(self, camera: str, request: BackfillRequest) -> Job:
        """Start a run in the background."""
        return Job.from_json(
            await self._ask(
                "POST",
                f"recordings/{_part(camera)}/backfill",
                body=request.to_json() | {"background": True},
            )
        )

    async def backfill_cameras(
        self, cameras: Iterable[str] | None, request: BackfillRequest
    ) -> dict[str, Job | Refusal]:
        """Start the same run for several cameras; None means all of them."""
        body = request.to_json()
        if cameras is not None:
            body["cameras"] = list(cameras)
        answer = await self._ask("POST", "recordings/backfill", body=body)
        return {
            name: Job.from_json(outcome)
            if outcome.boolean("success", default=True)
            else Refusal(name, outcome.text("message"), outcome.optional("job_id", outcome.name))
            for name, outcome in answer.named_objects("cameras")
        }

    async def cancel(self, camera: str) -> Job:
        """Stop the camera's queued or running job; what it committed stays."""
        return Job.from_json(await self._ask("POST", f"recordings/{_part(camera)}/backfill/cancel"))

    async def results(
        self,
        camera: str,
        *,
        job_id: str | None = None,
        status: str | None = None,
        after: float | None = None,
        before: float | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> ResultsPage:
        """A page of a job's stored results; None means the last job, any status, any time."""
        wanted = {"job_id": job_id, "status": status, "after": after, "before": before}
        params = {key: value for key, value in wanted.items() if value is not None}
        return ResultsPage.from_json(
            await self._ask(
                "GET",
                f"recordings/{_part(camera)}/backfill/results",
                params={**params, "offset": offset, "limit": limit},
            )
        )

    async def coverage(self, camera: str, after: float, before: float) -> list[CoverageBucket]:
        """What there is of each hour between two moments."""
        answer = await self._ask(
            "GET",
            f"recordings/{_part(camera)}/backfill/coverage",
            params={"after": after, "before": before},
        )
        return [CoverageBucket.from_json(bucket) for bucket in answer.objects("buckets")]

    async def backfilled(
        self, camera: str, after: float, before: float
    ) -> list[tuple[float, float]]:
        """Merged time ranges of backfilled recordings between two moments."""
        answer = await self._ask(
            "GET",
            f"{_part(camera)}/recordings/backfilled",
            params={"after": after, "before": before},
        )
        return list(answer.ranges("ranges"))

    async def schedule(self, camera: str) -> Schedule:
        """The camera's schedule."""
        return Schedule.from_json(
            await self._ask("GET", f"recordings/{_part(camera)}/backfill/schedule")
        )

    async def set_schedule(
        self,
        camera: str,
        *,
        enabled: bool | None = None,
        interval_hours: float | None = None,
        retention_days: float | None = None,
    ) -> Schedule:
        """Change the camera's schedule; what is None stays as it is."""
        changes: dict[str, bool | float | None] = {
            "enabled": enabled,
            "interval_hours": interval_hours,
            "retention_days": retention_days,
        }
        body = {key: value for key, value in changes.items() if value is not None}
        return Schedule.from_json(
            await self._ask(
                "POST",
                f"recordings/{_part(camera)}/backfill/schedule",
                body={"camera_name": camera, **body},
            )
        )

    async def recordings(self, camera: str, after: float, before: float) -> list[FrigateRecording]:
        """The rows of Frigate's own table that touch the time between two moments."""
        answer = await self._transport.request(
            "GET", f"{_part(camera)}/recordings", params={"after": after, "before": before}
        )
        return [FrigateRecording.from_json(row) for row in readers(answer, "recordings")]

    async def open_recording(
        self, camera: str, start_time: float, range_header: str | None = None
    ) -> aiohttp.ClientResponse:
        """Open the recording that starts at that second, as Frigate's web server has it.

        The caller closes the response; its status may be 200, 206, 404 or 416.
        """
        start = datetime.fromtimestamp(start_time, UTC)
        return await self._transport.open(
            f"recordings/{start:%Y-%m-%d/%H}/{_part(camera)}/{start:%M.%S}.mp4",
            {"Range": range_header} if range_header else {},
        )

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | float] | None = None,
        body: dict[str, Any] | None = None,
    ) -> Reader:
        return Reader(await self._transport.request(method, path, params=params, body=body))


def _part(name: str) -> str:
    """A camera's name as one part of a path; raises RefusedError for what cannot be one."""
    if not name or "/" in name or name in (".", ".."):
        raise RefusedError(HTTPStatus.NOT_FOUND, f"{name!r} is no name of a camera")
    return name
