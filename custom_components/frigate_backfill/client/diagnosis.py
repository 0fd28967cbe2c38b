"""What a bad answer, or a network that fails, means: the error to raise for it."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from http import HTTPStatus
from ssl import SSLCertVerificationError
from typing import TYPE_CHECKING, Final

import aiohttp
from yarl import URL

from .address import NO_URL
from .decode import decode
from .errors import AuthError, CannotConnectError, FrigateBackfillError, Problem, RefusedError
from .models import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .answer import Answer

_LONGEST_TEXT: Final = 1000
"""Characters of what a server says that go into an error."""
_OF_CERTIFICATES: Final[dict[int | None, Problem]] = {
    9: Problem.CERTIFICATE_EXPIRED,
    10: Problem.CERTIFICATE_EXPIRED,
    62: Problem.CERTIFICATE_MISMATCH,
    64: Problem.CERTIFICATE_MISMATCH,
}
"""By OpenSSL's number: not yet valid, expired, another host's name, another IP address."""
_WANTS_TLS: Final = re.compile(r"HTTPS (port|server)|SSL-enabled server")
"""How nginx, Go's servers (Traefik, Caddy) and Apache say so."""
_TLS_REFUSAL: Final = re.compile(r"TLSV1|SSLV3_ALERT")
"""How OpenSSL names what the other side said to end a handshake."""


class Diagnosis:
    """Makes errors that name the host they came from."""

    def __init__(self, host: str) -> None:
        self._host = host

    def error(self, problem: Problem, detail: str, **placeholders: str) -> FrigateBackfillError:
        """The error for a server that answers, but not as Frigate does."""
        return FrigateBackfillError(problem, detail, host=self._host, **placeholders)

    def not_ready(self, status: int) -> CannotConnectError:
        """The error for a Frigate, or a proxy before it, that cannot answer now."""
        return self._no_connection(Problem.NOT_READY, f"HTTP {status}", status=str(status))

    def not_json(self, answer: Answer) -> FrigateBackfillError:
        """The error for a good status without JSON."""
        if "html" in answer.headers.get("Content-Type", ""):
            return self.error(Problem.NOT_FRIGATE, "a web page")
        return self.error(Problem.BAD_ANSWER, "not JSON")

    def of_redirect(self, answer: Answer) -> FrigateBackfillError:
        """The error for a status below 400 that is not good; it tells where it leads."""
        try:
            target = answer.url.join(URL(answer.headers["Location"]))
            # What it is asked with is for nobody's eyes, and long.
            shown = target.with_user(None).with_query(None).with_fragment(None)
            location = str(shown)[:_LONGEST_TEXT]
            # Only who asks for the host learns whether it can be read.
            readable = bool(URL(location).host)
        except (KeyError, *NO_URL):
            readable = False
        if not readable:
            return self.error(Problem.NOT_FRIGATE, f"HTTP {answer.status}")
        return self.error(Problem.REDIRECTED, location, location=location)

    def of_plain_http(self, answer: Answer) -> FrigateBackfillError | None:
        """The error of a port that speaks TLS alone and was asked without; None of any other."""
        if answer.status != HTTPStatus.BAD_REQUEST or not _WANTS_TLS.search(answer.text):
            return None
        return self._no_connection(Problem.TLS_REQUIRED, f"HTTP {answer.status}")

    def of_refusal(self, answer: Answer) -> FrigateBackfillError | None:
        """What somebody said who understood the request and refused it; None if nobody did."""
        data = answer.json()
        body = data if isinstance(data, dict) else {}
        message = body.get("message") or body.get("detail")
        text = message[:_LONGEST_TEXT] if isinstance(message, str) else None
        if answer.status == HTTPStatus.FORBIDDEN:
            # Frigate and the patch say why; a proxy or firewall in front has a page of its own.
            if text:
                return AuthError(Problem.NOT_ADMIN, text)
            return self._no_connection(Problem.FORBIDDEN, "HTTP 403 without Frigate's words")
        if body.get("success") is not False:
            return None
        job_id = body.get("job_id")
        return RefusedError(
            answer.status,
            text or f"HTTP {answer.status}",
            job_id if isinstance(job_id, str) else None,
            _notice(body.get("notice")),
        )

    @contextmanager
    def of_network(self) -> Iterator[None]:
        """Turn what the network does into our errors."""
        try:
            yield
        except aiohttp.ClientConnectorCertificateError as error:
            refusal = error.certificate_error
            code = refusal.verify_code if isinstance(refusal, SSLCertVerificationError) else None
            problem = _OF_CERTIFICATES.get(code, Problem.CERTIFICATE_REFUSED)
            raise self._no_connection(problem, str(refusal)) from error
        except aiohttp.ClientSSLError as error:
            # Who refuses in words of TLS does speak it: a password must not go there without.
            refused = _TLS_REFUSAL.match(getattr(error.os_error, "reason", None) or "")
            problem = Problem.CANNOT_CONNECT if refused else Problem.TLS_FAILED
            raise self._no_connection(problem, str(error)) from error
        except TimeoutError as error:
            raise self._no_connection(Problem.CANNOT_CONNECT, "no answer in time") from error
        # ValueError: an address or a header that aiohttp cannot put into words.
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise self._no_connection(Problem.CANNOT_CONNECT, str(error)) from error

    def _no_connection(
        self, problem: Problem, detail: str, **placeholders: str
    ) -> CannotConnectError:
        return CannotConnectError(problem, detail, host=self._host, **placeholders)


def _notice(data: object) -> Notice | None:
    with suppress(FrigateBackfillError):
        return decode(Notice, data)
    return None
