"""What a ledger declares: its columns, the words their headers go by, how each cell is read, what must agree.

A declaration is data; it lives in the room whose ledger it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from sizai.text.amounts import LARGEST


class Kind(StrEnum):
    """How a cell is read, and the type of its value."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, line breaks kept
    DATE = "date"  # datetime.date
    MONEY = "money"  # Decimal yuan, two places
    PEOPLE = "people"  # int
    APPLICANTS = "applicants"  # sizai.text.names.Applicants
    ENTERPRISE = "enterprise"  # str as written
    PHONES = "phones"  # sizai.text.phones.Phones
    IDENTITY = "identity"  # str, 18 characters
    USCC = "uscc"  # str, 18 characters
    WORDING = "wording"  # str, a code of `choices`


class Spread(StrEnum):
    """A value merged over several rows: it is each row's, or stands once (a sum must not be counted twice)."""

    EACH = "each"
    FIRST = "first"


IDENTIFYING = frozenset({Kind.DATE, Kind.APPLICANTS, Kind.ENTERPRISE, Kind.PHONES, Kind.IDENTITY, Kind.USCC})
"""Kinds whose cells show that a row speaks of one case, not of a sum."""
PERSONAL = frozenset({Kind.PHONES, Kind.IDENTITY})
NUMERIC = frozenset({Kind.MONEY, Kind.PEOPLE})
_LONGEST = {Kind.LONG_TEXT: 5000}


@dataclass(frozen=True)
class Column:
    """One column. `synonyms` are other headers, best first; those of three characters and more also count at the
    end of a longer header (第一申请人 → 申请人). `only` are short words that count alone (日期, 电话). A header that
    holds a word of `unless` is another column (单位联系电话), unless it is listed. `after` names the column that
    this one follows where two headers read the same."""

    name: str
    kind: Kind = Kind.TEXT
    synonyms: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    after: str = ""
    required: bool = False
    missing: str = ""
    longest: int = 0
    least: int = 1
    largest: Decimal = LARGEST
    negative: bool = False
    future: bool = False
    lenient: bool = False
    spread: Spread | None = None
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    opposites: Mapping[str, str] = field(default_factory=dict)
    prefer: tuple[tuple[str, str], ...] = ()
    blank: str | None = None

    @property
    def spreads(self) -> Spread:
        return self.spread or (Spread.FIRST if self.kind in NUMERIC else Spread.EACH)

    @property
    def limit(self) -> int:
        return self.longest or _LONGEST.get(self.kind, 200)

    @property
    def missing_sentence(self) -> str:
        return self.missing or f"缺少{self.name}，请填写。"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say about a column; a warning does not stop the row."""

    column: str
    message: str
    warning: bool = False


Values = dict[str, Any]
"""Column name → typed value; None where the cell is blank or the column absent."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a check may lean on besides the row."""

    today: datetime.date
    year: int | None = None


Check = Callable[[Values, Circumstances], Iterable[Finding]]
"""Asked of every row; any value that a check needs may be None. What it finds in a cell that is wrong already is dropped."""


@dataclass(frozen=True)
class Ledger:
    """A ledger: its columns, what fills gaps (`fills` change the values in place), and what must agree."""

    name: str
    columns: tuple[Column, ...]
    fills: tuple[Callable[[Values], None], ...] = ()
    checks: tuple[Check, ...] = ()

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.name}: a column is declared twice")

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def required(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.required)

    @property
    def needed_required(self) -> int:
        """How many required columns make a row of words this ledger's header."""
        return min(2, len(self.required))

    @property
    def needed_columns(self) -> int:
        return min(3 if len(self.required) > 1 else 2, len(self.columns))
