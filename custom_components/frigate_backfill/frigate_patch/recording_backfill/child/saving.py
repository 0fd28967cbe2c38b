"""The saver: gives every file that may be a whole recording its row before a sync deletes it.

Also what a run leaves out: files that overlap others, that are longer or shorter than Frigate's,
of the last minutes, of cameras that are no longer configured. Left to Frigate are broken files,
files that are no recordings, and those past retention, which its clean-up deletes with a row and
its sync without.
"""

from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING

from .. import layout
from ..engine import undeletable
from ..engine.chain import Chain
from ..engine.motion import RunMotion
from ..frigate.change import RECORDINGS, Change
from ..frigate.retention import CleanupRule, Signs
from ..frigate.reviews import ReviewTable
from ..frigate.rows import Rows
from ..frigate.session import Fate
from ..frigate.writer import Write
from ..media.judge import MediaJudge
from ..models import Recording
from ..notices import FileKey, Notice, RescueKey
from ..presence import is_gone
from ..streams import Stream, camera_of
from ..untouched import FILE, open_untouched

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..frigate.recordings import FrigateDatabase, Row
    from ..frigate.sync import Folder, SyncForeteller
    from ..media.mp4 import Finding
    from ..models import RunOrder

_LOOKS = 5
"""At a library in which files without a row keep turning up."""
_IN_THE_MAKING = 120.0
"""Seconds since its last change in which a broken file may still become whole."""
_PAUSE = 3.0
_SAME_START = 0.001
_NEAR = 2.0
"""Seconds; from 0.19 on a row may start up to one and a half from the second in its file's name."""


class Incomplete(Exception):  # noqa: N818 - not an error of ours but the outcome
    """The sync must not follow; the notice names the file and says why."""

    def __init__(self, why: Notice) -> None:
        """Why it must not."""
        super().__init__(why)
        self.why = why

    @classmethod
    def of(cls, path: str, why: str | None) -> Incomplete:
        """Because of the file at `path`."""
        return cls(Notice(RescueKey.OF_FILE, path=path, why=Notice.of(why or "")))


