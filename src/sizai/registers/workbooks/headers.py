"""Where the tables of a sheet begin, and which of their columns is which.

A header may have titles and notes above it, stand in two or three rows, come again in the middle of the data (for
printing), or head a second table below or beside the first. Each header found begins a `Table`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sizai.registers.workbooks.cells import Cell, column_letter
from sizai.registers.workbooks.choosing import choose
from sizai.registers.workbooks.columns import Ledger
from sizai.registers.workbooks.matching import Match, Matcher
from sizai.registers.workbooks.sheets import Sheet
from sizai.registers.workbooks.stacking import (
    DEEPEST,
    Stacks,
    could_be_header,
    shown_labels,
    stacked,
    unit_in,
    whole_label,
    wide_merges,
    year_in,
)
from sizai.registers.workbooks.tables import WIDEST, Heading, Layout, Table
from sizai.text.width import squeeze

Rows = Sequence[tuple[int, list[Cell]]]


def find_tables(
    sheet: Sheet, ledger: Ledger, *, remembered: Mapping[str, str] | None = None, year: int | None = None
) -> Layout:
    """Every table of the ledger on the sheet. `remembered` maps a header, or a column by its letter (C列), to the
    column it means, or to "" to leave it out; it wins over every guess. `year` is the last resort for dates
    without one. Reads the sheet once, three rows at a time."""
    return _Search(sheet, Matcher(ledger, remembered), year).run()


@dataclass(slots=True)
class _Candidate:
    first: int
    last: int
    tables: list[Table]
    score: int


class _Search:
    def __init__(self, sheet: Sheet, matcher: Matcher, year: int | None) -> None:
        self.sheet, self.matcher, self.ledger = sheet, matcher, matcher.ledger
        self.layout = Layout(sheet.name)
        self.merges = wide_merges(sheet.merges())
        self.year = year_in(sheet.name) or year
        self.title_year: int | None = None
        self.unit: Decimal | None = None

    def run(self) -> Layout:
        window: list[tuple[int, list[Cell]]] = []
        pending: _Candidate | None = None
        for number, row in self.sheet.rows():
            if not could_be_header(row):
                pending = self._settle(pending, None)
                window.clear()
                if self.layout.blank:
                    self.layout.blank = not any(cell not in ("", None) for cell in row)
                continue
            self.layout.blank = False
            if window and window[-1][0] != number - 1:
                window.clear()
            window = [*window[1 - DEEPEST :], (number, row)]
            best = self._best(window)
            pending = self._settle(pending, best)
            if not best and not pending:
                self._note_above(row)
        self._settle(pending, None)
        return self.layout

    def _settle(self, pending: _Candidate | None, best: _Candidate | None) -> _Candidate | None:
        """A header is taken once the next row has not made a better one of it (its second line)."""
        if pending is None or (best and best.first <= pending.last and best.score > pending.score):
            return best
        self._take(pending)
        return best if best and best.first > pending.last else None

    def _best(self, window: Rows) -> _Candidate | None:
        """The best header that ends with the window's last row; of equals the one with fewer rows."""
        best: _Candidate | None = None
        for depth in range(1, len(window) + 1):
            rows = window[-depth:]
            if self.layout.tables and rows[0][0] <= self.layout.tables[-1].last_header:
                break
            tables, score = self._read(rows)
            if tables and (best is None or score > best.score):
                best = _Candidate(rows[0][0], rows[-1][0], tables, score)
        return best

    def _take(self, found: _Candidate) -> None:
        known = self.layout.tables
        known[:] = [table if table.end else replace(table, end=found.first - 1) for table in known]
        earlier = {table.signature for table in known}
        known.extend(
            replace(
                table, unit=self.unit, year=self.title_year or self.year, repeats=table.signature in earlier
            )
            for table in found.tables
        )

    def _note_above(self, row: Sequence[Cell]) -> None:
        """Titles and notes may give the year (2024年度台账) and the unit (单位：万元)."""
        for cell in row:
            if isinstance(cell, str) and cell:
                self.title_year = year_in(cell) or self.title_year
                self.unit = unit_in(cell) or self.unit

    def _read(self, rows: Rows) -> tuple[list[Table], int]:
        """One to three rows as a header: the tables it begins (two may stand side by side), and how good it is."""
        stacks = stacked(rows, self.merges)
        matches = {index: found for index, stack in stacks.items() if (found := self._match(index, stack))}
        if not self._enough(matches):
            if len(rows) == 1:
                self._remember_nearest(rows[0][0], matches, stacks)
            return [], 0
        starts = self._starts(matches, stacks)
        tables = [
            self._table(rows, stacks, matches, left, right)
            for left, right in zip(starts, [*starts[1:], WIDEST], strict=True)
        ]
        headings = [heading for table in tables for heading in table.headings]
        return tables, 10 * len(headings) + sum(heading.unit is not None for heading in headings)

    def _match(self, index: int, stack: Sequence[str]) -> Match | None:
        settled = self.matcher.remembered_column(column_letter(index))
        if settled is not None:
            return settled or None
        if len(stack) == 1:
            return self.matcher.match(stack[0])
        return self.matcher.match(stack[-1], group="".join(stack[:-1])) or (
            self.matcher.match(stack[-1], group=stack[-2]) if len(stack) > 2 else None
        )

    def _enough(self, matches: Mapping[int, Match]) -> bool:
        names = {match.column.name for match in matches.values()}
        required = {match.column.name for match in matches.values() if match.column.required}
        return len(required) >= self.ledger.needed_required and len(names) >= self.ledger.needed_columns

    def _remember_nearest(self, number: int, matches: Mapping[int, Match], stacks: Stacks) -> None:
        names = {match.column.name for match in matches.values()}
        there = self.layout.nearest
        if names and (there is None or len(names) > len(there[1])):
            ordered = tuple(column.name for column in self.ledger.columns if column.name in names)
            self.layout.nearest = (number, ordered)
            self.layout.nearest_labels = tuple(whole_label(stack) for stack in stacks.values())

    def _starts(self, matches: Mapping[int, Match], stacks: Stacks) -> list[int]:
        """Columns where tables begin: 0, and wherever a whole second header stands beside the first."""
        starts, order = [0], sorted(matches)
        for at in order[1:]:
            before = {i: m for i, m in matches.items() if starts[-1] <= i < at}
            behind = {i: m for i, m in matches.items() if i >= at}
            first = next((matches[i].column for i in order if i >= starts[-1]), None)
            if matches[at].column is first and self._enough(before) and self._enough(behind):
                serial = at - 1 in stacks and self.matcher.is_serial(stacks[at - 1][-1])
                starts.append(at - 1 if serial else at)
        return starts

    def _table(
        self, rows: Rows, stacks: Stacks, matches: Mapping[int, Match], left: int, right: int
    ) -> Table:
        stacks = {index: stack for index, stack in stacks.items() if left <= index < right}
        here = {index: match for index, match in matches.items() if left <= index < right}
        chosen, remarks = choose(here, stacks, sheet=self.sheet.name, row=rows[-1][0])
        shown = shown_labels(stacks)
        serial = next((i for i in sorted(stacks) if self.matcher.is_serial(stacks[i][-1])), -1)
        return Table(
            sheet=self.sheet.name,
            first_header=rows[0][0],
            last_header=rows[-1][0],
            headings=tuple(
                Heading(index, shown.get(index, ""), match.column, match.unit)
                for index, match in sorted(chosen.items())
            ),
            labels=tuple(whole_label(stacks.get(index, ())) for index in range(left, max(stacks) + 1)),
            ledger=self.ledger,
            left=left,
            right=right,
            serial=serial if serial not in chosen else -1,
            unknown=tuple(shown[i] for i in sorted(shown) if i not in chosen and i != serial),
            remarks=tuple(remarks),
            words={index: frozenset(map(squeeze, stack)) for index, stack in stacks.items()},
        )
