"""The clean-up's rule against the stand-in's clean-up, on many libraries made up at random."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from recording_backfill.frigate import retention as retention_module

from testing.standin.server import ROOT, VERSIONS

# What the stand-in's clean-up leaves of backfilled rows, and what the rule says of rows of -1s:
# motion that a preview proved changes no row's fate.
CHILD = """
import datetime, json, random, sqlite3, sys
sys.path[:0] = sys.argv[1:3]
seed, database = int(sys.argv[3]), sys.argv[4]
from frigate._schema import create
from frigate._standin import RELEASE
from frigate.config import FrigateConfig
from frigate.models import ALL, Recordings, ReviewSegment
from frigate.record import cleanup
from peewee import SqliteDatabase
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.frigate.reviews import ReviewTable
from recording_backfill.frigate.config import retention_for
from recording_backfill.frigate.retention import CleanupRule, Signs
from recording_backfill.streams import Stream

DAY = 86400.0
NOW = datetime.datetime(2025, 11, 3, 12)  # the day after New York's clocks went back


class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return NOW


cleanup.dt = type("dt", (), {"datetime": Clock, "timedelta": datetime.timedelta})
now = NOW.timestamp()
with sqlite3.connect(database) as connection:
    create(connection, RELEASE)
db = SqliteDatabase(database, pragmas={"synchronous": "off", "journal_mode": "wal"})
db.bind(ALL)
chance = random.Random(seed)


def days():
    return chance.choice([0, 0.5, 1, 2, 3])


def severity():
    return {
        "retain": {"days": chance.choice([0, 1, 2, 10]), "mode": chance.choice(
            ["all", "motion", "active_objects"])},
        "pre_capture": chance.choice([0, 5, 60]),
        "post_capture": chance.choice([0, 5, 90]),
    }


def record():
    values = {"alerts": severity(), "detections": severity()}
    if RELEASE >= (0, 19):
        values["sub"] = {
            "enabled": True, "continuous": {"days": days()}, "motion": {"days": days()},
            "alerts": severity()["retain"], "detections": severity()["retain"],
        }
    if RELEASE >= (0, 17):
        return {"continuous": {"days": days()}, "motion": {"days": days()}, **values}
    return {"retain": {"days": days()}, **values}


faults, deleted, total = [], 0, 0
for case in range(40):
    Recordings.delete().execute()
    ReviewSegment.delete().execute()
    inputs = {"ffmpeg": {"inputs": [{"path": "rtsp://x", "roles": ["record"]}]}}
    config = FrigateConfig.parse_object({
        "mqtt": {"enabled": False},
        "record": record(),
        "cameras": {"cam": {**inputs, "record": record()}},
    })
    kept = retention_for(config, "cam")
    ages = (kept.days, kept.of(Stream.SUB).days, kept.review_days or 0, 1, 2)
    edges = [now - DAY * value for value in ages]
    reviews = []
    for number in range(chance.randrange(9)):
        start = chance.choice([*edges, now - chance.uniform(0, 4) * DAY]) + chance.uniform(-99, 99)
        end = None if chance.random() < 0.1 else start + chance.choice([5, 20, 600, DAY])
        kind = chance.choice(["alert", "detection"])
        reviews.append(start)
        values = {"id": f"r{number}", "camera": "cam", "start_time": start, "end_time": end,
                  "severity": kind, "thumb_path": f"/nowhere/{number}", "data": {}}
        if RELEASE < (0, 16):
            values["has_been_reviewed"] = False
        ReviewSegment.insert(values).execute()
    rows = []
    for number in range(50):
        start = chance.choice([*edges, *reviews, now - chance.uniform(0, 4) * DAY])
        start += chance.uniform(-120, 120)
        camera = chance.choice(["cam", "cam", "cam", "gone"])
        stream = chance.choice(list(Stream)) if RELEASE >= (0, 19) else Stream.MAIN
        rows.append((f"k{number}", camera, start, start + 10.0, stream))
        Recordings.insert({
            **({"stream_type": stream.value} if RELEASE >= (0, 19) else {}),
            "id": f"k{number}", "camera": camera, "path": f"/nowhere/{number}.mp4",
            "start_time": start, "end_time": start + 10.0, "duration": 10.0, "segment_size": 1.0,
            "motion": (-1, 1, 40)[number % 3], "objects": -1, "dBFS": -1, "regions": -1}
            ).execute()
    ours = FrigateDatabase(database, writable=False)
    reviews = ReviewTable(ours.session)
    rules = {camera: CleanupRule(retention_for(config, camera), reviews.of_camera(camera), now)
             for camera in ("cam", "gone")}
    ours.close()
    cleaner = cleanup.RecordingCleanup.__new__(cleanup.RecordingCleanup)
    cleaner.config = config
    cleaner.expire_recordings()
    left = {row.id for row in Recordings.select()}
    for name, camera, start, end, stream in sorted(rows, key=lambda row: row[2]):
        says = rules[camera].deletes(start, end, Signs(stream=stream))
        total += 1
        deleted += says
        if says == (name in left):
            faults.append([case, name, camera, now - start, says])
print(json.dumps({"faults": faults, "deleted": deleted, "total": total}))
"""


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
@pytest.mark.parametrize("version", VERSIONS)
def test_the_rule_says_what_the_clean_up_does(tmp_path: Path, version: str, zone: str) -> None:
    patch = Path(retention_module.__file__).parents[2]
    standin = ROOT / "testing" / "standin"
    output = subprocess.run(
        [sys.executable, "-c", CHILD, patch, standin, "7", tmp_path / "frigate.db"],
        env={
            **os.environ,
            "TZ": zone,
            "FRIGATE_STANDIN_VERSION": version,
            "STANDIN_MEDIA_DIR": str(tmp_path),
            "STANDIN_CONFIG_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert output.returncode == 0, output.stderr
    found = json.loads(output.stdout)
    assert found["faults"] == []
    # Both answers came up often enough to mean something.
    assert 0.2 < found["deleted"] / found["total"] < 0.9
