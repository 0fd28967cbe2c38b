"""Who may do what: roles, sessions, and the answers to nginx's question who is calling."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from joserfc import jwt
from joserfc.jwk import OctKey
from pydantic import BaseModel
from slowapi import Limiter

from frigate._standin import RELEASE
from frigate.config import AuthConfig
from frigate.const import CONFIG_DIR, JWT_SECRET_ENV_VAR, PASSWORD_HASH_ALGORITHM
from frigate.models import User

Checker = Callable[[Request], Awaitable[Any]]

# Paths whose own dependencies decide, so that the app's default of admin only leaves them alone.
EXEMPT_PATHS = frozenset(
    "/ /auth /auth/first_time_login /login /logout /profile /version /config/schema.json /metrics "
    "/stats /stats/history /config /vainfo /nvinfo /labels /sub_labels /plus/models "
    "/recognized_license_plates /timeline /timeline/hourly /recordings/storage "
    "/recordings/summary /recordings/unavailable /go2rtc/streams /event_ids /events "
    "/exports".split()
)
EXEMPT_PREFIXES = (
    "/logs/", "/review", "/reviews/", "/events/", "/export/", "/go2rtc/streams/", "/users/",
    "/preview/", "/exports/", "/vod/", "/notifications/",
)  # fmt: skip


class AppPostLoginBody(BaseModel):
    user: str
    password: str


class RateLimiter:
    """Holds the limit of failed logins, which is known only once the app is built."""

    _limit = ""

    def set_limit(self, limit: str) -> None:
        self._limit = limit

    def get_limit(self) -> str:
        return self._limit


def get_remote_addr(request: Request) -> str:
    route = request.headers.get("x-forwarded-for", "127.0.0.1").split(",")
    return route[-1].strip()


router = APIRouter(tags=["Auth"])
rateLimiter = RateLimiter()  # noqa: N816 - Frigate's name
limiter = Limiter(key_func=get_remote_addr)


def get_jwt_secret() -> str:
    """The secret from the environment, else the one kept in the config directory."""
    if JWT_SECRET_ENV_VAR in os.environ:
        return os.environ[JWT_SECRET_ENV_VAR]
    file = Path(CONFIG_DIR, ".jwt_secret")
    if not file.is_file():
        file.write_text(secrets.token_hex(64))
        file.chmod(0o600)
    return file.read_text().strip()


def signing_key(secret: str) -> Any:
    """What joserfc signs with: until 0.16 the text itself, since then a key of its own."""
    if RELEASE < (0, 17):
        # joserfc 1.2 takes no bare text any more; the releases that pass it pin an older one.
        return OctKey.import_key(secret.encode())
    is_hex = len(secret) % 2 == 0 and re.fullmatch(r"[0-9a-fA-F]+", secret)
    return OctKey.import_key(bytes.fromhex(secret) if is_hex else secret.encode())


def hash_password(password: str, salt: str | None = None, iterations: int = 600000) -> str:
    salt = salt or secrets.token_hex(16)
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), iterations)
    encoded = base64.b64encode(digest).decode()
    return f"{PASSWORD_HASH_ALGORITHM}${iterations}${salt}${encoded}"


def verify_password(password: str, password_hash: str) -> bool:
    if (password_hash or "").count("$") != 3:
        return False
    _, iterations, salt, _ = password_hash.split("$")
    return secrets.compare_digest(password_hash, hash_password(password, salt, int(iterations)))


def create_encoded_jwt(user: str, role: str | None, expiration: int, secret: Any) -> str:
    claims: dict[str, Any] = {"sub": user, "exp": expiration}
    if role is not None:
        claims["role"] = role
    return jwt.encode({"alg": "HS256"}, claims, secret)


def set_jwt_cookie(
    response: Response, settings: AuthConfig, encoded_jwt: str, expiration: int
) -> None:
    length = {"max_age": settings.session_length} if RELEASE >= (0, 18) else {"expires": expiration}
    response.set_cookie(
        key=settings.cookie_name,
        value=encoded_jwt,
        httponly=True,
        secure=settings.cookie_secure,
        **length,
    )


def remote_roles(request: Request) -> list[str]:
    """The roles that nginx copied in from our own answer to it, or from a trusted proxy's."""
    header = request.headers.get("remote-role")
    separator = request.app.frigate_config.proxy.separator
    return [role.strip() for role in header.split(separator)] if header else []


