"""Which mount holds a folder, and which file systems are of the network."""

from __future__ import annotations

from typing import Any

import pytest
from recording_backfill.engine import storage
from recording_backfill.engine.storage import Kind, file_system_of

MOUNTS = """\
22 1 253:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /media/frigate rw - nfs4 nas:/frigate rw
31 30 0:41 / /media/frigate/recordings rw - cifs //nas/recordings rw
32 22 0:42 / /mnt/my\\040disk rw - fuseblk /dev/sdb1 rw
33 22 0:43 / /mnt/user rw - fuse.shfs shfs rw
34 22 0:44 / /mnt/user rw - xfs /dev/sdc1 rw
"""


@pytest.mark.parametrize(
    ("path", "file_system"),
    [
        ("/config", "ext4"),
        ("/media/frigate", "nfs4"),
        ("/media/frigate/clips", "nfs4"),
        ("/media/frigate/recordings/2026-01-01", "cifs"),
        ("/media/frigate2", "ext4"),
        ("/mnt/my disk/recordings", "fuseblk"),
        ("/mnt/user/recordings", "xfs"),
    ],
)
def test_the_mount_that_holds_a_folder_is_found(path: str, file_system: str) -> None:
    assert file_system_of(path, MOUNTS) == file_system


@pytest.mark.parametrize(
    ("file_system", "kind"),
    [
        ("ext4", Kind.LOCAL),
        ("overlay", Kind.LOCAL),
        ("fuseblk", Kind.LOCAL),
        ("nfs4", Kind.NETWORK),
        ("cifs", Kind.NETWORK),
        ("fuse.sshfs", Kind.NETWORK),
        ("fuse", Kind.NETWORK),
    ],
)
def test_network_file_systems_are_known_by_their_kind(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, file_system: str, kind: Kind
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 0:1 / / rw - {file_system} source rw\n")
    monkeypatch.setattr(storage, "_MOUNTS", str(mounts))
    assert storage.kind_of("/") is kind
    monkeypatch.setattr(storage, "_MOUNTS", str(tmp_path / "none"))
    assert storage.kind_of("/") is Kind.LOCAL
