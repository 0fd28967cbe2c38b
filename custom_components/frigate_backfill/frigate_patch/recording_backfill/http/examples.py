"""Examples of answers, for OpenAPI; the tests hold them against the answers' models."""

from __future__ import annotations

from typing import Any

_JOB_ID = "0d3b1c6f5d5b4d0e9e0a2a1c8f7b6e5d"

RESULT: dict[str, Any] = {
    "file_path": "/media/frigate/recordings/2022-01-01/12/front_door/30.00.mp4",
    "start_time": 1641040200.0,
    "end_time": 1641040210.0,
    "duration": 10.0,
    "file_size_mb": 8.5,
    "status": "added",
    "reason": None,
    "message": None,
    "past_retention": False,
}
RUN: dict[str, Any] = {
    "success": True,
    "message": "Backfill completed for camera 'front_door'. Scanned 50 files, added 10, skipped "
    "40, errors 0",
    "camera_name": "front_door",
    "job_id": _JOB_ID,
    "dry_run": False,
    "total_files_scanned": 50,
    "files_added": 10,
    "files_updated": 0,
    "files_skipped": 40,
    "files_errors": 0,
    "files_past_retention": 0,
    "results": [RESULT],
    "results_truncated": True,
    "warnings": [],
    "processing_time_seconds": 2.34,
}
JOB: dict[str, Any] = {
    "success": True,
    "message": "The backfill of camera 'front_door' is queued.",
    "camera_name": "front_door",
    "job_id": _JOB_ID,
    "state": "queued",
    "dry_run": False,
    "trigger": "api",
    "queued_at": 1641081600.0,
    "started_at": None,
}
CANCELLED: dict[str, Any] = {
    **JOB,
    "message": "The backfill of camera 'front_door' is cancelled. What it has added stays.",
    "state": "cancelled",
    "started_at": 1641081600.5,
}
CAMERAS_JOBS: dict[str, Any] = {
    "success": True,
    "message": "1 of 2 cameras have a new backfill job.",
    "cameras": {
        "front_door": JOB,
        "back_yard": {
            "success": False,
            "message": "Camera 'back_yard' already has a backfill job. Wait until it is done, or "
            "cancel it.",
            "job_id": "7f9d6a6b3c1e4f0f8a5d2b4c6e8f0a1b",
        },
    },
}
_RUN_ITEM: dict[str, Any] = {
    "run_number": 41,
    "job_id": _JOB_ID,
    "state": "completed",
    "dry_run": False,
    "trigger": "api",
    "started_at": 1641081600.5,
    "finished_at": 1641081602.84,
    "total_files_scanned": 50,
    "files_added": 10,
    "files_updated": 0,
    "files_skipped": 40,
    "files_errors": 0,
    "files_past_retention": 0,
    "processing_time_seconds": 2.34,
    "message": RUN["message"],
    "warnings": [],
}
SCHEDULE: dict[str, Any] = {
    "success": True,
    "camera_name": "front_door",
    "enabled": True,
    "interval_hours": 24,
    "retention_days": 7,
    "next_run_at": 1641168000.0,
    "last_run_at": None,
}
CAMERA_STATUS: dict[str, Any] = {
    "camera_name": "front_door",
    "state": "running",
    "job_id": "c2b1a0f9e8d74c6b5a4f3e2d1c0b9a88",
    "dry_run": False,
    "queued_at": 1641085200.0,
    "started_at": 1641085200.1,
    "progress": {
        "files_scanned": 1200,
        "files_total": 8640,
        "percent": 13.9,
        "files_added": 3,
        "files_skipped": 1197,
        "files_errors": 0,
        "eta_seconds": 12.0,
    },
    "last_run": _RUN_ITEM,
    "last_dry_run": None,
    "recent_runs": [_RUN_ITEM],
    "missing": {
        "files": 3,
        "seconds": 30.0,
        "bytes": 2400000,
        "past_retention": 0,
        "errors": 0,
        "as_of": 1641085201.0,
    },
    "totals": {
        "runs": 1,
        "files_added": 10,
        "files_updated": 0,
        "files_skipped": 40,
        "files_errors": 0,
    },
    "friendly_name": "Front Door",
    "enabled": True,
    "retention_days": 7.0,
    "schedule": {
        key: value for key, value in SCHEDULE.items() if key not in ("success", "camera_name")
    },
}
STATUS: dict[str, Any] = {
    "version": "1.0.0",
    "api_level": 1,
    "instance_id": "5a0e6f8e-6c0c-4d0a-9d2b-0e5a3f1c7b42",
    "frigate_version": "0.17.2",
    "sync_recordings": False,
    "rescue_active": True,
    "cameras": {"front_door": CAMERA_STATUS},
}
RESULTS: dict[str, Any] = {
    "camera_name": "front_door",
    "job_id": _JOB_ID,
    "total": 10,
    "offset": 0,
    "limit": 1,
    "results": [RESULT],
}
COVERAGE: dict[str, Any] = {
    "camera_name": "front_door",
    "bucket_seconds": 3600,
    "buckets": [
        {
            "start_time": 1641038400.0,
            "recorded_seconds": 3500.0,
            "backfilled_seconds": 100.0,
            "missing_files": 0,
            "error_files": 0,
        }
    ],
}
RANGES: dict[str, Any] = {
    "camera_name": "front_door",
    "ranges": [[1641040200.0, 1641040300.0]],
}
