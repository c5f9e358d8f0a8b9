"""The data rows of a sheet's tables, with merged values and 同上 filled in; every other row with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sizai.registers.workbooks.cells import Cell
from sizai.registers.workbooks.columns import Kind, Spread
from sizai.registers.workbooks.judging import Judge, Skip, is_ditto
from sizai.registers.workbooks.sheets import Merge, Sheet
from sizai.registers.workbooks.tables import Remark, Table
from sizai.text.cells import text_of
from sizai.text.dates import DAYS_1904
from sizai.text.width import without_invisible


@dataclass(slots=True)
class Row:
    """A data row: its number on the sheet, its cells by column name, and all of them as they stand there."""

    table: Table
    number: int
    cells: dict[str, Cell]
    raw: list[Cell]

    @property
    def sheet(self) -> str:
        return self.table.sheet

    @property
    def others(self) -> list[tuple[str, str]]:
        """(header, words) of the cells that the ledger has no column for: remarks, satisfaction, what a county adds."""
        found = (
            (label, self.raw[place]) for place, label in self.table.other_columns if place < len(self.raw)
        )
        return [
            (label, words) for label, cell in found if (words := without_invisible(text_of(cell)).strip())
        ]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not data, and why. Blank rows are not listed."""

    sheet: str
    row: int
    reason: Skip


def data_rows(
    sheet: Sheet,
    tables: Sequence[Table],
    *,
    skipped: list[Skipped] | None = None,
    remarks: list[Remark] | None = None,
) -> Iterator[Row]:
    """The rows of the sheet's tables in order. What is passed over is added to `skipped`, what is odd about
    merged sums to `remarks`."""
    readers = [_Reader(sheet, table, remarks) for table in tables]
    headers = {n: table for table in tables for n in range(table.first_header, table.last_header + 1)}
    first = min((table.first_header for table in tables), default=0)
    for number, cells in sheet.rows():
        found = False
        reason: Skip | None = Skip.TITLE if number < first else None
        if number in headers:
            reason = Skip.REPEATED_HEADER if headers[number].repeats else Skip.HEADER
        elif number > first:
            for reader in readers:
                if reader.covers(number):
                    row, reason = reader.read(number, cells)
                    if row is not None:
                        found = True
                        yield row
        if (
            not found
            and skipped is not None
            and reason is not None
            and reason is not Skip.BLANK
            and any(cells)
        ):
            skipped.append(Skipped(sheet.name, number, reason))


class _Reader:
    def __init__(self, sheet: Sheet, table: Table, remarks: list[Remark] | None) -> None:
        self.table = table
        self.judge = Judge(table)
        self.remarks = remarks
        self.epoch_1904 = sheet.epoch_1904
        self.places = [(heading.index, heading.column) for heading in table.headings]
        self.spreads = {heading.index: heading.column.spreads for heading in table.headings}
        self.down: dict[int, list[Merge]] = {}
        self.across: dict[int, set[int]] = {}
        for merge in sheet.merges():
            if merge.bottom > merge.top and merge.left in self.spreads and merge.top > table.last_header:
                self.down.setdefault(merge.top, []).append(merge)
            if merge.right > merge.left + 1:
                self.across.setdefault(merge.top, set()).add(merge.left)
        self.open: dict[int, tuple[int, Cell]] = {}
        self.above: dict[str, Cell] = {}

    def covers(self, number: int) -> bool:
        return number > self.table.last_header and (not self.table.end or number <= self.table.end)

    def read(self, number: int, cells: list[Cell]) -> tuple[Row | None, Skip | None]:
        merged = self._merged(number, cells) if self.open or self.down else {}
        reason = self.judge.skip(cells, merged=merged, across=self.across.get(number, ()))
        if reason is not None:
            return None, reason
        row = list(cells)
        for index, value in merged.items():
            if len(row) <= index:
                row.extend([""] * (index + 1 - len(row)))
            row[index] = value
        width = len(row)
        by_name: dict[str, Cell] = {}
        for index, column in self.places:
            cell: Cell = row[index] if index < width else ""
            if cell and cell.__class__ is str and is_ditto(cell) and column.name in self.above:
                row[index] = cell = self.above[column.name]
            elif self.epoch_1904 and column.kind is Kind.DATE and isinstance(cell, (int, float)):
                row[index] = cell = self._since_1904(cell)
            by_name[column.name] = cell
        self.above = by_name
        return Row(self.table, number, by_name, row[self.table.left : self.table.right]), None

    def _merged(self, number: int, cells: Sequence[Cell]) -> dict[int, Cell]:
        """Values of ranges merged from rows above, by column; sums stay with their first row."""
        self.open = {index: span for index, span in self.open.items() if span[0] >= number}
        filled: dict[int, Cell] = {
            index: value
            for index, (_, value) in self.open.items()
            if (index >= len(cells) or cells[index] in ("", None)) and value not in ("", None)
        }
        for merge in self.down.get(number, ()):
            value = cells[merge.left] if merge.left < len(cells) else ""
            if self.spreads[merge.left] is Spread.EACH:
                self.open[merge.left] = (merge.bottom, value)
            elif value not in ("", None):
                self._say_once(merge, number)
        return filled

    def _say_once(self, merge: Merge, number: int) -> None:
        if self.remarks is None:
            return
        label = next(heading.label for heading in self.table.headings if heading.index == merge.left)
        message = f"“{label}”有跨行合并的格子（如第{number}至{merge.bottom}行），数只记在第一行，不重复计算。"
        if not any(remark.column == label and remark.sheet == self.table.sheet for remark in self.remarks):
            self.remarks.append(Remark(self.table.sheet, number, label, message))

    @staticmethod
    def _since_1904(cell: float) -> Cell:
        days = cell + DAYS_1904
        return (
            datetime.date(1899, 12, 30) + datetime.timedelta(days=int(days))
            if 20000 <= days < 80000
            else cell
        )


__all__ = ["Row", "Skip", "Skipped", "data_rows"]
