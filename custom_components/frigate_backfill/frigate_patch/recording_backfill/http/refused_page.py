"""The page that a browser shows instead of ours: why it is refused, in the reader's language."""

from __future__ import annotations

import html
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers

if TYPE_CHECKING:
    from starlette.types import Scope

_TEXTS = Path(__file__).with_name("ui") / "texts"
_PREFIX = "notices-"
_PAGE = """<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Frigate Backfill</title>
  </head>
  <body>
    <h1>Frigate Backfill</h1>
    <p>{text}</p>
    <p><a href="../../../">Frigate</a></p>
  </body>
</html>
"""
"""Its link leads to Frigate's own page, below whatever path Frigate is served."""


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
    return _PAGE.format(language=language, text=html.escape(said)).encode()


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
