"""The journals of runs: what each changed of Frigate's rows, so that it can be taken back.

One file a run in `frigate_backfill_journal/` beside the state file: lines of JSON, compressed, the
first about the run, each later one a change. Changes are on the disk before the rows are written,
so a run that is killed has at most too many in its journal. Rows of recordings that a run adds
stand in none: their ids end in the run's own characters.
"""

from __future__ import annotations

import base64
import json
import os
import re
import time
import zlib
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import space
from ..errors import BackfillError
from ..frigate.change import Change
from ..models import RunKind
from ..notices import LibraryKey, Notice, UndoKey
from ..synced import sync
from ..untouched import NotRegularError, names_in, open_regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..frigate.change import Row

FOLDER = "frigate_backfill_journal"
KEPT_DAYS = 30.0
RESCUE = "rescue"
"""What the job ids of rescues begin with, which nobody asked for."""
ENDED = ".ended"
"""How the names of what else is kept of runs there end (see `kept_ends`)."""
_SUFFIX, _DONE = ".journal", ".done"
_CHUNK = 65536
_DEVICE_AND_INODE = re.compile(r"\d+:\d+")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | os.O_NOFOLLOW


class JournalError(BackfillError):
    """The journal cannot be written, so what it should tell of must not be done."""


@dataclass(frozen=True)
class Header:
    """What a journal's first line says of its run."""

    job_id: str
    camera: str
    database: str | None
    """Its birth, which copies of it share (see `Days.birth`); once it was its device and inode."""
    started_at: float
    kind: RunKind = RunKind.RUN
    undo_of: str | None = None
    continues: tuple[str, ...] = ()
    """Undos of the same run that were cut off before this one."""
    witness: Row | None = None
    """A row that the database then had (see `engine.witness`)."""


@dataclass(frozen=True)
class Past:
    """A run as its journal tells of it."""

    header: Header
    path: Path
    done: bool
    """Whether it came to its end."""

    def may_be_in(self, birth: str) -> bool:
        """Whether the database of that `birth` may be the one that it changed."""
        known = self.header.database
        return known in (None, birth) or _DEVICE_AND_INODE.fullmatch(known) is not None


class Journal:
    """The journal of a run that is going on; close it."""

    def __init__(self, folder: Path, header: Header) -> None:
        """Begin it; raises JournalError."""
        self.path = folder / f"{header.job_id}{_SUFFIX}"
        self._changes_nothing = not header.continues
        self._done = False
        if (why := space.why_scarce(self.path)) is not None:
            raise JournalError(why)
        self._packer = zlib.compressobj(6)
        try:
            folder.mkdir(exist_ok=True)
            self._file = os.open(self.path, _NEW, 0o600)
            try:
                _give_to_owner(self.path, self._file)
                self._write([{**asdict(header), "kind": str(header.kind)}])
                sync(folder)
            except OSError:
                os.close(self._file)
                self.path.unlink()
                raise
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def note(self, changes: Sequence[Change]) -> None:
        """Have `changes` on the disk; raises JournalError."""
        if not changes:
            return
        if (why := space.why_scarce(self.path)) is not None:
            raise JournalError(why)
        self._changes_nothing = False
        try:
            self._write([_to_json(change) for change in changes])
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def finish(self) -> None:
        """Note that the run came to its end."""
        self._done = True

    def close(self, changes: int) -> None:
        """End it; that of a run that made no `changes` is removed."""
        try:
            if self._changes_nothing and not changes:
                self.path.unlink()
            elif self._done:
                self.path.rename(self.path.with_suffix(_DONE))
        except OSError:
            pass  # an undo then runs again over what it did, which changes nothing
        finally:
            os.close(self._file)

    def _write(self, lines: list[dict[str, Any]]) -> None:
        text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
        data = self._packer.compress(text.encode()) + self._packer.flush(zlib.Z_SYNC_FLUSH)
        while data:
            data = data[os.write(self._file, data) :]
        os.fsync(self._file)


def changes(path: Path) -> Iterator[Change]:
    """The changes in a journal, as far as they reached the disk.

    Raises JournalError where the disk does not give them: half of a run is not undone as the whole.
    """
    lines = _lines(path)
    try:
        next(lines, None)
        for line in lines:
            if "table" in line:
                yield _from_json(line)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unreadable(path, error) from error


