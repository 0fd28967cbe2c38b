"""The client of the patch in Frigate: one method an endpoint; knows nothing of Home Assistant.

The session should keep no cookies (`aiohttp.DummyCookieJar`): Frigate's login is sent as a header,
so that it reaches nobody else on the same host.
"""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from yarl import URL

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
    BackfillRequest,
    CameraStatus,
    CoverageBucket,
    FileResult,
    FrigateRecording,
    InstanceStatus,
    Job,
    Missing,
    Progress,
    Refusal,
    ResultsPage,
    Run,
    RunState,
    Schedule,
    Totals,
)
from .api_reader import Reader, readers

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable, Iterator, Mapping

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

_TIMEOUT: Final = aiohttp.ClientTimeout(total=30, sock_connect=5)
_STREAM_TIMEOUT: Final = aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=30)
# A page of 1000 results is about 0.5 MB, a day of Frigate's own recordings about 2 MB.
_MAX_ANSWER: Final = 16 * 2**20
_VERSION: Final = re.compile(r"\d+\.\d+[\w.+-]*")
_TOKEN: Final = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")
_STATUS: Final = "recordings/backfill/status"

type _Params = Mapping[str, str | float]


class _Answer:
    """A whole HTTP answer, read and closed."""

    def __init__(self, response: aiohttp.ClientResponse, body: bytes) -> None:
        self.status = response.status
        self.headers = response.headers
        self.cookies = response.cookies
        self.url = response.url
        self._body = body

    @property
    def text(self) -> str:
        """The body as text, whatever it is."""
        return self._body.decode(errors="replace")

    def json(self) -> Any:
        """The body's JSON; None where it is none."""
        try:
            return json.loads(self._body)
        # A number of a million digits, a text that is no UTF-8, a nest of a million brackets.
        except (ValueError, RecursionError):
            return None


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
        self._session = session
        self._base = URL(url.rstrip("/") + "/")
        self._username = username
        self._password = password
        self._token: str | None = None
        self._login_lock = asyncio.Lock()

    async def status(self) -> InstanceStatus:
        """Every camera's status, and which patch answers."""
        answer = await self._request("GET", _STATUS)
        data = Reader(answer)
        # Any JSON server may answer 200; only the patch names its API level.
        if not data.has("api_level"):
            raise NotFrigateError(f"{self._base.host} answers, but not as Frigate does")
        return InstanceStatus.from_json(data)

    async def camera_status(self, camera: str) -> CameraStatus:
        """One camera's status."""
        return CameraStatus.from_json(
            Reader(await self._request("GET", f"recordings/{_part(camera)}/backfill/status"))
        )

    async def backfill(self, camera: str, request: BackfillRequest) -> Job:
        """Start a run in the background."""
        return Job.from_json(
            Reader(
                await self._request(
                    "POST",
                    f"recordings/{_part(camera)}/backfill",
                    body=request.to_json() | {"background": True},
                )
            )
        )

    async def backfill_cameras(
        self, cameras: Iterable[str] | None, request: BackfillRequest
    ) -> dict[str, Job | Refusal]:
        """Start the same run for several cameras; None means all of them."""
        body = request.to_json()
        if cameras is not None:
            body["cameras"] = list(cameras)
        answer = Reader(await self._request("POST", "recordings/backfill", body=body))
        return {
            name: Job.from_json(outcome)
            if outcome.boolean("success", default=True)
            else Refusal(name, outcome.text("message"), outcome.optional("job_id", outcome.name))
            for name, outcome in answer.named_objects("cameras")
        }

    async def cancel(self, camera: str) -> Job:
        """Stop the camera's queued or running job; what it committed stays."""
        return Job.from_json(
            Reader(await self._request("POST", f"recordings/{_part(camera)}/backfill/cancel"))
        )

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
            Reader(
                await self._request(
                    "GET",
                    f"recordings/{_part(camera)}/backfill/results",
                    params={**params, "offset": offset, "limit": limit},
                )
            )
        )

    async def coverage(self, camera: str, after: float, before: float) -> list[CoverageBucket]:
        """What there is of each hour between two moments."""
        answer = Reader(
            await self._request(
                "GET",
                f"recordings/{_part(camera)}/backfill/coverage",
                params={"after": after, "before": before},
            )
        )
        return [CoverageBucket.from_json(bucket) for bucket in answer.objects("buckets")]

    async def backfilled(
        self, camera: str, after: float, before: float
    ) -> list[tuple[float, float]]:
        """Merged time ranges of backfilled recordings between two moments."""
        answer = Reader(
            await self._request(
                "GET",
                f"{_part(camera)}/recordings/backfilled",
                params={"after": after, "before": before},
            )
        )
        return list(answer.ranges("ranges"))

    async def schedule(self, camera: str) -> Schedule:
        """The camera's schedule."""
        return Schedule.from_json(
            Reader(await self._request("GET", f"recordings/{_part(camera)}/backfill/schedule"))
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
            Reader(
                await self._request(
                    "POST",
                    f"recordings/{_part(camera)}/backfill/schedule",
                    body={"camera_name": camera, **body},
                )
            )
        )

    async def recordings(self, camera: str, after: float, before: float) -> list[FrigateRecording]:
        """The rows of Frigate's own table that touch the time between two moments."""
        answer = await self._request(
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
        path = f"recordings/{start:%Y-%m-%d/%H}/{_part(camera)}/{start:%M.%S}.mp4"
        headers = {"Range": range_header} if range_header else {}
        response = await self._open_recording(path, headers)
        if response.status == HTTPStatus.UNAUTHORIZED:
            response.release()
            await self._renew_login(self._token)
            response = await self._open_recording(path, headers)
        if response.status in (
            HTTPStatus.OK,
            HTTPStatus.PARTIAL_CONTENT,
            HTTPStatus.NOT_FOUND,
            HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        ):
            return response
        status = response.status
        response.release()
        if status == HTTPStatus.UNAUTHORIZED:
            raise InvalidAuthError("Frigate refuses the login that it just gave")
        if status == HTTPStatus.FORBIDDEN:
            raise NotAdminError("Frigate's user may not see this recording")
        raise CannotConnectError(f"Frigate's web server answered HTTP {status}")

    async def _open_recording(self, path: str, headers: dict[str, str]) -> aiohttp.ClientResponse:
        with _network_errors(self._base):
            return await self._session.get(
                self._base / path,
                headers=headers | self._authorization(),
                timeout=_STREAM_TIMEOUT,
                allow_redirects=False,
            )

    # The parts below are shared by all of the above.

    async def _request(
        self,
        method: str,
        path: str,
        *,
        params: _Params | None = None,
        body: dict[str, Any] | None = None,
    ) -> Any:
        """One request to the patch, with one new login when Frigate wants one; its JSON."""
        token = self._token
        answer = await self._send(method, path, params=params, body=body)
        if answer.status == HTTPStatus.UNAUTHORIZED:
            await self._renew_login(token)
            answer = await self._send(method, path, params=params, body=body)
            if answer.status == HTTPStatus.UNAUTHORIZED:
                raise InvalidAuthError("Frigate refuses the login that it just gave")
        data = answer.json()
        if answer.status in (HTTPStatus.OK, HTTPStatus.ACCEPTED) and data is not None:
            return data
        raise await self._problem(answer, data)

    async def _problem(self, answer: _Answer, data: Any) -> FrigateBackfillError:
        """What an answer that is not a good one means."""
        if answer.status < 400:
            return _not_good(answer)
        own = data if isinstance(data, dict) and data.get("success") is False else None
        if answer.status == HTTPStatus.FORBIDDEN:
            return NotAdminError(_message(data) or "Frigate wants a user with the admin role")
        if own is not None:
            job_id = own.get("job_id")
            return RefusedError(
                answer.status,
                _message(own) or f"HTTP {answer.status}",
                job_id if isinstance(job_id, str) else None,
            )
        if answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
            return await self._whose_not_found()
        if answer.status >= 500 or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            return CannotConnectError(
                f"the web server at {self._base.host} answered HTTP {answer.status}: "
                "Frigate is starting, stopped or too busy"
            )
        return NotFrigateError(f"{self._base.host} answered HTTP {answer.status}")

    async def _whose_not_found(self) -> FrigateBackfillError:
        """Whether a 404 came from a Frigate without the patch; asks for Frigate's version."""
        answer = await self._send("GET", "version")
        version = answer.text.strip().strip('"')
        if answer.status == HTTPStatus.OK and len(version) < 64 and _VERSION.fullmatch(version):
            return PatchMissingError(version)
        if answer.status >= 500:
            return CannotConnectError(f"Frigate answered HTTP {answer.status}")
        return NotFrigateError(f"{self._base.host} answers, but not as Frigate does")

    async def _renew_login(self, used: str | None) -> None:
        """Log in, unless somebody else did since `used` was the token."""
        async with self._login_lock:
            if self._token != used:
                return
            self._token = None
            # A password goes to no other server that happens to want one.
            if not await self._is_frigates_login():
                raise NotFrigateError(f"{self._base.host} wants a login that is not Frigate's")
            if not self._username or self._password is None:
                raise LoginRequiredError("Frigate wants a user and a password on this port")
            answer = await self._send(
                "POST", "login", body={"user": self._username, "password": self._password}
            )
            if answer.status == HTTPStatus.UNAUTHORIZED:
                raise InvalidAuthError("Frigate does not know this user and password")
            token = next(
                (
                    cookie.value
                    for cookie in answer.cookies.values()
                    if _TOKEN.fullmatch(cookie.value)
                ),
                None,
            )
            if answer.status == HTTPStatus.OK and token:
                self._token = token
                return
            if answer.status >= 500 or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
                raise CannotConnectError(f"Frigate's login answered HTTP {answer.status}")
            raise NotFrigateError(f"the login of {self._base.host} is not Frigate's")

    async def _is_frigates_login(self) -> bool:
        """Whether the login is Frigate's: it misses the user, in the words of its validation."""
        answer = await self._send("POST", "login", body={})
        data = answer.json()
        return (
            answer.status == HTTPStatus.UNPROCESSABLE_ENTITY
            and isinstance(data, dict)
            and "user" in str(data.get("detail"))
        )

    async def _send(
        self,
        method: str,
        path: str,
        *,
        params: _Params | None = None,
        body: dict[str, Any] | None = None,
    ) -> _Answer:
        """One HTTP request below /api; the whole answer, of any status."""
        with _network_errors(self._base):
            async with self._session.request(
                method,
                (self._base / f"api/{path}").with_query(params),
                json=body,
                headers={"Accept": "application/json"} | self._authorization(),
                timeout=_TIMEOUT,
                allow_redirects=False,
            ) as response:
                return _Answer(response, await _read(response.content.iter_chunked(2**16)))

    def _authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}


