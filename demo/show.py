"""How the demo prints what Home Assistant and Frigate answered."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

_WIDTH = 40
_COUNTS = ("files_added", "files_skipped", "files_past_retention", "files_errors")


def step(text: str) -> None:
    """Say what happens next."""
    print(f"\n▸ {text}", flush=True)


def run(run: dict[str, Any], errors: list[dict[str, Any]]) -> None:
    """A run as the action answered it, and the files that could not be brought back."""
    print(textwrap.fill(run["message"], 100, initial_indent="  ", subsequent_indent="  "))
    for name in _COUNTS:
        label = name.removeprefix("files_").replace("_", " ")
        if run["dry_run"] and label == "added":
            label = "to add"
        print(f"  {run[name]:>6}  {label}")
    for entry in errors:
        print(f"          {entry['file_path']}\n            {entry['message'] or entry['reason']}")


def lists(found: dict[str, set[str]]) -> None:
    """How many of each kind Frigate lists."""
    counts = [(len(ids), kind) for kind, ids in found.items()]
    print(
        "  " + ", ".join(f"{n} {kind.removesuffix('s') if n == 1 else kind}" for n, kind in counts)
    )


def coverage(buckets: list[dict[str, Any]]) -> None:
    """One bar per day: # was recorded by Frigate, + came back, . is missing as far as is known."""
    days: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for bucket in buckets:
        day = days[datetime.fromtimestamp(bucket["start_time"], UTC).strftime("%Y-%m-%d")]
        day[0] += bucket["recorded_seconds"]
        day[1] += bucket["backfilled_seconds"]
        day[2] += 10.0 * bucket["missing_files"]
    longest = max((sum(day) for day in days.values()), default=0.0) or 1.0
    for name, (recorded, backfilled, missing) in sorted(days.items()):
        bar = "".join(
            sign * round(_WIDTH * seconds / longest)
            for sign, seconds in (("#", recorded), ("+", backfilled), (".", missing))
        )
        print(
            f"  {name}  {bar:{_WIDTH}}  {recorded / 3600:4.1f} h recorded, "
            f"{backfilled / 3600:4.1f} h backfilled, {missing / 3600:4.1f} h missing"
        )
