"""What people paste becomes the addresses to try."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yarl import URL

from custom_components.frigate_backfill.client.address import parse_address
from custom_components.frigate_backfill.client.errors import FrigateBackfillError


@pytest.mark.parametrize(
    ("pasted", "candidates"),
    [
        (
            "frigate.local",
            [
                "http://frigate.local:5000/",
                "https://frigate.local:8971/",
                "http://frigate.local:8971/",
                "http://frigate.local/",
                "https://frigate.local/",
            ],
        ),
        ("  192.168.1.5:5000 ", ["http://192.168.1.5:5000/", "https://192.168.1.5:5000/"]),
        ("192.168.1.5:8971", ["https://192.168.1.5:8971/", "http://192.168.1.5:8971/"]),
        ("frigate.example:443/", ["https://frigate.example/", "http://frigate.example:443/"]),
        ("http://frigate:5000", ["http://frigate:5000/", "https://frigate:5000/"]),
        ("http://frigate:5000/", ["http://frigate:5000/", "https://frigate:5000/"]),
        ("http://frigate:5000/api", ["http://frigate:5000/", "https://frigate:5000/"]),
        ("http://frigate:5000/api/version", ["http://frigate:5000/", "https://frigate:5000/"]),
        ("https://frigate:8971", ["https://frigate:8971/"]),
        ("https://frigate.example", ["https://frigate.example/", "https://frigate.example:8971/"]),
        (
            "http://frigate.local/",
            [
                "http://frigate.local/",
                "http://frigate.local:5000/",
                "https://frigate.local:8971/",
                "http://frigate.local:8971/",
            ],
        ),
        ("HTTPS://Frigate.Example:8971/", ["https://frigate.example:8971/"]),
        (
            "https://frigate:8971/review?id=7#live",
            ["https://frigate:8971/review", "https://frigate:8971/"],
        ),
        (
            "https://home.example/frigate/api/",
            [
                "https://home.example/frigate",
                "https://home.example/",
                "https://home.example:8971/frigate",
                "https://home.example:8971/",
            ],
        ),
        ("<http://frigate:5000>", ["http://frigate:5000/", "https://frigate:5000/"]),
        ("[fd00::5]:5000", ["http://[fd00::5]:5000/", "https://[fd00::5]:5000/"]),
        ("http://[fd00::5]:5000", ["http://[fd00::5]:5000/", "https://[fd00::5]:5000/"]),
    ],
)
def test_every_pasted_form_is_understood(pasted: str, candidates: list[str]) -> None:
    assert list(parse_address(pasted).candidates) == candidates


def test_a_bare_ipv6_address_gets_its_brackets() -> None:
    assert parse_address("fd00::5").candidates[0] == "http://[fd00::5]:5000/"


def test_a_login_in_the_address_is_a_login() -> None:
    address = parse_address("https://admin:s%20ecret@frigate:8971/")
    assert (address.username, address.password) == ("admin", "s ecret")
    assert address.candidates == ("https://frigate:8971/",)


@pytest.mark.parametrize("typed", ["https://frigate", "https://frigate:8971/review"])
def test_https_is_never_weakened(typed: str) -> None:
    assert all(url.startswith("https://") for url in parse_address(typed).candidates)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "http://",
        "rtsp://frigate:8554/cam",
        "mqtt://broker",
        "http://frigate:port",
        "a b",
        "http:/192.168.1.5",
        "https:frigate",
        "fri!gate",
        "[]@",
        "http://[]@/",
        "xn--111111111111111111111111111111a",
        "fe80::1%eth0@é",
        "frigate;5000",
    ],
)
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(FrigateBackfillError):
        parse_address(typed)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_an_address_or_an_error(text: str) -> None:
    try:
        address = parse_address(text)
    except FrigateBackfillError:
        return
    assert address.candidates
    assert all(URL(url).host and URL(url).scheme in ("http", "https") for url in address.candidates)
