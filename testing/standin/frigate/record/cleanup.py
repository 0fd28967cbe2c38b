"""Removing reviews, recordings and previews, row and file, that no setting keeps any more.

The rule is each release's own: until 0.16 one number of days (`record.retain.days`), since 0.17
two (`continuous`, and `motion` for what had any), since 0.19 two for each stream. Whatever is older
stays while a review of its camera that is itself still kept touches it; a preview, while such a
recording overlaps it.
"""

import datetime as dt
import itertools
import logging
import os
import threading
from collections.abc import Iterable
from multiprocessing.synchronize import Event as MpEvent
from pathlib import Path
from typing import Any

from playhouse.sqlite_ext import SqliteExtDatabase

from frigate import const
from frigate._standin import MINUTE_SECONDS, RELEASE
from frigate.config import CameraConfig, FrigateConfig, RecordConfig, RetainModeEnum
from frigate.models import Previews, Recordings, ReviewSegment
from frigate.util.time import get_tomorrow_at_time

if RELEASE >= (0, 18):
    from frigate.util.media import remove_empty_directories
else:
    from frigate.record.util import remove_empty_directories, sync_recordings
if RELEASE >= (0, 16):
    from frigate.models import UserReviewStatus

logger = logging.getLogger(__name__)

STREAMS = [const.STREAM_TYPE_MAIN, *([const.STREAM_TYPE_SUB] if RELEASE >= (0, 19) else [])]
MAX_DELETES = 30_000  # the real one's 100,000 are more than some builds of SQLite take


def keep_days(record: RecordConfig, stream: str = const.STREAM_TYPE_MAIN) -> tuple[float, float]:
    """The days that a recording without any motion or sound is kept, and those of any other."""
    if RELEASE < (0, 17):
        return record.retain.days, record.retain.days
    days = record if stream == const.STREAM_TYPE_MAIN else record.sub
    return days.continuous.days, max(days.motion.days, days.continuous.days)


def review_settings(record: RecordConfig, severity: str, stream: str) -> Any:
    """For how many days, and in which mode, a review keeps recordings of a stream."""
    own = record if stream == const.STREAM_TYPE_MAIN else record.sub
    settings = own.alerts if severity == "alert" else own.detections
    return settings.retain if stream == const.STREAM_TYPE_MAIN else settings


def _before(now: dt.datetime, days: float) -> float:
    return (now - dt.timedelta(days=days)).timestamp()


def _delete(model: Any, column: Any, ids: Iterable[str]) -> None:
    every = list(ids)
    for first in range(0, len(every), MAX_DELETES):
        model.delete().where(column << every[first : first + MAX_DELETES]).execute()


