"""The script's flags."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import groupby
from typing import NoReturn

from .. import VERSION
from ..models import Media, ProbeMode
from . import values
from .together import refusal

FRIGATE_RECORDINGS = "/media/frigate/recordings"
"""Frigate's recordings directory in its container; it cannot be configured."""

_DESCRIPTION = """\
Bring back recordings that are on disk but missing in Frigate: adds the rows that its database
lacks. Begin with --dry-run, which only reports.

Inside Frigate's container the script finds everything itself. With the patch mounted as
docs/install.md says:
  docker exec frigate python3 \\
      /opt/frigate_backfill/frigate_backfill/frigate_patch/scripts/backfill_recordings.py \\
      --camera front_door --dry-run
Anywhere else, say where the database and the recordings are:
  python3 backfill_recordings.py --camera front_door \\
      --database /srv/frigate/config/frigate.db --recordings /srv/frigate/media/recordings
"""

_EPILOG = """\
Times are UTC epoch seconds (1640995200) or ISO 8601 with an offset (2022-01-01T00:00:00Z,
2022-01-01T01:00:00+01:00). The offset is required, because the container's local time is often
not yours.

Results go to stdout, progress and notes to stderr. Ctrl-C stops cleanly: what was written stays,
and the next run does the rest.

exit codes: 0 done; 1 some files had errors; 2 wrong use or refused, as when another run is
working on the camera; 3 the database cannot be used; 130 stopped by Ctrl-C
"""


