"""A table on a sheet: its header, its columns, what was odd about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from sizai.registers.workbooks.columns import Column, Ledger

WIDEST = 16384


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: where it stands (0 = A), its header as written, the unit that its header names."""

    index: int
    label: str
    column: Column
    unit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell the user about a header. With `error` the rows cannot be read before it is settled."""

    sheet: str
    row: int
    column: str
    message: str
    error: bool = False


@dataclass(frozen=True)
class Table:
    """A header and the rows below it. Rows are numbered from 1, columns from 0; `end` is the last row before the
    next header (0: to the end of the sheet). `labels` are the headers of all columns from `left` on, those of
    several rows joined, `words` the header's texts by column, squeezed; `unknown` are the headers that mean nothing to the ledger. `unit` and `year` come from
    the title or the notes above."""

    sheet: str
    first_header: int
    last_header: int
    headings: tuple[Heading, ...]
    labels: tuple[str, ...]
    ledger: Ledger
    left: int = 0
    right: int = WIDEST
    end: int = 0
    serial: int = -1
    unit: Decimal | None = None
    year: int | None = None
    unknown: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    repeats: bool = False
    words: Mapping[int, frozenset[str]] = field(default_factory=dict, compare=False)

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns that the header lacks."""
        present = {heading.column.name for heading in self.headings}
        return tuple(column for column in self.ledger.required if column.name not in present)

    def heading(self, name: str) -> Heading | None:
        return next((heading for heading in self.headings if heading.column.name == name), None)

    @cached_property
    def other_columns(self) -> tuple[tuple[int, str], ...]:
        """(place in a row's `raw`, header) of the columns that mean nothing to the ledger, the running number left out."""
        known = {heading.index - self.left for heading in self.headings} | {self.serial - self.left}
        return tuple(
            (place, label) for place, label in enumerate(self.labels) if label and place not in known
        )

    def label_of(self, name: str) -> str:
        """The sheet's own header, or the standard name if the sheet has no such column."""
        heading = self.heading(name)
        return heading.label if heading and heading.label else name

    @property
    def signature(self) -> tuple[tuple[int, str, Decimal | None], ...]:
        """Alike for a header that only comes again."""
        return tuple((heading.index, heading.column.name, heading.unit) for heading in self.headings)


@dataclass(slots=True)
class Layout:
    """What a sheet holds: its tables; if there is none, the row nearest to a header, the columns recognised in it,
    and its texts (for the user to say what they mean)."""

    sheet: str
    tables: list[Table] = field(default_factory=list)
    nearest: tuple[int, tuple[str, ...]] | None = None
    nearest_labels: tuple[str, ...] = ()
    blank: bool = True
