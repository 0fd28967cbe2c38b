"""The script reads Frigate's configuration as Frigate does."""

from pathlib import Path

import pytest
from recording_backfill.errors import RequestError
from recording_backfill.models import RetainMode, ReviewRetention, SnapshotRetention
from recording_backfill.script.config_file import config_beside, config_in_container, read_config
from recording_backfill.streams import Stream

UP_TO_0_16 = """
record:
  enabled: true
  retain: {days: 3, mode: motion}
  alerts: {pre_capture: 7, retain: {days: 30}}
cameras:
  front_door:
    record:
      retain: {days: 14}
      alerts: {post_capture: 9}
  back_yard: {}
"""
FROM_0_17 = """
record:
  continuous: {days: 2}
  motion: {days: 5}
cameras:
  front_door:
    record: {continuous: {days: 9}}
  back_yard:
    record: {motion: {days: 1}}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "config.yml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(("version", "asked"), [("0.16-0", False), ("0.18-0", True), ("", False)])
def test_from_0_18_people_start_the_sync(tmp_path: Path, version: str, asked: bool) -> None:
    config = read_config(written(tmp_path, f"version: '{version}'\ncameras: {{}}\n"))
    assert config.syncs_on_request == asked


@pytest.mark.parametrize(
    ("text", "camera", "days"),
    [
        (UP_TO_0_16, "front_door", 14),
        (UP_TO_0_16, "back_yard", 3),
        (UP_TO_0_16, "no_longer_configured", 3),
        (FROM_0_17, "front_door", 9),
        (FROM_0_17, "back_yard", 2),
        (FROM_0_17, "no_longer_configured", 5),
        ("cameras: {front_door: {}}", "front_door", 0),
        ("record:\ncameras:\n  front_door:\n", "front_door", 0),
    ],
)
def test_retention_is_the_cameras_laid_over_the_global_one(
    tmp_path: Path, text: str, camera: str, days: float
) -> None:
    retention = read_config(written(tmp_path, text)).retention(camera)
    assert retention.days == days
    assert retention.known


def test_review_settings_are_merged_key_by_key(tmp_path: Path) -> None:
    retention = read_config(written(tmp_path, UP_TO_0_16)).retention("front_door")
    assert retention.alerts == ReviewRetention(days=30, pre_capture=7, post_capture=9)
    assert retention.detections == ReviewRetention(days=10, pre_capture=5, post_capture=5, pause=30)


@pytest.mark.parametrize(
    ("version", "review_days"), [("0.17-0", None), ("0.18-0", 9), ("0.18-1", 9), ("", None)]
)
def test_reviews_count_from_their_own_day_on_since_0_18(
    tmp_path: Path, version: str, review_days: float | None
) -> None:
    text = FROM_0_17 + (f"version: {version}\n" if version else "")
    retention = read_config(written(tmp_path, text)).retention("front_door")
    assert retention.review_days == review_days


FROM_0_19 = """
version: 0.19-0
record:
  continuous: {days: 7}
  alerts: {retain: {days: 20}}
cameras:
  front_door:
    record: {sub: {enabled: true, continuous: {days: 60}, alerts: {days: 30, mode: all}}}
  back_yard: {}
"""


def test_from_0_19_on_the_second_stream_has_days_of_its_own(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, FROM_0_19))
    kept = config.retention("front_door")
    main, sub = kept.of(Stream.MAIN), kept.of(Stream.SUB)
    assert (kept.days, kept.alerts.days, kept.review_days) == (7, 30, 7)
    assert (main.days, main.alerts.days, main.alerts.mode) == (7, 20, RetainMode.MOTION)
    assert (sub.days, sub.alerts.days, sub.alerts.mode) == (60, 30, RetainMode.ALL)
    # What is not said is not taken for granted.
    assert sub.detections.days == 0
    other = config.retention("back_yard")
    assert (other.alerts.days, other.of(Stream.SUB).days) == (20, 0)
    gone = config.retention("gone")
    assert gone.of(Stream.SUB) == gone


def test_what_reviews_and_snapshots_go_by_is_read_too(tmp_path: Path) -> None:
    text = """
