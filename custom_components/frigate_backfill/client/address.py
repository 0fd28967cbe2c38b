"""Makes addresses to try of what people paste: with or without scheme, port, path, login."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address
from typing import TYPE_CHECKING, Final

from yarl import URL

from .errors import FrigateBackfillError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTERNAL: Final = 5000
"""Frigate's port without a login."""
_EXTERNAL: Final = 8971
"""Frigate's port with a login; it speaks TLS unless that is switched off."""

NO_URL: Final = (ValueError, IndexError, OverflowError)
"""What yarl makes of a text that is no URL: of empty brackets, of names that cannot be decoded."""
_NOT_IN_HOSTS: Final = frozenset(" !\"$&'()*+,;<=>[\\]^`{|}~")


@dataclass(frozen=True, slots=True)
class Address:
    """What was pasted, understood."""

    candidates: tuple[str, ...]
    """Base URLs to try, the likeliest first."""
    username: str | None
    password: str | None


def parse_address(text: str) -> Address:
    """Understand what was pasted.

    A scheme that was typed is never weakened: https is not tried as http.

    Raises:
        FrigateBackfillError: it has no valid host, or another protocol.
    """
    text = text.strip().strip("<>\"'")
    typed_scheme = "://" in text
    try:
        url = URL(text if typed_scheme else f"http://{_bracketed(text)}")
        if not url.host or _NOT_IN_HOSTS & set(url.host) or url.scheme not in ("http", "https"):
            raise ValueError("no valid host, or another protocol than http and https")
        if url.host in ("http", "https"):
            raise ValueError("a slash is missing after the protocol")
        candidates = [
            str(URL.build(scheme=scheme, host=url.host, port=port, path=path))
            for scheme, port in _ports(url.scheme if typed_scheme else None, url.explicit_port)
            for path in _paths(url.path)
        ]
    except NO_URL as error:
        raise FrigateBackfillError(Problem.INVALID_URL, str(error)) from error
    return Address(tuple(dict.fromkeys(candidates)), url.user, url.password)


def _bracketed(text: str) -> str:
    """An IPv6 address as URLs want it; anything else as it is."""
    try:
        return f"[{IPv6Address(text)}]"
    except AddressValueError:
        return text


def _ports(scheme: str | None, port: int | None) -> Iterator[tuple[str, int]]:
    """Schemes and ports that the typed ones may mean."""
    match scheme, port:
        case None, None:
            yield "http", _INTERNAL
            yield "https", _EXTERNAL
            yield "http", _EXTERNAL
            yield "http", 80
            yield "https", 443
        case None, (8971 | 443 | 8443) as typed:
            yield "https", typed
            yield "http", typed
        case None, int(typed):
            yield "http", typed
            yield "https", typed
        case "https", int(typed):
            yield "https", typed
        case "https", _:
            yield "https", 443
            yield "https", _EXTERNAL
        case _, int(typed):
            yield "http", typed
            yield "https", typed
        case _:
            yield "http", 80
            yield "http", _INTERNAL
            yield "https", _EXTERNAL
            yield "http", _EXTERNAL


def _paths(path: str) -> Iterator[str]:
    """The prefix that Frigate may be under, without what is Frigate's own."""
    parts = [part for part in path.split("/") if part]
    if "api" in parts:
        parts = parts[: parts.index("api")]
    if parts:
        yield "/" + "/".join(parts)
    # A page of Frigate's own, such as /review: there is no prefix.
    yield "/"
