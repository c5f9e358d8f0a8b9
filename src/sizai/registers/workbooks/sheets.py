"""One sheet: its rows from the first on, its merged ranges. Loaded when it is asked for, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar, cast

import python_calamine as calamine

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.cells import Cell, CellError

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: rows numbered from 1, columns from 0, all inclusive."""

    top: int
    bottom: int
    left: int
    right: int


class Sheet(Protocol):
    """One sheet: `rows()` may be asked again and again; each time it begins at row 1."""

    name: str
    visible: bool
    epoch_1904: bool

    def rows(self) -> Iterator[tuple[int, list[Cell]]]: ...
    def merges(self) -> list[Merge]: ...


def guarded(name: str, read: Callable[[], Result]) -> Result:
    """calamine's errors, and its panics (which are no `Exception`), as refusals."""
    try:
        return read()
    except calamine.PasswordError:
        raise refusals.Encrypted(name=name) from None
    except (calamine.CalamineError, ValueError, OverflowError, OSError):
        raise refusals.Damaged(name=name) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise refusals.Damaged(name=name) from None
        raise


class Shelf:
    """The sheet last asked for stays loaded, the one before it is dropped: one sheet in memory at a time."""

    def __init__(self, source: calamine.CalamineWorkbook, name: str) -> None:
        self.source, self.name = source, name
        self._title: str | None = None
        self._sheet: calamine.CalamineSheet | None = None

    def take(self, title: str) -> calamine.CalamineSheet:
        if self._sheet is None or self._title != title:
            self._sheet = None
            self._sheet = guarded(self.name, lambda: self.source.get_sheet_by_name(title))
            self._title = title
        return self._sheet


@dataclass(slots=True)
class CalamineSheet:
    name: str
    visible: bool
    epoch_1904: bool
    _shelf: Shelf
    _errors: dict[int, dict[int, CellError]]

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        sheet = self._shelf.take(self.name)
        if sheet.start is None:
            yield from ((number, self._with_errors(number, [])) for number in sorted(self._errors))
            return
        # iter_rows gives the empty rows above the first cell, but not the empty columns left of it
        before: list[Cell] = [""] * sheet.start[1]
        errors = self._errors
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            row: list[Cell] = [*before, *cells] if before else cast("list[Cell]", cells)
            yield number, (self._with_errors(number, row) if number in errors else row)

    def _with_errors(self, number: int, row: list[Cell]) -> list[Cell]:
        for column, error in self._errors[number].items():
            if column >= len(row):
                row.extend([""] * (column + 1 - len(row)))
            if row[column] == "":
                row[column] = error
        return row

    def merges(self) -> list[Merge]:
        ranges = self._shelf.take(self.name).merged_cell_ranges or []
        return [Merge(top + 1, bottom + 1, left, right) for (top, left), (bottom, right) in ranges]
