"""Build and check the dashboard card (card/), with the machine's Node or one from PyPI."""

from __future__ import annotations

import argparse
import functools
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from shell import ROOT, FailedError, add_to_path, fail, path_of

CARD = ROOT / "card"
FRONTEND = ROOT / "custom_components/frigate_backfill/frontend"
PAGE = ROOT / "custom_components/frigate_backfill/frigate_patch/recording_backfill/http/ui"
# What `vite build --mode NAME` builds, each with a compressed copy beside it.
BUILT = {
    "card": FRONTEND / "frigate-backfill-card.js",
    "app": FRONTEND / "frigate-backfill-app.js",
    "page": PAGE / "page.js",
}
# Plain JavaScript of the patch and of its tests, checked with the card's tools.
OTHERS = (
    "../custom_components/frigate_backfill/frigate_patch/recording_backfill/patch/pages",
    "../testing/timeline",
    "../custom_components/frigate_backfill/frigate_patch/recording_backfill/http/ui/texts",
)
PASSED = ROOT / ".cache" / "card-passed"
"""A file for each check that passed: the digest of all that it looked at."""
PRETTIER = ("prettier", "--config", ".prettierrc.json", "--log-level", "warn")


def npx(*command: str, **environment: str) -> None:
    """Run a tool of the card's packages; raises FailedError."""
    _run("npx", *command, **environment)


def _run(*command: str, **environment: str) -> None:
    done = subprocess.run(command, cwd=CARD, env={**os.environ, **environment}, check=False)
    if done.returncode:
        raise FailedError(f"card: {' '.join(command[:3])} failed")


def install() -> None:
    """Install what card/package-lock.json lists, unless that is there already."""
    lock, stamp = CARD / "package-lock.json", CARD / "node_modules" / ".installed-lock"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    print("card: installing the packages of card/package-lock.json", file=sys.stderr)
    _run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
    # Last: an install that was cut off is done again.
    shutil.copyfile(lock, stamp)


def build() -> None:
    """Build the card and the page that Frigate serves into custom_components/frigate_backfill."""
    for name in BUILT:
        npx("vite", "build", "--mode", name, "--logLevel", "warn")


def check() -> None:
    """Fail if the built card in the repository is not what the source builds."""
    with tempfile.TemporaryDirectory() as folder:
        for name, built in BUILT.items():
            npx("vite", "build", "--mode", name, "--logLevel", "error", "--outDir", folder)
            fresh = (Path(folder) / built.name).read_bytes()
            # The compressed bytes may differ with the version of zlib.
            compressed = built.with_name(f"{built.name}.gz").read_bytes()
            if fresh != built.read_bytes() or fresh != gzip.decompress(compressed):
                raise FailedError(
                    f"card: {built.relative_to(ROOT)} is not what card/ builds. "
                    "Run 'scripts/card build' and commit it."
                )
    print("card: the built files match the source")


def digest() -> str:
    """Of everything that ESLint, Prettier and TypeScript look at."""
    seen = hashlib.sha256()
    for folder in (CARD, *(CARD / other for other in OTHERS)):
        for path, folders, names in os.walk(folder):
            folders[:] = sorted(set(folders) - {"node_modules"})
            for file in (Path(path, name) for name in sorted(names)):
                seen.update(f"{file.relative_to(folder)}\0".encode())
                seen.update(hashlib.sha256(file.read_bytes()).digest())
    return seen.hexdigest()


def unless_passed(check: Callable[[], None]) -> Callable[[], None]:
    """Leave out a check that passed on just what is there now: it takes half a minute."""

    @functools.wraps(check)
    def checked() -> None:
        passed, now = PASSED / check.__name__, digest()
        if passed.exists() and passed.read_text() == now:
            print(f"card: {check.__name__} passed before, and nothing has changed since")
            return
        check()
        PASSED.mkdir(parents=True, exist_ok=True)
        passed.write_text(now)

    return checked


@unless_passed
def lint() -> None:
    """ESLint and Prettier."""
    npx("eslint", ".")
    npx(*PRETTIER, "--check", ".", *OTHERS)


@unless_passed
def typecheck() -> None:
    """TypeScript, strict."""
    npx("tsc", "--noEmit")
    npx("tsc", "--project", "tsconfig.web-ui.json")


def test() -> None:
    """Vitest, in the system's Chromium."""
    npx("vitest", "run", CHROMIUM=path_of("chromium"))


def fix() -> None:
    """Let ESLint and Prettier mend what they can."""
    npx("eslint", "--fix", ".")
    npx(*PRETTIER, "--write", ".", *OTHERS)


def dev() -> None:
    """Serve the dev page, with a mock Home Assistant."""
    npx("vite", "--host", "127.0.0.1", "--open", "/dev/")


def bench() -> None:
    """Measure the map: 10,000 cells, a year of scrolling."""
    npx("vite-node", "bench/run.ts", CHROMIUM=path_of("chromium"))


def pictures() -> None:
    """Take pictures of every state of the dev page, into .cache/card."""
    chromium = path_of("chromium")
    # Not by npx, which ends without its child.
    vite = str(CARD / "node_modules" / ".bin" / "vite")
    serving = [vite, "--host", "127.0.0.1", "--port", "5178", "--strictPort"]
    server = subprocess.Popen([*serving, "--logLevel", "error"], cwd=CARD)
    try:
        address = "http://127.0.0.1:5178/dev/"
        target = str(ROOT / ".cache" / "card")
        _run("node", "dev/shots.mjs", target, DEV_URL=address, CHROMIUM=chromium)
    finally:
        server.terminate()
        server.wait()
    print("card: pictures are in .cache/card")


COMMANDS: dict[str, Callable[[], None]] = {
    command.__name__: command
    for command in (build, check, lint, typecheck, test, fix, dev, bench, pictures)
}
DEFAULT = ("lint", "typecheck", "test", "check")


def main() -> None:
    """Run the commands that are named, one after the other."""
    listed = "\n".join(f"  {name:<12}{command.__doc__}" for name, command in COMMANDS.items())
    parse = argparse.ArgumentParser(
        prog="scripts/card",
        description=__doc__,
        epilog=f"commands:\n{listed}\n\nWithout one: {', '.join(DEFAULT)}.\n"
        "Those that show something need Chromium; scripts/chromium finds it.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parse.add_argument("command", nargs="*")
    names = parse.parse_args().command or DEFAULT
    for name in names:
        if name not in COMMANDS:
            parse.error(f"unknown '{name}'")
    try:
        add_to_path(path_of("node"), first=True)
        install()
        for name in names:
            COMMANDS[name]()
    except FailedError as error:
        fail(str(error))


if __name__ == "__main__":
    main()
