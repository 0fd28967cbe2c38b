"""The pages of an SQLite file, with those of its write-ahead log over them; only ever read.

https://www.sqlite.org/fileformat2.html, chapters 1.3, 1.5 and 4.
"""

from __future__ import annotations

import os
import stat
import sys
from array import array
from struct import Struct, unpack_from
from typing import TYPE_CHECKING

from .records import BrokenError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"SQLite format 3\0"
LEAF = 13
INTERIOR = 5
_KINDS = frozenset((2, INTERIOR, 10, LEAF))
_PAGE_SIZES = (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)
_RUNS, _RUN = 32, 16
"""How many pages in how many places are looked at where the size must be guessed."""
_LEAST_ALIKE = 0.2
"""With fewer pages that look like pages a file is something else."""
_LONGEST_PAYLOAD = 64 << 20
_HEADER = 100
_NUMBER = Struct(">I").unpack_from
_WAL_HEADER = 32
_FRAME_HEADER = 24
_WAL_MAGIC = 0x377F0682
_ENCODINGS = {1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Pages:
    """An open file's pages, by number from 1; close it. Raises OSError and BrokenError."""

    def __init__(self, path: str) -> None:
        """Open the regular file at `path`, and its log where one is beside it."""
        self._file, size = _open(path)
        self._log = -1
        try:
            header = os.pread(self._file, _HEADER, 0)
            self.damaged = not header.startswith(MAGIC)
            """Whether the header is no guide."""
            self.size = _page_size(header) or self._guess_page_size(size)
            self.usable = self.size - (0 if self.damaged else header[20])
            self.encoding = _ENCODINGS.get(_NUMBER(header, 56)[0], "utf-8")
            self.count = size // self.size
            self._logged: dict[int, int] = {}
            self._open_log(f"{path}-wal")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close what is open."""
        for descriptor in (self._file, self._log):
            if descriptor >= 0:
                os.close(descriptor)

    def __getitem__(self, number: int) -> bytes:
        """The page; raises BrokenError where there is none, or only a piece of one."""
        if not 1 <= number <= self.count:
            raise BrokenError
        if number in self._logged:
            page = os.pread(self._log, self.size, self._logged[number])
        else:
            page = os.pread(self._file, self.size, (number - 1) * self.size)
        if len(page) != self.size:
            raise BrokenError
        return page

    def payload(self, page: bytes, at: int, size: int) -> tuple[bytes, bool]:
        """What the cell of a leaf table page holds, and whether all of it could be found."""
        if not 0 < size <= _LONGEST_PAYLOAD:
            raise BrokenError
        local = size
        if size > self.usable - 35:
            least = (self.usable - 12) * 32 // 255 - 23
            local = least + (size - least) % (self.usable - 4)
            if local > self.usable - 35:
                local = least
        end = at + local + (4 if local < size else 0)
        if end > self.usable:
            raise BrokenError
        if local == size:
            return page[at:end], True
        parts = [page[at : at + local]]
        following = _NUMBER(page, at + local)[0]
        missing = size - local
        while missing > 0:
            try:
                overflow = self[following]
            except BrokenError:
                return b"".join(parts), False
            part = overflow[4 : 4 + min(missing, self.usable - 4)]
            following = _NUMBER(overflow)[0]
            missing -= len(part)
            # The chain ends with the payload, neither sooner nor later.
            if (following == 0) != (missing == 0):
                return b"".join(parts), False
            parts.append(part)
        return b"".join(parts), True

    def free(self) -> Iterator[int]:
        """The pages that hold nothing any more, as far as the list of them can be read."""
        try:
            trunk = _NUMBER(self[1], 32)[0]
            for _ in range(self.count):
                if not trunk:
                    return
                page = self[trunk]
                yield trunk
                trunk, count = unpack_from(">II", page)
                if count > self.usable // 4 - 2:
                    return
                for number in unpack_from(f">{count}I", page, 8):
                    if 1 <= number <= self.count:
                        yield number
        except BrokenError:
            return

    def _guess_page_size(self, size: int) -> int:
        """The smallest size by which about as many pages look like pages as by any."""
        alike = {candidate: self._alike(size, candidate) for candidate in _PAGE_SIZES}
        best = max(alike.values())
        if best < _LEAST_ALIKE:
            raise BrokenError
        return next(size for size, share in alike.items() if share >= 0.6 * best)

    def _alike(self, size: int, candidate: int) -> float:
        """Which share of the pages, were `candidate` their size, look like pages."""
        count = size // candidate
        step = max(_RUN, count // _RUNS)
        numbers = [n for first in range(1, count, step) for n in range(first, first + _RUN)]
        heads = [os.pread(self._file, 8, number * candidate) for number in numbers]
        good = sum(len(head) == 8 and _looks_like_a_page(head, candidate) for head in heads)
        return good / max(1, len(numbers))

    def _open_log(self, path: str) -> None:
        try:
            self._log, size = _open(path)
        except (OSError, BrokenError):
            return
        header = os.pread(self._log, _WAL_HEADER, 0)
        if len(header) < _WAL_HEADER:
            return
        magic, _, page_size, _, *salts = unpack_from(">6I", header)
        if magic & ~1 != _WAL_MAGIC or page_size != self.size:
            return
        swapped = (magic & 1 == 1) != (sys.byteorder == "big")
        sums = _checksum(header[:24], 0, 0, swapped=swapped)
        if sums != unpack_from(">II", header, 24):
            return
        pending: dict[int, int] = {}
        for offset in range(_WAL_HEADER, size, _FRAME_HEADER + self.size):
            frame = os.pread(self._log, _FRAME_HEADER + self.size, offset)
            if len(frame) < _FRAME_HEADER + self.size:
                break
            number, count, *rest = unpack_from(">6I", frame)
            sums = _checksum(frame[:8] + frame[_FRAME_HEADER:], *sums, swapped=swapped)
            if rest[:2] != salts or sums != tuple(rest[2:]):
                break
            pending[number] = offset + _FRAME_HEADER
            if count:  # a transaction ends here
                self._logged.update(pending)
                pending.clear()
                self.count = count


def has_log(path: str) -> bool:
    """Whether a write-ahead log with anything in it is beside the file at `path`."""
    try:
        return os.stat(f"{path}-wal").st_size > _WAL_HEADER
    except OSError:
        return False


def _open(path: str) -> tuple[int, int]:
    descriptor = os.open(path, _FLAGS)
    info = os.fstat(descriptor)
    if not stat.S_ISREG(info.st_mode):
        os.close(descriptor)
        raise BrokenError
    return descriptor, info.st_size


def _page_size(header: bytes) -> int | None:
    if not header.startswith(MAGIC) or len(header) < _HEADER:
        return None
    size = int.from_bytes(header[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size in _PAGE_SIZES else None


def _looks_like_a_page(head: bytes, size: int) -> bool:
    kind, freeblock, cells, content = unpack_from(">BHHH", head)
    return (
        kind in _KINDS
        and freeblock < size
        and 0 < cells < size // 4
        and 8 + 2 * cells <= (content or 65536) <= size
    )


def _checksum(data: bytes, first: int, second: int, *, swapped: bool) -> tuple[int, int]:
    words = array("I", data)
    if swapped:
        words.byteswap()
    numbers = iter(words)
    for even, odd in zip(numbers, numbers):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
