"""A sheet's XML, looked through before calamine may load it: how far its cells reach, and the cells that calamine
gives as blank although they hold an error, or a formula whose result was never saved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.cells import NO_RESULT, CellError, column_index
from sizai.registers.workbooks.limits import MEGABYTE, Limits

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(slots=True)
class Scan:
    """What one sheet part holds: extent (rows and columns from 1), and errors by row number, then column index."""

    rows: int = 0
    columns: int = 0
    errors: dict[int, dict[int, CellError]] = field(default_factory=dict)


# As Excel, WPS and every library write them; what matches otherwise takes the slow way below
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*?(/?)>')
_USUAL_ROW = re.compile(rb'<row r="([0-9]{1,7})"')
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["'][^>]*?(/?)>""",
)
_ANY_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^>]*)?(?<!/)>")
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["']([0-9]{1,7})["']""")
_ANY_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
# calamine takes any digits for a row, however many: what is not a plain reference is not let through
_ODD_REFERENCE = re.compile(
    rb"""<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r\s*=(?!\s*["'](?:[A-Za-z]{1,3})?[0-9]{1,7}["'])"""
)
_ERROR = re.compile(rb"""<(?:\w+:)?c\s([^>]*\bt\s*=\s*["']e["'][^>]*)>(.*?)</(?:\w+:)?c>""", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^>]*)(?<!/)>\s*<(?:\w+:)?f[\s>/](.*?)</(?:\w+:)?c>", re.DOTALL)
_TEXT_RESULT = re.compile(rb"""\bt\s*=\s*["'](?:str|e|b|d|s|inlineStr)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)<")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,8})(\d{1,18})["']""")


class SheetScan:
    """Looks at whole rows, a block at a time; parts without sheetData cost one search."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.scan = Scan()
        self.rest = b""
        self.inside = False
        self.columns = 0
        self.last_row = 0
        self.unnumbered_rows = 0
        self.unnumbered_cells = 0

    def feed(self, block: bytes) -> None:
        data = self.rest + block
        self.inside = self.inside or b"sheetData" in data
        if not self.inside:
            self.rest = data[-16:]
            return
        cut = data.rfind(b"row>")
        if cut < 0:
            # a row of 16,384 cells has some megabytes; a part without rows is over after its sheetData
            if len(data) > 64 * MEGABYTE:
                raise refusals.Damaged(name=self.name)
            self.rest = data
            return
        self.rest = data[cut + 4 :]
        self._look(data[: cut + 4])

    def _look(self, data: bytes) -> None:
        cells, rows = _USUAL_CELL.findall(data), _USUAL_ROW.findall(data)
        tags = data.count(b"<c ") + data.count(b"<c>") + data.count(b"<c\n") + data.count(b":c")
        row_tags = data.count(b"<row") + data.count(b":row")
        if len(cells) != tags or len(rows) != row_tags:
            cells, rows = self._look_closely(data)
        # an empty cell takes no room, but a cell without a number stands behind it
        for letters in {letters for letters, _, closed in cells if not closed or self.unnumbered_cells}:
            self.columns = max(self.columns, column_index(letters.decode()) + 1)
        numbers = {row for _, row, closed in cells if not closed}
        self.scan.rows = max(self.scan.rows, *map(int, numbers), 0)
        self.last_row = max(self.last_row, *map(int, rows), 0)
        if b'"e"' in data or b"'e'" in data:
            for attributes, inside in _ERROR.findall(data):
                value = _VALUE.search(inside)
                self._note(attributes, value[1].decode("utf-8", "replace").strip() if value else "#N/A")
        if b"<f" in data or b":f" in data:
            for attributes, inside in _FORMULA.findall(data):
                if not _TEXT_RESULT.search(attributes) and not _VALUE.search(inside):
                    self._note(attributes, NO_RESULT)

    def _look_closely(self, data: bytes) -> tuple[list[tuple[bytes, bytes, bytes]], list[bytes]]:
        """Prefixes, attributes in other orders, cells and rows without numbers (which count on by themselves)."""
        if _ODD_REFERENCE.search(data):
            raise refusals.Damaged(name=self.name)
        cells, rows = _CELL.findall(data), _ROW.findall(data)
        self.unnumbered_rows += max(len(_ANY_ROW.findall(data)) - len(rows), 0)
        if len(_ANY_CELL.findall(data)) > sum(1 for *_, closed in cells if not closed):
            longest = max(len(_ANY_CELL.findall(row)) for row in data.split(b"row>"))
            self.unnumbered_cells = max(self.unnumbered_cells, longest)
        return cells, rows

    def _note(self, attributes: bytes, code: str) -> None:
        found = _REFERENCE.search(attributes)
        if found:
            row, column = int(found[2]), column_index(found[1].decode())
            self.scan.errors.setdefault(row, {})[column] = CellError(code)

    def finish(self, sheet: str, limits: Limits) -> Scan:
        if self.inside:
            self._look(self.rest)
        if self.unnumbered_cells:
            self.scan.rows = max(self.scan.rows, self.last_row) + self.unnumbered_rows
        rows = self.scan.rows
        width = self.scan.columns = self.columns + self.unnumbered_cells
        if rows > _LAST_ROW or width > _LAST_COLUMN or rows * width > limits.cells:
            raise refusals.SheetTooLarge(sheet=sheet, rows=rows, columns=width)
        return self.scan
