"""The stand-in's front serves recordings and web pages as Frigate's nginx does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from testing.standin.server import StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUR = "2023-11-14/22/front_door"
PAGE = (
    '<html><head><link href="/BASE_PATH/a.css"></head><body>'
    '<script src="/BASE_PATH/assets/app.js"></script></body></html>'
)


@pytest.fixture(scope="module")
def frigate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    folder = tmp_path_factory.mktemp("front")
    web = folder / "web"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text(PAGE)
    (web / "assets" / "app.js").write_text('fetch("/BASE_PATH/locales/en.json")')
    with StandIn(folder, patch=False, tls=True, web=web, base_path="/frigate") as running:
        recording = running.recordings / HOUR / "13.20.mp4"
        recording.parent.mkdir(parents=True)
        recording.write_bytes(bytes(range(100)))
        yield running


def test_a_recording_is_served_by_byte_ranges(frigate: StandIn) -> None:
    url = f"{frigate.url_internal}/recordings/{HOUR}/13.20.mp4"
    whole = httpx.get(url)
    assert (whole.status_code, whole.headers["Content-Type"]) == (200, "video/mp4")
    part = httpx.get(url, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
    assert part.headers["Content-Range"] == "bytes 10-19/100"


def test_a_folder_of_recordings_is_listed_as_json(frigate: StandIn) -> None:
    url = f"{frigate.url_internal}/recordings/"
    (day,) = httpx.get(url).json()
    assert (day["name"], day["type"]) == ("2023-11-14", "directory")
    (file,) = httpx.get(f"{url}{HOUR}/").json()
    assert (file["name"], file["type"], file["size"]) == ("13.20.mp4", "file", 100)


@pytest.mark.parametrize("path", ["recordings/none.mp4", "recordings/../front.log"])
def test_what_is_not_a_recording_is_not_found(frigate: StandIn, path: str) -> None:
    with httpx.Client() as client:
        request = client.build_request("GET", frigate.url_internal)
        request.url = request.url.copy_with(raw_path=f"/{path}".encode())
        assert b"stand" not in client.send(request).content


def test_the_external_port_has_a_certificate_that_nobody_trusts(frigate: StandIn) -> None:
    url = f"{frigate.url_external}/api/version"
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(url)
    assert httpx.get(url, verify=False).status_code == 401


@pytest.mark.parametrize("base", ["", "/api/hassio_ingress/token"])
def test_web_pages_get_the_base_path_they_are_asked_under(frigate: StandIn, base: str) -> None:
    headers = {"X-Ingress-Path": base} if base else {}
    page = httpx.get(f"{frigate.url_internal}/review", headers=headers).text
    assert f'<body><script>window.baseUrl="{base}/";</script>' in page
    assert f'src="{base}/assets/app.js"' in page
    script = httpx.get(f"{frigate.url_internal}/assets/app.js", headers=headers)
    assert script.text == f'fetch("{base}/locales/en.json")'
    assert script.headers["Cache-Control"] == "public"


def test_below_frigates_base_path_are_its_pages_and_its_login(frigate: StandIn) -> None:
    below = f"{frigate.url_internal}/frigate"
    assert '<script>window.baseUrl="/frigate/";</script>' in httpx.get(f"{below}/review").text
    assert httpx.get(f"{below}/api/version").status_code == 401
    login = {"user": "viewer", "password": "viewer-password"}
    with httpx.Client() as client:
        assert client.post(f"{below}/api/login", json=login).status_code == 200
        assert client.get(f"{below}/api/version").status_code == 200
