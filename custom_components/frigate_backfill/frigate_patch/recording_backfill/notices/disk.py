"""What is said of disks, and of the patch's own state file on one."""

from __future__ import annotations

from .key import Key


class DiskKey(Key):
    """Why a disk, or the state file, is of no use; and how much room is left."""

    DISK_FULL = "disk_full", "The disk of Frigate's database is full: make room, then run again."
    DISK_NEARLY_FULL = (
        "disk_nearly_full",
        (
            "The disk of {folder} is nearly full: {free:size} are free, and {reserve:size} stay "
            "reserved for Frigate, which stops recording when it is full. Make room, then run "
            "again."
        ),
    )
    ROWS_NEED_ROOM = (
        "rows_need_room",
        (
            "The rows that this run would add take about {needs:size}, but {free:size} are free "
            "on the disk of {folder}, and {reserve:size} of these stay reserved for Frigate. Make "
            "room first: the run would stop half-way."
        ),
    )
    DISK_SILENT = (
        "disk_silent",
        (
            "{folder} did not answer within {seconds} seconds. Check that its disk or network "
            "share is reachable, then try again."
        ),
    )
    LITTLE_SPACE = (
        "little_space",
        (
            "Only {free:size} are free, about {hours} hours of recording. When the disk is "
            "nearly full, Frigate deletes the oldest recordings first, and those brought back "
            "are among them."
        ),
    )
    STATE_DAMAGED = "state_damaged", "{path} is damaged ({error})."
    STATE_LOCKED = (
        "state_locked",
        (
            "{path} is locked by another program. Find out what holds it (a backup, a copy of "
            "it?), then try again."
        ),
    )
    STATE_UNUSABLE = "state_unusable", "{path} cannot be used ({error})."
    STATE_NOT_FOUND = "state_not_found", "There is no state file {path}."
    STATE_NEWER = "state_newer", "{path} was written by a newer version of the patch."
    JOB_NOT_NOTED = "job_not_noted", "its job is not in the state file."
    STATE_SILENT = "state_silent", "{path} did not answer within {seconds} seconds. Check its disk."
