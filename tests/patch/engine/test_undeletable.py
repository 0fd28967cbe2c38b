"""What Frigate could not delete gets no row, which would end Frigate's clean-up one day."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import undeletable
from recording_backfill.engine.verdicts import Candidate, Verdict
from recording_backfill.models import FileResult, Media, Status

from testing.disks import NOBODY, folder_of_all, frozen, read_only
from testing.library import CAMERA, KEEPS_ALL, NOON, LibraryBuilder, Samples, run_as_nobody
from testing.schema import VERSIONS
from tests.patch.engine.kinds_library import Kinds, fates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


RUN_AS_NOBODY = """
import json
from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import RunOrder
order = RunOrder.from_json(json.loads(sys.argv[1]))
become_nobody()
list(Backfill(order).run())
"""


@pytest.fixture
def shared(samples: Samples) -> Iterator[LibraryBuilder]:
    """A library whose database anybody may write."""
    with folder_of_all() as folder:
        folder.chmod(0o777)
        library = LibraryBuilder(folder, samples)
        library.database.chmod(0o666)
        yield library


def test_recordings_on_a_read_only_disk_get_no_row_until_it_is_writable(
    shared: LibraryBuilder,
) -> None:
    path = shared.add(NOON)
    with read_only(shared.root):
        for dry_run in (True, False):
            run = shared.run(as_frigate=True, dry_run=dry_run)
            assert run.reasons == ["undeletable"]
    assert shared.rows() == []

    shared.run(as_frigate=True)

    assert [row["path"] for row in shared.rows()] == [str(path)]


@pytest.mark.parametrize("held", ["file", "folder"])
def test_a_recording_that_frigate_may_not_empty_or_delete_gets_no_row(
    shared: LibraryBuilder, held: str
) -> None:
    path, free = shared.add(NOON), shared.add(NOON + 3600)
    for part in (path, path.parent, free, free.parent):
        part.chmod(0o777)
    (path if held == "file" else path.parent).chmod(0o555)

    run_as_nobody(shared.database.parent, RUN_AS_NOBODY, _as_json(shared))

    assert [row["path"] for row in shared.rows()] == [str(free)]


def test_previews_and_reviews_beside_read_only_ones_get_no_row(samples: Samples) -> None:
    with folder_of_all() as folder:
        folder.chmod(0o777)
        home = Kinds(folder, samples, VERSIONS[-1])
        home.database.chmod(0o666)
        home.clips.preview(CAMERA, NOON, NOON + 3600)
        home.clips.review(CAMERA, NOON + 10, NOON + 30)
        with read_only(folder / "clips"):
            run = home.restore(
                as_frigate=True, retention=KEEPS_ALL, media=(Media.REVIEWS, Media.PREVIEWS)
            )
        assert fates(run, Media.PREVIEWS) == ["undeletable"]
        assert fates(run, Media.REVIEWS) == ["undeletable"]
        assert home.table("previews") == home.table("reviewsegment") == []


def test_of_a_sticky_folder_only_what_frigates_user_owns_gets_a_row(shared: LibraryBuilder) -> None:
    own, foreign, at_home = (shared.add(NOON + 3600 * number) for number in range(3))
    for path in (own, foreign, at_home):
        path.chmod(0o666)
        path.parent.chmod(0o1777)
    is_root = os.getuid() == 0
    if is_root:
        os.chown(own, NOBODY, NOBODY)
        os.chown(at_home.parent, NOBODY, NOBODY)  # in a folder of its own, it may delete all

    run_as_nobody(shared.database.parent, RUN_AS_NOBODY, _as_json(shared))

    deletable = (own, at_home) if is_root else (own, foreign, at_home)
    assert [row["path"] for row in shared.rows()] == list(map(str, deletable))


def test_previews_of_others_in_a_sticky_folder_get_no_row_unless_frigate_is_root(
    samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    with folder_of_all() as folder:
        home = Kinds(folder, samples, VERSIONS[-1])
        home.clips.preview(CAMERA, NOON, NOON + 3600)
        (folder / "clips" / "previews" / CAMERA).chmod(0o1777)
        monkeypatch.setattr(os, "geteuid", lambda: NOBODY)
        monkeypatch.setattr(undeletable, "_may_delete_of_others", lambda: False)
        run = home.restore(as_frigate=True, retention=KEEPS_ALL, media=(Media.PREVIEWS,))
        assert fates(run, Media.PREVIEWS) == ["undeletable"]
        monkeypatch.undo()
        assert undeletable._may_delete_of_others() is (os.getuid() == 0)


@pytest.mark.parametrize("flag", ["a", "i"])
@pytest.mark.parametrize("as_frigate", [True, False])
@pytest.mark.parametrize("of", ["folder", "file"])
def test_what_is_append_only_or_immutable_or_lies_in_such_a_folder_gets_no_row_whoever_asks(
    shared: LibraryBuilder, flag: str, of: str, *, as_frigate: bool
) -> None:
    held, free = shared.add(NOON), shared.add(NOON + 3600)
    with frozen(held if of == "file" else held.parent, flag):
        run = shared.run(as_frigate=as_frigate)
        assert undeletable.is_held(str(held))

    assert run.reasons == ["undeletable", "added"]
    assert [row["path"] for row in shared.rows()] == [str(free)]


def test_flags_are_asked_of_a_recording_while_it_is_open_and_not_by_opening_it_again(
    shared: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        shared.add(NOON + 10 * number)
    opened: list[str] = []
    genuine = undeletable._is_frozen

    def asked(path: str, *how: Any) -> bool | None:
        opened.append(path)
        return genuine(path, *how)

    monkeypatch.setattr(undeletable, "_is_frozen", asked)
    assert shared.run().reasons == ["added", "added"]
    assert opened == ["."]


def test_a_script_outside_of_frigates_container_does_not_judge_by_its_own_rights(
    shared: LibraryBuilder,
) -> None:
    path = shared.add(NOON)
    with read_only(shared.root):
        shared.run()

    assert [row["path"] for row in shared.rows()] == [str(path)]


def test_a_recording_that_was_deleted_meanwhile_is_not_taken_for_one_that_cannot_be(
    tmp_path: Path,
) -> None:
    path = tmp_path / "00.00.mp4"
    row, write = Candidate(path.name, str(path), NOON), object()
    found = FileResult(str(path), Status.ADDED)
    folder = os.open(tmp_path, os.O_RDONLY)
    try:
        verdict = Verdict(found, write)  # type: ignore[arg-type]
        assert not undeletable.is_held(str(path))
        ground = undeletable.look_at(".", as_frigate=True, folder=folder)
        assert undeletable.judged(verdict, row, ground, folder) is verdict
    finally:
        os.close(folder)


def _as_json(library: LibraryBuilder) -> str:
    return json.dumps(library.order(as_frigate=True).to_json())
