"""Run the tests, group by group, and print what each took."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import environments
from in_memory import in_memory
from shell import ROOT, SCRIPTS, FailedError, add_to_path, has, path_of, run

Run = Callable[["Pytest"], None]
BY_FILE = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")
"""On two cores a third worker works while others wait for a process.

What a file's tests share is made once; the files are taken in their order, small ones last.
"""


@dataclass(frozen=True)
class Pytest:
    """How pytest is called: what is selected, and what the caller adds."""

    selection: str
    added: Sequence[str]

    def __call__(self, environment: str, *arguments: str, before: Sequence[str] = ()) -> None:
        """Run it in an environment, as words of the command `before`; raises FailedError."""
        python = ROOT / ".venv" / environment / "bin" / "python"
        words = (*before, python, "-m", "pytest", "-m", self.selection, *arguments, *self.added)
        try:
            run(*words)
        except FailedError:
            raise FailedError(f"tests of {environment} failed") from None

    def in_memory(self, environment: str, *arguments: str) -> None:
        """The same with the tests' files in memory; a selection's stay on disk, to be looked at."""
        if self.added:
            self(environment, *arguments)
            return
        with in_memory() as before:
            # All tests' files together take ten GB.
            after = ["-o", "tmp_path_retention_policy=failed"] if before else []
            self(environment, *arguments, *after, before=before)


@dataclass(frozen=True)
class Group:
    """Tests that run together."""

    what: str
    environments: Sequence[str]
    run: Run
    waits: bool = False
    """Whether it mostly waits for a browser, and runs beside the groups that follow."""


class Beside:
    """A group that runs beside others; what it says is shown at its end."""

    def __init__(self, name: str, options: Sequence[str]) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - `end` closes it
        self._began = time.monotonic()
        command = [sys.executable, __file__, name, *options]
        self._process = subprocess.Popen(command, stdout=self._said, stderr=subprocess.STDOUT)

    def end(self) -> tuple[bool, float]:
        """Wait for it and show what it said; whether it passed, and the seconds it took."""
        passed = self._process.wait() == 0
        seconds = time.monotonic() - self._began
        self._said.seek(0)
        sys.stdout.buffer.write(self._said.read())
        self._said.close()
        return passed, seconds


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
        lambda pytest: pytest.in_memory("patch", "tests/patch", *BY_FILE),
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
    "browser": Group(
        "in a browser: the card in a real Home Assistant, Frigate's timeline, a lost database",
        ["browser", "newest", "oldest", "patch"],
        _browser,
        waits=True,
    ),
    "opencv": Group(
        "lengths of files, against the OpenCV that Frigate measures with",
        ["opencv"],
        lambda pytest: pytest("opencv", "tests/opencv"),
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
}


def main() -> None:
    """Run the groups that are named, or all."""
    # Dozens of processes load the same packages: what one has compiled, the next need not.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
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

    def note(name: str, seconds: float, *, passed: bool) -> None:
        summary.append(f"{name:<20} {'passed' if passed else 'FAILED':<7} {seconds:4.0f} s")
        if not passed:
            failed.append(name)

    names = said.group or list(GROUPS)
    beside: dict[str, Beside] = {}
    for name in names:
        print(f"\n==> {name}", flush=True)
        if GROUPS[name].waits and name != names[-1]:
            print("It runs beside the next ones; what it says comes at the end.", flush=True)
            beside[name] = Beside(name, [one for one in sys.argv[1:] if one not in names])
            continue
        began = time.monotonic()
        try:
            environments.ensure(GROUPS[name].environments)
            GROUPS[name].run(pytest)
        except FailedError as error:
            print(error, file=sys.stderr)
            note(name, time.monotonic() - began, passed=False)
        else:
            note(name, time.monotonic() - began, passed=True)
    for name, running in beside.items():
        passed, seconds = running.end()
        note(name, seconds, passed=passed)
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
