"""Make the environments that the tests, the linters and the demo run in, below .venv/.

Does nothing for one that is up to date. Needs no root and changes nothing outside .venv/ and
the caches of uv and scripts/python.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from shell import ROOT, FailedError, fail, path_of, run


@dataclass(frozen=True)
class Environment:
    """A Python of one version with the packages of a list."""

    python: str
    requirements: str
    what: str
    override: str | None = None


ENVIRONMENTS = {
    "patch": Environment("3.11", "tests/patch/requirements.txt", "what Frigate's image ships"),
    "frigate-0.15": Environment(
        "3.9", "tests/patch/requirements-0.15.txt", "what Frigate 0.15's ships"
    ),
    "newest": Environment(
        "3.14",
        "requirements_test.txt",
        "the newest Home Assistant tried",
        override="requirements_test_newest_overrides.txt",
    ),
    "oldest": Environment(
        "3.13",
        "requirements_test.txt",
        "the oldest Home Assistant",
        override="requirements_test_oldest_overrides.txt",
    ),
    "browser": Environment("3.14", "tests/browser/requirements.txt", "Playwright and pytest"),
    "opencv": Environment("3.11", "tests/opencv/requirements.txt", "Frigate's OpenCV"),
}


def ensure(names: Iterable[str]) -> None:
    """Make those that are missing or out of date; raises FailedError."""
    for name in names:
        try:
            _make(name)
        except FailedError as error:
            raise FailedError(
                f"setup: making {name} failed; the lines above say why.\n"
                f"When that is mended, run: scripts/setup {name}"
            ) from error


def _make(name: str) -> None:
    wanted = ENVIRONMENTS[name]
    folder = ROOT / ".venv" / name
    python, stamp = folder / "bin" / "python", folder / "requirements.txt"
    lists = [wanted.requirements, *([wanted.override] if wanted.override else [])]
    content = b"".join((ROOT / list_).read_bytes() for list_ in lists)
    works = python.exists() and not subprocess.run([python, "-c", ""], check=False).returncode
    if works and stamp.exists() and stamp.read_bytes() == content:
        return
    print(f"setup: {name} (Python {wanted.python}, {wanted.requirements})", file=sys.stderr)
    uv = path_of("uv")
    if not works:
        base = path_of("python", wanted.python)
        run(uv, "venv", "--quiet", "--clear", "--python", base, folder)
    overrides = ["--override", wanted.override] if wanted.override else []
    install = [uv, "pip", "install", "--quiet", "--python", python]
    run(*install, "--requirement", wanted.requirements, *overrides)
    # Last: an install that was cut off is done again.
    stamp.write_bytes(content)


def main() -> None:
    """Make all that are named."""
    listed = "\n".join(
        f"  {name:<13} Python {one.python:<5} {one.what:<33} ({one.requirements})"
        for name, one in ENVIRONMENTS.items()
    )
    parse = argparse.ArgumentParser(
        prog="scripts/setup",
        description=__doc__,
        epilog=f"environments:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parse.add_argument("environment", nargs="*", help="all of them when none is named")
    names = parse.parse_args().environment or list(ENVIRONMENTS)
    for name in names:
        if name not in ENVIRONMENTS:
            parse.error(f"there is no environment '{name}'")
    try:
        ensure(names)
    except FailedError as error:
        fail(str(error))


if __name__ == "__main__":
    main()
