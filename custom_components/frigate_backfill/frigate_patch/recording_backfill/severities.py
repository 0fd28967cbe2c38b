"""The two severities of a review, and what a camera's settings tell of them."""

from __future__ import annotations

from dataclasses import dataclass

ALERT = "alert"
DETECTION = "detection"


@dataclass(frozen=True)
class SeverityRule:
    """What makes a review of one camera an alert, as its settings say now.

    What was called for over the API is an alert, whatever they say.
    """

    only: str | None = None
    """The one severity that all its others have; None where it may be either."""
    labels: tuple[str, ...] = ()
    """Labels that make one an alert wherever they are seen; none where zones decide."""
    others: bool = True
    """Whether anything else that is tracked may make one an alert, too."""


EITHER = SeverityRule()
"""The rule of a camera whose settings tell nothing."""