class RecordingCleanup(threading.Thread):
    def __init__(self, config: FrigateConfig, stop_event: MpEvent) -> None:
        super().__init__(name="recording_cleanup")
        self.config = config
        self.stop_event = stop_event

    def truncate_wal(self) -> None:
        path = self.config.database.path
        if os.stat(f"{path}-wal").st_size / 2**20 > const.MAX_WAL_SIZE:
            db = SqliteExtDatabase(path)
            db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE);")
            db.close()

    def expire_review_segments(self, config: CameraConfig, now: dt.datetime) -> set[Path]:
        """Remove the reviews that their severity's own retention no longer keeps.

        In 0.15 their pictures stay. One that cannot be removed raises before any row goes.
        """
        alerts, detections = config.record.alerts.retain.days, config.record.detections.retain.days
        if RELEASE >= (0, 19):
            alerts = config.record.effective_alert_days
            detections = config.record.effective_detection_days
        ended, severity = ReviewSegment.end_time, ReviewSegment.severity
        expired = list(
            ReviewSegment.select(ReviewSegment.id, ReviewSegment.thumb_path)
            .where(
                ReviewSegment.camera == config.name,
                ((severity == "alert") & (ended < _before(now, alerts)))
                | ((severity == "detection") & (ended < _before(now, detections))),
            )
            .namedtuples()
        )
        pictures = [Path(review.thumb_path) for review in expired if RELEASE >= (0, 16)]
        for picture in pictures:
            picture.unlink(missing_ok=True)
        ids = [review.id for review in expired]
        _delete(ReviewSegment, ReviewSegment.id, ids)
        if RELEASE >= (0, 16):
            _delete(UserReviewStatus, UserReviewStatus.review_segment, ids)
        return {picture.parent for picture in pictures}

    def expire_existing_camera_recordings(
        self,
        continuous_expire_date: float,
        motion_expire_date: float,
        config: CameraConfig,
        reviews: list[Any],
        stream: str,
    ) -> tuple[set[Path], list[tuple[float, float]]]:
        """Remove the stream's recordings that are too old and that nothing keeps.

        Their folders, and the times of those that are too old and kept.
        """
        too_old = Recordings.end_time < motion_expire_date
        if RELEASE >= (0, 17):
            too_old |= (
                (Recordings.end_time < continuous_expire_date)
                & (Recordings.motion == 0)
                & (Recordings.dBFS == 0)
            )
        if RELEASE >= (0, 19):
            too_old &= Recordings.stream_type == stream
        recordings = (
            Recordings.select()
            .where((Recordings.camera == config.name) & too_old)
            .order_by(Recordings.start_time)
            .namedtuples()
            .iterator()
        )
        first = 0
        deleted = set()
        folders = set()
        kept: list[tuple[float, float]] = []
        for recording in recordings:
            first, review = self._touching_review(reviews, first, recording, config.record)
            if review is None or self._is_dull(
                recording, review_settings(config.record, review.severity, stream).mode
            ):
                Path(recording.path).unlink(missing_ok=True)
                deleted.add(recording.id)
                folders.add(Path(recording.path).parent)
            else:
                kept.append((recording.start_time, recording.end_time))
        _delete(Recordings, Recordings.id, deleted)
        return folders, kept

    @staticmethod
    def _expire_previews(
        config: CameraConfig, expire_date: float, kept: list[tuple[float, float]]
    ) -> set[Path]:
        """Remove the camera's previews that are too old and overlap none of the `kept` recordings.

        These are what of the recordings that are too old a review keeps: a preview also goes
        where only younger recordings overlap it.
        """
        previews = list(
            Previews.select(Previews.id, Previews.start_time, Previews.end_time, Previews.path)
            .where(Previews.camera == config.name, Previews.end_time < expire_date)
            .order_by(Previews.start_time)
            .namedtuples()
        )
        first = 0
        deleted = []
        for preview in previews:
            while first < len(kept) and kept[first][1] < preview.start_time:
                first += 1
            if first == len(kept) or kept[first][0] > preview.end_time:
                deleted.append(preview)
        for preview in deleted:
            Path(preview.path).unlink(missing_ok=True)
        _delete(Previews, Previews.id, [preview.id for preview in deleted])
        return {Path(preview.path).parent for preview in deleted}

    @staticmethod
    def _touching_review(
        reviews: list[Any], first: int, recording: Any, record: RecordConfig
    ) -> tuple[int, Any]:
        """The first review that is not over before the recording, if it begins before its end.

        Both lists are in order of their starts, so the search goes on where it ended (`first`).
        """
        for index in range(first, len(reviews)):
            review = reviews[index]
            after = record.get_review_post_capture(review.severity)
            if review.end_time is None or review.end_time + after >= recording.start_time:
                before = record.get_review_pre_capture(review.severity)
                touches = review.start_time - before <= recording.end_time
                return index, review if touches else None
        return len(reviews), None

    @staticmethod
    def _is_dull(recording: Any, mode: RetainModeEnum) -> bool:
        """Whether a kept review's retention mode asks for more than this recording has."""
        if mode == RetainModeEnum.active_objects:
            return recording.objects == 0
        if mode == RetainModeEnum.motion:
            still = recording.motion == 0
            if RELEASE >= (0, 17):
                still = still and recording.objects == 0 and recording.dBFS == 0
            return still
        return False

    @staticmethod
    def _that_keep(
        reviews: list[Any], now: dt.datetime, record: RecordConfig, stream: str
    ) -> list[Any]:
        """Since 0.19 reviews live as long as either stream's; a stream goes by its own days."""
        if RELEASE < (0, 19):
            return reviews
        return [
            review
            for review in reviews
            if review.end_time is None
            or review.end_time
            >= _before(now, review_settings(record, review.severity, stream).days)
        ]

    def _expire_removed_cameras(self) -> set[Path]:
        _, days = keep_days(self.config.record)
        orphans = list(
            Recordings.select(Recordings.id, Recordings.path)
            .where(
                Recordings.camera.not_in(list(self.config.cameras)),
                Recordings.end_time < _before(dt.datetime.now(), days),
            )
            .namedtuples()
        )
        for recording in orphans:
            Path(recording.path).unlink(missing_ok=True)
        _delete(Recordings, Recordings.id, [recording.id for recording in orphans])
        return {Path(recording.path).parent for recording in orphans}

    def expire_recordings(self) -> set[Path]:
        logger.debug("Start expire recordings.")
        folders = self._expire_removed_cameras()
        for camera, config in self.config.cameras.items():
            now = dt.datetime.now()
            folders |= self.expire_review_segments(config, now)
            expires = {
                stream: [_before(now, days) for days in keep_days(config.record, stream)]
                for stream in STREAMS
            }
            continuous = max(dates[0] for dates in expires.values())
            motion = max(dates[1] for dates in expires.values())
            reviews = list(
                ReviewSegment.select(
                    ReviewSegment.start_time, ReviewSegment.end_time, ReviewSegment.severity
                )
                .where(
                    ReviewSegment.camera == camera,
                    ReviewSegment.start_time < (continuous if RELEASE >= (0, 18) else motion),
                )
                .order_by(ReviewSegment.start_time)
                .namedtuples()
            )
            kept: list[tuple[float, float]] = []
            for stream, dates in expires.items():
                emptied, stay = self.expire_existing_camera_recordings(
                    *dates, config, self._that_keep(reviews, now, config.record, stream), stream
                )
                folders |= emptied
                kept += stay
            oldest = min(dates[1] for dates in expires.values())
            folders |= self._expire_previews(config, oldest, sorted(kept))
        logger.debug("End expire recordings.")
        return folders

    def run(self) -> None:
        if RELEASE >= (0, 17) and self.config.safe_mode:
            logger.info("Safe mode enabled, skipping recording cleanup")
            return
        syncs = RELEASE < (0, 18) and self.config.record.sync_recordings
        if syncs:
            sync_recordings(limited=False)
            next_sync = get_tomorrow_at_time(3)
        for counter in itertools.cycle(range(self.config.record.expire_interval)):
            if self.stop_event.wait(MINUTE_SECONDS):
                logger.info("Exiting recording cleanup...")
                break
            if syncs and dt.datetime.now(dt.timezone.utc) > next_sync:
                sync_recordings(limited=True)
                next_sync = get_tomorrow_at_time(3)
            if counter == 0:
                self.expire()
                self.truncate_wal()

    def expire(self) -> None:
        """One pass: what is no longer kept, and then the folders that this leaves empty."""
        folders = self.expire_recordings()
        if RELEASE >= (0, 18):
            remove_empty_directories(Path(const.RECORD_DIR), folders)
        else:
            remove_empty_directories(const.RECORD_DIR)
