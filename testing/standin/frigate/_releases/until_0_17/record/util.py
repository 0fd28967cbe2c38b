"""`sync_recordings`: rows without a file go, then files without a row (0.15 to 0.17)."""

from __future__ import annotations

import datetime as dt
import logging
import os

from frigate import const
from frigate.models import Recordings, RecordingsToDelete
from peewee import DatabaseError, chunked

logger = logging.getLogger(__name__)

PAGE = 1000
SAFE_SHARE = 0.5  # more than this would go: rather a wrong mount than lost files


def remove_empty_directories(directory: str) -> None:
    folders = sorted((folder for folder, _, _ in os.walk(directory)), key=len, reverse=True)
    for folder in folders:
        if folder != directory and not os.listdir(folder):
            os.rmdir(folder)


def sync_recordings(limited: bool) -> None:
    """Look at everything, or (`limited`) at the last 36 hours only."""
    logger.debug("Start sync recordings.")
    hour = dt.datetime.now().replace(minute=0, second=0, microsecond=0)
    check_point = hour.astimezone(dt.timezone.utc) - dt.timedelta(hours=36)
    if _delete_rows_without_file(check_point if limited else None):
        _delete_files_without_row(_files_on_disk(check_point if limited else None))
    logger.debug("End sync recordings.")


def _delete_rows_without_file(since: dt.datetime | None) -> bool:
    rows = Recordings.select(Recordings.id, Recordings.path)
    if since is not None:
        rows = rows.where(Recordings.start_time >= since.timestamp())
    count = rows.count()
    gone = set()
    # As in the real one pages count from 0, which peewee takes for 1: the last page is never read.
    for page in range((count + PAGE - 1) // PAGE):
        gone |= {row.id for row in rows.paginate(page, PAGE) if not os.path.exists(row.path)}
    if not gone:
        return True
    logger.info("Deleting %d recording DB entries with missing files", len(gone))
    if len(gone) / max(1, count) > SAFE_SHARE:
        logger.warning("Deleting too many recordings DB entries. Aborting...")
        return False
    RecordingsToDelete.create_table(temporary=True)
    for batch in chunked([{"id": row_id} for row_id in gone], PAGE):
        RecordingsToDelete.insert_many(batch).execute()
    try:
        Recordings.delete().where(
            Recordings.id.in_(RecordingsToDelete.select(RecordingsToDelete.id))
        ).execute()
    except DatabaseError as error:
        logger.error("Database error during recordings db cleanup: %s", error)
    return True


def _files_on_disk(since: dt.datetime | None) -> set[str]:
    hour = "" if since is None else f"{const.RECORD_DIR}/{since.strftime('%Y-%m-%d/%H')}"
    return {
        os.path.join(folder, file)
        for folder, _, files in os.walk(const.RECORD_DIR)
        for file in files
        if folder > hour
    }


def _delete_files_without_row(files: set[str]) -> None:
    unknown = [
        file for file in files if not Recordings.select().where(Recordings.path == file).exists()
    ]
    if not unknown:
        return
    logger.info("Deleting %d recordings files with missing DB entries", len(unknown))
    if len(unknown) / max(1, len(files)) > SAFE_SHARE:
        logger.debug("Deleting too many recordings files. Aborting...")
        return
    for file in unknown:
        os.unlink(file)