class Saver:
    """Saves what one sync would delete."""

    def __init__(
        self,
        order: Callable[[str], RunOrder],
        database: FrigateDatabase,
        stop: Callable[[], bool],
    ) -> None:
        """`order` tells by what a camera's recordings are kept."""
        self._order = order
        self._database = database
        self._stop = stop
        self._now = time.time()
        self._rules: dict[str, CleanupRule] = {}
        self._motions: dict[str, RunMotion] = {}
        self._chains: dict[str, Chain] = {}
        self._left: set[str] = set()
        """Paths that are Frigate's to delete."""
        self.added = 0
        self.updated = 0

    def save_all(self, foreteller: SyncForeteller) -> None:
        """Look again until every file has a row or is Frigate's to delete; raises Incomplete."""
        for look in range(_LOOKS):
            unsettled = 0
            for folder in foreteller.folders():
                unsettled += self._save(folder, last=look == _LOOKS - 1)
            if not unsettled:
                return
            if look:
                time.sleep(_PAUSE)
        raise Incomplete(Notice(RescueKey.FILES_TURN_UP, count=unsettled))

    def _save(self, folder: Folder, *, last: bool) -> int:
        """Save the files of a folder; how many had not been settled by an earlier look."""
        place = layout.split_folder(folder.path)
        writes, unsettled = [], 0
        for name in folder.without_row:
            path = os.path.join(folder.path, name)
            if path in self._left:
                continue
            unsettled += 1
            seconds = layout.seconds_in_hour(name)
            if len(place) != 3 or seconds is None:  # no recording
                self._left.add(path)
                continue
            start = (layout.day_start(place[0]) or 0.0) + int(place[1]) * layout.HOUR + seconds
            if self._spelled_as_on_disk(path, start):
                self.updated += 1
                continue
            write = self._look_at(path, *self._whose(place[2]), start, last=last)
            if write is not None:
                writes.append(write)
        for write, fate in zip(writes, self._written(writes)):
            if fate is Fate.WRITTEN:
                self.added += write.row_id is None
                self.updated += write.row_id is not None
            elif isinstance(fate, str):
                raise Incomplete.of(write.recording.path, fate)
        return unsettled

    def _spelled_as_on_disk(self, path: str, name: float) -> bool:
        """Whether the file has a row of Frigate's, which then gets its path as the sync reads it.

        Where case does not count, a row may spell its folder in another: of a camera that was
        renamed. A second row would be one of a camera that nobody has. Raises Incomplete.
        """
        folded = path.casefold()
        for row in self._database.rows_of_all(name - _NEAR, name + _NEAR):
            if row.path.casefold() == folded and _is_same(row.path, path):
                rows = Rows(self._database.session)
                old = rows.find(RECORDINGS, [row.id]).get(row.id)
                new = None if old is None else {**old, "path": path}
                fates = [
                    f for part in rows.replace([Change(RECORDINGS, row.id, old, new)]) for f in part
                ]
                if fates != [Fate.WRITTEN]:
                    raise Incomplete.of(path, Notice(RescueKey.SPELLED_OTHERWISE, row=row.path))
                return True
        return False

    def _written(self, writes: list[Write]) -> list[Fate | str]:
        return [fate for fates in self._database.write(writes) for fate in fates]

    def _whose(self, folder: str) -> tuple[str, Stream]:
        """Camera and stream of the recordings in a camera folder.

        Where rows are not told apart by stream, that folder is as one of another camera.
        """
        if not self._database.has_streams:
            return folder, Stream.MAIN
        return camera_of(folder), Stream.of_folder(folder)

    def _look_at(
        self, path: str, camera: str, stream: Stream, name: float, *, last: bool
    ) -> Write | None:
        """The row that the file gets; None where it gets none, or none yet."""
        judged = self._judged(path, self._order(camera))
        if judged is None:
            return None
        info, finding = judged
        if finding.undecided:
            raise Incomplete.of(path, finding.message)
        if finding.duration is None:
            # What is just being written looks broken until it is whole.
            if time.time() - info.st_mtime > _IN_THE_MAKING:
                self._left.add(path)
            elif last:
                raise Incomplete.of(path, Notice(RescueKey.BEING_WRITTEN))
            return None
        chain = self._chains.setdefault(camera, Chain())
        start = chain.start(stream, name) if self._database.has_streams else name
        chain.take(stream, start + finding.duration)
        end, signs = start + finding.duration, Signs(stream=stream)
        if self._rule(camera).deletes(start, end, signs):
            self._left.add(path)
            return None
        if self._order(camera).as_frigate and undeletable.is_held(path):
            raise Incomplete.of(path, undeletable.MESSAGE)
        recording = Recording(
            path,
            camera,
            start,
            finding.duration,
            info.st_size,
            self._motion(camera).of(start, end, signs),
            stream,
            finding.details,
        )
        return Write(recording, self._row_to_point_here(recording, name))

    def _judged(self, path: str, order: RunOrder) -> tuple[os.stat_result, Finding] | None:
        """The file and what it holds; None where it is gone, or no regular file."""
        try:
            descriptor = open_untouched(path, FILE)
        except FileNotFoundError:
            return None
        except OSError as error:
            if os.path.islink(path) or not os.path.isfile(path):
                self._left.add(path)  # a link is deleted alone
                return None
            raise Incomplete.of(path, _unreadable(error)) from error
        try:
            info = os.fstat(descriptor)
            if not stat.S_ISREG(info.st_mode):
                self._left.add(path)
                return None
            judge = MediaJudge(
                order.probe, order.ffprobe, self._stop, details=self._database.has_streams
            )
            return info, judge.judge(descriptor, info.st_size)
        except OSError as error:
            raise Incomplete.of(path, _unreadable(error)) from error
        finally:
            os.close(descriptor)

    def _row_to_point_here(self, recording: Recording, name: float) -> str | None:
        """The row of the same start whose file is gone: Frigate would delete it, then the file.

        None where what Frigate saw in it would make its clean-up delete the file.
        """
        rule = self._rule(recording.camera)
        rows = self._database.rows(recording.camera, name - _NEAR, name + _NEAR)
        return next(
            (
                row.id
                for row in rows
                if row.stream == recording.stream
                and abs(_named(row) - name) <= _SAME_START
                and is_gone(row.path)
                and not rule.deletes(row.start_time, row.start_time + recording.duration, row.signs)
            ),
            None,
        )

    def _rule(self, camera: str) -> CleanupRule:
        rule = self._rules.get(camera)
        if rule is None:
            reviews = ReviewTable(self._database.session).of_camera(camera)
            rule = CleanupRule(self._order(camera).retention, reviews, self._now)
            self._rules[camera] = rule
        return rule

    def _motion(self, camera: str) -> RunMotion:
        motion = self._motions.get(camera)
        if motion is None:
            motion = self._motions[camera] = RunMotion(self._order(camera), self._rule(camera))
        return motion


def _unreadable(error: OSError) -> Notice:
    return Notice(FileKey.FILE_UNREADABLE, error=str(error.strerror))


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _named(row: Row) -> float:
    """When the row's recording began, as its file's name tells it if it does."""
    parsed = layout.parse(row.path)
    return row.start_time if parsed is None else parsed.start_time