version: 0.17-0
record: {alerts: {retain: {days: 30, mode: all}}}
review: {detections: {cutoff_time: 50}}
snapshots: {retain: {default: 10, objects: {person: 90}}}
cameras:
  front_door:
    zones: {drive: {loitering_time: 20}}
    snapshots: {retain: {objects: {cat: 2}}}
"""
    retention = read_config(written(tmp_path, text)).retention("front_door")
    assert retention.alerts == ReviewRetention(30, 5, 5, RetainMode.ALL, pause=60)
    assert retention.detections.pause == 70
    assert retention.snapshots == SnapshotRetention(
        shortest=2, longest=90, unlabelled=10, others=10, by_label=(("cat", 2), ("person", 90))
    )
    assert retention.continuous_days == 0


@pytest.mark.parametrize(
    ("own", "unseen"),
    [
        ("{}", False),
        ("{audio: {enabled: false}, type: generic}", False),
        ("{audio: {enabled: true}}", True),
        ("{type: lpr}", True),
        ("{zones: {drive: {loitering_time: 0}}}", False),
        ("{zones: {drive: {loitering_time: 1}}}", True),
    ],
)
def test_sounds_plates_and_loiterers_hold_reviews_open_unseen(
    tmp_path: Path, own: str, unseen: bool
) -> None:
    config = read_config(written(tmp_path, f"cameras: {{front: {own}}}"))
    assert config.retention("front").unseen is unseen


def test_a_camera_that_is_not_configured_is_marked_so(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, FROM_0_17))
    assert config.retention("front_door").configured
    assert not config.retention("no_longer_configured").configured


def test_cameras_are_listed_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, UP_TO_0_16)).cameras == ("front_door", "back_yard")


def test_the_database_is_beside_the_configuration_unless_named(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, "cameras: {}")).database == tmp_path / "frigate.db"
    elsewhere = tmp_path / "db" / "mine.db"
    elsewhere.parent.mkdir()
    elsewhere.touch()
    named = written(tmp_path, f"database: {{path: {elsewhere}}}")
    assert read_config(named).database == elsewhere


def test_a_path_of_the_container_means_the_file_beside_the_configuration(tmp_path: Path) -> None:
    path = written(tmp_path, "database: {path: /no/such/folder/mine.db}")
    assert read_config(path).database == tmp_path / "mine.db"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a\n- list\n", "not a configuration"),
        ("record: {days: [", r"not valid YAML, line 1: .*\.$"),
        ("cameras:\n\tfront_door: {}\n", r"not valid YAML, line 2: found character .*\.$"),
        ("record: {}\nrecord: {}\n", r"not valid YAML, line 2: found duplicate key .*\.$"),
        ("cameras: \0", r"not valid YAML: [^\n]*\.$"),
        ("", "not a configuration"),
    ],
)
def test_a_broken_configuration_is_said_in_words(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RequestError, match=says):
        read_config(written(tmp_path, text))


def test_days_that_are_no_number_name_the_camera_and_the_flag(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, "record: {retain: {days: soon}}"))
    with pytest.raises(RequestError, match=r"front_door.*--retention-days"):
        config.retention("front_door")


def test_the_configuration_is_found_where_frigate_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFIG_FILE", str(tmp_path / "config.yml"))
    assert config_in_container() is None
    (tmp_path / "config.yaml").touch()
    assert config_in_container() == tmp_path / "config.yaml"
    (tmp_path / "config.yml").touch()
    assert config_in_container() == tmp_path / "config.yml"


def test_the_configuration_beside_the_database_is_found(tmp_path: Path) -> None:
    assert config_beside(tmp_path / "frigate.db") is None
    (tmp_path / "config.yaml").touch()
    assert config_beside(tmp_path / "frigate.db") == tmp_path / "config.yaml"
