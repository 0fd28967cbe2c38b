"""What became of an action for each of its cameras: one that fails does not stop the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from homeassistant.exceptions import HomeAssistantError

from .api import FrigateBackfillError, RunState
from .const import DOMAIN
from .coordinator import to_home_assistant_error
from .service_responses import job_response, refused_response, run_response

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from homeassistant.util.json import JsonObjectType

    from .api import Job, Run
    from .service_targets import Target


@dataclass(frozen=True, slots=True)
class Outcome[T]:
    """What a request for one camera brought: a value, or why not."""

    target: Target
    value: T | None = None
    error: HomeAssistantError | None = None


def said(key: str, message: str) -> HomeAssistantError:
    """A translated error around what Frigate said."""
    return HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"message": message},
    )


async def read[T](request: Coroutine[Any, Any, T]) -> T:
    """Do a request that changes nothing.

    Raises:
        HomeAssistantError: with a translated text.
    """
    try:
        return await request
    except FrigateBackfillError as error:
        raise to_home_assistant_error(error) from error


async def attempt[T](target: Target, request: Coroutine[Any, Any, T]) -> Outcome[T]:
    """Do a request for one of several cameras."""
    try:
        return Outcome(target, await request)
    except HomeAssistantError as error:
        return Outcome(target, error=error)


def judged(outcome: Outcome[Job], finished: Mapping[Target, Run | None]) -> Outcome[Job]:
    """The same, with a run that ended otherwise than completed as an error."""
    run = finished.get(outcome.target)
    if run is None or run.state is RunState.COMPLETED:
        return outcome
    return replace(outcome, error=said("run_failed", run.message))


def raise_if_all_failed[T](outcomes: Sequence[Outcome[T]]) -> None:
    """Raise what Frigate said, unless it did something for one of the cameras."""
    if all(outcome.error for outcome in outcomes):
        raise_if_one_failed(outcomes)


def raise_if_one_failed[T](outcomes: Sequence[Outcome[T]]) -> None:
    """Raise what Frigate said; with the cameras' names when there are several."""
    failed = [(outcome.target.camera, outcome.error) for outcome in outcomes if outcome.error]
    if not failed:
        return
    camera, error = failed[0]
    if len(outcomes) == 1:
        raise error
    raise HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key="some_failed",
        translation_placeholders={
            "cameras": ", ".join(camera for camera, _ in failed),
            "camera": camera,
            "message": str(error),
        },
    ) from error


def outcome_response(outcome: Outcome[Job], run: Run | None = None) -> JsonObjectType:
    """One run: finished, not finished, or refused."""
    if run is not None:
        return run_response(outcome.target, run)
    if outcome.value is not None:
        return job_response(outcome.target, outcome.value)
    return refused_response(outcome.target, str(outcome.error))
