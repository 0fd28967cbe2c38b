"""Check style, types and dead code: ruff, mypy strict on each part under its Python, vulture.

Of the card: ESLint, Prettier and TypeScript, unless nothing there has changed since they passed.
"""

from __future__ import annotations

import argparse
import sys

import environments
from shell import ROOT, SCRIPTS, FailedError, fail, run

INTEGRATION = "custom_components/frigate_backfill"
PATCH = f"{INTEGRATION}/frigate_patch"
NEWEST = ROOT / ".venv" / "newest" / "bin"
# One mypy run over patch and integration would meet each module under two names.
PATCH_TYPES = (
    ROOT / ".venv" / "patch" / "bin" / "mypy",
    *("--python-version", "3.11", "--explicit-package-bases", "--cache-dir", ".mypy_cache/patch"),
)
INTEGRATION_TYPES = (NEWEST / "mypy", "--cache-dir", ".mypy_cache/integration")
# What tests, demo and benchmark share; the stand-in's own package is Frigate's shape, not ours.
SHARED = """
browser catalogued cataloguing clips disks frigate_life home_assistant library past pictures
recorded schema segments served timeline.frigate waiting zones
"""
"""Modules below testing/."""


def checks(*, fix: bool) -> dict[str, tuple[object, ...]]:
    """What is checked, each by which command."""
    ruff = NEWEST / "ruff"
    modules = [word for name in SHARED.split() for word in ("--module", f"testing.{name}")]
    return {
        "ruff": (ruff, "check", *(["--fix"] if fix else []), "."),
        "ruff format": (ruff, "format", *([] if fix else ["--check"]), "."),
        "mypy: Frigate patch (Python 3.11)": (*PATCH_TYPES, "--package", "recording_backfill"),
        "mypy: the patch's doors (Python 3.11)": (
            *PATCH_TYPES,
            f"{PATCH}/sitecustomize.py",
            f"{PATCH}/scripts/backfill_recordings.py",
        ),
        "mypy: demo, benchmark and what tests share (Python 3.11)": (
            *(*PATCH_TYPES, "--package", "demo", "--package", "benchmark"),
            *modules,
        ),
        "mypy: scripts (Python 3.11)": (
            *PATCH_TYPES,
            *sorted((ROOT / "scripts/tools").glob("*.py")),
        ),
        "mypy: integration (newest Home Assistant)": (
            *(*INTEGRATION_TYPES, "--exclude", f"{PATCH}/"),
            INTEGRATION,
        ),
        "dead code": (NEWEST / "python", "scripts/tools/dead_code.py"),
        "card": (SCRIPTS / "card", *(["fix"] if fix else []), "lint", "typecheck"),
    }


def main() -> None:
    """Run all checks, and say at the end whether one failed."""
    parse = argparse.ArgumentParser(prog="scripts/lint", description=__doc__)
    parse.add_argument(
        "--fix",
        action="store_true",
        help="let ruff, ESLint and Prettier mend and format what they can",
    )
    fix = parse.parse_args().fix
    failed = []
    try:
        environments.ensure(["patch", "newest"])
    except FailedError as error:
        fail(str(error))
    for what, command in checks(fix=fix).items():
        print(f"lint: {what}", flush=True)
        try:
            run(*command, MYPYPATH=f"{PATCH}:testing/standin:scripts/tools:.")
        except FailedError:
            failed.append(what)
    if failed:
        print(
            f"lint: failed: {', '.join(failed)}. 'scripts/lint --fix' mends what it can.",
            file=sys.stderr,
        )
        sys.exit(1)
    print("lint: clean")


if __name__ == "__main__":
    main()
