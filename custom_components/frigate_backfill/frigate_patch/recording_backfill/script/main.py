"""The script: one backfill run per camera, in this process, at the shell's request."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from ..engine.orders import Site, Wish, make_order
from ..errors import BackfillError, ExitCode, UnexpectedError
from ..frigate.connection import check_schema
from ..frigate.days import birth_of
from ..models import Detection, HourReport, ProbeMode, RunOrder
from ..settings import STATE_NAME
from ..state import undoing
from ..state.journal import FOLDER
from ..state.recorded import record_run, traceback_of
from ..state.run_log import RunLog, new_job_id, script_run_log
from . import arguments as cli_arguments
from .cameras import check_spelling, wanted_cameras
from .environment import Environment, find_environment
from .misuse import MisuseError
from .occupancy import Occupancy, occupancy
from .progress_line import progress_line
from .report import (
    CameraReport,
    file_line,
    print_json,
    print_table,
    say,
    write_anything,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; returns its exit code."""
    said = cli_arguments.parse(sys.argv[1:] if arguments is None else arguments)
    write_anything(sys.stdout)
    write_anything(sys.stderr)
    try:
        with _stop_requested() as stop_requested:
            return _run(said, stop_requested)
    except BackfillError as error:
        say(str(error))
        if said.json:
            print(json.dumps({"success": False, "message": str(error)}))
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.STOPPED
    except BrokenPipeError:
        # `… | head`: nobody reads on, and Python's own last flush must not fail.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE


@contextmanager
def _stop_requested() -> Iterator[Callable[[], bool]]:
    """Turn Ctrl-C and a termination into a question; a second Ctrl-C stops at once."""
    received: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        if received and number == signal.SIGINT:
            raise KeyboardInterrupt
        received.append(number)
        print("\nbackfill: stopping after this file; Ctrl-C again stops at once", file=sys.stderr)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(received)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(said: Namespace, stop_requested: Callable[[], bool]) -> int:
    environment = find_environment(said)
    notes = list(environment.notes)
    try:
        cameras = wanted_cameras(said, environment, notes)
    finally:
        for note in notes:
            say(note)
    reports: list[CameraReport] = []
    code = ExitCode.DONE
    with _usable_database(said, environment) as environment:
        check_schema(str(environment.database), stop_requested)
        check_spelling(environment)
        for camera in cameras:
            if stop_requested():
                break
            report = CameraReport(
                camera, said.dry_run, new_job_id(), environment.retention(camera).known
            )
            reports.append(report)
            code = max(code, _run_camera(said, environment, report, stop_requested))
        code = max(code, _verify(said, environment, reports, stop_requested))
    if said.json:
        print_json(reports, sys.stdout)
    else:
        print_table(reports, sys.stdout)
    sys.stdout.flush()  # here, where a closed pipe is still understood
    return ExitCode.STOPPED if any(map(_was_stopped, reports)) else code


def _was_stopped(report: CameraReport) -> bool:
    return report.stopped or (report.verification is not None and report.verification.stopped)


def _verify(
    said: Namespace,
    environment: Environment,
    reports: Sequence[CameraReport],
    stop_requested: Callable[[], bool],
) -> ExitCode:
    """Read the recordings whose length was estimated, now that all cameras show theirs."""
    code = ExitCode.DONE
    auto = str(ProbeMode.AUTO)
    of_all = {**vars(said), "verify": True, "probe": auto, "start_time": None, "end_time": None}
    for report in reports:
        if not report.counts.estimated or said.dry_run:
            continue
        if said.no_verify or stop_requested():
            report.warnings.append(
                f"{report.counts.estimated:,} lengths are estimated. Frigate's patch reads the "
                "files later, where it is installed; or run the script with --verify."
            )
            continue
        known = report.retention_known
        verification = CameraReport(report.camera, said.dry_run, new_job_id(), known)
        report.verification = verification
        one = _run_camera(Namespace(**of_all), environment, verification, stop_requested)
        if one is ExitCode.WRONG_USE:
            verification.message += " If it is Frigate's own check of these lengths, all is well."
        else:
            code = max(code, one)
    return code


