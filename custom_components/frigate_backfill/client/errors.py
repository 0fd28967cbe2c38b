"""What can go wrong when Frigate is asked.

Three kinds that a caller treats differently, under one base. An error's `problem` is also the key
of its translated text, and `placeholders` are the text's values; `str()` is for the log.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .models import Notice


class Problem(StrEnum):
    """What is wrong; each has a text in the translations."""

    INVALID_URL = "invalid_url"
    CANNOT_CONNECT = "cannot_connect"
    NOT_READY = "not_ready"
    CERTIFICATE_REFUSED = "certificate_refused"
    CERTIFICATE_MISMATCH = "certificate_mismatch"
    CERTIFICATE_EXPIRED = "certificate_expired"
    TLS_FAILED = "tls_failed"
    TLS_REQUIRED = "tls_required"
    NOT_FRIGATE = "not_frigate"
    REDIRECTED = "redirected"
    FORBIDDEN = "forbidden"
    FOREIGN_LOGIN = "foreign_login"
    BAD_ANSWER = "bad_answer"
    INVALID_AUTH = "invalid_auth"
    LOGIN_REQUIRED = "login_required"
    NOT_ADMIN = "not_admin"
    PATCH_MISSING = "patch_missing"
    PATCH_INCOMPATIBLE = "patch_incompatible"
    OTHER_INSTANCE = "other_instance"
    REFUSED = "refused"


BAD_CERTIFICATE: Final = (
    Problem.CERTIFICATE_REFUSED,
    Problem.CERTIFICATE_MISMATCH,
    Problem.CERTIFICATE_EXPIRED,
)
"""TLS answers, with a certificate that is not to be trusted."""
WRONG_CONNECTION: Final = (
    *BAD_CERTIFICATE,
    Problem.TLS_FAILED,
    Problem.TLS_REQUIRED,
    Problem.REDIRECTED,
    Problem.FORBIDDEN,
    Problem.FOREIGN_LOGIN,
)
"""No waiting helps: somebody has to change the address, or what stands before Frigate."""


class FrigateBackfillError(Exception):
    """Base of everything the client raises; itself for an answer that is of no use."""

    def __init__(self, problem: Problem, detail: str = "", **placeholders: str) -> None:
        super().__init__(f"{problem.replace('_', ' ')}: {detail}" if detail else str(problem))
        self.problem = problem
        self.placeholders = placeholders

    @property
    def key(self) -> str:
        """The key of the translated text."""
        return str(self.problem)


class CannotConnectError(FrigateBackfillError):
    """Frigate cannot be reached, or only a proxy that cannot reach it."""


class AuthError(FrigateBackfillError):
    """Frigate does not let us in; other credentials may help."""


class RefusedError(FrigateBackfillError):
    """The patch understood and refused; `message` is its own, and says what to do."""

    def __init__(
        self,
        status: int,
        message: str,
        job_id: str | None = None,
        notice: Notice | None = None,
    ) -> None:
        super().__init__(Problem.REFUSED, message, message=message)
        self.status = status
        """HTTP status, as docs/api.md lists them."""
        self.message = message
        self.job_id = job_id
        """The job that is in the way (409), where there is one."""
        self.notice = notice
        """What the message is made of, where the patch tells."""
