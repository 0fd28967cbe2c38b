"""What is said of a clock that is wrong."""

from __future__ import annotations

from .key import Key


class ClockKey(Key):
    """How a clock was found to be wrong, and what a run did about it."""

    CLOCK_UNSURE = (
        "clock_unsure",
        (
            "The system started a few minutes ago, and its clock has not been synchronised yet "
            "(it shows {now}). 15 minutes after the start it is trusted all the same."
        ),
    )
    CLOCK_BEHIND = (
        "clock_behind",
        "The clock shows {now}, but Frigate has recorded until {until} and later.",
    )
    CLOCK_WENT_BACK = "clock_went_back", "The clock shows {now}, but it was {before} before."
    CLOCK_SET = "clock_set", "The clock was set back by {seconds} s while this ran."
    CLOCK_SET_FORWARD = (
        "clock_set_forward",
        "The clock was set forward by {seconds} s while this ran.",
    )
    NOT_BY_THIS_CLOCK = (
        "not_by_this_clock",
        (
            "Nothing was written because of the clock: {why} Wait until it is right, or set it, "
            "then run again. If it is right, set {variable}=0: for the script where you call it, "
            "for Frigate in its environment, and restart Frigate."
        ),
    )
    STOPPED_FOR_CLOCK = (
        "stopped_for_clock",
        "Stopped because of the clock: {why} What was added stays. Run again.",
    )
    TAKEN_BACK_FOR_CLOCK = (
        "taken_back_for_clock",
        (
            "Stopped because of the clock: {why} What was added in the meantime was removed. Run "
            "again."
        ),
    )
