"""A whole workbook as a ledger: the tables of all its sheets, their rows one after the other."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.checking import Checked, Checker
from sizai.registers.workbooks.columns import Ledger
from sizai.registers.workbooks.headers import find_tables
from sizai.registers.workbooks.reading import Workbook
from sizai.registers.workbooks.rows import Row, Skipped, data_rows
from sizai.registers.workbooks.stacking import year_in
from sizai.registers.workbooks.tables import Layout, Remark, Table


@dataclass(slots=True)
class Reading:
    """A workbook being read as a ledger. Tables, sheets passed over and remarks are known at once; `rows()` reads
    the data, sheet by sheet, and fills `skipped` on the way."""

    book: Workbook
    ledger: Ledger
    today: datetime.date
    layouts: list[Layout]
    remarks: list[Remark] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def tables(self) -> list[Table]:
        return [table for layout in self.layouts for table in layout.tables]

    @property
    def sheets_without_ledger(self) -> list[str]:
        return [layout.sheet for layout in self.layouts if not layout.tables and not layout.blank]

    def skips(self) -> dict[str, int]:
        """How many rows were passed over, by reason."""
        return dict(Counter(str(skipped.reason) for skipped in self.skipped))

    def data_rows(self) -> Iterator[Row]:
        """The data rows as they stand, before their cells are read."""
        self.skipped.clear()
        for sheet, layout in zip(self.book.sheets, self.layouts, strict=True):
            if layout.tables:
                yield from data_rows(sheet, layout.tables, skipped=self.skipped, remarks=self.remarks)

    def rows(self) -> Iterator[Checked]:
        """Every data row, read and checked. One row is kept at a time."""
        checker = Checker(self.ledger, today=self.today)
        for row in self.data_rows():
            yield checker.check(row)


def read_ledger(
    book: Workbook, ledger: Ledger, *, today: datetime.date, remembered: Mapping[str, str] | None = None
) -> Reading:
    """Find the ledger's tables on all sheets. Raises `NoLedgerHeader` if there is none."""
    year = year_in(book.name.rpartition(".")[0] or book.name)
    layouts = [find_tables(sheet, ledger, remembered=remembered, year=year) for sheet in book.sheets]
    if not any(layout.tables for layout in layouts):
        raise _no_header(book, ledger, layouts)
    remarks = [remark for layout in layouts for table in layout.tables for remark in table.remarks]
    remarks += [
        _lacking(table)
        for layout in layouts
        for table in layout.tables
        if table.missing and not table.repeats
    ]
    return Reading(book, ledger, today, layouts, remarks)


def _lacking(table: Table) -> Remark:
    names = "、".join(f"“{column.name}”" for column in table.missing)
    return Remark(
        table.sheet, table.last_header, "", f"表头里没有{names}这一列，请补上，或在对照表头时指定。"
    )


def _no_header(book: Workbook, ledger: Ledger, layouts: list[Layout]) -> refusals.Refusal:
    if all(layout.blank for layout in layouts):
        return refusals.NoSheets(name=book.name)
    needed = "、".join(column.name for column in ledger.required)
    near = max(
        (layout for layout in layouts if layout.nearest),
        key=lambda layout: len(layout.nearest[1]),  # type: ignore[index]
        default=None,
    )
    said = ""
    if near is not None and near.nearest is not None:
        number, names = near.nearest
        said = f"最接近的是工作表“{near.sheet}”第{number}行，只认出了{'、'.join(names)}。"
    return refusals.NoLedgerHeader(ledger=ledger.name, needed=needed, nearest=said)
