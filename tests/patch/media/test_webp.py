"""The size of a picture, by its header."""

from pathlib import Path

import pytest
from recording_backfill.media.webp import picture_size

from testing.pictures import picture


@pytest.mark.parametrize("size", [(175, 175), (311, 175), (320, 180)])
def test_a_picture_tells_its_size(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "thumb.webp"
    path.write_bytes(picture("webp", size))
    assert picture_size(str(path)) == size


@pytest.mark.parametrize("content", [b"", b"RIFF", picture("jpg", (175, 175)), b"x" * 40])
def test_what_is_no_such_picture_tells_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thumb.webp"
    path.write_bytes(content)
    assert picture_size(str(path)) is None
    (tmp_path / "link.webp").symlink_to(path)
    assert picture_size(str(tmp_path / "link.webp")) is None
    assert picture_size(str(tmp_path / "nothing.webp")) is None
