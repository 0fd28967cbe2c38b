"""The files of each kind of media but recordings, and which of them no row tells of (0.18)."""

import os

from frigate import const
from frigate.models import Event, Export, Previews, ReviewSegment


def _below(folder: str) -> list[tuple[str, str]]:
    """The folders in `folder`, each with its name."""
    if not os.path.isdir(folder):
        return []
    inside = [(os.path.join(folder, name), name) for name in os.listdir(folder)]
    return [(path, name) for path, name in inside if os.path.isdir(path)]


def _names(folder: str, *ends: str) -> list[str]:
    if not os.path.isdir(folder):
        return []
    return [name for name in os.listdir(folder) if name.endswith(ends)]


Found = tuple[list[str], list[str]]
"""All files of a kind, and those that no row tells of."""


def event_snapshots() -> Found:
    with_snapshot = Event.select(Event.camera, Event.id).where(Event.has_snapshot == True)  # noqa: E712
    known = {f"{camera}-{event_id}" for camera, event_id in with_snapshot.tuples()}
    ends = ("-clean.webp", "-clean.png", ".jpg")
    names = [
        name
        for name in _names(const.CLIPS_DIR, *ends)
        if os.path.isfile(os.path.join(const.CLIPS_DIR, name))
    ]
    orphans = []
    for name in names:
        end = next(end for end in ends if name.endswith(end))
        if name[: -len(end)] not in known:
            orphans.append(os.path.join(const.CLIPS_DIR, name))
    return names, orphans


def event_thumbnails() -> Found:
    """A file is also an orphan if its event carries the picture in its row.

    One below another camera's name counts as known, as long as its event's row has no picture.
    """
    rows = Event.select(Event.id, Event.thumbnail).tuples()
    carries = {event_id: bool(text) for event_id, text in rows}
    files, orphans = [], []
    for folder, _ in _below(const.THUMB_DIR):
        for name in _names(folder, ".webp"):
            files.append(os.path.join(folder, name))
            if carries.get(name[: -len(".webp")], True):
                orphans.append(files[-1])
    return files, orphans


def review_thumbnails() -> Found:
    known = {path for (path,) in ReviewSegment.select(ReviewSegment.thumb_path).tuples()}
    folder = os.path.join(const.CLIPS_DIR, "review")
    names = [name for name in _names(folder, ".webp") if name.startswith("thumb-")]
    files = [os.path.join(folder, name) for name in names]
    return files, [file for file in files if file not in known]


def previews() -> Found:
    known = {path for (path,) in Previews.select(Previews.path).tuples()}
    files = [
        os.path.join(folder, name)
        for folder, _ in _below(os.path.join(const.CLIPS_DIR, "previews"))
        for name in _names(folder, ".mp4")
    ]
    return files, [file for file in files if file not in known]


def exports() -> Found:
    """Videos and pictures count together; of the pictures only `.jpg` are looked at."""
    rows = list(Export.select(Export.video_path, Export.thumb_path).tuples())
    videos, pictures = {video for video, _ in rows}, {picture for _, picture in rows}
    folder = os.path.join(const.CLIPS_DIR, "export")
    found = [os.path.join(const.EXPORT_DIR, name) for name in _names(const.EXPORT_DIR, ".mp4")]
    seen = [os.path.join(folder, name) for name in _names(folder, ".jpg")]
    orphans = [file for file in found if file not in videos]
    return found + seen, orphans + [file for file in seen if file not in pictures]
