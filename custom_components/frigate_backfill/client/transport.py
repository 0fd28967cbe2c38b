"""Carries requests to Frigate: address, login, time limits, and what bad answers mean."""

from __future__ import annotations

import asyncio
import json
import re
import time
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from yarl import URL

from .api_errors import (
    BadAnswerError,
    CannotConnectError,
    FrigateBackfillError,
    InvalidAuthError,
    LoginRequiredError,
    NotAdminError,
    NotFrigateError,
    PatchMissingError,
    RedirectedError,
    RefusedError,
    TlsError,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterator, Mapping

# Frigate's nginx answers from a cache of five seconds unless it is told not to.
_HEADERS: Final = {"Accept": "application/json", "X-Cache-Bypass": "1"}
_TIMEOUT: Final = aiohttp.ClientTimeout(total=30, sock_connect=5)
_STREAM_TIMEOUT: Final = aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=30)
# Polls with a password that is refused would use up the logins that Frigate allows in an hour.
_LOGIN_PAUSE: Final = 300.0
# A page of 1000 results is about 0.5 MB, a day of Frigate's own recordings about 2 MB.
_MAX_ANSWER: Final = 16 * 2**20
_VERSION: Final = re.compile(r"\d+\.\d+[\w.+-]*")
_FILE_STATUSES: Final = (
    HTTPStatus.OK,
    HTTPStatus.PARTIAL_CONTENT,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
)
_TOKEN: Final = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")

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


class Transport:
    """Sends requests to one Frigate, and logs in when it wants that."""

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

    @property
    def host(self) -> str | None:
        """The host that is asked, for messages."""
        return self._base.host

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: _Params | None = None,
        body: dict[str, Any] | None = None,
    ) -> Any:
        """One request below /api, with one new login when Frigate wants one; its JSON.

        Raises:
            FrigateBackfillError: for whatever Frigate or the network do.
        """
        token = self._token
        answer = await self._send(method, path, params=params, body=body)
        if answer.status == HTTPStatus.UNAUTHORIZED:
            await self._renew_login(token)
            answer = await self._send(method, path, params=params, body=body)
            if answer.status == HTTPStatus.UNAUTHORIZED:
                raise self._refused("Frigate refuses the login that it just gave")
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
            if self._token not in (None, used):
                return
            self._token = None
            if time.monotonic() < self._silent_until:
                raise InvalidAuthError("Frigate refused this user and password a moment ago")
            # A password goes to no other server that happens to want one.
            if not await self._is_frigates_login():
                raise NotFrigateError(f"{self._base.host} wants a login that is not Frigate's")
            if not self._username or self._password is None:
                raise LoginRequiredError("Frigate wants a user and a password on this port")
            answer = await self._send(
                "POST", "login", body={"user": self._username, "password": self._password}
            )
            if answer.status == HTTPStatus.UNAUTHORIZED:
                raise self._refused("Frigate does not know this user and password")
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

    def _refused(self, message: str) -> InvalidAuthError:
        """The error for a login that was refused, and silence for a while."""
        self._silent_until = time.monotonic() + _LOGIN_PAUSE
        return InvalidAuthError(message)

    async def _is_frigates_login(self) -> bool:
        """Whether the login is Frigate's: it misses the user, in the words of its validation."""
        answer = await self._send("POST", "login", body={})
        if answer.status >= 500:
            raise CannotConnectError(f"Frigate's login answered HTTP {answer.status}")
        data = answer.json()
        return (
            answer.status == HTTPStatus.UNPROCESSABLE_ENTITY
            and isinstance(data, dict)
            and "user" in answer.text
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
                headers={**_HEADERS, **self._authorization()},
                timeout=_TIMEOUT,
                allow_redirects=False,
            ) as response:
                return _Answer(response, await _read(response.content.iter_chunked(2**16)))

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
            raise NotAdminError("Frigate's user may not see this recording")
        raise CannotConnectError(f"Frigate's web server answered HTTP {status}")

    async def _open(self, path: str, headers: Mapping[str, str]) -> aiohttp.ClientResponse:
        with _network_errors(self._base):
            return await self._session.get(
                self._base / path,
                # What is passed on in ranges must come as it is.
                headers={**headers, "Accept-Encoding": "identity", **self._authorization()},
                timeout=_STREAM_TIMEOUT,
                allow_redirects=False,
            )


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
