"""What Frigate's own description of its API tells of our endpoints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import requests
from recording_backfill.http.answers import Answer, example
from recording_backfill.http.results import CamerasJobsAnswer, JobAnswer, ResultsAnswer, RunAnswer
from recording_backfill.http.status import CameraStatusAnswer, ScheduleAnswer, StatusAnswer
from recording_backfill.http.timeline import CoverageAnswer, HourAnswer, RangesAnswer

from testing.library import Samples
from testing.served import served
from testing.standin.server import VERSIONS
from tests.patch.http.answers import checked


@pytest.mark.parametrize("version", VERSIONS)
def test_openapi_describes_every_endpoint_with_its_errors(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    with served(tmp_path, samples, version=version) as frigate:
        answer = requests.get(frigate.standin.url_internal + "/api/openapi.json", timeout=30)
    ours = {
        (method, path): operation
        for path, methods in answer.json()["paths"].items()
        for method, operation in methods.items()
        if "backfill" in path
    }
    assert len(ours) == 13
    for (method, path), operation in ours.items():
        assert operation["summary"], path
        assert operation["description"], path
        codes = set(operation["responses"])
        assert {"401", "403", "422", "500"} <= codes, (method, path)
        assert "{camera_name}" not in path or "404" in codes, (method, path)
        for code, response in operation["responses"].items():
            content = response["content"]["application/json"]
            assert "example" in content, (path, code)
            assert content["schema"], (path, code)
            assert response["description"] != "Successful Response", (path, code)
        for parameter in operation.get("parameters", []):
            # The camera's name is declared once more by Frigate's own dependency, without a word.
            assert parameter["name"] == "camera_name" or parameter["description"], path


MODELS: list[type[Answer]] = [
    RunAnswer,
    JobAnswer,
    CamerasJobsAnswer,
    CameraStatusAnswer,
    StatusAnswer,
    ResultsAnswer,
    CoverageAnswer,
    HourAnswer,
    RangesAnswer,
    ScheduleAnswer,
]


@pytest.mark.parametrize("model", MODELS)
def test_examples_are_answers(model: type[Answer]) -> None:
    checked(model, json.loads(json.dumps(example(model))))
