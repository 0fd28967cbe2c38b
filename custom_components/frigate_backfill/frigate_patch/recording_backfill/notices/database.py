"""What is said of Frigate's database."""

from __future__ import annotations

from .key import Key


class DatabaseKey(Key):
    """Why Frigate's database, or a row of it, cannot be read or written."""

    DATABASE_NOT_FOUND = (
        "database_not_found",
        (
            "Frigate's database was not found at {path}. Check database.path in Frigate's "
            "configuration; Frigate makes the file when it starts."
        ),
    )
    DATABASE_READ_ONLY = (
        "database_read_only",
        (
            "Frigate's database {path} is read-only here. A dry run needs no more; to add "
            "recordings, give write access to the file and its folder."
        ),
    )
    DATABASE_LOCKED = (
        "database_locked",
        (
            "Frigate's database stayed locked for {seconds} seconds. Find out what holds it (a "
            "backup, a copy of it?), then run again."
        ),
    )
    DATABASE_NOT_SQLITE = (
        "database_not_sqlite",
        (
            "{path} is not an SQLite database. If it is another file, name Frigate's frigate.db. "
            "If it is that one, it is damaged: stop Frigate and put it aside with its -wal and "
            "-shm (keep them: much of it may still be readable), and a backup.db beside it too, "
            "which Frigate would overwrite. Start Frigate, which makes a new database, then run "
            "again."
        ),
    )
    DATABASE_DAMAGED = (
        "database_damaged",
        (
            "Frigate's database {path} is damaged ({error}). Stop Frigate and put the file aside "
            "with its -wal and -shm (keep them: much of it may still be readable), and a "
            "backup.db beside it too, which Frigate would overwrite. Start Frigate, which makes "
            "a new database, then run again."
        ),
    )
    DATABASE_UNREADABLE = (
        "database_unreadable",
        (
            "Frigate's database {path} cannot be read ({error}). See that its disk is mounted, "
            "can be written and has room, then run again."
        ),
    )
    DATABASE_DISK = (
        "database_disk",
        (
            "The disk of Frigate's database does not take the row ({error}). See that it is "
            "mounted, can be written and has room, then run again."
        ),
    )
    DATABASE_REPLACED = (
        "database_replaced",
        (
            "Frigate's database {path} was replaced or removed while this ran, and rows would go "
            "into a file that is not in use. Run again."
        ),
    )
    DATABASE_EMPTY = (
        "database_empty",
        (
            "{path} is empty. Frigate makes its tables when it starts: start it once, then run "
            "again."
        ),
    )
    NO_RECORDINGS_TABLE = (
        "no_recordings_table",
        (
            "{path} has no recordings table, so it is not Frigate's database or Frigate never "
            "started with it. Check the path; if it is right, start Frigate once, then run again."
        ),
    )
    TABLE_LACKS = (
        "table_lacks",
        (
            "The recordings table of {path} has no column {columns}: it is not of a Frigate "
            "version from 0.15 on. Start such a Frigate once; it converts it."
        ),
    )
    TABLE_NOT_UNIQUE = (
        "table_not_unique",
        (
            "The recordings table of {path} has no unique index on path, as Frigate's always "
            "has. Let Frigate make the database, then copy the rows into it."
        ),
    )
    TABLE_DEMANDS = (
        "table_demands",
        (
            "The recordings table of {path} demands a value for {columns}, which this version "
            "does not know. Update Frigate Backfill."
        ),
    )
    DATABASE_REFUSED = "database_refused", "Frigate's database refused the row ({error})."
