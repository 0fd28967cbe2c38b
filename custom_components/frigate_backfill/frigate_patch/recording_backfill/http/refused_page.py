"""The page that a browser shows instead of ours: why it is refused, in the reader's language."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers

from .page import HEADERS as PAGE_HEADERS

if TYPE_CHECKING:
    from starlette.types import Scope

_TEXTS = Path(__file__).with_name("ui") / "texts"
_PREFIX = "notices-"
_STYLE = """
      body {
        max-width: 40rem;
        margin: 15vh auto 0;
        padding: 0 1rem;
        background: #fff;
        color: #020817;
        font: 1rem/1.5 Inter, system-ui, sans-serif;
      }
      a { color: #2f54d0; }
      @media (prefers-color-scheme: dark) {
        body { background: #000; color: #fff; }
        a { color: #8aa4ff; }
      }
    """
_PAGE = """<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Frigate Backfill</title>
    <style>{style}</style>
  </head>
  <body>
    <main>
      <h1>Frigate Backfill</h1>
      <p>{text}</p>
      <p><a href="../../../">Frigate</a></p>
    </main>
  </body>
</html>
"""
"""Its link leads to Frigate's own page, below whatever path Frigate is served."""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
HEADERS = {
    **PAGE_HEADERS,
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
}
"""Of this page, which needs nothing but its own style."""


def is_asked_for(scope: Scope) -> bool:
    """Whether a person opened the page's address; programs ask for JSON."""
    path: str = scope["path"]
    return path.endswith("/backfill/ui") and "text/html" in Headers(scope=scope).get("accept", "")


def refused_page(scope: Scope, body: bytes) -> bytes:
    """What `body`, an error answer of ours, says."""
    answer = json.loads(body)
    language = _language(Headers(scope=scope).get("accept-language", ""))
    key = (answer.get("notice") or {}).get("key", "")
    said = _notices(language).get(key) if language else None
    if not isinstance(said, str) or "{" in said:  # what has blanks is for our scripts to fill in
        language, said = "en", answer["message"]
    return _PAGE.format(language=language, style=_STYLE, text=html.escape(said)).encode()


def _language(accepted: str) -> str | None:
    """The one of ours that a browser's user likes best; None for English."""
    ours = [path.stem[len(_PREFIX) :] for path in sorted(_TEXTS.glob(f"{_PREFIX}*.json"))]
    for tag in _by_weight(accepted):
        first = tag.split("-")[0]
        if first == "en":
            return None
        for language in ours:
            if first == language.split("-")[0]:
                return language
    return None


def _by_weight(accepted: str) -> list[str]:
    """The tags of `de-CH,de;q=0.9,en;q=0.8`, the most welcome first."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        tag, _, weight = part.replace(" ", "").partition(";q=")
        try:
            weights[tag] = float(weight or 1)
        except ValueError:
            weights[tag] = 0.0
    return sorted(weights, key=lambda tag: -weights[tag])


@lru_cache(maxsize=16)
def _notices(language: str) -> dict[str, Any]:
    try:
        texts: dict[str, Any] = json.loads((_TEXTS / f"{_PREFIX}{language}.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return texts