_BETTER_SAID = {
    "one of the arguments --camera --all-cameras is required": (
        "say which cameras: --camera NAME, which may be repeated, or --all-cameras"
    )
}
"""What argparse says of its own, and what we do."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Fits prose to the terminal, too, and leaves what is indented, commands, as it is."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        filled: list[str] = []
        for is_prose, group in groupby(text.splitlines(), lambda line: line[:1].strip() != ""):
            lines = list(group)
            filled += textwrap.wrap(" ".join(lines), width) if is_prose else lines
        return "\n".join(indent + line for line in filled)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, not below the list of all flags."""

    def error(self, message: str) -> NoReturn:
        message = _BETTER_SAID.get(message, message)
        end = "" if message.endswith("?") else "."
        self.exit(2, f"backfill: {message}{end} --help lists the flags.\n")

    def refuse_misspelled(self, arguments: Sequence[str]) -> None:
        """Name a flag that there is not: argparse misses `--camera` where it says `--camra`."""
        flags = tuple(self._option_string_actions)
        for argument in arguments:
            name = argument.partition("=")[0]
            if not name.startswith("--") or any(flag.startswith(name) for flag in flags):
                continue
            close = get_close_matches(name.replace("_", "-"), flags, n=1)
            self.error(f"unknown flag {name}" + (f"; did you mean {close[0]}?" if close else ""))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was said; ends the program, with a line that says why, where that is wrong."""
    flags = parser()
    flags.refuse_misspelled(arguments)
    said = flags.parse_args(arguments)
    if (why := refusal(said)) is not None:
        flags.error(why)
    return said


def parser() -> _Parser:
    """All flags with their help."""
    parse = _Parser(
        prog="backfill_recordings.py",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=_Help,
    )
    parse.add_argument("--version", action="version", version=VERSION)

    _add_cameras(parse)
    run = parse.add_argument_group("what to do")
    _add_actions(run)
    _add_sources(run)
    _add_reading(run)
    _add_places(parse)
    _add_output(parse)
    return parse


def _add_cameras(parse: argparse.ArgumentParser) -> None:
    cameras = parse.add_mutually_exclusive_group(required=True)
    cameras.add_argument(
        "--camera",
        action="append",
        metavar="NAME",
        help="the camera's name in Frigate; may be repeated",
    )
    cameras.add_argument(
        "--all-cameras",
        action="store_true",
        help="all cameras in Frigate's configuration; if it cannot be read, all that have "
        "recordings",
    )


def _add_actions(run: argparse._ArgumentGroup) -> None:
    run.add_argument("--dry-run", action="store_true", help="only report; write nothing")
    run.add_argument(
        "--start-time",
        type=values.time,
        metavar="TIME",
        help="only recordings that start at or after this",
    )
    run.add_argument(
        "--end-time",
        type=values.time,
        metavar="TIME",
        help="only recordings that start at or before this",
    )
    run.add_argument(
        "--undo",
        nargs="?",
        const="",
        metavar="JOB",
        help="undo that run, or the last one that changed anything; with --dry-run only report "
        "what would go and what would stay",
    )
    run.add_argument("--force", action="store_true", help="overwrite existing entries too")
    run.add_argument(
        "--remove-gone",
        action="store_true",
        help="also remove rows whose file is gone; if that is more than half of a camera's rows, "
        "only with --force",
    )
    run.add_argument(
        "--find-motion",
        action="store_true",
        help="only look for motion in recordings that came back without it: by their previews, "
        "else slowly in the recordings themselves (needs ffmpeg, OpenCV and numpy, as Frigate's "
        "container has them); if stopped, the next one goes on",
    )
    run.add_argument(
        "--no-motion",
        action="store_true",
        help="do not give recordings the motion that their previews prove",
    )


def _add_sources(run: argparse._ArgumentGroup) -> None:
    """What is brought back, and from where."""
    run.add_argument(
        "--directory",
        metavar="DIR",
        help="scan this folder instead of the recordings directory: a library, or a day, hour or "
        "camera folder of one",
    )
    run.add_argument(
        "--directory-as",
        type=values.absolute_path,
        metavar="DIR",
        help="that folder's path inside Frigate's container, if the script runs outside it and "
        "the folder is on another disk",
    )
    run.add_argument(
        "--include-expired",
        action="store_true",
        help="also add recordings that are past Frigate's retention; Frigate's next clean-up "
        "deletes them, rows and FILES",
    )
    copies = run.add_mutually_exclusive_group()
    copies.add_argument(
        "--copies",
        action="append",
        default=[],
        metavar="PATH",
        help="take rows from this copy of Frigate's database first, even a damaged one, or from "
        "the catalogue in this folder; may be repeated (default: the patch's catalogue, and "
        "backup.db, backup.*.db and frigate.db.* beside the database)",
    )
    copies.add_argument(
        "--no-copies", action="store_true", help="use only the files, no copies of the database"
    )
    run.add_argument(
        "--media",
        type=values.media,
        metavar="KIND,…",
        help="what to bring back: " + ", ".join(Media) + " (default: all; events only from copies "
        "of the database, because files do not tell an event's label)",
    )


def _add_reading(run: argparse._ArgumentGroup) -> None:
    """How files are read, and how fast."""
    run.add_argument(
        "--probe",
        choices=[str(mode) for mode in ProbeMode],
        default=str(ProbeMode.AUTO),
        help="how to find lengths: auto reads the files and runs ffprobe only when in doubt; "
        "ffprobe runs it for every file; estimate goes by the files' names where their sizes make "
        "that plausible, and reads the files afterwards (default: auto)",
    )
    later = run.add_mutually_exclusive_group()
    later.add_argument(
        "--verify",
        action="store_true",
        help="only read the recordings whose length is estimated, and put their rows right",
    )
    later.add_argument(
        "--no-verify",
        action="store_true",
        help="after --probe estimate leave that to Frigate with the patch, or to a later --verify",
    )
    run.add_argument(
        "--max-rate",
        type=values.rate,
        metavar="N",
        help="read at most N files a second, to leave a slow disk to others (default: no limit)",
    )


def _add_places(parse: argparse.ArgumentParser) -> None:
    where = parse.add_argument_group("where things are (in Frigate's container: automatic)")
    where.add_argument("--config", metavar="FILE", help="Frigate's config.yml")
    where.add_argument("--database", metavar="FILE", help="Frigate's frigate.db")
    where.add_argument("--recordings", metavar="DIR", help="Frigate's recordings directory")
    where.add_argument(
        "--recordings-as",
        metavar="DIR",
        help="how Frigate itself spells the recordings directory in its database (default: "
        f"{FRIGATE_RECORDINGS})",
    )
    where.add_argument(
        "--retention-days",
        type=values.days,
        metavar="N",
        help="how many days Frigate keeps recordings, if config.yml cannot be read",
    )
    where.add_argument(
        "--frigate-is-stopped",
        action="store_true",
        help="write even if Frigate's database looks open on another host; only if Frigate is "
        "really stopped, or the database may be damaged",
    )


def _add_output(parse: argparse.ArgumentParser) -> None:
    output = parse.add_argument_group("what is printed")
    output.add_argument(
        "--json", action="store_true", help="print the result as JSON, as the API does"
    )
    output.add_argument(
        "--max-results",
        type=values.count,
        default=1000,
        metavar="N",
        help="files listed in the JSON, 0 to 10000; counts are always complete (default: 1000)",
    )
    output.add_argument("--verbose", action="store_true", help="print a line for every file")
