"""What a run says of a library as a whole: what is missing there, and what is not Frigate's."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine import sight, warnings
from recording_backfill.engine.check import check_order
from recording_backfill.engine.sight import cameras_on_disk, has_camera, oddities
from recording_backfill.errors import RequestError
from recording_backfill.models import Trigger
from recording_backfill.state import findings, history
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog

from testing.library import CAMERA, NOON, LibraryBuilder, run_as_nobody

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.models import RunOrder


def old_layout(library: LibraryBuilder) -> Path:
    path = library.root / "2026-01" / "01" / "13" / CAMERA / "00.00.mp4"
    path.parent.mkdir(parents=True)
    shutil.copy(library.samples["h264"], path)
    return path


def test_a_library_without_a_file_where_rows_say_otherwise_looks_unmounted(
    library: LibraryBuilder,
) -> None:
    library.add_row(NOON)
    run = library.run()
    (warning,) = run.backfill.warnings
    assert "Is the disk mounted?" in warning
    assert str(library.path(NOON)) in warning
    assert not run.backfill.library_seen


@pytest.mark.parametrize("outside", [True, False])
def test_rows_outside_the_range_say_nothing_of_the_library(
    library: LibraryBuilder, *, outside: bool
) -> None:
    library.write(NOON, b"", camera="other")
    library.add_row(NOON)
    start = NOON + 7200 if outside else NOON
    run = library.run(start_time=start, end_time=start + 60)
    assert (run.backfill.warnings == []) is run.backfill.library_seen is outside


def recorded(state: StateFile, order: RunOrder, job_id: str) -> list[str]:
    history.add_job(state, job_id, CAMERA, Trigger.API, dry_run=order.dry_run, now=1.0)
    history.start_job(state, job_id, 1.0)
    log = RunLog(state, job_id, order)
    return list(record_run(order, log, stop=bool, sink=lambda _: None).ending.warnings)


@pytest.mark.parametrize("row", [True, False])
def test_what_is_missing_stays_so_while_the_disk_is_away(
    library: LibraryBuilder, tmp_path: Path, *, row: bool
) -> None:
    library.add(NOON)
    if row:
        library.add(NOON + 3600)
        library.add_row(NOON + 3600)
    with StateFile(tmp_path / "frigate_backfill.db") as state:
        assert recorded(state, library.order(dry_run=True), "first") == []
        assert findings.missing(state, CAMERA).files == 1
        library.root.rename(tmp_path / "unplugged")
        library.root.mkdir()
        (warning,) = recorded(state, library.order(), "second")
        assert "Is the disk mounted?" in warning
        assert findings.missing(state, CAMERA).files == 1
        library.root.rmdir()
        (tmp_path / "unplugged").rename(library.root)
        assert recorded(state, library.order(), "third") == []
        assert findings.missing(state, CAMERA).files == 0


def test_the_former_name_of_a_camera_is_named(library: LibraryBuilder) -> None:
    library.add(NOON, camera="cam1")
    library.add(NOON, camera="cam1@sub")
    (warning,) = library.run(cameras=(CAMERA, "yard")).backfill.warnings
    assert f"no folder of camera '{CAMERA}'" in warning
    assert "cameras that Frigate does not have: cam1." in warning
    assert "rename its folders" in warning


def test_folders_of_cameras_that_frigate_does_not_have_are_named(library: LibraryBuilder) -> None:
    library.add(NOON)
    for camera in ("yard", "cam1", "cam2"):
        library.add(NOON, camera=camera)
    cameras = (CAMERA, "yard")
    (warning,) = library.run(cameras=cameras).backfill.warnings
    assert "cam1, cam2." in warning
    assert library.run().backfill.warnings == []
    assert library.run(cameras=cameras, start_time=NOON).backfill.warnings == []


@pytest.mark.parametrize(("cameras", "looks"), [((), 0), ((CAMERA,), 1)])
def test_other_cameras_are_looked_for_only_where_it_is_known_which_frigate_has(
    library: LibraryBuilder,
    monkeypatch: pytest.MonkeyPatch,
    cameras: tuple[str, ...],
    looks: int,
) -> None:
    library.add(NOON)
    looked: list[str] = []
    monkeypatch.setattr(
        warnings, "cameras_on_disk", lambda folder, _seconds: looked.append(folder) or {CAMERA}
    )
    assert library.run(cameras=cameras).backfill.warnings == []
    assert len(looked) == looks


def test_a_camera_that_frigate_does_not_have_is_called_that(library: LibraryBuilder) -> None:
    library.add(NOON)
    (warning,) = library.run(cameras=("yard",)).backfill.warnings
    assert f"no camera '{CAMERA}'" in warning


def test_one_folder_too_high_is_refused_with_the_right_one(library: LibraryBuilder) -> None:
    library.add(NOON)
    media = str(library.root.parent)
    with pytest.raises(RequestError, match=f"the library is in {library.root}"):
        check_order(library.order(recordings_root=media))
    with pytest.raises(RequestError, match=f"the library is in {library.root}") as caught:
        check_order(library.order(directory=media, extra_roots=(media,)))
    assert caught.value.field == "directory_path"


def test_a_folder_beside_the_library_is_refused_with_the_right_one(
    library: LibraryBuilder,
) -> None:
    library.add(NOON)
    clips = library.root.parent / "clips"
    (clips / "previews" / CAMERA).mkdir(parents=True)
    (clips / "previews" / CAMERA / "1-2.mp4").touch()
    with pytest.raises(RequestError, match=f"the library is in {library.root}"):
        check_order(library.order(recordings_root=str(clips)))


def test_the_layout_before_0_12_is_called_that(library: LibraryBuilder) -> None:
    old_layout(library)
    run = library.run()
    assert run.only.reason == "invalid_path"
    assert "before 0.12" in str(run.only.message)
    assert "UTC" in str(run.only.message)
    (said,) = oddities(str(library.root))
    assert f"{library.root} has 1 folder (2026-01) of Frigate before 0.12" in said
    assert "local time" in said


def test_files_in_other_places_that_have_their_rows_are_indexed(library: LibraryBuilder) -> None:
    path = old_layout(library)
    library.add_row(NOON, path=str(path))
    run = library.run()
    assert (run.only.reason, run.counts.errors) == ("already_indexed", 0)
    assert (run.only.start_time, run.only.duration) == (NOON, 10.0)


def test_frigates_own_folders_hold_no_strays(library: LibraryBuilder) -> None:
    for folder in (f"clips/previews/{CAMERA}", f"exports/{CAMERA}", f"elsewhere/{CAMERA}"):
        (library.root / folder).mkdir(parents=True)
        (library.root / folder / "1.mp4").touch()
    run = library.run()
    assert [result.file_path for result in run.results] == [
        str(library.root / f"elsewhere/{CAMERA}/1.mp4")
    ]


def test_files_whose_names_begin_with_a_dot_are_nobodys(library: LibraryBuilder) -> None:
    path = library.add(NOON)
    path.with_name("._00.00.mp4").write_bytes(b"Mac OS X")
    stray = library.root / CAMERA / "._1.mp4"
    stray.parent.mkdir()
    stray.touch()
    run = library.run()
    assert run.reasons == ["added"]
    assert run.backfill.files_total == 1


def test_many_strays_are_reported_some_at_a_time(library: LibraryBuilder) -> None:
    folder = library.root / CAMERA
    folder.mkdir()
    for number in range(2500):
        (folder / f"{number}.mp4").touch()
    run = library.run()
    assert run.counts.errors == 2500
    assert max(len(report.results) for report in run.reports) <= 1000


def test_day_folders_that_are_links_or_closed_are_named(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    library.add(NOON)
    (library.root / "2026-01-02").symlink_to(library.root / "2026-01-01")
    (said,) = oddities(str(library.root))
    assert "1 day folder (2026-01-02)" in said
    assert "links are not followed" in said
    (library.root / "2026-01-02").unlink()
    closed = library.root / "2026-01-03"
    closed.mkdir(mode=0)
    (tmp_path / "closed").mkdir(mode=0)
    hidden = tmp_path / "closed" / "recordings"
    code = (
        "from recording_backfill.engine.sight import oddities\n"
        "become_nobody()\nprint(*oddities(sys.argv[1]), *oddities(sys.argv[2]), sep='\\n')"
    )
    lines = run_as_nobody(tmp_path, code, library.root, hidden).splitlines()
    assert "1 day folder (2026-01-03)" in lines[0]
    assert "cannot be read" in lines[0]
    assert f"{hidden} cannot be read" in lines[1]
    assert cameras_on_disk(library.root) == {CAMERA}


def test_a_camera_is_found_without_walking_the_whole_library(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(30):
        for hour in range(3):
            library.write(NOON + 86400 * day + 3600 * hour, b"")
    listed: list[str] = []
    real = sight.entries_of
    monkeypatch.setattr(sight, "entries_of", lambda folder: listed.append(folder) or real(folder))
    assert has_camera(library.root, CAMERA)
    assert len(listed) == 3
    assert not has_camera(library.root, "elsewhere")
