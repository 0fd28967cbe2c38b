"""Frigate's web pages: one line in its index.html that loads our marking of the timeline.

The pages are plain files that nginx serves on both ports. Ours lies among Frigate's assets, where a
browser keeps it for a year, so its name carries a hash of what is in it. The path is written
as in Frigate's own lines: nginx puts the real base path in place of `/BASE_PATH` (ingress of
Home Assistant, a reverse proxy). A container that is made anew has Frigate's own pages again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import tempfile
from pathlib import Path

logger = logging.getLogger(__name__)

SCRIPT = Path(__file__).with_name("web_ui.js")
WEB_ROOT = Path(os.environ.get("FRIGATE_BACKFILL_WEB_ROOT", "/opt/frigate/web"))
SWITCH = "FRIGATE_BACKFILL_WEB_UI"  # "0" leaves Frigate's pages alone, and takes our line out again

_LINE = re.compile(r'<script defer src="/BASE_PATH/assets/frigate-backfill-\w+\.js"></script>')
_ASSETS = "frigate-backfill-*.js"


def install_marking(web_root: Path = WEB_ROOT) -> None:
    """Load our script in Frigate's pages, or no longer, as FRIGATE_BACKFILL_WEB_UI says.

    Never raises: where the pages cannot be changed (a read-only container) they stay as they are.
    """
    if not (web_root / "index.html").exists():
        logger.info("%s has no web pages of Frigate to mark backfilled recordings in", web_root)
        return
    try:
        if os.environ.get(SWITCH) == "0":
            remove_marking(web_root)
        else:
            _install(web_root)
    except Exception as error:  # noqa: BLE001 - Frigate must start whatever its pages are like
        logger.warning(
            "Backfilled recordings are not marked in Frigate's web pages: %s. All else works; "
            "%s=0 in Frigate's environment stops the attempt",
            error,
            SWITCH,
        )


def _install(web_root: Path) -> None:
    script = SCRIPT.read_bytes()
    name = f"frigate-backfill-{hashlib.sha256(script).hexdigest()[:12]}.js"
    page = web_root / "index.html"
    text = page.read_bytes().decode("utf-8")
    bare = _LINE.sub("", text)
    head, closing, rest = bare.partition("</head>")
    if not closing:
        raise ValueError(f"{page} has no </head>")
    asset = web_root / "assets" / name
    if not asset.exists() or asset.read_bytes() != script:
        _write(asset, script, like=page)
    # First the script, then the line that asks for it.
    line = f'<script defer src="/BASE_PATH/assets/{name}"></script>'
    _replace_if_changed(page, text, f"{head}{line}{closing}{rest}")
    _remove_assets(web_root, except_for=name)


def remove_marking(web_root: Path = WEB_ROOT) -> None:
    """Give Frigate its own pages back.

    Raises:
        OSError: the pages cannot be changed.
    """
    page = web_root / "index.html"
    text = page.read_bytes().decode("utf-8")
    _replace_if_changed(page, text, _LINE.sub("", text))
    _remove_assets(web_root)


def _replace_if_changed(page: Path, before: str, after: str) -> None:
    if after != before:
        _write(page, after.encode("utf-8"), like=page)


def _remove_assets(web_root: Path, except_for: str = "") -> None:
    for asset in (web_root / "assets").glob(_ASSETS):
        if asset.name != except_for:
            asset.unlink(missing_ok=True)


def _write(file: Path, content: bytes, *, like: Path) -> None:
    """Put a whole file in place at once, with the mode and owner of `like`."""
    descriptor, partial = tempfile.mkstemp(dir=file.parent, prefix=".frigate-backfill-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        shutil.copymode(like, partial)
        owner = like.stat()
        if (owner.st_uid, owner.st_gid) != (os.geteuid(), os.getegid()):
            os.chown(partial, owner.st_uid, owner.st_gid)
        os.replace(partial, file)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
