"""The job behind POST /media/sync: one at a time, in a thread of the main process."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from frigate.comms.inter_process import InterProcessRequestor
from frigate.const import CONFIG_DIR, UPDATE_JOB_STATE
from frigate.util.media import sync_all_media, write_orphan_report

logger = logging.getLogger(__name__)


@dataclass
class MediaSyncJob:
    id: str = field(default_factory=lambda: str(uuid.uuid4())[:12])
    job_type: str = "media_sync"
    status: str = "queued"
    results: dict[str, Any] | None = None
    start_time: float | None = None
    end_time: float | None = None
    error_message: str | None = None
    dry_run: bool = False
    media_types: list[str] = field(default_factory=lambda: ["all"])
    force: bool = False
    verbose: bool = False

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


_lock = threading.Lock()
_jobs: dict[str, MediaSyncJob] = {}


class MediaSyncRunner(threading.Thread):
    def __init__(self, job: MediaSyncJob) -> None:
        super().__init__(daemon=True, name="media_sync")
        self.job = job
        self.requestor = InterProcessRequestor()

    def run(self) -> None:
        job = self.job
        try:
            job.status, job.start_time = "running", time.time()
            self._broadcast_status()
            results = sync_all_media(
                dry_run=job.dry_run, media_types=job.media_types, force=job.force
            )
            if job.verbose:
                reports = Path(CONFIG_DIR, "media_sync")
                reports.mkdir(parents=True, exist_ok=True)
                write_orphan_report(results, str(reports / f"{job.id}.txt"), job.id, job.dry_run)
            job.results, job.status = results.to_dict(), "success"
        except Exception as error:
            logger.exception("Media sync job %s failed", job.id)
            job.error_message, job.status = str(error), "failed"
        finally:
            job.end_time = time.time()
            self._broadcast_status()
            self.requestor.stop()

    def _broadcast_status(self) -> None:
        self.requestor.send_data(UPDATE_JOB_STATE, self.job.to_dict())


def start_media_sync_job(
    dry_run: bool = False,
    media_types: list[str] | None = None,
    force: bool = False,
    verbose: bool = False,
) -> str | None:
    """Start a job and give its id; None while another is not finished."""
    with _lock:
        if any(job.status in {"queued", "running"} for job in _jobs.values()):
            return None
        job = MediaSyncJob(
            dry_run=dry_run, media_types=media_types or ["all"], force=force, verbose=verbose
        )
        _jobs[job.id] = job
    MediaSyncRunner(job).start()
    return job.id


def get_current_media_sync_job() -> MediaSyncJob | None:
    """The newest job, finished or not."""
    return next(reversed(_jobs.values()), None)


def get_media_sync_job_by_id(job_id: str) -> MediaSyncJob | None:
    return _jobs.get(job_id)
