"""Frigate's constants that the patch or the stand-in reads."""

from frigate._standin import BASE_DIR, CACHE_DIR, CONFIG_DIR

__all__ = ["BASE_DIR", "CACHE_DIR", "CONFIG_DIR"]

DEFAULT_DB_PATH = f"{CONFIG_DIR}/frigate.db"
CLIPS_DIR = f"{BASE_DIR}/clips"
EXPORT_DIR = f"{BASE_DIR}/exports"
THUMB_DIR = f"{CLIPS_DIR}/thumbs"
RECORD_DIR = f"{BASE_DIR}/recordings"

REGEX_CAMERA_NAME = r"^[a-zA-Z0-9_-]+$"

MAX_WAL_SIZE = 10  # MB

MAX_PRE_CAPTURE = 60

STREAM_TYPE_MAIN, STREAM_TYPE_SUB = "main", "sub"

INSERT_MANY_RECORDINGS = "insert_many_recordings"
INSERT_PREVIEW = "insert_preview"
UPSERT_REVIEW_SEGMENT = "upsert_review_segment"
CLEAR_ONGOING_REVIEW_SEGMENTS = "clear_ongoing_review_segments"
UPDATE_JOB_STATE = "update_job_state"

JWT_SECRET_ENV_VAR = "FRIGATE_JWT_SECRET"
PASSWORD_HASH_ALGORITHM = "pbkdf2_sha256"
