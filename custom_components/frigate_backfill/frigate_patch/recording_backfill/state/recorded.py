"""A recorded run: the camera locked, the order checked, each report noted, its end written down."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..engine.backfill import Backfill
from ..engine.check import check_order
from ..engine.lock import camera_lock
from ..errors import BackfillError, CancelledError, UnexpectedError
from ..models import RunState
from .timekeeper import Timekeeper

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..models import HourReport, RunOrder
    from .history import Ending
    from .run_log import RunLog


@dataclass(frozen=True)
class Recorded:
    """How a recorded run ended."""

    ending: Ending
    error: BackfillError | None = None
    """Why it failed; an UnexpectedError has its cause."""


def record_run(
    order: RunOrder,
    log: RunLog,
    *,
    stop: Callable[[], bool],
    sink: Callable[[HourReport], None],
    stopped_as: Callable[[], RunState] = lambda: RunState.CANCELLED,
) -> Recorded:
    """Run `order` to its end and record it in `log`; nothing that goes wrong is raised.

    `sink` gets every report once it is noted. `stop` is asked often; `stopped_as` then says what
    the end is called.
    """
    outcome = RunState.COMPLETED
    error: BackfillError | None = None
    try:
        with camera_lock(order.database, order.camera, log.job_id, cancelled=stop):
            log.begin()
            asked = log.polled(stop)
            check_order(order, asked)
            timekeeper = Timekeeper(order, log.last_time(), asked)
            backfill = Backfill(order, cancelled=asked)
            log.watch(backfill)
            for report in backfill.run():
                log.note(report)
                sink(report)
                timekeeper.check()
        message = backfill.message()
        if backfill.cancelled:
            outcome = stopped_as()
    except CancelledError:
        outcome = stopped_as()
        message = f"Cancelled before the run began for camera '{order.camera}'."
    except BackfillError as caught:
        outcome, message, error = RunState.FAILED, str(caught), caught
    except Exception as caught:  # noqa: BLE001 - each door tells of it in its own way
        outcome = RunState.FAILED
        message = (
            f"The backfill failed unexpectedly ({type(caught).__name__}: {caught}). Please report "
            "it, with the details that stand in the log."
        )
        error = UnexpectedError(message)
        error.__cause__ = caught
    if outcome is RunState.INTERRUPTED:
        message += ". Frigate stopped meanwhile: run it again for the rest."
    return Recorded(log.finish(outcome, message), error)


def traceback_of(error: UnexpectedError) -> str:
    """Where in our code its cause came from."""
    cause = error.__cause__ or error
    return "".join(traceback.format_exception(type(cause), cause, cause.__traceback__))
