"""The reader of damaged files: every row of Frigate's tables that can still be read, page by page.

A table's own tree is followed first, around whatever is broken. What hangs below a broken page is
then found by looking at each page that no tree has led to: its rows tell by their shape which table
they are of. So neither the file's header nor its schema nor any page of a tree is needed.
"""

from __future__ import annotations

from struct import unpack_from
from typing import TYPE_CHECKING

from .pages import INTERIOR, LEAF
from .records import BrokenError, values, varint
from .schema import Table, described, is_of_schema
from .shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .pages import Pages
    from .records import Value

    Row = dict[str, Value]

_FIRST_PAGE_HEADER = 100
_DEEPEST = 20
"""Levels of a tree; a deeper one leads in circles."""
_CHECK_EVERY = 64
"""Pages between two questions whether to stop."""
_LEAST_BEGINNING = 2048
"""Bytes of a row that must be on its leaf page, for a camera's name to be among them."""


class Reader:
    """Reads the rows of one file, once. Raises OSError."""

    def __init__(self, pages: Pages, cancelled: Callable[[], bool] = lambda: False) -> None:
        self._pages = pages
        self._cancelled = cancelled
        self._seen = bytearray(pages.count + 1)
        self._looked = 0
        self.damaged = pages.damaged
        """Whether anything could not be read so far."""
        self.stopped = False
        """Whether it was told to stop before the end."""

    def rows(self, only: Mapping[str, bytes]) -> Iterator[tuple[str, Row]]:
        """Table and values of every row that can be read, those that a tree leads to first.

        Of the tables named in `only`, what has not the text among the first columns is passed over.
        """
        if self._pages.usable < _LEAST_BEGINNING:  # too little of a long row is where it begins
            only = {}
        tables = self._tables()
        for table in tables.values():
            for number, page in self._leaves(table.root):
                yield from self._of_table(table, number, page, only.get(table.name, b""))
        for number in self._pages.free():
            self._seen[number] = 1
        # Of a whole file these are pages of other tables; but a page that was overwritten by one of
        # the same tree looks whole, and leads no more to what was below it.
        for number, page in self._others():
            for found in self._by_shape(tables, number, page, only):
                self.damaged = True
                yield found

    def _tables(self) -> dict[str, Table]:
        """The tables that the file describes, wherever it still does."""
        found: dict[str, Table] = {}

        def look(number: int, page: bytes) -> None:
            for _, row in self._cells(number, page):
                table = described(row)
                if table is not None:
                    found.setdefault(table.name, table)

        for number, page in self._leaves(1):
            look(number, page)
            # A whole page of another table may stand in the place of one of the schema.
            rows = (row for _, row in self._cells(number, page))
            if not all(map(is_of_schema, rows)):
                self.damaged = True
        if self.damaged:
            for number, page in self._others():
                if b"CREATE TABLE" in page:
                    look(number, page)
        # Now the pages are looked at anew.
        self._seen = bytearray(self._pages.count + 1)
        return found

    def _leaves(self, root: int) -> Iterator[tuple[int, bytes]]:
        """The leaf pages of the tree that begins at `root`, in order, around what is broken."""
        stack = [(root, 0)]
        while stack and not self._told_to_stop():
            number, depth = stack.pop()
            try:
                if depth > _DEEPEST or not 1 <= number < len(self._seen) or self._seen[number]:
                    raise BrokenError
                page = self._pages[number]
                at = _start(number)
                kind, cells = page[at], int.from_bytes(page[at + 3 : at + 5], "big")
                if kind == INTERIOR:
                    children = self._children(page, at, cells)
                elif kind != LEAF:
                    raise BrokenError
            except BrokenError:
                self.damaged = True
                continue
            self._seen[number] = 1
            if kind == LEAF:
                yield number, page
            else:
                stack += [(child, depth + 1) for child in reversed(children)]

    def _children(self, page: bytes, at: int, cells: int) -> list[int]:
        """The pages below an interior one; those of broken cells are left out."""
        if at + 12 + 2 * cells > self._pages.usable:
            raise BrokenError
        children: list[int] = []
        for pointer in unpack_from(f">{cells}H", page, at + 12):
            if at + 12 + 2 * cells <= pointer <= self._pages.usable - 5:
                children += unpack_from(">I", page, pointer)
            else:
                self.damaged = True
        return [*children, *unpack_from(">I", page, at + 8)]

    def _others(self) -> Iterator[tuple[int, bytes]]:
        """The leaf pages that were not seen yet."""
        for number in range(1, self._pages.count + 1):
            if self._told_to_stop():
                return
            if self._seen[number]:
                continue
            try:
                page = self._pages[number]
            except BrokenError:
                self.damaged = True
                continue
            if page[_start(number)] == LEAF:
                yield number, page

    def _cells(
        self, number: int, page: bytes, needle: bytes = b""
    ) -> Iterator[tuple[int, list[Value]]]:
        """Number and values of each row on a leaf page that has `needle`, around what is broken."""
        at = _start(number)
        cells = int.from_bytes(page[at + 3 : at + 5], "big")
        first = at + 8 + 2 * cells
        if first > self._pages.usable:
            self.damaged = True
            return
        for pointer in unpack_from(f">{cells}H", page, at + 8):
            try:
                if not first <= pointer < self._pages.usable:
                    raise BrokenError
                size, offset = varint(page, pointer)
                rowid, offset = varint(page, offset)
                payload, whole = self._pages.payload(page, offset, size)
                if needle not in payload:
                    continue
                row = values(payload, self._pages.encoding, cut=not whole)
            except BrokenError:
                self.damaged = True
                continue
            if not whole:
                self.damaged = True
            yield rowid, row

    def _of_table(
        self, table: Table, number: int, page: bytes, needle: bytes
    ) -> Iterator[tuple[str, Row]]:
        if needle not in page:
            return
        of_other = True
        for rowid, cells in self._cells(number, page, needle):
            row = table.read(rowid, cells)
            if row is not None:
                of_other = False
                yield table.name, row
        if of_other:
            # A broken page may lead into another table's tree, which is to find it unseen.
            self._seen[number] = 0

    def _by_shape(
        self, tables: Mapping[str, Table], number: int, page: bytes, only: Mapping[str, bytes]
    ) -> Iterator[tuple[str, Row]]:
        """The rows of a page of which nobody says what table it is of."""
        for rowid, cells in self._cells(number, page):
            for name, shape in SHAPES.items():
                if name in only and only[name] not in page:
                    continue
                table = tables.get(name)
                row = (shape if table is None else table).read(rowid, cells)
                if row is not None and shape.tells(row):
                    yield name, row
                    break

    def _told_to_stop(self) -> bool:
        self._looked += 1
        if self._looked % _CHECK_EVERY == 0 and self._cancelled():
            self.stopped = True
        return self.stopped


def _start(number: int) -> int:
    """Where the tree's header begins on a page."""
    return _FIRST_PAGE_HEADER if number == 1 else 0
