"""Carries requests to Frigate: address, login, limits."""

from __future__ import annotations

import asyncio
import re
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from yarl import URL

from .answer import Answer
from .diagnosis import Diagnosis
from .errors import AuthError, FrigateBackfillError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Frigate's nginx answers from a cache of five seconds unless it is told not to.
_HEADERS: Final = {"Accept": "application/json", "X-Cache-Bypass": "1"}
_TIMEOUT: Final = 30.0
_STREAM_TIMEOUT: Final = aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=30)
# Polls with a password that is refused would use up the logins that Frigate allows in an hour.
_LOGIN_PAUSE: Final = 300.0
# A page of 1000 results is about 0.5 MB, two hours of Frigate's own recordings about 0.2 MB.
_MAX_ANSWER: Final = 4 * 2**20
# Reading more than this would be felt by whatever else runs in the event loop.
_READ_AT_ONCE: Final = 2**15
_VERSION: Final = re.compile(r"\d+\.\d+[\w.+-]*")
_TOKEN: Final = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")
_FILE_STATUSES: Final = (
    HTTPStatus.OK,
    HTTPStatus.PARTIAL_CONTENT,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
)

type _Params = Mapping[str, str | float]


class Transport:
    """Sends requests to one Frigate, and logs in when it asks for that."""

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
        self._silent_until = 0.0
        self.host = f"{self._base.host}:{self._base.port}"
        """The host and port that are asked, for messages."""
        self._diagnosis = Diagnosis(self.host)

    async def request[T](
        self,
        method: str,
        path: str,
        read: Callable[[Any], T],
        *,
        params: _Params | None = None,
        body: dict[str, Any] | None = None,
        limit: int = _MAX_ANSWER,
        seconds: float | None = None,
    ) -> T:
        """One request below /api, with one new login when Frigate asks for it; what `read` makes.

        Raises:
            FrigateBackfillError: for whatever Frigate or the network do.
        """
        token = self._token

        async def send() -> Answer:
            return await self._send(
                method, path, params=params, body=body, limit=limit, seconds=seconds
            )

        answer = await send()
        if answer.status == HTTPStatus.UNAUTHORIZED:
            await self._renew_login(token)
            answer = await send()
            if answer.status == HTTPStatus.UNAUTHORIZED:
                raise self._refused("Frigate refuses the login that it just gave")
        if not answer.good:
            raise await self._problem(answer)

        def parse() -> T:
            data = answer.json()
            if data is None:
                raise self._diagnosis.not_json(answer)
            return read(data)

        if len(answer.body) > _READ_AT_ONCE:
            return await asyncio.to_thread(parse)
        return parse()

    async def _problem(self, answer: Answer) -> FrigateBackfillError:
        """What an answer that is not a good one means."""
        if answer.status < 400:
            return self._diagnosis.of_redirect(answer)
        if refusal := self._diagnosis.of_refusal(answer) or self._diagnosis.of_plain_http(answer):
            return refusal
        if answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
            return await self._whose_not_found()
        if _is_busy(answer.status):
            return self._diagnosis.not_ready(answer.status)
        return self._diagnosis.error(Problem.NOT_FRIGATE, f"HTTP {answer.status}")

    async def _whose_not_found(self) -> FrigateBackfillError:
        """Whether a 404 came from a Frigate without the patch; asks for Frigate's version."""
        answer = await self._send("GET", "version")
        version = answer.text.strip().strip('"')
        if answer.status == HTTPStatus.OK and len(version) < 64 and _VERSION.fullmatch(version):
            return FrigateBackfillError(Problem.PATCH_MISSING, version, frigate_version=version)
        if _is_busy(answer.status):
            return self._diagnosis.not_ready(answer.status)
        return self._diagnosis.error(Problem.NOT_FRIGATE, "no version")

    async def _renew_login(self, used: str | None) -> None:
        """Log in, unless somebody else did since `used` was the token."""
        async with self._login_lock:
            if self._token not in (None, used):
                return
            self._token = None
            if time.monotonic() < self._silent_until:
                raise AuthError(Problem.INVALID_AUTH, "refused a moment ago")
            # A password goes to no other server that happens to ask for one.
            await self._require_frigates_login()
            if not self._username or self._password is None:
                raise AuthError(Problem.LOGIN_REQUIRED)
            self._token = await self._log_in(self._username, self._password)

    async def _log_in(self, username: str, password: str) -> str:
        """The token of a new login."""
        answer = await self._send("POST", "login", body={"user": username, "password": password})
        if answer.status == HTTPStatus.UNAUTHORIZED:
            raise self._refused("Frigate does not know this username and password")
        if _is_busy(answer.status):
            raise self._diagnosis.not_ready(answer.status)
        cookies = [cookie.value for cookie in answer.cookies.values()]
        token = next((value for value in cookies if _TOKEN.fullmatch(value)), None)
        if answer.status != HTTPStatus.OK or token is None:
            raise self._diagnosis.error(Problem.NOT_FRIGATE, "a login without a token")
        return token

    def _refused(self, detail: str) -> AuthError:
        """The error for a login that was refused, and silence for a while."""
        self._silent_until = time.monotonic() + _LOGIN_PAUSE
        return AuthError(Problem.INVALID_AUTH, detail)

    async def _require_frigates_login(self) -> None:
        """Raise unless the login is Frigate's: it misses the user, in its validation's words."""
        answer = await self._send("POST", "login", body={})
        if _is_busy(answer.status):
            raise self._diagnosis.not_ready(answer.status)
        if not (
            answer.status == HTTPStatus.UNPROCESSABLE_ENTITY
            and isinstance(answer.json(), dict)
            and "user" in answer.text
        ):
            raise self._diagnosis.error(Problem.FOREIGN_LOGIN, f"HTTP {answer.status}")

    async def _send(
        self,
        method: str,
        path: str,
        *,
        params: _Params | None = None,
        body: dict[str, Any] | None = None,
        limit: int = _MAX_ANSWER,
        seconds: float | None = None,
    ) -> Answer:
        """One HTTP request below /api; the whole answer, of any status."""
        with self._diagnosis.of_network():
            async with self._session.request(
                method,
                (self._base / f"api/{path}").with_query(params),
                json=body,
                headers={**_HEADERS, **self._authorization()},
                timeout=aiohttp.ClientTimeout(total=seconds or _TIMEOUT, sock_connect=5),
                allow_redirects=False,
            ) as response:
                whole = bytearray()
                async for chunk in response.content.iter_chunked(2**16):
                    whole += chunk
                    if len(whole) > limit:
                        detail = f"longer than {limit} bytes"
                        raise self._diagnosis.error(Problem.BAD_ANSWER, detail)
                return Answer(response, bytes(whole))

    def _authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}

    async def open(self, path: str, headers: Mapping[str, str]) -> aiohttp.ClientResponse:
        """Open a file that Frigate's web server has; the caller closes it.

        Its status may be 200, 206, 404 or 416.

        Raises:
            FrigateBackfillError: for whatever else Frigate or the network do.
        """
        token = self._token
        response = await self._open(path, headers)
        if response.status == HTTPStatus.UNAUTHORIZED:
            response.release()
            await self._renew_login(token)
            response = await self._open(path, headers)
        if response.status in _FILE_STATUSES:
            return response
        status = response.status
        response.release()
        if status == HTTPStatus.UNAUTHORIZED:
            raise self._refused("Frigate refuses the login that it just gave")
        if status == HTTPStatus.FORBIDDEN:
            raise AuthError(Problem.NOT_ADMIN, "this user may not see the recording")
        if status < 400:
            raise self._diagnosis.of_redirect(Answer(response, b""))
        raise self._diagnosis.not_ready(status)

    async def _open(self, path: str, headers: Mapping[str, str]) -> aiohttp.ClientResponse:
        with self._diagnosis.of_network():
            return await self._session.get(
                self._base / path,
                # What is passed on in ranges must come as it is.
                headers={**headers, "Accept-Encoding": "identity", **self._authorization()},
                timeout=_STREAM_TIMEOUT,
                allow_redirects=False,
            )


def _is_busy(status: int) -> bool:
    """Whether a later try may get another answer."""
    return status >= 500 or status == HTTPStatus.TOO_MANY_REQUESTS
