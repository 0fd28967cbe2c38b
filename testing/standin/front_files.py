"""What nginx serves from disk: recordings by byte ranges, folders as JSON, web pages."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from datetime import datetime, timezone
from email.utils import format_datetime
from pathlib import Path

from aiohttp import web


def listing_or_file(media: Path, path: str, added: Mapping[str, str]) -> web.StreamResponse:
    """`autoindex on; autoindex_format json; root /media/frigate`; /clips/ is listed as a page."""
    target = media / path.lstrip("/")
    if ".." in target.parts or not target.exists():
        raise web.HTTPNotFound
    if target.is_dir():
        if not path.endswith("/"):
            raise web.HTTPMovedPermanently(f"{path}/")
        return web.json_response(_listing(target), headers=added)
    clips = path.startswith("/clips/")
    kind = "video/mp4" if target.suffix == ".mp4" else "application/octet-stream"
    if clips and target.suffix == ".jpg":  # of pictures nginx knows no other kind here
        kind = "image/jpeg"
    kept = {"Cache-Control": "public"} if clips else {}
    return web.FileResponse(target, headers={**added, **kept, "Content-Type": kind})


def _listing(folder: Path) -> list[dict[str, str | int]]:
    entries: list[dict[str, str | int]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: (not entry.is_dir(), entry.name)):
        if entry.name.startswith("."):
            continue
        status = entry.stat()
        modified = format_datetime(
            datetime.fromtimestamp(int(status.st_mtime), timezone.utc), usegmt=True
        )
        shared: dict[str, str | int] = {"name": entry.name, "mtime": modified}
        if entry.is_dir():
            entries.append({**shared, "type": "directory"})
        else:
            entries.append({**shared, "type": "file", "size": status.st_size})
    return entries


# nginx's sub_filter: the paths in built pages, written for a base path that only nginx knows.
def _rewritten(text: str, base: str) -> str:
    for before, after in (
        ('href="/BASE_PATH/', f'href="{base}/'),
        ("url(/BASE_PATH/", f"url({base}/"),
        *(
            (f'"/BASE_PATH/{folder}/', f'"{base}/{folder}/')
            for folder in ("dist", "js", "assets", "locales")
        ),
        ('"/BASE_PATH/monacoeditorwork/', f'"{base}/assets/'),
        ('return"/BASE_PATH/"', "return window.baseUrl"),
        ("<body>", f'<body><script>window.baseUrl="{base}/";</script>'),
    ):
        text = text.replace(before, after)
    return text


def web_page(root: Path | None, path: str, base: str) -> web.StreamResponse:
    """`try_files $uri $uri.html $uri/ /index.html`, rewritten where it is text."""
    if root is None:
        raise web.HTTPNotFound
    relative = path.lstrip("/")
    candidates = [root / relative, root / f"{relative}.html", root / "index.html"]
    target = next((file for file in candidates if file.is_file()), None)
    if target is None or ".." in Path(relative).parts:
        raise web.HTTPNotFound
    long_lived = path.startswith(("/assets/", "/fonts/", "/locales/"))
    headers = {"Cache-Control": "public" if long_lived else "no-store"}
    kind = mimetypes.guess_type(target.name)[0] or "application/octet-stream"
    if kind in {"text/html", "text/css", "text/javascript", "application/javascript"}:
        text = _rewritten(target.read_text(encoding="utf-8"), base)
        return web.Response(text=text, content_type=kind, headers=headers)
    return web.FileResponse(target, headers={**headers, "Content-Type": kind})
