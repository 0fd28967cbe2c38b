"""Logging in and out, and nginx's sub-request `/auth` before every other request."""

# No future annotations: FastAPI could not resolve them through the rate limiter's wrapper.
import logging
import time
from typing import Any, Optional

from fastapi import Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from peewee import DoesNotExist

from frigate._standin import RELEASE
from frigate.api.auth import (
    AppPostLoginBody,
    any_authenticated,
    create_encoded_jwt,
    limiter,
    public,
    rateLimiter,
    router,
    set_jwt_cookie,
    verify_password,
)
from frigate.models import User

logger = logging.getLogger(__name__)

HAS_ROLES = RELEASE >= (0, 16)
NOBODY = "viewer" if RELEASE >= (0, 17) else "anonymous"


def internal_port(request: Request) -> int:
    """The port of nginx that needs no login; since 0.18 a setting, with or without an address."""
    if RELEASE < (0, 18):
        return 5000
    listen = request.app.frigate_config.networking.get("listen") or {}
    return int(str(listen.get("internal", 5000)).split(":")[-1])


def known_roles(request: Request) -> list[str]:
    """The roles there are; since 0.17 also those that the configuration makes."""
    if RELEASE < (0, 17):
        return ["admin", "viewer"]
    return list(request.app.frigate_config.auth.roles)


def proxy_role(request: Request) -> str:
    """The role of a request that an authenticating proxy let through, or the default one."""
    proxy = request.app.frigate_config.proxy
    roles = known_roles(request)
    default = proxy.default_role if proxy.default_role in roles else "viewer"
    header = proxy.header_map.role
    named = (
        [name.strip() for name in request.headers.get(header, "").split(proxy.separator)]
        if header
        else []
    )
    return next((role for role in roles if role in named), default)


@router.get("/auth", dependencies=public(), status_code=202)
def auth(request: Request) -> Response:
    config = request.app.frigate_config
    accepted = Response("", status_code=202)

    if int(request.headers.get("x-server-port", 0)) == internal_port(request):
        if HAS_ROLES:
            accepted.headers["remote-user"] = "anonymous"
            accepted.headers["remote-role"] = "admin"
        return accepted

    refused = Response("", status_code=401)
    secret = config.proxy.auth_secret
    if secret is not None and request.headers.get("x-proxy-secret", "") != secret:
        return refused

    if not config.auth.enabled:
        header = config.proxy.header_map.user
        accepted.headers["remote-user"] = request.headers.get(header, NOBODY) if header else NOBODY
        if HAS_ROLES:
            accepted.headers["remote-role"] = proxy_role(request)
        return accepted

    refused.headers["location"] = "/login"
    bearer = request.headers.get("authorization", "")
    by_cookie = not bearer.startswith("Bearer ")
    token = request.cookies.get(config.auth.cookie_name) if by_cookie else bearer[len("Bearer ") :]
    claims = _claims(request, token)
    if claims is None:
        return refused

    user, role = claims["sub"], claims.get("role")
    now = int(time.time())
    if by_cookie and int(claims["exp"]) - config.auth.refresh_time <= now:
        if User.get_or_none(User.username == user) is None:
            return refused
        expiration = now + config.auth.session_length
        fresh = create_encoded_jwt(user, role, expiration, request.app.jwt_token)
        set_jwt_cookie(accepted, config.auth, fresh, expiration)
    accepted.headers["remote-user"] = user
    if HAS_ROLES:
        accepted.headers["remote-role"] = role
    return accepted


def _claims(request: Request, token: Optional[str]) -> Optional[dict[str, Any]]:
    """What the session token says, if it is ours, complete and not expired."""
    if token is None:
        return None
    try:
        claims = jwt.decode(token, request.app.jwt_token).claims
    except Exception as error:  # noqa: BLE001 - whatever joserfc finds wrong with it
        logger.error("Error parsing jwt: %s", error)
        return None
    needed = {"sub", "exp", "role"} if HAS_ROLES else {"sub", "exp"}
    if needed - claims.keys() or int(claims["exp"]) <= int(time.time()):
        return None
    return claims


@router.get("/profile", dependencies=any_authenticated())
def profile(request: Request) -> JSONResponse:
    role = request.headers.get("remote-role", "viewer")
    if not HAS_ROLES:
        return JSONResponse({"username": request.headers.get("remote-user")})
    content: dict[str, Any] = {"username": request.headers.get("remote-user", NOBODY), "role": role}
    if RELEASE >= (0, 17):
        config = request.app.frigate_config
        content["allowed_cameras"] = User.get_allowed_cameras(
            role, config.auth.roles, set(config.cameras)
        )
    return JSONResponse(content)


@router.get("/logout", dependencies=public())
def logout(request: Request) -> RedirectResponse:
    response = RedirectResponse("/login", status_code=303)
    response.delete_cookie(request.app.frigate_config.auth.cookie_name)
    return response


@router.post("/login", dependencies=public())
@limiter.limit(limit_value=rateLimiter.get_limit)
def login(request: Request, body: AppPostLoginBody) -> Response:
    config = request.app.frigate_config.auth
    if RELEASE >= (0, 18) and not config.enabled:
        return JSONResponse({"message": "Authentication is disabled"}, status_code=404)
    try:
        user = User.get_by_id(body.user)
    except DoesNotExist:
        user = None
    if user is None or not verify_password(body.password, user.password_hash):
        return JSONResponse({"message": "Login failed"}, status_code=401)
    expiration = int(time.time()) + config.session_length
    role = None
    if HAS_ROLES:
        role = user.role if user.role in known_roles(request) else "viewer"
    token = create_encoded_jwt(user.username, role, expiration, request.app.jwt_token)
    response = Response("", 200)
    set_jwt_cookie(response, config, token, expiration)
    return response
