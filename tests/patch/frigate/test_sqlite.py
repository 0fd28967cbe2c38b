"""Inside Frigate its database is opened with Frigate's own copy of SQLite, and no other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import recording_backfill

PACKAGE_ROOT = Path(recording_backfill.__file__).parent.parent
MODULES = ("connection", "coverage", "session")


def library_of(module: str, before: str) -> str:
    """The name of the SQLite that `module` uses in a Python that has first done `before`."""
    import_it = f"from recording_backfill.frigate import {module}"
    code = f"{before}\n{import_it}\nprint({module}.sqlite3.__name__)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={"PYTHONPATH": str(PACKAGE_ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("module", MODULES)
def test_the_copy_that_peewee_took_is_the_one_that_is_used(module: str) -> None:
    # As in Frigate's image, where peewee takes pysqlite3 with a SQLite of its own.
    own_copy = (
        "import sqlite3, sys, types\n"
        "other = types.ModuleType('pysqlite3.dbapi2')\n"
        "other.__dict__.update({k: v for k, v in vars(sqlite3).items() if k[0] != '_'})\n"
        "sys.modules['peewee'] = types.ModuleType('peewee')\n"
        "sys.modules['peewee'].sqlite3 = other"
    )

    assert library_of(module, own_copy) == "pysqlite3.dbapi2"


@pytest.mark.parametrize("module", MODULES)
def test_a_process_without_peewee_uses_pythons_own(module: str) -> None:
    assert library_of(module, "") == "sqlite3"
