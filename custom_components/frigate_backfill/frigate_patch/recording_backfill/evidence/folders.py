"""Frigate's folders beside the recordings: where they are, and what is in them."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..untouched import names_in

if TYPE_CHECKING:
    from ..models import RunOrder


@dataclass(frozen=True)
class Folder:
    """One folder of Frigate's."""

    actual: str
    """Its path for this process."""
    spelled: str
    """Its path in Frigate's database."""

    def inner(self, *parts: str) -> Folder:
        """A folder in it."""
        return Folder("/".join((self.actual, *parts)), "/".join((self.spelled, *parts)))

    def spell(self, name: str) -> str:
        """The path of a file in it, as Frigate spells it."""
        return f"{self.spelled}/{name}"

    def names(self, prefix: str = "") -> list[str]:
        """What is in it and begins so; nothing where it is not there or may not be read."""
        try:
            names = names_in(self.actual)
        except OSError:
            return []
        # All cameras' files lie in one folder: the most of them go here, before they are parsed.
        return [name for name in names if name.startswith(prefix)] if prefix else names

    def info(self, name: str) -> os.stat_result | None:
        """Size and times of a regular file in it; None of anything else."""
        try:
            info = os.stat(f"{self.actual}/{name}", follow_symlinks=False)
        except OSError:
            return None
        return info if stat.S_ISREG(info.st_mode) else None


@dataclass(frozen=True)
class MediaFolders:
    """All of them, for one run."""

    clips: Folder
    exports: Folder

    @classmethod
    def of(cls, order: RunOrder) -> MediaFolders:
        """Beside the recordings directory, as Frigate has them."""
        beside = Folder(
            os.path.dirname(order.recordings_root), os.path.dirname(order.recordings_as)
        )
        return cls(beside.inner("clips"), beside.inner("exports"))

    @property
    def reviews(self) -> Folder:
        """The thumbnails of reviews, of all cameras."""
        return self.clips.inner("review")

    def previews(self, camera: str) -> Folder:
        """The previews of `camera`."""
        return self.clips.inner("previews", camera)

    def thumbs(self, camera: str) -> Folder:
        """The thumbnails of the events of `camera`, from 0.16 on."""
        return self.clips.inner("thumbs", camera)

    def plates(self, camera: str) -> Folder:
        """What was read of plates of `camera`: a folder an event, where Frigate is to keep them."""
        return self.clips.inner("lpr", camera)

    @property
    def faces(self) -> Folder:
        """The newest faces that were seen, of all cameras."""
        return self.clips.inner("faces", "train")

    @property
    def export_thumbs(self) -> Folder:
        """The pictures of exports."""
        return self.clips.inner("export")
