"""The rescue's child process: decides what a sync of Frigate's may do, and saves what it must not.

`python -m recording_backfill.child.rescue`: one JSON line on stdin says where and by what
retention; stdin then stays open (see `leash`). One JSON line on stdout is the verdict. While the
sync may go on, this process holds the lock that keeps every run away from the library, until its
stdin ends: rows that a run adds meanwhile could bring the rest under the half at which Frigate
stops.

It decides first. Where Frigate would stop by itself, nothing is written. Where it would have
stopped but for rows of ours, the sync is left out. Otherwise what was lost comes back as in a run
of every camera, and every file that may be a whole recording, and that Frigate's clean-up would
keep, gets its row, or the sync is left out.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from .. import clock
from ..engine.lock import sync_lock
from ..errors import BackfillError
from ..evidence.copies.find import short_id
from ..evidence.copies.neighbours import of_others
from ..frigate.added import Added
from ..frigate.change import EVENTS, EXPORTS, PREVIEWS, REVIEWS
from ..frigate.days import birth_of
from ..frigate.orphans import Found, Kind, Orphans, kept_since, why_lost
from ..frigate.recordings import FrigateDatabase
from ..frigate.session import Session
from ..frigate.sync import SyncForeteller, check_point
from ..notices import Notice, RescueKey
from ..state import undoing
from ..state.file import StateError, StateFile
from ..state.time_saved import last_saved
from ..state.timekeeper import why_behind
from ..streams import camera_of
from .leash import take_task
from .messages.rescue import LOCK_LIMIT, TIME_LIMIT, Task, Verdict
from .restoring import Restored, restore
from .saving import Incomplete, Saver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_POLL = 0.2
_TABLES = {
    Kind.SNAPSHOTS: EVENTS,
    Kind.THUMBNAILS: EVENTS,
    Kind.REVIEWS: REVIEWS,
    Kind.PREVIEWS: PREVIEWS,
    Kind.EXPORTS: EXPORTS,
}


class Rescue:
    """One sync's; the lock is held until the `held` that it got is closed."""

    def __init__(self, task: Task, stop: Callable[[], bool]) -> None:
        """`stop` says at each file whether to end."""
        self._task = task
        self._stop = stop
        self._deadline = time.monotonic() + TIME_LIMIT
        self._watch: clock.Watch | None = None
        """While rows are written."""

    def decide(self, held: ExitStack) -> Verdict:
        """The verdict; what goes wrong is one, too."""
        try:
            return self._decide(held)
        except Incomplete as incomplete:
            return Verdict(go=False, why=incomplete.why)
        except BackfillError as error:
            return Verdict(go=False, why=error.notice)
        except OSError as error:
            return Verdict(go=False, why=str(error))

    def _decide(self, held: ExitStack) -> Verdict:
        task, others = self._task, self._task.others
        if task.kind is not Kind.RECORDINGS:
            return self._decide_other(held)
        held.enter_context(sync_lock(others.database, LOCK_LIMIT, self._check))
        with closing(
            FrigateDatabase(others.database, writable=True, cancelled=self._stop)
        ) as database:
            self._check_clock(database)
            foreteller = SyncForeteller(
                database.session,
                others.recordings_root,
                limited=task.limited,
                now=time.time(),
                check=self._check,
            )
            if foreteller.finds_none():
                return Verdict(go=True)
            foretold = foreteller.foretell()
            if foretold.stops:
                return Verdict(go=True)
            if (undo := self._undo_that_left_files(database)) is not None:
                raise Incomplete(Notice(RescueKey.UNDO_LEFT_FILES, job=undo))
            foretold = foretold.without(self._restored(database, foreteller))
            if (why := foretold.why_it_would_have_stopped) is not None:
                raise Incomplete(why)
            self._leave_to_others(
                lambda: (
                    camera_of(os.path.basename(folder.path))
                    for folder in foreteller.folders()
                    if folder.without_row
                )
            )
            with self._by_a_steady_clock(database):
                back = self._restore()
                saver = Saver(task.order, database, self._stop)
                saver.save_all(foreteller)
        added, updated = back.added + saver.added, back.updated + saver.updated
        return Verdict(go=True, added=added, updated=updated, others=back.others, jobs=back.jobs)

    def _decide_other(self, held: ExitStack) -> Verdict:
        """For a kind of which Frigate deletes some files without a row every now and then.

        Where that would be in mass, after a loss, their rows come back first. What then is still
        lost is left out, and with it all of the kind.
        """
        task, database = self._task, self._task.others.database
        held.enter_context(sync_lock(database, LOCK_LIMIT, self._check))
        self._leave_to_others(lambda: {file.camera for file in self._files() if file.lost})
        restored: set[str] = set()
        taken_out = False
        if task.journals is not None:
            table = _TABLES[task.kind]
            restored = undoing.brought_back(task.journals, self._birth, table)
            taken_out = table in undoing.taken_out(task.journals, self._birth)
        back = Restored()
        if (why := self._why_lost(restored)) is None:
            return Verdict(go=True)
        with closing(FrigateDatabase(database, writable=True, cancelled=self._stop)) as opened:
            self._check_clock(opened)
            if self._undo_that_left_files(opened) is None and not taken_out:
                with suppress(BackfillError), self._by_a_steady_clock(opened):
                    back = self._restore()
                why = self._why_lost(restored)
        said = "" if why is None else Notice(RescueKey.BRING_BACK_OR_FORCE, why=why)
        return Verdict(why is None, said, back.added, back.updated, back.others, back.jobs)

    def _why_lost(self, restored: set[str]) -> Notice | None:
        """Why a sync of another kind must not follow; `restored` by runs before."""
        task, files = self._task, self._files()
        retentions = [order.retention for order in (*task.orders.values(), task.others)]
        return why_lost(files, kept_since(task.kind, retentions, time.time()), restored)

    def _files(self) -> list[Found]:
        """All of the sync's kind."""
        task = self._task
        with closing(
            Session(task.others.database, writable=False, cancelled=self._stop)
        ) as session:
            return Orphans(session, task.clips, task.exports, self._check).find(task.kind)

    def _restore(self) -> Restored:
        """Bring back what was lost, of every kind and configured camera."""
        task, since = self._task, None
        if task.limited:
            since = check_point(time.time()).timestamp()
        return restore(task.orders.values(), task.journals, since, self._check)

    @contextmanager
    def _by_a_steady_clock(self, database: FrigateDatabase) -> Iterator[None]:
        """Raises Incomplete where the clock was set meanwhile, however it ends."""
        watch = self._watch = clock.Watch()
        added = Added(database.session, time.time())
        try:
            yield
        finally:  # what ends it early takes nothing back by itself
            self._watch = None
            if (why := watch.why_set()) is not None:
                if watch.moved > 0:  # set back, all that Frigate stores now would look old
                    added.take_back(database.session)
                raise Incomplete(why)

    @cached_property
    def _birth(self) -> str:
        """The database's: what runs did in another one says nothing of this."""
        return birth_of(self._task.others.database, self._stop)

    def _undo_that_left_files(self, database: FrigateDatabase) -> str | None:
        if (journals := self._task.journals) is None:
            return None

        def with_row(paths: Sequence[str]) -> set[str]:
            self._check()
            return {row.path for row in database.rows_of_paths(paths)}

        return undoing.left_without_row(journals, self._birth, with_row)

    def _leave_to_others(self, cameras: Callable[[], Iterable[str]]) -> None:
        """Raises Incomplete where one of the `cameras` without rows is another Frigate's.

        Rows of it would only put its end off: this Frigate's clean-up deletes by its own rules.
        """
        if not (others := self._cameras_of_others()):
            return
        for camera in cameras():
            if camera in others:
                other = short_id(others[camera])
                raise Incomplete(Notice(RescueKey.OF_ANOTHER, camera=camera, name=other))

    def _cameras_of_others(self) -> dict[str, str]:
        if self._task.state_file is not None:
            with suppress(StateError), StateFile(self._task.state_file, create=False) as state:
                return of_others(self._task.others, state.instance_id)
        return {}

    def _restored(self, database: FrigateDatabase, foreteller: SyncForeteller) -> int:
        """How many rows that look like Frigate's own were brought back by runs, as from copies."""
        if (journals := self._task.journals) is None:
            return 0
        count = 0
        for paths in undoing.written_over_or_copied(journals, self._birth):
            self._check()
            there = [path for path in paths if foreteller.looks_at(path) and os.path.exists(path)]
            count += sum(not row.backfilled for row in database.rows_of_paths(there))
        return count

    def _check_clock(self, database: FrigateDatabase) -> None:
        """Raises Incomplete when the clock is behind: what is old would look young."""
        if not self._task.watch_clock:
            return
        saved, recordings = last_saved(self._task.state_file), self._task.others.recordings_root
        if (why := why_behind(database, saved, recordings)) is not None:
            raise Incomplete(why)

    def _check(self) -> None:
        """Raises Incomplete when it must end."""
        if self._stop():
            raise Incomplete(Notice(RescueKey.FRIGATE_STOPS))
        if self._watch is not None and (why := self._watch.why_set()) is not None:
            raise Incomplete(why)
        if time.monotonic() > self._deadline:
            minutes = round(TIME_LIMIT / 60)
            raise Incomplete(Notice(RescueKey.RESCUE_TOO_LONG, minutes=minutes))


def main() -> int:
    """Decide, say so, and hold the lock until told that the sync is over."""
    with suppress(OSError):
        os.nice(19)
    if (told := take_task(Task.from_json)) is None:
        return 1
    task, leash = told
    with ExitStack() as held:
        verdict = Rescue(task, leash.stop).decide(held)
        print(json.dumps(verdict.to_json()), flush=True)
        while verdict.go and not leash.stop():
            time.sleep(_POLL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
