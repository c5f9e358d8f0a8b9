"""A list as an .xlsx: bold frozen head, widths, typed cells, a foot that says what the list is of. Row by row, in
bounded memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, BinaryIO, Generic, TypeVar

from openpyxl import Workbook as Writer
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sizai.registers.workbooks.plain_cells import BOLD, WRAPPED, written_cell

Item = TypeVar("Item")
ROWS_PER_SHEET = 1_000_000
"""Excel ends at 1,048,576; a longer list goes on on another sheet."""

_A4 = 9
_HEAD = PatternFill("solid", fgColor="EEF0F2")
_RIGHT = Alignment(horizontal="right", vertical="top")


class Shape(StrEnum):
    """How a column's cells are shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"  # wrapped
    INTEGER = "integer"
    MONEY = "money"  # yuan, two places
    PERCENT = "percent"  # Decimal("97.1") is 97.1 %
    DATE = "date"
    DATETIME = "datetime"


_FORMATS = {
    Shape.TEXT: "@",
    Shape.LONG_TEXT: "@",
    Shape.INTEGER: "#,##0",
    Shape.MONEY: "#,##0.00",
    Shape.PERCENT: '0.0"%"',
    Shape.DATE: "yyyy-mm-dd",
    Shape.DATETIME: "yyyy-mm-dd hh:mm",
}
_WIDTHS = {
    Shape.LONG_TEXT: 40,
    Shape.INTEGER: 10,
    Shape.MONEY: 16,
    Shape.PERCENT: 10,
    Shape.DATE: 12,
    Shape.DATETIME: 18,
}
_NUMBERS = frozenset({Shape.INTEGER, Shape.MONEY, Shape.PERCENT})


@dataclass(frozen=True)
class ExportColumn(Generic[Item]):
    """One column: its head, what it takes from an item, how that is shown; `width` in characters, 0 by shape."""

    head: str
    value: Callable[[Item], Any]
    shape: Shape = Shape.TEXT
    width: int = 0

    def cell_value(self, item: Item) -> Any:
        value = self.value(item)
        if value is None or value == "":
            return None
        if self.shape in (Shape.TEXT, Shape.LONG_TEXT):
            return value if isinstance(value, str) else str(value)
        if getattr(value, "tzinfo", None) is not None:
            # Excel knows no time zones; the caller gives local time
            return value.replace(tzinfo=None)
        return value


def write_list(
    target: BinaryIO,
    *,
    title: str,
    columns: Sequence[ExportColumn[Item]],
    rows: Iterable[Item],
    foot: Sequence[str] = (),
) -> int:
    """Write the list and give the number of its rows. `foot` says the filters, who exported, as of when; each
    line begins with 说明： so that importing the file again passes it over."""
    book = Writer(write_only=True)
    sheet = _begin(book, title, columns)
    count = 0
    for item in rows:
        if count and count % ROWS_PER_SHEET == 0:
            sheet = _begin(book, f"{title[:24]}({count // ROWS_PER_SHEET + 1})", columns)
        sheet.append([_cell(sheet, column, item) for column in columns])
        count += 1
    sheet.append([])
    for line in (*foot, f"共 {count} 行"):
        sheet.append([written_cell(sheet, f"说明：{line}")])
    book.save(target)
    return count


def _begin(book: Writer, title: str, columns: Sequence[ExportColumn[Item]]) -> Worksheet:
    for mark in "\\/*?:[]":
        title = title.replace(mark, " ")
    sheet: Worksheet = book.create_sheet(title[:31] or "清单")
    for place, column in enumerate(columns, start=1):
        width = column.width or _WIDTHS.get(column.shape, max(12, 2 * len(column.head) + 4))
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    heads = []
    for column in columns:
        head = written_cell(sheet, column.head)
        head.font, head.fill = BOLD, _HEAD
        heads.append(head)
    sheet.append(heads)
    return sheet


def _cell(sheet: Worksheet, column: ExportColumn[Item], item: Item) -> Any:
    value = column.cell_value(item)
    if value is None:
        return None
    if column.shape in _NUMBERS and isinstance(value, str):
        value = Decimal(value)
    cell = written_cell(sheet, value, number_format=_FORMATS[column.shape])
    if column.shape is Shape.LONG_TEXT:
        cell.alignment = WRAPPED
    elif column.shape in _NUMBERS:
        cell.alignment = _RIGHT
    return cell
