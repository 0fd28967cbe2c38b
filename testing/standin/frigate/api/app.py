"""Version, configuration and statistics."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from frigate.api.auth import any_authenticated, public
from frigate.version import VERSION

router = APIRouter(tags=["App"])


@router.get("/", response_class=PlainTextResponse, dependencies=public())
def is_healthy() -> str:
    return "Frigate is running. Alive and healthy!"


@router.get("/config/schema.json", dependencies=public())
def config_schema(request: Request) -> Response:
    schema = request.app.frigate_config.schema_json()
    return Response(content=schema, media_type="application/json")


@router.get("/version", response_class=PlainTextResponse, dependencies=public())
def version() -> str:
    return VERSION


@router.get("/stats", dependencies=any_authenticated())
def stats(request: Request) -> JSONResponse:
    return JSONResponse(request.app.stats_emitter.get_latest_stats())


@router.get("/config", dependencies=any_authenticated())
def config(request: Request) -> JSONResponse:
    content: dict[str, Any] = request.app.frigate_config.model_dump(
        mode="json", warnings="none", exclude_none=True
    )
    content["mqtt"].pop("password", None)
    content["proxy"].pop("auth_secret", None)
    return JSONResponse(content)
