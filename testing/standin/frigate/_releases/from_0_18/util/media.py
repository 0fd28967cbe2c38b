"""Media sync (0.18): rows without a file go, then files without a row, when it is told to."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from frigate.const import RECORD_DIR
from frigate.models import Recordings, RecordingsToDelete
from peewee import DatabaseError, chunked

logger = logging.getLogger(__name__)

PAGE = 1000
SAFETY_THRESHOLD = 0.5


@dataclass
class SyncResult:
    media_type: str
    files_checked: int = 0
    orphans_found: int = 0
    orphans_deleted: int = 0
    orphan_paths: list[str] = field(default_factory=list)
    orphan_db_paths: list[str] = field(default_factory=list)
    aborted: bool = False
    error: str | None = None

    def to_dict(self) -> dict[str, Any]:
        told = asdict(self)
        del told["orphan_paths"], told["orphan_db_paths"]
        return told


@dataclass
class MediaSyncResults:
    recordings: SyncResult | None = None

    def to_dict(self) -> dict[str, Any]:
        results = {}
        if self.recordings:
            results["recordings"] = self.recordings.to_dict()
            del results["recordings"]["media_type"]
        keys = ("files_checked", "orphans_found", "orphans_deleted")
        totals = {key: sum(result[key] for result in results.values()) for key in keys}
        return {**results, "totals": totals}


def remove_empty_directories(root: Path, paths: Iterable[Path]) -> None:
    """Remove these folders where they are empty, and upwards what that empties, up to `root`."""
    for start in paths:
        folder = start
        while folder != root:
            try:
                folder.rmdir()
            except FileNotFoundError:
                pass
            except OSError:
                break
            folder = folder.parent


def sync_recordings(
    limited: bool = False, dry_run: bool = False, force: bool = False
) -> SyncResult:
    """Look at everything, or (`limited`) at the last 36 hours only."""
    result = SyncResult(media_type="recordings")
    hour = dt.datetime.now().replace(minute=0, second=0, microsecond=0)
    check_point = hour.astimezone(dt.timezone.utc) - dt.timedelta(hours=36)
    since = check_point if limited else None
    try:
        if _sync_rows(result, since, dry_run, force):
            _sync_files(result, since, dry_run, force)
    except Exception as error:  # noqa: BLE001 - as Frigate does
        logger.error("Error syncing recordings: %s", error)
        result.error = str(error)
    return result


def _sync_rows(result: SyncResult, since: dt.datetime | None, dry_run: bool, force: bool) -> bool:
    rows = Recordings.select(Recordings.id, Recordings.path)
    if since is not None:
        rows = rows.where(Recordings.start_time >= since.timestamp())
    count = rows.count()
    gone: list[tuple[str, str]] = []
    # As in the real one pages count from 0, which peewee takes for 1: the last page is never read.
    for page in range((count + PAGE - 1) // PAGE):
        gone.extend(
            (row.id, row.path) for row in rows.paginate(page, PAGE) if not os.path.exists(row.path)
        )
    result.orphans_found += len(gone)
    result.orphan_db_paths.extend(path for _, path in gone)
    if count and len(gone) / count > SAFETY_THRESHOLD and not force:
        logger.warning("Deleting too many recordings DB entries. Aborting...")
        result.aborted = True
        return False
    if gone and not dry_run:
        RecordingsToDelete.create_table(temporary=True)
        for batch in chunked([{"id": row_id} for row_id, _ in gone], PAGE):
            RecordingsToDelete.insert_many(batch).execute()
        try:
            result.orphans_deleted += int(
                Recordings.delete()
                .where(Recordings.id.in_(RecordingsToDelete.select(RecordingsToDelete.id)))
                .execute()
            )
        except DatabaseError as error:
            result.error = str(error)
            result.aborted = True
            return False
    return True


def _sync_files(result: SyncResult, since: dt.datetime | None, dry_run: bool, force: bool) -> None:
    hour = "" if since is None else f"{RECORD_DIR}/{since.strftime('%Y-%m-%d/%H')}"
    files = {
        os.path.join(folder, file)
        for folder, _, names in os.walk(RECORD_DIR)
        for file in names
        if folder > hour
    }
    result.files_checked = len(files)
    unknown = [
        file for file in files if not Recordings.select().where(Recordings.path == file).exists()
    ]
    result.orphans_found += len(unknown)
    result.orphan_paths.extend(unknown)
    if files and len(unknown) / len(files) > SAFETY_THRESHOLD and not force:
        logger.warning("Deleting too many recordings files. Aborting...")
        result.aborted = True
        return
    if dry_run:
        return
    logger.info("Deleting %d orphaned recordings files", len(unknown))
    for file in unknown:
        try:
            os.unlink(file)
            result.orphans_deleted += 1
        except OSError as error:
            logger.error("Failed to delete %s: %s", file, error)


def sync_all_media(
    dry_run: bool = False, media_types: list[str] | None = None, force: bool = False
) -> MediaSyncResults:
    """The asked kinds of media; of these the stand-in has recordings only."""
    results = MediaSyncResults()
    if {"all", "recordings"} & set(media_types or ["all"]):
        results.recordings = sync_recordings(dry_run=dry_run, force=force)
    logger.info("Media sync complete: %s", results.to_dict()["totals"])
    return results
