"""Frigate's web pages: one line in its index.html that loads our marks and our menu entry.

The pages are plain files that nginx serves on both ports, so it is the file that is edited, at each
start. Frigate's own page is kept beside it and put back when Frigate stops: a Frigate that is
started without the patch has its own page again. Our script lies among Frigate's assets, where a
browser keeps it for a year, so its name carries a hash of what is in it. The path is written as in
Frigate's own lines: nginx puts the real base path in place of `/BASE_PATH` (ingress of Home
Assistant, a reverse proxy; docker/main/rootfs/usr/local/nginx/conf/nginx.conf).
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .. import settings

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger("frigate_backfill.patch")

_PAGES = Path(__file__).with_name("pages")
MARKS = tuple(
    _PAGES / "marks" / f"{name}.js"
    for name in ("shared", "timeline", "slots", "answers", "style", "tip", "page")
)
"""One script in parts, in their order, which share one scope."""
MENU = _PAGES / "menu.js"
"""Another, which minds its own business: one that ends leaves the other alone."""
WEB_ROOT = Path(settings.read().web_root)

_PAGE = "index.html"
_ORIGINAL = "index.html.frigate-backfill-original"
_LINE = re.compile(r'<script defer src="/BASE_PATH/assets/frigate-backfill-\w+\.js"></script>')
_ASSETS = "frigate-backfill-*.js"
_PARTIAL = ".frigate-backfill-"


class _UnknownPageError(Exception):
    """The page is not built as Frigate's."""


def script() -> bytes:
    """What the page loads."""
    marks = (part.read_bytes() for part in MARKS)
    return b"\n".join((b'(() => {\n"use strict";', *marks, b"})();", MENU.read_bytes()))


def install_marking(web_root: Path = WEB_ROOT) -> None:
    """Load our script in Frigate's page, or no longer, as FRIGATE_BACKFILL_UI says.

    Never raises: a page that cannot be changed (a read-only container) or is not built as Frigate's
    stays as it is, and one line in the log says so.
    """
    if not (web_root / _PAGE).exists():
        logger.info(
            "backfill: %s has no web page of Frigate to mark backfilled recordings in", web_root
        )
        return
    _attempt(_install if settings.read().ui else _remove, web_root)


def remove_marking(web_root: Path = WEB_ROOT) -> None:
    """Give Frigate its own page back. Never raises, as above."""
    if (web_root / _PAGE).exists():
        _attempt(_remove, web_root)


def _attempt(change: Callable[[Path], None], web_root: Path) -> None:
    try:
        change(web_root)
    except Exception as error:  # noqa: BLE001 - Frigate must start and stop whatever its page is like
        logger.warning(
            "backfill: Frigate's web page in %s could not be changed: %s. Recordings are not "
            "marked in its timeline, all else works. %s=0 in Frigate's environment ends such "
            "attempts",
            web_root,
            getattr(error, "strerror", None) or error,
            settings.UI,
        )


def _install(web_root: Path) -> None:
    _remove_partials(web_root)
    page, original = web_root / _PAGE, web_root / _ORIGINAL
    _restore_emptied(page, original)
    text, own = _read(page)
    head, closing, rest = own.partition("</head>")
    if "</head>" in rest or '<div id="root">' not in rest:
        raise _UnknownPageError(f"{page.name} is not built as Frigate's pages are known to be")
    content = script()
    name = f"frigate-backfill-{hashlib.sha256(content).hexdigest()[:12]}.js"
    asset = web_root / "assets" / name
    # First the script, then the line that asks for it, then what asks for nothing any more.
    if not asset.exists() or asset.read_bytes() != content:
        _write(asset, content, like=page)
    if text == own or not original.exists():
        _write(original, own.encode("utf-8"), like=page)
    line = f'<script defer src="/BASE_PATH/assets/{name}"></script>'
    edited = f"{head}{line}{closing}{rest}"
    if edited != text:
        _write(page, edited.encode("utf-8"), like=page)
    _remove_assets(web_root, except_for=name)


def _remove(web_root: Path) -> None:
    _remove_partials(web_root)
    page, original = web_root / _PAGE, web_root / _ORIGINAL
    _restore_emptied(page, original)
    text, own = _read(page)
    if text != own:
        if original.exists() and original.read_bytes() == own.encode("utf-8"):
            os.replace(original, page)
        else:
            _write(page, own.encode("utf-8"), like=page)
    if original.exists():  # a read-only file system refuses to unlink also what is not there
        original.unlink()
    _remove_assets(web_root)


def _restore_emptied(page: Path, original: Path) -> None:
    """Put Frigate's page back where a power cut has left nothing of ours."""
    if not original.exists() or page.read_bytes().strip(b"\0"):
        return
    own = original.read_bytes()
    if own.strip(b"\0"):
        _write(page, own, like=original)


def _read(page: Path) -> tuple[str, str]:
    """The page, and the page without our line."""
    text = page.read_bytes().decode("utf-8")
    return text, _LINE.sub("", text)


def _remove_assets(web_root: Path, except_for: str = "") -> None:
    for asset in (web_root / "assets").glob(_ASSETS):
        if asset.name != except_for:
            asset.unlink(missing_ok=True)


def _remove_partials(web_root: Path) -> None:
    """Remove what a kill amid `_write` left."""
    for folder in (web_root, web_root / "assets"):
        for partial in folder.glob(f"{_PARTIAL}*"):
            partial.unlink(missing_ok=True)


def _write(file: Path, content: bytes, *, like: Path) -> None:
    """Put a whole file in place at once, with the mode and owner of `like`."""
    descriptor, partial = tempfile.mkstemp(dir=file.parent, prefix=_PARTIAL)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())  # a power cut must not leave a page of no bytes
        shutil.copymode(like, partial)
        owner = like.stat()
        if (owner.st_uid, owner.st_gid) != (os.geteuid(), os.getegid()):
            os.chown(partial, owner.st_uid, owner.st_gid)
        os.replace(partial, file)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