def pasts(folder: Path) -> list[Past]:
    """The runs whose journals are there, newest first.

    Raises JournalError where the disk does not give one: it may tell of any run, and that another
    is undone already.
    """
    try:
        paths = [folder / name for name in names_in(str(folder))]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _unreadable(folder, error) from error
    found = [_past(path) for path in paths if path.suffix in (_SUFFIX, _DONE)]
    there = [past for past in found if past is not None]
    return sorted(there, key=lambda past: past.header.started_at, reverse=True)


def find(folder: Path, job_id: str) -> Past | None:
    """The run of that id, if its journal is there; raises JournalError."""
    if not job_id.isalnum():
        return None
    return _past(folder / f"{job_id}{_DONE}") or _past(folder / f"{job_id}{_SUFFIX}")


def prune(folder: Path, now: float | None = None) -> None:
    """Remove journals that are too old to be used.

    They are older than the newest of them, too: a clock that is ahead for once takes none.
    """
    written: dict[Path, float] = {}
    for path in _files(folder):
        with suppress(OSError):
            written[path] = path.stat().st_mtime
    newest = min(time.time() if now is None else now, max(written.values(), default=0.0))
    for path, moment in written.items():
        if moment < newest - KEPT_DAYS * 86400:
            with suppress(OSError):
                path.unlink()


def _past(path: Path) -> Past | None:
    try:
        line = next(_lines(path), None)
    except (FileNotFoundError, NotRegularError):  # just come to its end, or none of ours
        return None
    except OSError as error:
        raise _unreadable(path, error) from error
    header = None if line is None else _header(line)
    return None if header is None else Past(header, path, path.suffix == _DONE)


def _files(folder: Path) -> list[Path]:
    return [path for suffix in (_SUFFIX, _DONE, ENDED) for path in folder.glob(f"*{suffix}")]


def _header(line: dict[str, Any]) -> Header | None:
    try:
        header = Header(**line)
        return replace(header, kind=RunKind(line["kind"]), continues=tuple(line["continues"]))
    except (KeyError, TypeError, ValueError):
        return None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The whole lines of a journal; one that is cut short just ends earlier. Raises OSError."""
    unpacker, rest = zlib.decompressobj(), b""
    try:
        with open_regular(str(path)) as file:
            while chunk := file.read(_CHUNK):
                rest += unpacker.decompress(chunk)
                *whole, rest = rest.split(b"\n")
                for line in whole:
                    yield json.loads(line)
    except (ValueError, zlib.error):
        return


def _to_json(change: Change) -> dict[str, Any]:
    return {
        "table": change.table,
        "key": change.key,
        "old": _packed(change.old),
        "new": _packed(change.new),
        "belongings": [[table, _packed(row)] for table, row in change.belongings],
    }


def _from_json(line: dict[str, Any]) -> Change:
    belongings = tuple((table, _unpacked(row) or {}) for table, row in line["belongings"])
    return Change(
        line["table"], line["key"], _unpacked(line["old"]), _unpacked(line["new"]), belongings
    )


def _packed(row: Any) -> Any:
    if row is None:
        return None
    return {
        name: {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        for name, value in row.items()
    }


def _unpacked(row: Any) -> Any:
    if row is None:
        return None
    return {
        name: base64.b64decode(value["base64"]) if isinstance(value, dict) else value
        for name, value in row.items()
    }


def _give_to_owner(path: Path, file: int) -> None:
    """Give what root makes to the config folder's owner, as SQLite does: Frigate may run as them.

    Else what the script did as root could not be undone in Frigate, nor what Frigate does later.
    What a link leads to is root's own business.
    """
    if os.geteuid() != 0:
        return
    with suppress(OSError), ExitStack() as opened:
        folder = os.open(path.parent, _FOLDER)
        opened.callback(os.close, folder)
        there = os.stat(path.name, dir_fd=folder, follow_symlinks=False)
        if os.path.samestat(there, os.fstat(file)):
            owner = path.parent.parent.stat()
            for made in (folder, file):
                os.fchown(made, owner.st_uid, owner.st_gid)


def _unreadable(path: Path, error: OSError) -> JournalError:
    why = str(error.strerror or error)
    return JournalError(Notice(LibraryKey.FOLDER_UNREADABLE, folder=str(path), error=why))


def _unwritable(path: Path, error: OSError) -> JournalError:
    why = str(error.strerror or error)
    return JournalError(Notice(UndoKey.JOURNAL_UNWRITABLE, path=str(path), error=why))