async def get_current_user(request: Request) -> dict[str, str] | JSONResponse:
    username = request.headers.get("remote-user")
    role = request.headers.get("remote-role")
    if not username or not role:
        return JSONResponse({"message": "No authorization headers."}, status_code=401)
    return {"username": username, "role": role}


def _require_role(required_roles: list[str]) -> Checker:
    async def role_checker(request: Request) -> str:
        roles = remote_roles(request)
        if not roles:
            raise HTTPException(403, "Role not provided")
        if RELEASE >= (0, 17):
            known = list(request.app.frigate_config.auth.roles)
            named, roles = roles, [role for role in roles if role in known]
            if not roles:
                raise HTTPException(
                    403,
                    f"No valid roles found in {named}. Required: {', '.join(required_roles)}. "
                    f"Available: {', '.join(known)}",
                )
        for role in roles:
            if role in required_roles:
                return role
        raise HTTPException(
            403,
            f"Role {', '.join(roles)} not authorized. Required: {', '.join(required_roles)}",
        )

    return role_checker


def _require_admin_by_default() -> Checker:
    async def admin_checker(request: Request) -> None:
        path = request.url.path
        first_segment = path.split("/", 2)[1]
        if (
            path in EXEMPT_PATHS
            or path.startswith(EXEMPT_PREFIXES)
            or first_segment in request.app.frigate_config.cameras
            or request.headers.get("remote-role") == "admin"
        ):
            return
        raise HTTPException(403, "Access denied. A user with the admin role is required.")

    return admin_checker


def _allow_public() -> Checker:
    async def public_checker(request: Request) -> None:
        return

    return public_checker


def _allow_any_authenticated() -> Checker:
    async def auth_checker(request: Request) -> None:
        username = request.headers.get("remote-user")
        if RELEASE >= (0, 18):
            allowed = request.headers.get("remote-role") == "admin" or (
                username is not None and username != "anonymous"
            )
        else:
            allowed = username is not None
        if not allowed:
            raise HTTPException(401, "Authentication required")

    return auth_checker


async def _require_camera_access(
    camera_name: str | None = None,
    request: Request = None,  # type: ignore[assignment]  # FastAPI always gives one
) -> None:
    if camera_name is None:
        return
    user = await get_current_user(request)
    if isinstance(user, JSONResponse):
        raise HTTPException(user.status_code, json.loads(user.body)["message"])
    config = request.app.frigate_config
    role = user["role"]
    if role == "admin" or not config.auth.roles.get(role):
        return
    allowed = User.get_allowed_cameras(role, config.auth.roles, set(config.cameras))
    if camera_name not in allowed:
        raise HTTPException(403, f"Access denied to camera '{camera_name}'. Allowed: {allowed}")


async def _get_allowed_cameras_for_filter(request: Request) -> list[str]:
    if RELEASE < (0, 17):
        return list(request.app.frigate_config.cameras)
    user = await get_current_user(request)
    if isinstance(user, JSONResponse):
        return []
    config = request.app.frigate_config
    return User.get_allowed_cameras(user["role"], config.auth.roles, set(config.cameras))


# A release has only the names it has: the patch looks for them.
if RELEASE >= (0, 16):
    require_role = _require_role
if RELEASE >= (0, 17):
    require_admin_by_default = _require_admin_by_default
    allow_public = _allow_public
    allow_any_authenticated = _allow_any_authenticated
    require_camera_access = _require_camera_access
    get_allowed_cameras_for_filter = _get_allowed_cameras_for_filter


def public() -> list[Any]:
    return [Depends(_allow_public())] if RELEASE >= (0, 17) else []


def any_authenticated() -> list[Any]:
    return [Depends(_allow_any_authenticated())] if RELEASE >= (0, 17) else []


def camera_access() -> list[Any]:
    return [Depends(_require_camera_access)] if RELEASE >= (0, 17) else []


def admin() -> list[Any]:
    return [Depends(_require_role(["admin"]))] if RELEASE >= (0, 16) else []
