"""The script's runs, as Frigate's process sees them."""

from __future__ import annotations

import subprocess
import time

from testing.served import Served
from testing.standin.server import PATCH, PYTHON
from tests.patch.jobs.children import locked_database, the_child


def script(frigate: Served, *arguments: str) -> subprocess.Popen[bytes]:
    """The script, as in Frigate's container."""
    standin = frigate.standin
    return subprocess.Popen(
        [str(PYTHON), str(PATCH / "scripts" / "backfill_recordings.py"),
         "--camera", "front_door", "--config", str(standin.config_file),
         "--database", str(standin.database), "--recordings", str(standin.recordings),
         "--recordings-as", str(standin.recordings), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_a_scripts_run_shows_in_the_status_and_can_be_cancelled(frigate: Served) -> None:
    frigate.add_many(3)
    frigate.status()  # the state file is made with the first use
    with locked_database(frigate), script(frigate) as process:
        status = frigate.until_running()
        assert status["progress"]["files_total"] in (None, 3)
        refused = frigate.run(background=True, status=409)
        assert refused["job_id"] == status["job_id"]
        cancelled = frigate.cancel()
        assert (cancelled["state"], cancelled["trigger"]) == ("cancelled", "script")
        process.wait(10)
    last = frigate.status()["last_run"]
    assert (last["state"], last["trigger"]) == ("cancelled", "script")
    with script(frigate) as process:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    status = frigate.status()
    assert (status["last_run"]["trigger"], status["last_run"]["files_added"]) == ("script", 3)
    assert status["missing"]["files"] == 0


def test_a_script_that_was_killed_keeps_no_job_waiting(frigate: Served) -> None:
    frigate.add_many(3)
    frigate.status()
    with locked_database(frigate), script(frigate) as process:
        frigate.until_running()
        frigate.run(background=True, status=409)
        process.kill()
        process.wait(10)
    # It could not note its end: the lock that the kernel let go of decides, not its last sign.
    assert frigate.run()["files_added"] == 3


def test_a_script_waits_for_no_job_and_a_job_for_no_script(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate):
        frigate.run(background=True, status=202)
        the_child(frigate)
        time.sleep(0.5)
        with script(frigate) as process:
            said = b"".join(process.communicate(timeout=60))
        assert process.returncode == 2
        assert b"is working on camera" in said
    frigate.until_idle()
