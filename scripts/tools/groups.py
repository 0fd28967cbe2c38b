"""Run the tests, group by group, and print what each took."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import environments
from shell import ROOT, SCRIPTS, FailedError, add_to_path, has, path_of, run

Run = Callable[["Pytest"], None]


@dataclass(frozen=True)
class Pytest:
    """How pytest is called: what is selected, and what the caller adds."""

    selection: str
    added: Sequence[str]

    def __call__(self, environment: str, *arguments: str) -> None:
        """Run it in an environment; raises FailedError."""
        python = ROOT / ".venv" / environment / "bin" / "python"
        run(python, "-m", "pytest", "-m", self.selection, *arguments, *self.added)


@dataclass(frozen=True)
class Group:
    """Tests that run together."""

    what: str
    environments: Sequence[str]
    run: Run


def _integration_newest(pytest: Pytest) -> None:
    if pytest.added:  # a selection covers what it covers
        pytest("newest", "tests/integration")
        return
    measured = ("--cov=custom_components/frigate_backfill", "--cov-report=")
    pytest("newest", "tests/integration", "-n", "2", *measured)
    report = (ROOT / ".venv/newest/bin/coverage", "report")
    run(*report, "--fail-under=95")
    run(*report, "--include=*/config_flow.py", "--fail-under=100")


def _demo(_: Pytest) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run(SCRIPTS / "demo", "--once", "--folder", folder)


def _card(_: Pytest) -> None:
    run(SCRIPTS / "card", *([] if has("chromium") else ["lint", "typecheck", "check"]))


def _browser(pytest: Pytest) -> None:
    if has("chromium"):
        pytest("browser", "tests/browser")
    else:
        print("test: there is no Chromium, so its tests are left out (see scripts/chromium)")


# In the order in which they run.
GROUPS = {
    "patch": Group(
        "the Frigate patch, its script and the stand-in, on Frigate's Pythons",
        ["patch", "frigate-0.15"],
        lambda pytest: pytest("patch", "tests/patch", "-n", "2"),
    ),
    "opencv": Group(
        "lengths of files, against the OpenCV that Frigate measures with",
        ["opencv"],
        lambda pytest: pytest("opencv", "tests/opencv"),
    ),
    "integration-newest": Group(
        "the integration on the newest Home Assistant, with coverage",
        ["newest", "patch"],
        _integration_newest,
    ),
    "integration-oldest": Group(
        "the integration on the oldest Home Assistant",
        ["oldest", "patch"],
        lambda pytest: pytest("oldest", "tests/integration", "-n", "2"),
    ),
    "end-to-end": Group(
        "a real Home Assistant of each age, and the stand-in with the patch",
        ["newest", "oldest", "patch"],
        lambda pytest: pytest("patch", "tests/end_to_end"),
    ),
    "card": Group(
        "the dashboard card: style, types, tests in a browser, the built file", [], _card
    ),
    "demo": Group(
        "the demo of the README: a lost database, and all of it back", ["patch", "newest"], _demo
    ),
    "browser": Group(
        "in a browser: the card in a real Home Assistant, Frigate's timeline, a lost database",
        ["browser", "newest", "oldest", "patch"],
        _browser,
    ),
}


def main() -> None:
    """Run the groups that are named, or all."""
    ours, added = _split(sys.argv[1:])
    parse = _parser()
    said = parse.parse_args(ours)
    for name in said.group:
        if name not in GROUPS:
            parse.error(f"there is no group '{name}'")
    # ffmpeg makes the tests' recordings; without the system's one, PyPI's is put on PATH.
    add_to_path(Path(path_of("ffmpeg")).parent)
    pytest = Pytest(_selection(long=said.long), added)
    failed = []
    summary = []
    for name in said.group or GROUPS:
        print(f"\n==> {name}", flush=True)
        began = time.monotonic()
        outcome = "passed"
        try:
            environments.ensure(GROUPS[name].environments)
            GROUPS[name].run(pytest)
        except FailedError as error:
            print(error, file=sys.stderr)
            outcome = "FAILED"
            failed.append(name)
        summary.append(f"{name:<20} {outcome:<7} {time.monotonic() - began:4.0f} s")
    print("\n" + "\n".join(summary))
    if failed:
        print(f"test: failed. To run one group again: scripts/test {failed[0]}", file=sys.stderr)
        sys.exit(1)


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in arguments:
        return arguments, []
    place = arguments.index("--")
    return arguments[:place], arguments[place + 1 :]


def _parser() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {name:<20}{group.what}" for name, group in GROUPS.items())
    parse = argparse.ArgumentParser(
        prog="scripts/test",
        usage="scripts/test [-h] [--long] [GROUP ...] [-- PYTEST ARGUMENTS]",
        description=__doc__,
        epilog=f"groups:\n{listed}\n\nexample: scripts/test patch -- -k killed",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parse.add_argument("group", nargs="*", help="all of them when none is named")
    parse.add_argument("--long", action="store_true", help="the soak and fuzz runs, too")
    return parse


def _selection(*, long: bool) -> str:
    selection = "(long or not long)" if long else "not long"
    if shutil.which("ffprobe"):
        return selection
    print(
        "test: ffprobe is not installed, so the tests that compare with it are left out.\n"
        "test: to run them too: sudo apt-get install ffmpeg (Debian, Ubuntu), "
        "brew install ffmpeg (Mac)",
        flush=True,
    )
    return f"{selection} and not ffprobe"


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
