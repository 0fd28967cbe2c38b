"""Empty databases as each Frigate's migrations leave them, without importing the stand-in."""

from __future__ import annotations

import importlib.util
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from testing.versions import FRIGATES

if TYPE_CHECKING:
    from types import ModuleType

_FILE = Path(__file__).parent / "standin" / "frigate" / "_schema.py"
_TEMPLATES: dict[tuple[int, int], bytes] = {}

VERSIONS = tuple(one.series for one in FRIGATES)


def create_database(path: Path, version: str = "0.17") -> None:
    """An empty database of that version (`0.16`, `0.16.4`), in WAL mode as Frigate sets it."""
    major, minor = version.split(".")[:2]
    release = (int(major), int(minor))
    if release not in _TEMPLATES:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            _schema().create(connection, release)
        _TEMPLATES[release] = path.read_bytes()
    else:
        path.write_bytes(_TEMPLATES[release])


def _schema() -> ModuleType:
    """The stand-in's own module, by its file: its package wants to be told a version first."""
    spec = importlib.util.spec_from_file_location("_schema", _FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
