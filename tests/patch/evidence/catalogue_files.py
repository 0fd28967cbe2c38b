"""What the catalogue of a test holds: its files, its rows, a recording whose file is gone."""

from __future__ import annotations

from testing.catalogued import Kept, with_rows
from testing.filled import CAMERAS

CAMERA = CAMERAS[0]


def day_files(kept: Kept) -> dict[str, tuple[int, int]]:
    """By name within the catalogue what tells whether a file was written again."""
    return {
        str(path.relative_to(kept.catalogue)): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in sorted(kept.catalogue.rglob("*.db.gz"))
    }


def count(kept: Kept, table: str = "recordings", where: str = "1") -> int:
    """How many rows the newest generation has."""
    newest = max(path for path in kept.catalogue.iterdir() if path.is_dir())
    query = f"SELECT count(*) FROM {table} WHERE {where}"
    return sum(
        with_rows(path, lambda connection: connection.execute(query).fetchone()[0])
        for path in newest.glob("*.db.gz")
    )
