"""A Home Assistant's users, REST API and WebSocket API, as a browser and a script use them."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING, Any

from testing.paths import INTEGRATION

from .websocket import HassSocket

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER = ("demo", "demo-pass")


class HassError(RuntimeError):
    """Home Assistant did not start, stop or answer; the message says what it said."""


class HassAnswerError(HassError):
    """Home Assistant answered with an error."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(f"HTTP {status}: {text}")
        self.status = status
        self.text = text


class HassClient:
    """Asks the Home Assistant on a port of this machine, as its owner unless told otherwise."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._tokens: dict[str, str] = {}

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    # Users

    def make_owner(self) -> None:
        """Take the first step of the onboarding."""
        name, password = OWNER
        user = {"name": name.title(), "username": name, "password": password, "language": "en"}
        answer = self._send(
            "POST", "/api/onboarding/users", {"client_id": self.client_id, **user}, token=None
        )
        self._take_tokens(name, str(answer["auth_code"]))

    @property
    def client_id(self) -> str:
        """What a browser that was sent here calls itself."""
        return f"{self.url}/"

    def token(self, user: str = OWNER[0], password: str = OWNER[1]) -> str:
        """An access token of a user, good for half an hour."""
        if user not in self._tokens:
            flow = self._send(
                "POST",
                "/auth/login_flow",
                {
                    "client_id": self.client_id,
                    "handler": ["homeassistant", None],
                    "redirect_uri": self.client_id,
                },
                token=None,
            )
            answer = self._send(
                "POST",
                f"/auth/login_flow/{flow['flow_id']}",
                {"client_id": self.client_id, "username": user, "password": password},
                token=None,
            )
            if "result" not in answer:
                raise HassError(f"the login of {user} was refused: {answer}")
            self._take_tokens(user, str(answer["result"]))
        return self._tokens[user]

    def _take_tokens(self, user: str, code: str) -> None:
        self._tokens[user] = str(self.new_tokens(code)["access_token"])

    def new_tokens(self, code: str) -> dict[str, Any]:
        """Access and refresh token for the code that a login gave."""
        form = {"grant_type": "authorization_code", "code": code, "client_id": self.client_id}
        request = urllib.request.Request(
            f"{self.url}/auth/token", urllib.parse.urlencode(form).encode()
        )
        return dict(_json(_read(request)[1]))

    def add_user(self, user: str, password: str, *, groups: tuple[str, ...]) -> str:
        """Make a user who can log in; the user's id. Groups: system-users, system-read-only."""
        with self.socket() as socket_:
            made = socket_.ask("config/auth/create", name=user.title(), group_ids=list(groups))
            user_id = str(made["user"]["id"])
            socket_.ask(
                "config/auth_provider/homeassistant/create",
                user_id=user_id,
                username=user,
                password=password,
            )
        return user_id

    # Asking

    def socket(self, token: str | None = None) -> HassSocket:
        """A WebSocket connection of the owner, or of whom the token belongs to."""
        return HassSocket(self.url, token or self.token())

    def get(self, path: str, *, token: str | None = None) -> Any:
        """What Home Assistant's REST API answers."""
        return self._send("GET", path, None, token=token or self.token())

    def post(self, path: str, body: dict[str, Any], *, token: str | None = None) -> Any:
        """The same for a request with a body."""
        return self._send("POST", path, body, token=token or self.token())

    def fetch(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Status and content of what a browser gets there that sends no token."""
        return _read(urllib.request.Request(f"{self.url}{path}", headers=headers))

    def call(self, action: str, data: dict[str, Any], *, token: str | None = None) -> Any:
        """Call an action that responds, and give its response."""
        domain, name = action.split(".")
        answer = self.post(f"/api/services/{domain}/{name}?return_response", data, token=token)
        return answer["service_response"]

    def state(self, entity_id: str) -> dict[str, Any]:
        """An entity's state and attributes."""
        return dict(self.get(f"/api/states/{entity_id}"))

    def entries(self, domain: str = INTEGRATION.name) -> list[dict[str, Any]]:
        """The config entries of an integration."""
        return list(self.get(f"/api/config/config_entries/entry?domain={domain}"))

    def remove_entry(self, entry_id: str) -> None:
        """Remove a config entry."""
        path = f"/api/config/config_entries/entry/{entry_id}"
        self._send("DELETE", path, None, token=self.token())

    def flow(self, *inputs: dict[str, Any], handler: str = INTEGRATION.name) -> dict[str, Any]:
        """Go through an integration's config flow; its last answer."""
        path = "/api/config/config_entries/flow"
        answer = self.post(path, {"handler": handler})
        for given in inputs:
            answer = self.post(f"{path}/{answer['flow_id']}", given)
        return dict(answer)

    def make_dashboard(
        self, path: str, title: str, config: dict[str, Any], *, sidebar: bool = False, **looks: str
    ) -> None:
        """Make a dashboard, unless it is there, and have it show what `config` says."""
        with self.socket() as socket:
            if path not in {each["url_path"] for each in socket.ask("lovelace/dashboards/list")}:
                socket.ask(
                    "lovelace/dashboards/create",
                    url_path=path,
                    title=title,
                    mode="storage",
                    show_in_sidebar=sidebar,
                    require_admin=False,
                    **looks,
                )
            socket.ask("lovelace/config/save", url_path=path, config=config)

    def devices(self) -> Iterator[dict[str, Any]]:
        """The devices of the integration."""
        with self.socket() as socket_:
            for device in socket_.ask("config/device_registry/list"):
                if any(identifier[0] == INTEGRATION.name for identifier in device["identifiers"]):
                    yield device

    def _send(self, method: str, path: str, body: Any, *, token: str | None) -> Any:
        request = urllib.request.Request(
            f"{self.url}{path}",
            None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json"},
            method=method,
        )
        if token is not None:
            request.add_header("Authorization", f"Bearer {token}")
        status, answer = _read(request)
        if status >= 400:
            raise HassAnswerError(status, answer.decode(errors="replace"))
        return _json(answer)


def _read(request: urllib.request.Request) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def _json(text: bytes) -> Any:
    return json.loads(text) if text else None