@contextmanager
def _network_errors(base: URL) -> Iterator[None]:
    """Turn what the network does into our errors."""
    host = f"{base.host}:{base.port}"
    try:
        yield
    except aiohttp.ClientConnectorCertificateError as error:
        raise TlsError(
            f"the certificate of {host} was refused: {error.certificate_error}", certificate=True
        ) from error
    except aiohttp.ClientSSLError as error:
        raise TlsError(f"{host} speaks no TLS: {error}", certificate=False) from error
    except TimeoutError as error:
        raise CannotConnectError(f"{host} did not answer in time") from error
    # ValueError: an address or a header that aiohttp cannot put into words.
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise CannotConnectError(f"{host} cannot be reached: {error}") from error


async def _read(chunks: AsyncIterable[bytes]) -> bytes:
    """The whole body, up to what an answer of the patch can be."""
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > _MAX_ANSWER:
            raise BadAnswerError(f"the answer is longer than {_MAX_ANSWER // 2**20} MB")
    return bytes(body)


def _part(name: str) -> str:
    """A camera's name as one part of a path; raises RefusedError for what cannot be one."""
    if not name or "/" in name or name in (".", ".."):
        raise RefusedError(HTTPStatus.NOT_FOUND, f"{name!r} is no name of a camera")
    return name


def _message(data: Any) -> str | None:
    """The message in an error's body, ours or Frigate's."""
    if not isinstance(data, dict):
        return None
    text = data.get("message") or data.get("detail")
    return text[:1000] if isinstance(text, str) else None


def _not_good(answer: _Answer) -> FrigateBackfillError:
    """What an answer below 400 without JSON means."""
    location = answer.headers.get("Location")
    if answer.status >= 300 and location:
        try:
            target = str(answer.url.join(URL(location)))
        except ValueError:
            target = ""
        return RedirectedError(f"{answer.url.host} sends its visitors to {target}", target)
    if "html" in answer.headers.get("Content-Type", ""):
        return NotFrigateError(f"{answer.url.host} answers with a web page")
    return BadAnswerError("the answer is not JSON")
