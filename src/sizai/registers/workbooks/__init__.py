"""Excel ledgers as people keep them, read into typed rows, and lists written out again. Knows no room.

    with open_workbook(path) as book:
        reading = read_ledger(book, LEDGER, today=...)
        for checked in reading.rows():
            ...

reading → headers → rows → checking on the way in; `returning` gives the wrong rows back with the reasons beside
them; `writing` exports a list. Nothing here imports Django or touches the database.
"""

from __future__ import annotations

from sizai.registers.workbooks.checking import Checked, RowError
from sizai.registers.workbooks.columns import Check, Column, Finding, Kind, Ledger, Spread
from sizai.registers.workbooks.limits import Limits
from sizai.registers.workbooks.reading import Workbook, open_workbook
from sizai.registers.workbooks.refusals import Refusal
from sizai.registers.workbooks.returning import write_returned
from sizai.registers.workbooks.whole import Reading, read_ledger
from sizai.registers.workbooks.writing import ExportColumn, Shape, write_list

__all__ = [
    "Check",
    "Checked",
    "Column",
    "ExportColumn",
    "Finding",
    "Kind",
    "Ledger",
    "Limits",
    "Reading",
    "Refusal",
    "RowError",
    "Shape",
    "Spread",
    "Workbook",
    "open_workbook",
    "read_ledger",
    "write_list",
    "write_returned",
]
