"""What became of an action for each of its cameras: one that fails does not stop the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from homeassistant.exceptions import HomeAssistantError

from ..api import failure, in_its_language
from ..client.models import Outcome
from ..const import DOMAIN
from ..notices import say

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from homeassistant.core import HomeAssistant

    from ..client.models import Job, Run
    from .targets import Target


@dataclass(frozen=True, slots=True)
class Attempt[T]:
    """What a request for one camera brought: a value, or why not."""

    target: Target
    value: T | None = None
    error: HomeAssistantError | None = None


async def attempt[T](target: Target, request: Coroutine[Any, Any, T]) -> Attempt[T]:
    """Do a request for one of several cameras."""
    try:
        return Attempt(target, await request)
    except HomeAssistantError as error:
        return Attempt(target, error=error)


def judged(
    hass: HomeAssistant, one: Attempt[Job], finished: Mapping[Target, Run | None]
) -> Attempt[Job]:
    """The same, with a run that did not complete as an error."""
    run = finished.get(one.target)
    if run is None or run.state is Outcome.COMPLETED:
        return one
    match run.state:
        case Outcome.CANCELLED:
            error = _ended("run_cancelled")
        case Outcome.INTERRUPTED:
            error = _ended("run_interrupted")
        case _:
            said = say(hass, run.message, run.notice)
            error = failure("run_failed", run.message, said, HomeAssistantError)
    return replace(one, error=error)


def _ended(key: str) -> HomeAssistantError:
    return HomeAssistantError(translation_domain=DOMAIN, translation_key=key)


def raise_if_all_failed[T](hass: HomeAssistant, attempts: Sequence[Attempt[T]]) -> None:
    """Raise what went wrong, unless something worked for one of the cameras."""
    if all(one.error for one in attempts):
        raise_if_one_failed(hass, attempts)


def raise_if_one_failed[T](hass: HomeAssistant, attempts: Sequence[Attempt[T]]) -> None:
    """Raise what went wrong; with the cameras' names when there are several."""
    failed = [(one.target.camera, one.error) for one in attempts if one.error]
    if not failed:
        return
    camera, error = failed[0]
    if len(attempts) == 1:
        raise error
    cameras = ", ".join(camera for camera, _ in failed)
    raise failure(
        "some_failed",
        str(error),
        in_its_language(hass, error),
        HomeAssistantError,
        cameras=cameras,
        camera=camera,
    ) from error
