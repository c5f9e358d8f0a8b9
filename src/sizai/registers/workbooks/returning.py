"""The wrong rows as a workbook: the user's own columns, 原因 and 原行号 behind them. Once the cells are put right it
can be imported as it is: header, unit and year are carried over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import BinaryIO

from openpyxl import Workbook as Writer
from openpyxl.utils import get_column_letter

from sizai.registers.workbooks.cells import CellError
from sizai.registers.workbooks.checking import Checked
from sizai.registers.workbooks.columns import Kind
from sizai.registers.workbooks.matching import Matcher
from sizai.registers.workbooks.plain_cells import BOLD, WRAPPED, written_cell
from sizai.registers.workbooks.tables import Heading, Table
from sizai.text.amounts import UNITS
from sizai.text.cells import text_of

REASON, ROW_NUMBER = "原因", "原行号"


def write_returned(target: BinaryIO, rows: Iterable[Checked]) -> int:
    """Write the rows that have errors; gives their number. Rows without errors are passed over, so that a whole
    `Reading.rows()` may be given. Writes row by row."""
    book = Writer(write_only=True)
    sheets: dict[tuple[object, ...], _Returned] = {}
    count = 0
    for checked in rows:
        if checked.ok:
            continue
        table = checked.row.table
        key = (table.sheet, table.labels, table.signature, table.unit, table.year)
        if key not in sheets:
            sheets[key] = _Returned(book, table)
        sheets[key].add(checked)
        count += 1
    if not sheets:
        book.create_sheet("没有退回的行").append(["所有行都已导入，没有要改的。"])
    book.save(target)
    return count


class _Returned:
    def __init__(self, book: Writer, table: Table) -> None:
        self.table = table
        self.labels = _labels_again(table)
        self.kept = [i for i, label in enumerate(self.labels) if label.strip() not in (REASON, ROW_NUMBER)]
        self.sheet = book.create_sheet(_title(book, table.sheet))
        for place, index in enumerate(self.kept, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = (
                22 if len(self.labels[index]) > 6 else 16
            )
        self.sheet.column_dimensions[get_column_letter(len(self.kept) + 1)].width = 60
        self.sheet.freeze_panes = "A3"
        year = f"{table.year}年，" if table.year else ""
        note = f"{table.sheet}（{year}退回的行）：按“原因”改好对应的格子，把本文件直接再导入一次即可。"
        self.sheet.append([written_cell(self.sheet, note)])
        heads = [
            written_cell(self.sheet, label)
            for label in [*(self.labels[i] for i in self.kept), REASON, ROW_NUMBER]
        ]
        for head in heads:
            head.font = BOLD
        self.sheet.append(heads)

    def add(self, checked: Checked) -> None:
        raw = checked.row.raw
        cells = [written_cell(self.sheet, _as_it_was(raw[i]) if i < len(raw) else None) for i in self.kept]
        reasons = dict.fromkeys(f"{error.column}：{error.message}" for error in checked.errors)
        reason = written_cell(self.sheet, "\n".join(reasons))
        reason.alignment = WRAPPED
        self.sheet.append([*cells, reason, written_cell(self.sheet, checked.row.number)])


def _as_it_was(cell: object) -> object:
    """Whole numbers without a point; figures too long for Excel's numbers would change once more and go as text."""
    if isinstance(cell, CellError):
        return cell.code
    if isinstance(cell, float) and cell.is_integer():
        return int(cell) if abs(cell) < 1e15 else text_of(cell)
    return cell


def _labels_again(table: Table) -> list[str]:
    """Headers that will be recognised again without the rows above them: 名称 under 用人单位 as 用人单位名称, and
    万元 from a note above the table in the header of each sum that names no unit."""
    matcher = Matcher(table.ledger)
    labels = list(table.labels)
    for heading in table.headings:
        place = heading.index - table.left
        label = labels[place] if place < len(labels) else ""
        found = matcher.match(label)
        if found is None or found.column is not heading.column:
            label = heading.column.name
        labels[place : place + 1] = [label + _unit_again(heading, table, matcher, label)]
    return labels


def _unit_again(heading: Heading, table: Table, matcher: Matcher, label: str) -> str:
    if heading.column.kind is not Kind.MONEY:
        return ""
    unit = heading.unit or table.unit or Decimal(1)
    found = matcher.match(label)
    if ((found and found.unit) or Decimal(1)) == unit:
        return ""
    return next((f"（{name}）" for name, value in UNITS.items() if value == unit), "")


def _title(book: Writer, name: str) -> str:
    """A sheet's name of at most 31 characters, not taken yet."""
    base = re.sub(r"[\\/*?:\[\]]", " ", name)[:26].strip(" '") or "退回"
    taken = {sheet.title for sheet in book.worksheets}
    return (
        base if base not in taken else next(t for n in range(2, 1000) if (t := f"{base}({n})") not in taken)
    )
