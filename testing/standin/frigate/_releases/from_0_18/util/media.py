"""Media sync (0.18): kind by kind, files without a row go, when it is told to.

Of recordings also rows without a file, first. No kind loses more than half, unless it is forced to.
"""

from __future__ import annotations

import datetime as dt
import errno
import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from frigate import const
from frigate.models import Recordings, RecordingsToDelete
from frigate.util import media_files
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


KINDS = (
    "event_snapshots", "event_thumbnails", "review_thumbnails", "previews", "exports", "recordings"
)  # fmt: skip
"""In the order in which they are synced."""


@dataclass
class MediaSyncResults:
    event_snapshots: SyncResult | None = None
    event_thumbnails: SyncResult | None = None
    review_thumbnails: SyncResult | None = None
    previews: SyncResult | None = None
    exports: SyncResult | None = None
    recordings: SyncResult | None = None

    def to_dict(self) -> dict[str, Any]:
        results = {}
        for kind in KINDS:
            result = getattr(self, kind)
            if result is not None:
                results[kind] = result.to_dict()
                del results[kind]["media_type"]
        keys = ("files_checked", "orphans_found", "orphans_deleted")
        totals = {key: sum(result[key] for result in results.values()) for key in keys}
        return {**results, "totals": totals}


def write_orphan_report(
    results: MediaSyncResults, path: str, job_id: str = "", dry_run: bool = False
) -> None:
    now = dt.datetime.now().astimezone(dt.timezone.utc).isoformat()
    lines = ["# Media Sync Orphan Report", f"# Job: {job_id}", f"# Date: {now}"]
    lines += [f"# Mode: dry_run={dry_run}", ""]
    for kind in ("recordings", *KINDS[:-1]):
        result = getattr(results, kind)
        for what, paths in (
            ("db entries", result.orphan_db_paths if result else []),
            ("files", result.orphan_paths if result else []),
        ):
            if paths:
                lines += [f"## {kind} - orphaned {what} ({len(paths)})", *paths, ""]
    try:
        Path(path).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        logger.error("Failed to write orphan report to %s: %s", path, error)


def remove_empty_directories(root: Path, paths: Iterable[Path]) -> None:
    """Remove these folders where they are empty, and upwards what that empties, up to `root`.

    What does not lie below `root` is followed upwards as well, until a folder is not empty.
    """
    for start in paths:
        folder = start
        while folder != root:
            try:
                folder.rmdir()
            except FileNotFoundError:
                pass
            except OSError as error:
                if error.errno == errno.ENOTEMPTY:
                    break
                raise
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
    hour = "" if since is None else f"{const.RECORD_DIR}/{since.strftime('%Y-%m-%d/%H')}"
    files = {
        os.path.join(folder, file)
        for folder, _, names in os.walk(const.RECORD_DIR)
        for file in names
        if folder > hour
    }
    unknown = [
        file for file in files if not Recordings.select().where(Recordings.path == file).exists()
    ]
    _delete_orphans(result, len(files), unknown, dry_run, force)


def _delete_orphans(
    result: SyncResult, checked: int, orphans: list[str], dry_run: bool, force: bool
) -> None:
    result.files_checked = checked
    result.orphans_found += len(orphans)
    result.orphan_paths.extend(orphans)
    if checked and len(orphans) / checked > SAFETY_THRESHOLD and not force:
        logger.warning("%s sync: Aborting due to safety threshold.", result.media_type)
        result.aborted = True
        return
    if dry_run or not orphans:
        return
    logger.info("Deleting %d orphaned %s files", len(orphans), result.media_type)
    for file in orphans:
        try:
            os.unlink(file)
            result.orphans_deleted += 1
        except OSError as error:
            logger.error("Failed to delete %s: %s", file, error)


def _sync_kind(
    kind: str, find: Callable[[], media_files.Found], dry_run: bool, force: bool
) -> SyncResult:
    result = SyncResult(media_type=kind)
    try:
        files, orphans = find()
        _delete_orphans(result, len(files), orphans, dry_run, force)
    except Exception as error:  # noqa: BLE001 - as Frigate does
        logger.error("Error syncing %s: %s", kind, error)
        result.error = str(error)
    return result


def sync_event_snapshots(dry_run: bool = False, force: bool = False) -> SyncResult:
    return _sync_kind("event_snapshots", media_files.event_snapshots, dry_run, force)


def sync_event_thumbnails(dry_run: bool = False, force: bool = False) -> SyncResult:
    return _sync_kind("event_thumbnails", media_files.event_thumbnails, dry_run, force)


def sync_review_thumbnails(dry_run: bool = False, force: bool = False) -> SyncResult:
    return _sync_kind("review_thumbnails", media_files.review_thumbnails, dry_run, force)


def sync_previews(dry_run: bool = False, force: bool = False) -> SyncResult:
    return _sync_kind("previews", media_files.previews, dry_run, force)


def sync_exports(dry_run: bool = False, force: bool = False) -> SyncResult:
    return _sync_kind("exports", media_files.exports, dry_run, force)


def sync_all_media(
    dry_run: bool = False, media_types: list[str] | None = None, force: bool = False
) -> MediaSyncResults:
    """The asked kinds of media, one after the other."""
    asked = set(media_types or ["all"])
    results = MediaSyncResults()
    for kind in KINDS:
        if {"all", kind} & asked:
            # By its name here and now, so that a wrapped one is what runs.
            setattr(results, kind, globals()[f"sync_{kind}"](dry_run=dry_run, force=force))
    logger.info("Media sync complete: %s", results.to_dict()["totals"])
    return results
