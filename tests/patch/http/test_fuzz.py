"""Whatever is asked of the endpoints, they answer as OpenAPI says, and never with a failure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from testing.library import Samples
from testing.served import AS_ADMIN, YESTERDAY, Served, served

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
QUIET = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def frigate(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("frigate"), samples) as running:
        running.add(YESTERDAY)
        yield running


def operations(frigate: Served) -> Iterator[Any]:
    """Our part of Frigate's OpenAPI page; the camera is mostly one that there is."""
    page = requests.get(frigate.standin.url_api + "/openapi.json", timeout=30).json()
    for path in page["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", []):
                if parameter["name"] == "camera_name":
                    parameter["schema"] = {"enum": ["front_door", "back_yard", "nobody", "a b"]}
    api = schemathesis.openapi.from_dict(page).include(path_regex="backfill")
    for found in api.get_all_operations():
        yield found.ok()


def ask_anything(frigate: Served, operation: Any, how: settings) -> None:
    """Ask one endpoint whatever its description allows, and what it forbids."""

    allowed = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    forbidden = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @how
    @given(case=allowed | forbidden)
    def ask(case: Any) -> None:
        response = case.call(base_url=frigate.standin.url_api, headers=AS_ADMIN)
        case.validate_response(response, checks=CHECKS)
        assert response.headers["cache-control"] == ["no-store"]
        if response.status_code >= 400:
            assert response.json()["success"] is False
            assert response.json()["message"]

    ask()


def test_every_answer_is_one_that_openapi_tells(frigate: Served) -> None:
    asked = 0
    for operation in operations(frigate):
        ask_anything(frigate, operation, QUIET)
        asked += 1
    assert asked == 13


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_every_answer_is_one_that_openapi_tells_for_long(frigate: Served) -> None:
    thorough = settings(QUIET, max_examples=1000, derandomize=False)
    for operation in operations(frigate):
        ask_anything(frigate, operation, thorough)
