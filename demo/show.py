"""How the demo prints what Frigate answered."""

from __future__ import annotations

import textwrap
from collections import Counter
from datetime import UTC, datetime
from typing import Any


def step(text: str) -> None:
    """Say what happens next."""
    print(f"\n▸ {text}", flush=True)


def result(answer: dict[str, Any]) -> None:
    """A run's result: its own sentence, what became of the files, and the ones with a problem."""
    print(textwrap.fill(answer["message"], 100, initial_indent="  ", subsequent_indent="  "))
    fates = Counter((entry["status"], entry["reason"]) for entry in answer["results"])
    for (status, reason), count in sorted(fates.items(), key=lambda item: -item[1]):
        print(f"  {count:>6}  {status}" + (f": {reason}" if reason else ""))
    for entry in answer["results"]:
        if entry["status"] == "error":
            print(
                f"          {entry['file_path']}\n            {entry['message'] or entry['reason']}"
            )
    for warning in answer["warnings"]:
        print(f"  note: {warning}")
    print(f"  in {answer['processing_time_seconds']} s")


def coverage(buckets: list[dict[str, Any]], longest: float) -> None:
    """One bar per hour: # was recorded by Frigate, + came back, . is still missing."""
    width = 30
    for bucket in buckets:
        hour = datetime.fromtimestamp(bucket["start_time"], UTC)
        recorded = round(width * bucket["recorded_seconds"] / longest)
        backfilled = round(width * bucket["backfilled_seconds"] / longest)
        bar = ("#" * recorded + "+" * backfilled)[:width].ljust(width, ".")
        print(
            f"  {hour:%Y-%m-%d %H:00}  {bar}  {bucket['recorded_seconds']:4.0f} s recorded, "
            f"{bucket['backfilled_seconds']:4.0f} s backfilled"
        )
