"""What is said of a job that was queued or stopped."""

from __future__ import annotations

from .key import Key


class JobKey(Key):
    """How a job is now; `what` is the kind of run."""

    JOB_QUEUED = "job_queued", "{what} for camera '{camera}' is queued."
    JOB_RUNNING = (
        "job_running",
        "{what} for camera '{camera}' is running. Ask for its status to follow it.",
    )
    JOB_COMPLETED = "job_completed", "{what} for camera '{camera}' is completed."
    JOB_FAILED = "job_failed", "{what} for camera '{camera}' has failed."
    JOB_CANCELLED = "job_cancelled", "{what} for camera '{camera}' is cancelled."
    JOB_INTERRUPTED = (
        "job_interrupted",
        "{what} for camera '{camera}' was interrupted: Frigate stopped.",
    )
    WRITTEN_STAYS = "written_stays", "What it wrote stays."
    JOBS_ADDED = (
        "jobs_added",
        "{count} of {total} cameras has a new backfill job.",
        "{count} of {total} cameras have a new backfill job.",
    )
    FRIGATE_STOPPED = (
        "frigate_stopped",
        "Frigate stopped before this run was done. Run it again.",
    )
    SCRIPT_ENDED = "script_ended", "The script ended before this run was done. Run it again."
    CANCELLED_UNBEGUN = "cancelled_unbegun", "Cancelled before it began."
    CUT_OFF = "cut_off", "Cancelled. What was added stays; run it again for the rest."
    JOB_NOT_FOUND = (
        "job_not_found",
        "Job '{job}' of camera '{camera}' not found. Only its newest {kept} jobs are kept.",
    )
    FRIGATE_STOPPING = (
        "frigate_stopping",
        (
            "Frigate is stopping, and the run with it. What it wrote stays. Run it again when "
            "Frigate is back."
        ),
    )
