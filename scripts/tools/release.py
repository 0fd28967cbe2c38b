"""Check that a tag can be released, and print its notes: those of CHANGELOG.md.

The version stands in the manifest, the patch, and the card; all must be the tag's.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INTEGRATION = "custom_components/frigate_backfill"
PATCH = f"{INTEGRATION}/frigate_patch/recording_backfill/__init__.py"
CHANGELOG = "CHANGELOG.md"
_VERSION = re.compile(r"\d+\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?")


class NotReadyError(Exception):
    """The tree is not what the tag says."""


def versions(root: Path) -> dict[str, str]:
    """Each file that states the version, and what it states."""
    manifest = f"{INTEGRATION}/manifest.json"
    found = {
        name: str(json.loads((root / name).read_text(encoding="utf-8")).get("version"))
        for name in (manifest, "card/package.json")
    }
    stated = re.search(
        r'^VERSION = "(.*)"$', (root / PATCH).read_text(encoding="utf-8"), re.MULTILINE
    )
    return {**found, PATCH: stated[1] if stated else "None"}


def notes(root: Path, version: str) -> str:
    """What CHANGELOG.md says of a version; raises NotReadyError."""
    text = (root / CHANGELOG).read_text(encoding="utf-8")
    sections = re.split(r"^## \[(.+?)\].*$", text, flags=re.MULTILINE)
    for name, section in zip(sections[1::2], sections[2::2], strict=True):
        # References to links stand below the last section.
        told = re.sub(r"^\[[^\]]+\]: \S+$", "", section, flags=re.MULTILINE).strip()
        if name == version and told:
            return told
    raise NotReadyError(f"{CHANGELOG} says nothing under [{version}]")


def release_notes(root: Path, tag: str) -> str:
    """The notes of a tag such as v1.2.3, once everything has its version.

    Raises:
        NotReadyError: something has not.
    """
    version = tag.removeprefix("v")
    if not tag.startswith("v") or not _VERSION.fullmatch(version):
        raise NotReadyError(f"{tag} is not a tag such as v1.2.3 or v1.2.3-beta.1")
    wrong = [f"{file} has {found}" for file, found in versions(root).items() if found != version]
    if wrong:
        raise NotReadyError(f"{tag}: {', '.join(wrong)}")
    return notes(root, version)


def main() -> None:
    """Print the notes of a tag, or say what is wrong with it."""
    parse = argparse.ArgumentParser(prog="scripts/tools/release.py", description=__doc__)
    parse.add_argument("tag", help="such as v1.2.3")
    try:
        print(release_notes(ROOT, parse.parse_args().tag))
    except NotReadyError as error:
        sys.exit(f"release: {error}")


if __name__ == "__main__":
    main()
