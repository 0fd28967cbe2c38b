"""The client of one Frigate with the patch: one method an endpoint."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from .decode import decode
from .errors import FrigateBackfillError, Problem, RefusedError
from .models import (
    API_LEVEL,
    BackfillRequest,
    Coverage,
    CoverageBucket,
    DatabaseCopies,
    DatabaseCopy,
    Hour,
    InstanceStatus,
    Job,
    Notice,
    Outcome,
    Recording,
    Refusal,
    ResultsPage,
    Schedule,
    Started,
)
from .transport import Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import aiohttp

    from .clip import Clip

_STATUS: Final = "recordings/backfill/status"
# A camera's status with its last ten runs is about 6 kB.
_MAX_STATUS: Final = 8 * 2**20
# What is quick the patch answers when it is done, and after 50 seconds with a job.
_LONG_TIMEOUT: Final = 65.0


class FrigateBackfillClient:
    """Asks one Frigate at one address.

    Every method raises `FrigateBackfillError`, and nothing else for what Frigate or the network do.
    With an `instance_id` it is for that instance: while a poll finds another at the address, that
    one is asked for nothing else.
    The session should keep no cookies (`aiohttp.DummyCookieJar`): the login is sent as a header, so
    that it reaches nobody else on the same host.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        username: str | None = None,
        password: str | None = None,
        instance_id: str | None = None,
    ) -> None:
        self._transport = Transport(session, url, username, password)
        self._instance_id = instance_id
        self._other_instance: str | None = None

    async def status(self, runs_after: int | None = None) -> InstanceStatus:
        """Every camera's status, and which patch answers; of the runs, those after a number."""
        status = await self._transport.request(
            "GET",
            _STATUS,
            lambda data: _read_status(data, self._transport.host),
            params=None if runs_after is None else {"runs_after": runs_after},
            limit=_MAX_STATUS,
        )
        other = self._instance_id not in (None, status.instance_id)
        self._other_instance = status.instance_id if other else None
        self._require_own_instance()
        return status

    async def backfill(self, camera: str, request: BackfillRequest) -> Job:
        """Start a run in the background."""
        body = {**request.to_json(), "background": True}
        return await self._about(camera, Job, "POST", "", body=body)

    async def backfill_cameras(
        self, cameras: Iterable[str] | None, request: BackfillRequest
    ) -> dict[str, Job | Refusal]:
        """Start the same run for several cameras; None means all of them."""
        body = request.to_json()
        if cameras is not None:
            body["cameras"] = list(cameras)
        return await self._ask("POST", "recordings/backfill", _read_outcomes, body=body)

    async def cancel(self, camera: str) -> Job:
        """Stop the camera's queued or running job; what it committed stays."""
        return await self._about(camera, Job, "POST", "/cancel")

    async def undo(self, camera: str, *, job_id: str | None = None, dry_run: bool = False) -> Job:
        """Take a run back; None means the camera's last real one."""
        body: dict[str, Any] = {"dry_run": dry_run}
        if job_id is not None:
            body["job_id"] = job_id
        return await self._ask(
            "POST", f"{_path(camera)}/undo", _read_undo, body=body, seconds=_LONG_TIMEOUT
        )

    async def copies(self) -> tuple[DatabaseCopy, ...]:
        """The copies of the database that rows can come from."""
        return await self._ask(
            "GET", "recordings/backfill/copies", lambda data: decode(DatabaseCopies, data).copies
        )

    async def results(
        self,
        camera: str,
        *,
        job_id: str | None = None,
        status: str | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> ResultsPage:
        """A page of a job's stored results; None means the last job, any status."""
        wanted = {"job_id": job_id, "status": status}
        params = {key: value for key, value in wanted.items() if value is not None}
        return await self._about(
            camera,
            ResultsPage,
            "GET",
            "/results",
            params={**params, "offset": offset, "limit": limit},
        )

    async def coverage(
        self, camera: str, after: float, before: float
    ) -> tuple[CoverageBucket, ...]:
        """What there is of each hour between two moments."""
        params = {"after": after, "before": before}
        return (await self._about(camera, Coverage, "GET", "/coverage", params=params)).buckets

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
        return await self._about(
            camera, Schedule, "POST", "/schedule", body={"camera_name": camera, **body}
        )

    async def hour(self, camera: str, start_time: float) -> tuple[Recording, ...]:
        """Every recording that starts in the hour, in the database, missing or unusable."""
        params = {"start_time": start_time}
        return (await self._about(camera, Hour, "GET", "/hour", params=params)).recordings

    async def open_recording(
        self, camera: str, clip: Clip, range_header: str | None = None
    ) -> aiohttp.ClientResponse:
        """Open the file of a recording, as Frigate's web server has it.

        The caller closes the response; its status may be 200, 206, 404 or 416.
        """
        self._require_own_instance()
        return await self._transport.open(
            clip.path(_part(camera)), {"Range": range_header} if range_header else {}
        )

    async def _about[T](
        self,
        camera: str,
        kind: type[T],
        method: str,
        path: str,
        *,
        params: Mapping[str, str | float] | None = None,
        body: dict[str, Any] | None = None,
    ) -> T:
        """One request about one camera."""
        return await self._ask(
            method,
            f"{_path(camera)}{path}",
            lambda data: decode(kind, data),
            params=params,
            body=body,
        )

    async def _ask[T](
        self,
        method: str,
        path: str,
        read: Callable[[Any], T],
        *,
        params: Mapping[str, str | float] | None = None,
        body: dict[str, Any] | None = None,
        seconds: float | None = None,
    ) -> T:
        """One request to the instance that the client is for."""
        self._require_own_instance()
        return await self._transport.request(
            method, path, read, params=params, body=body, seconds=seconds
        )

    def _require_own_instance(self) -> None:
        if self._other_instance is not None:
            raise FrigateBackfillError(Problem.OTHER_INSTANCE, self._other_instance)


def _read_status(data: object, host: str) -> InstanceStatus:
    # Any JSON server may answer 200; only the patch names its API level.
    if not isinstance(data, dict) or data.get("api_level") is None:
        raise FrigateBackfillError(Problem.NOT_FRIGATE, "JSON without an API level", host=host)
    if data["api_level"] != API_LEVEL:
        version = str(data.get("version"))[:50]
        raise FrigateBackfillError(
            Problem.PATCH_INCOMPATIBLE,
            f"the patch speaks API level {str(data['api_level'])[:10]}, not {API_LEVEL}",
            version=version,
        )
    return decode(InstanceStatus, data)


def _read_outcomes(data: object) -> dict[str, Job | Refusal]:
    cameras = decode(Started, data).cameras
    return {
        name: decode(Refusal, outcome)
        if isinstance(outcome, dict) and outcome.get("success") is False
        else decode(Job, outcome)
        for name, outcome in cameras.items()
    }


def _read_undo(data: object) -> Job:
    """A job, or the result of one that is done already."""
    if isinstance(data, dict) and "state" not in data:
        outcome = Outcome.COMPLETED if data.get("success") is True else Outcome.FAILED
        data = {**data, "state": outcome}
    return decode(Job, data)


def _path(camera: str) -> str:
    return f"recordings/{_part(camera)}/backfill"


def _part(name: str) -> str:
    """A camera's name as one part of a path; raises RefusedError for what cannot be one."""
    if not name or "/" in name or name in (".", ".."):
        raise RefusedError(
            HTTPStatus.NOT_FOUND,
            f"Invalid camera name: {name!r}",
            notice=Notice("invalid_camera", {}),
        )
    return name