@contextmanager
def _usable_database(said: Namespace, environment: Environment) -> Iterator[Environment]:
    """Keep away from a database that another host has open: a dry run reads a copy of it."""
    database, found = environment.database, occupancy(environment.database)
    is_elsewhere = found is Occupancy.ELSEWHERE and not said.frigate_is_stopped
    if not (is_elsewhere or found is Occupancy.APART):
        yield environment
        return
    if found is Occupancy.APART and not said.dry_run:
        raise MisuseError(
            f"Frigate has {database} open under another name, with its {database.name}-wal in "
            "another folder: the file alone is mounted, or has a hard link. Writing now would "
            "damage it. Mount its whole folder instead, run the script inside Frigate's container, "
            "or stop Frigate."
        )
    if not said.dry_run:
        raise MisuseError(
            f"Frigate seems to have {database} open on another host or in a virtual machine: "
            f"{database.name}-wal and {database.name}-shm are beside it and no program here holds "
            "them. Writing now could damage it. Run the script inside Frigate's container, or stop "
            "Frigate and give --frigate-is-stopped (also right when Frigate was killed and left "
            "these files)."
        )
    say(f"{database} seems to be open elsewhere; this dry run reads a copy of it.")
    with TemporaryDirectory(prefix="frigate-backfill-") as folder:
        copy = Path(folder) / database.name
        for suffix in ("", "-wal"):
            part = database.with_name(database.name + suffix)
            if part.exists():
                shutil.copyfile(part, copy.with_name(copy.name + suffix))
        # No state file beside the copy: nor is the patch's own one safe to open from here.
        yield replace(environment, database=copy, state_file=copy.with_name(STATE_NAME))


def _run_camera(
    said: Namespace,
    environment: Environment,
    report: CameraReport,
    stop_requested: Callable[[], bool],
) -> ExitCode:
    """Run one camera and fill its `report` in; returns its part of the exit code."""
    journals = environment.state_file.with_name(FOLDER)
    try:
        order = _order(said, environment, report.camera, journals)
    except BackfillError as refusal:
        report.failed, report.message = True, str(refusal)
        return refusal.exit_code
    log, why_not = script_run_log(environment.state_file, order, report.job_id)
    with _shown(said, report, log) as show:
        recorded = record_run(order, log, journals=journals, stop=stop_requested, sink=show)
    report.take(recorded)
    if why_not is not None:
        report.warnings.append(f"This run is missing from Frigate's history: {why_not}")
    if recorded.error is None:
        return ExitCode.FILES_HAD_ERRORS if report.counts.errors else ExitCode.DONE
    return _failed(recorded.error)


@contextmanager
def _shown(
    said: Namespace, report: CameraReport, log: RunLog
) -> Iterator[Callable[[HourReport], None]]:
    """What takes in a run's reports and shows how far it is, until it is over."""
    line = progress_line(report.camera)

    def show(hour: HourReport) -> None:
        report.note(hour, said.max_results)
        if said.verbose:
            line.clear()
            for result in hour.all_results():
                print(file_line(result), file=sys.stderr if said.json else sys.stdout)
        line.show(log.progress)

    try:
        yield show
    finally:
        line.clear()


def _failed(error: BackfillError) -> ExitCode:
    """The exit code of a run that failed; prints where, if the fault is ours."""
    if isinstance(error, UnexpectedError):
        if isinstance(error.__cause__, BrokenPipeError):  # nobody reads what is printed
            raise error.__cause__
        print(traceback_of(error), file=sys.stderr, end="")
    return error.exit_code


def _order(said: Namespace, environment: Environment, camera: str, journals: Path) -> RunOrder:
    """The order for `camera`; raises BackfillError where the run to be undone is none."""
    undo_of, config = None, environment.config
    if said.undo is not None:
        birth = birth_of(str(environment.database))
        undo_of = undoing.choose(journals, camera, said.undo or None, birth).header.job_id
    sync_on = config is not None and config.sync_recordings
    site = Site(
        database=str(environment.database),
        recordings_root=str(environment.recordings),
        recordings_as=environment.recordings_as,
        cameras=() if config is None else config.cameras,
        extra_roots=environment.extra_roots,
        # Who runs the script may name any file.
        copy_roots=tuple(os.path.dirname(os.path.realpath(path)) for path in said.copies),
        as_frigate=environment.in_container,
        # Whether a Frigate that may run beside has guard and rescue cannot be seen from here.
        guard_active=False,
        sync_on=sync_on or (config is not None and config.syncs_on_request),
        sync_deletes=sync_on,
        max_rate=said.max_rate,
        ffprobe=environment.ffprobe,
    )
    wish = Wish(
        start_time=said.start_time,
        end_time=said.end_time,
        directory=None if said.directory is None else os.path.abspath(said.directory),
        directory_as=said.directory_as,
        dry_run=said.dry_run,
        force=said.force,
        skip_expired=not said.include_expired,
        remove_gone=said.remove_gone,
        motion=not said.no_motion,
        find_motion=said.find_motion,
        verify=said.verify,
        undo_of=undo_of,
        undo_last=said.undo == "",
        copies=tuple(map(os.path.abspath, said.copies)) if said.copies else not said.no_copies,
        media=said.media,
        probe=ProbeMode(said.probe),
        max_results=said.max_results,
    )
    detection = Detection() if config is None else config.detection(camera)
    return make_order(camera, environment.retention(camera), site, wish, detection)
