"""What can go wrong when Frigate is asked: the errors of the client.

Each class names a `key`, the same word in the config flow's errors and in the translated
exceptions, and `placeholders` for its text; `str()` is a plain English sentence for a log.
"""

from __future__ import annotations

from typing import ClassVar, override


class FrigateBackfillError(Exception):
    """Base of everything the client raises."""

    key: ClassVar[str]

    @property
    def placeholders(self) -> dict[str, str]:
        """Values for the placeholders of the translated text."""
        return {"message": str(self)}


class CannotConnectError(FrigateBackfillError):
    """Nobody answers at the address, not in time, or only a proxy that cannot reach Frigate."""

    key = "cannot_connect"


class TlsError(CannotConnectError):
    """The encrypted connection was refused."""

    key = "tls_refused"

    def __init__(self, message: str, *, certificate: bool) -> None:
        super().__init__(message)
        self.certificate = certificate
        """Whether it was the certificate, not a port that speaks no TLS at all."""


class NotFrigateError(FrigateBackfillError):
    """Something answers there, but not Frigate."""

    key = "not_frigate"


class RedirectedError(NotFrigateError):
    """The address sends its visitors elsewhere."""

    def __init__(self, message: str, location: str) -> None:
        super().__init__(message)
        self.location = location
        """Absolute URL that it named."""


class BadAnswerError(FrigateBackfillError):
    """The patch answers, but what it says cannot be understood."""

    key = "bad_answer"


class AuthError(FrigateBackfillError):
    """Frigate does not let us in; other credentials may help."""


class InvalidAuthError(AuthError):
    """Frigate does not know this user and password."""

    key = "invalid_auth"


class LoginRequiredError(AuthError):
    """Frigate wants a login on this port and there are no credentials."""

    key = "login_required"


class NotAdminError(AuthError):
    """The login works, but its user is no administrator of Frigate."""

    key = "not_admin"


class PatchMissingError(FrigateBackfillError):
    """It is Frigate, without the patch."""

    key = "patch_missing"

    def __init__(self, frigate_version: str) -> None:
        super().__init__(f"Frigate {frigate_version} runs without the recording backfill patch")
        self.frigate_version = frigate_version

    @property
    @override
    def placeholders(self) -> dict[str, str]:
        return {"frigate_version": self.frigate_version}


class PatchIncompatibleError(FrigateBackfillError):
    """The patch in Frigate speaks another API level than this client."""

    key = "patch_incompatible"

    def __init__(self, version: str, api_level: int, expected: int) -> None:
        super().__init__(
            f"The patch in Frigate is version {version} (API level {api_level}), "
            f"but API level {expected} is needed"
        )
        self.version = version

    @property
    @override
    def placeholders(self) -> dict[str, str]:
        return {"version": self.version}


class RefusedError(FrigateBackfillError):
    """The patch understood and refused; `message` is its own, and says what to do."""

    key = "refused"

    def __init__(self, status: int, message: str, job_id: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        """HTTP status, as the table of errors in docs/api.md lists them."""
        self.message = message
        self.job_id = job_id
        """The job that is in the way (409), where there is one."""
