"""Each kind of column: how its cell is read, and the form in which two values are compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sizai.registers.workbooks.cells import ERROR_CODES, Cell, CellError
from sizai.registers.workbooks.columns import Column, Kind
from sizai.text.amounts import read_amount
from sizai.text.cells import is_blank, text_of
from sizai.text.counts import read_people
from sizai.text.dates import read_date
from sizai.text.identity import read_identity_number
from sizai.text.names import Applicants, enterprise_key, read_applicants, read_enterprise
from sizai.text.phones import Phones, read_phones
from sizai.text.unreadable import Missing, TooLong, Unreadable
from sizai.text.uscc import read_uscc
from sizai.text.width import comparable, tidy
from sizai.text.wording import nearest


class ErrorCell(Unreadable):
    """{sentence}"""


class UnknownWording(Unreadable):
    """“{column}”里的「{value}」不认识，可以填：{choices}。"""


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a cell may lean on besides the cell: the unit its column counts in, the ledger's year."""

    unit: Decimal = Decimal(1)
    year: int | None = None


def _text(cell: Cell, column: Column, context: Context) -> str:
    text = tidy(text_of(cell))
    if column.kind is Kind.TEXT:
        text = " ".join(text.split("\n"))
    if len(text) > column.limit:
        raise TooLong(cell, length=len(text), longest=column.limit)
    return text


def _date(cell: Cell, column: Column, context: Context) -> object:
    return read_date(cell, year=context.year)


def _money(cell: Cell, column: Column, context: Context) -> object:
    return read_amount(cell, unit=context.unit, negative=column.negative, largest=column.largest)


def _people(cell: Cell, column: Column, context: Context) -> object:
    return read_people(cell, least=column.least)


def _wording(cell: Cell, column: Column, context: Context) -> str | None:
    code = nearest(cell, column.choices, opposites=column.opposites, prefer=column.prefer)
    if code is None and not is_blank(cell):
        known = "、".join(words[0] for words in column.choices.values() if words)
        raise UnknownWording(cell, column=column.name, choices=known)
    return code


_READERS: dict[Kind, Callable[[Cell, Column, Context], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.DATE: _date,
    Kind.MONEY: _money,
    Kind.PEOPLE: _people,
    Kind.APPLICANTS: lambda cell, column, context: read_applicants(cell),
    Kind.ENTERPRISE: lambda cell, column, context: read_enterprise(cell),
    Kind.PHONES: lambda cell, column, context: read_phones(cell),
    Kind.IDENTITY: lambda cell, column, context: read_identity_number(cell),
    Kind.USCC: lambda cell, column, context: read_uscc(cell),
    Kind.WORDING: _wording,
}
# 不详 and 无 may say something here: the reader looks first
_LOOK_FIRST = frozenset({Kind.WORDING, Kind.APPLICANTS})


def read_cell(cell: Cell, column: Column, context: Context) -> Any:
    """The typed value, or None for a blank. Raises an `Unreadable`; `Missing` where a required cell is blank."""
    if isinstance(cell, CellError):
        raise ErrorCell(cell, sentence=cell.sentence)
    if isinstance(cell, str) and cell[:1] == "#" and cell.strip() in ERROR_CODES:
        raise ErrorCell(cell, sentence=CellError(cell.strip()).sentence)
    blank = is_blank(cell)
    if blank and (cell is None or cell == "" or column.kind not in _LOOK_FIRST):
        return column.blank
    try:
        value = _READERS[column.kind](cell, column, context)
    except Missing:
        return column.blank
    return column.blank if value is None or value == "" else value


_CHINESE_MARKS = str.maketrans("。、", ".,")
_short_text = lru_cache(maxsize=65536)(comparable)
_short_name = lru_cache(maxsize=65536)(enterprise_key)


def _applicants_form(value: Applicants) -> str:
    names = "/".join(sorted(value.keys)) or comparable(value.written)
    return f"{names}|{value.people or ''}|{value.anonymous:d}"


def _phones_form(value: Phones) -> str:
    return "/".join(sorted(value.numbers)) or comparable(value.written)


def _long_text_form(value: str) -> str:
    """Marks of either width are alike, the last ones do not count; a point inside a figure does."""
    return comparable(value).translate(_CHINESE_MARKS).rstrip(".,;!") or value


CANONICAL: dict[Kind, Callable[[Any], str]] = {
    Kind.TEXT: _short_text,
    Kind.LONG_TEXT: _long_text_form,
    Kind.APPLICANTS: _applicants_form,
    Kind.ENTERPRISE: _short_name,
    Kind.PHONES: _phones_form,
}
"""The form in which two values that mean the same are alike: 4.16万 and 41600.00, 张 三 and 张三. `str` for the rest."""
