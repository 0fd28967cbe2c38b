"""Exports that an earlier Frigate did not finish (0.18)."""

import logging
import os
from pathlib import Path

from frigate.models import Export

logger = logging.getLogger(__name__)


def reap_stale_exports() -> None:
    """Keep those that have a file, out of their case; drop the others with their pictures."""
    for export in Export.select().where(Export.in_progress == True):  # noqa: E712 - SQL
        try:
            if os.path.exists(export.video_path) and os.path.getsize(export.video_path) > 0:
                Export.update(in_progress=False, export_case_id=None).where(
                    Export.id == export.id
                ).execute()
                continue
            for path in (export.thumb_path, export.video_path):
                if path:
                    Path(path).unlink(missing_ok=True)
            Export.delete().where(Export.id == export.id).execute()
        except Exception:
            logger.exception("Failed to reap stale export %s", export.id)
