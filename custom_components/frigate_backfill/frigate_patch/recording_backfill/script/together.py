"""Which flags go together: an undo, a search for motion and a length check take few others."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ..models import Media, ProbeMode

_READING = ("max_rate",)
_ADDING = (
    *("force", "remove_gone", "no_motion", "directory", "directory_as", "include_expired"),
    *("copies", "no_copies", "media", "no_verify"),
)
"""What only a run that adds recordings can do."""
_ALONE = {
    "undo": ("takes back a whole run", (*_ADDING, *_READING, "start_time", "end_time", "probe")),
    "find_motion": ("only looks for motion", (*_ADDING, *_READING, "probe")),
    "verify": ("only checks lengths that an earlier run estimated", _ADDING),
}
"""What each of them is, and the flags that it would ignore."""


def refusal(said: Namespace) -> str | None:
    """Why the flags do not go together, in words; None where they do."""
    alone = [name for name in _ALONE if _given(said, name)]
    if len(alone) > 1:
        return f"{_listed(map(_flag, _ALONE))} are runs of their own; give one of them"
    for name in alone:
        what, others = _ALONE[name]
        if ignored := [_flag(other) for other in others if _given(said, other)]:
            return f"{_flag(name)} {what}; leave out {_listed(iter(ignored))}"
    if said.verify and said.probe == ProbeMode.ESTIMATE:
        return (
            f"{_flag('verify')} {_ALONE['verify'][0]}; to estimate lengths now, leave it out: the "
            "check follows by itself"
        )
    if said.remove_gone and said.media is not None and Media.RECORDINGS not in said.media:
        return (
            f"{_flag('remove_gone')} is for a run that brings back recordings; leave it out, or "
            f"add recordings to {_flag('media')}"
        )
    return None


def _given(said: Namespace, name: str) -> bool:
    value = getattr(said, name)
    if name == "probe":
        return bool(value != ProbeMode.AUTO)
    return value is not None and value is not False and value != []


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _listed(flags: Iterator[str]) -> str:
    *others, last = flags
    return f"{', '.join(others)} and {last}" if others else last
