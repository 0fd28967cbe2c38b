"""Where the catalogue lies, and when it is not written there."""

from __future__ import annotations

import gzip
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.catalogue import renewal
from recording_backfill.evidence.catalogue.place import CatalogueError, Site, choose

from testing.catalogued import NOW, Kept
from tests.patch.evidence.catalogue_files import day_files

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_begun_beside_a_disk_that_is_not_there(kept: Kept) -> None:
    shutil.rmtree(kept.recordings)
    kept.recordings.mkdir()
    with pytest.raises(CatalogueError, match="Is the disk mounted"):
        kept.renew()
    assert not kept.catalogue.exists()


def test_a_full_disk_is_left_alone(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.renew()
    before = day_files(kept)
    kept.execute("UPDATE event SET end_time = end_time + 1")
    monkeypatch.setattr(renewal.space, "why_scarce", lambda _path: "The disk is nearly full.")
    with pytest.raises(CatalogueError, match="nearly full"):
        kept.renew(NOW + 900)
    assert day_files(kept) == before
    monkeypatch.undo()
    kept.renew(NOW + 1800)
    assert day_files(kept) != before


def test_the_place_is_beside_the_recordings(tmp_path: Path) -> None:
    recordings = tmp_path / "media" / "recordings"
    recordings.mkdir(parents=True)
    site = Site(str(recordings), str(tmp_path / "config"), "me")
    assert choose(site) == str(tmp_path / "media" / "frigate_backfill" / "me")


def test_the_place_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recordings = tmp_path / "recordings"
    recordings.mkdir()
    site = Site(str(recordings), str(tmp_path), "me")
    monkeypatch.setenv("FRIGATE_BACKFILL_CATALOGUE", str(tmp_path / "mine"))
    assert choose(site) == str(tmp_path / "mine" / "me")
    monkeypatch.setenv("FRIGATE_BACKFILL_CATALOGUE", str(recordings / "mine"))
    with pytest.raises(CatalogueError, match="recordings folder"):
        choose(site)


def test_the_place_is_the_config_folder_where_beside_is_the_containers_own_layer(
    tmp_path: Path,
) -> None:
    """/dev/shm stands for a disk that is mounted at `recordings`, and tmp_path's for the layer."""
    other = "/dev/shm"
    link = tmp_path / "media"
    link.mkdir()
    config = str(tmp_path / "config")
    # What lies in `/dev` is another file system than `/dev/shm`, which is mounted in it.
    site = Site(other, config, "me", container=os.path.dirname(other))
    assert choose(site) == f"{config}/frigate_backfill/me"
    site = Site(other, config, "me", container=str(tmp_path))
    assert choose(site) == "/dev/frigate_backfill/me"


def test_a_library_that_is_not_there_has_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="Is its disk mounted"):
        choose(Site(str(tmp_path / "nowhere" / "recordings"), str(tmp_path), "me"))


def test_no_user_is_in_it_and_no_password(kept: Kept) -> None:
    kept.execute(
        "INSERT INTO user (username, password_hash, notification_tokens)"
        " VALUES ('ada', 'a-hash-of-hers', '[]')"
    )
    kept.renew()
    (day,) = kept.catalogue.rglob("*.db.gz")
    content = gzip.decompress(day.read_bytes())
    assert b"recordings" in content
    assert b"a-hash-of-hers" not in content
