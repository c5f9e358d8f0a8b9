"""Rows → typed values, or what is wrong with them, named by the sheet's own row and header."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sizai.registers.workbooks.cells import Cell
from sizai.registers.workbooks.columns import PERSONAL, Circumstances, Column, Finding, Kind, Ledger, Values
from sizai.registers.workbooks.kinds import CANONICAL, Context, read_cell
from sizai.registers.workbooks.rows import Row
from sizai.registers.workbooks.tables import Remark, Table
from sizai.text.phones import Phones
from sizai.text.unreadable import Unreadable, quote
from sizai.text.width import tidy

_KEPT = 20_000
_LONGEST_KEPT = 40
# not bool: True would be found under 1
_KEEPABLE = frozenset({str, float, int, datetime.date, datetime.datetime})
_UNREADABLE = object()


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a cell. `column` is the sheet's own header, or the standard name where the sheet has
    none; `value` the cell as text; `personal` that the value must not be printed unmasked."""

    sheet: str
    row: int
    column: str
    value: str
    message: str
    personal: bool = False

    def as_dict(self) -> dict[str, str | int]:
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
        }


@dataclass(slots=True)
class Checked:
    """A row with its values (None for a blank or unreadable cell), its errors, and what is merely odd."""

    row: Row
    values: Values
    errors: list[RowError]
    warnings: list[RowError]

    @property
    def ok(self) -> bool:
        return not self.errors

    @property
    def fingerprint(self) -> bytes:
        """Alike for rows whose every ledger column is alike after normalisation. 16 bytes."""
        forms = []
        for column in self.row.table.ledger.columns:
            value = self.values.get(column.name)
            forms.append("" if value is None else CANONICAL.get(column.kind, str)(value))
        return hashlib.blake2b("\x1f".join(forms).encode("utf-8", "replace"), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class _Step:
    """How one column of one table is read; `kept` holds what short cells of it meant before."""

    column: Column
    name: str
    context: Context
    label: str
    kept: dict[Any, Any]
    watched: bool


class Checker:
    """Checks the rows of one ledger. Keeps what it has read of short, repeated cells (names of enterprises, towns,
    results), a bounded number of them."""

    def __init__(self, ledger: Ledger, *, today: datetime.date) -> None:
        self.ledger, self.today = ledger, today
        self._plans: dict[int, tuple[Table, list[_Step], list[Remark]]] = {}

    def check(self, row: Row) -> Checked:
        table, steps, unsettled = self._plan(row.table)
        values: Values = {}
        checked = Checked(row, values, [], [])
        cells = row.cells
        for step in steps:
            cell = cells.get(step.name, "")
            if cell.__class__ in _KEEPABLE and cell in step.kept:
                value = step.kept[cell]
            else:
                value = self._read(checked, cell, step)
                if value is _UNREADABLE:
                    continue
            values[step.name] = value
            if value is None or step.watched:
                self._watch(checked, cell, value, step)
        for remark in unsettled:
            checked.errors.append(RowError(row.sheet, row.number, remark.column, "", remark.message))
        for fill in self.ledger.fills:
            fill(values)
        circumstances = Circumstances(self.today, table.year)
        wrong = {error.column for error in checked.errors}
        for check in self.ledger.checks:
            for finding in check(values, circumstances):
                if (
                    row.table.label_of(finding.column) not in wrong
                ):  # a cell is blamed once, for what it says itself
                    self._add(checked, finding)
        return checked

    def _plan(self, table: Table) -> tuple[Table, list[_Step], list[Remark]]:
        if id(table) not in self._plans:
            headings = {heading.column.name: heading for heading in table.headings}
            steps = []
            for column in self.ledger.columns:
                heading = headings.get(column.name)
                unit = (heading and heading.unit) or table.unit or Decimal(1)
                watched = column.kind is Kind.DATE and not column.future
                context, label = Context(unit, table.year), table.label_of(column.name)
                steps.append(_Step(column, column.name, context, label, {}, watched))
            self._plans[id(table)] = (table, steps, [remark for remark in table.remarks if remark.error])
        return self._plans[id(table)]

    def _read(self, checked: Checked, cell: Cell, step: _Step) -> Any:
        column = step.column
        try:
            value = read_cell(cell, column, step.context)
        except Unreadable as problem:
            checked.values[step.name] = self._leniently(cell, column)
            error = _error(checked.row, column, step.label, cell, str(problem))
            (checked.warnings if column.lenient else checked.errors).append(error)
            return _UNREADABLE
        short = not isinstance(cell, str) or len(cell) <= _LONGEST_KEPT
        if short and cell.__class__ in _KEEPABLE and len(step.kept) < _KEPT:
            step.kept[cell] = value
        return value

    def _watch(self, checked: Checked, cell: Cell, value: Any, step: _Step) -> None:
        """A required cell that is blank, a date that has not come yet."""
        if value is None:
            if step.column.required:
                checked.errors.append(
                    _error(checked.row, step.column, step.label, cell, step.column.missing_sentence)
                )
        elif value > self.today:
            message = f"{step.name} {value.isoformat()} 在今天（{self.today.isoformat()}）之后，请核对。"
            checked.errors.append(_error(checked.row, step.column, step.label, cell, message))

    @staticmethod
    def _leniently(cell: Cell, column: Column) -> Any:
        """What cannot be read of a lenient column is kept as written: a phone with a missing digit still helps."""
        if not column.lenient or not isinstance(cell, (str, int, float)):
            return None
        written = tidy(quote(cell, longest=column.limit))
        return (
            Phones(written) if column.kind is Kind.PHONES else written if column.kind is Kind.TEXT else None
        )

    def _add(self, checked: Checked, finding: Finding) -> None:
        row, name = checked.row, finding.column
        label, cell = row.table.label_of(name), row.cells.get(name, "")
        error = _error(row, self.ledger.by_name[name], label, cell, finding.message)
        (checked.warnings if finding.warning else checked.errors).append(error)


def _error(row: Row, column: Column, label: str, cell: Cell, message: str) -> RowError:
    return RowError(row.sheet, row.number, label, quote(cell, longest=100), message, column.kind in PERSONAL)


__all__ = ["Checked", "Checker", "RowError"]
