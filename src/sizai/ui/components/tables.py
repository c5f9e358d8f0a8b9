"""Tables from declared columns: one declaration gives the desk table and, below 768 px, a list of two lines.

Rows may be any objects. Cells are strings put together, no template per cell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal

from django.utils.safestring import SafeString

from sizai.ui.components.dates import date_short
from sizai.ui.components.markup import BLANK, NO_DATA, NONE, Empty, esc, missing, safe
from sizai.ui.components.numbers import bar, figure, money, percent, wan
from sizai.ui.components.states import level, state_mark
from sizai.ui.components.turns import turn_words

Kind = Literal[
    "text", "link", "number", "money", "wan", "percent", "date", "state", "turn", "due", "level", "bar"
]
Read = str | Callable[[Any], Any]
"""An attribute path ("enterprise.name", "get_state_display"; nothing behind a None) or a function."""
Phone = Literal["first", "end", "fact", "hidden"]

NUMERIC: Final = frozenset({"number", "money", "wan", "percent"})
MISSING: Final[dict[str, Empty]] = {
    "number": NO_DATA,
    "money": NO_DATA,
    "wan": NO_DATA,
    "percent": NO_DATA,
    "date": NONE,
}


@dataclass(frozen=True, slots=True)
class Column:
    """What `value` gives, by kind: text, link: str · number: int · money, wan, percent: Decimal (yuan, yuan,
    percent) · date: date · state: (label, kind of state_mark) · turn: Turn · due: (remaining time, over?) ·
    level: its name · bar: (value, largest).

    `url` makes a link of a word and an opening figure of a number. `under` is a second, quiet line.
    `phone`: "first" (the link of the first line), "end" (right of it), "fact" (second line), "hidden".
    `width` (CSS) keeps the column in place when the list is sorted. `sort`: (address, "ascending" |
    "descending" | "").
    """

    label: str
    value: Read
    kind: Kind = "text"
    url: Read | None = None
    under: Read | None = None
    phone: Phone = "fact"
    align: Literal["", "left", "right"] = ""
    width: str = ""
    sort: tuple[str, str] | None = None
    empty: Empty | None = None
    foot: str = ""


def _link(value: object, url: str, empty: Empty) -> str:
    shown = missing(empty) if value in (None, "") else esc(value)
    return (
        f'<a class="strong open" href="{esc(url)}">{shown}</a>'
        if url
        else f'<span class="strong">{shown}</span>'
    )


def _text(value: object, url: str, empty: Empty) -> str:
    shown = missing(empty) if value in (None, "") else esc(value)
    return f'<a href="{esc(url)}">{shown}</a>' if url and value not in (None, "") else shown


def _opening(write: Callable[..., SafeString], value: Any, url: str, empty: Empty) -> str:
    shown = write(value, empty=empty)
    return f'<a class="fig" href="{esc(url)}">{shown}</a>' if url and value is not None else shown


def _number(value: Any, url: str, empty: Empty) -> str:
    return figure(value, url, empty=empty)


def _state(value: Any, url: str, empty: Empty) -> str:
    return missing(empty) if value is None else state_mark(value[0], value[1])


def _due(value: Any, url: str, empty: Empty) -> str:
    if value is None:
        return missing(empty)
    text, over = value
    return f'<span class="nw num{" late" if over else ""}">{esc(text)}</span>'


def _bar(value: Any, url: str, empty: Empty) -> str:
    return missing(empty) if value is None else bar(value[0], value[1], url)


def _date(value: dt.date | None, url: str, empty: Empty, on: dt.date | None) -> str:
    return date_short(value, on, empty=empty)


WRITERS: Final[dict[str, Callable[[Any, str, Empty], str]]] = {
    "text": _text,
    "link": _link,
    "number": _number,
    "money": partial(_opening, money),
    "wan": partial(_opening, wan),
    "percent": partial(_opening, percent),
    "state": _state,
    "turn": lambda value, url, empty: turn_words(value),
    "due": _due,
    "level": lambda value, url, empty: level(value),
    "bar": _bar,
}


def _right(column: Column) -> bool:
    return column.align == "right" or (not column.align and column.kind in NUMERIC)


def _reader(read: Read) -> Callable[[Any], Any]:
    if not isinstance(read, str):
        return read
    *path, last = read.split(".")

    def walk(row: Any) -> Any:
        for name in path:
            if (row := getattr(row, name)) is None:
                return None
        found = getattr(row, last)
        return found() if callable(found) else found

    return walk


def _cell(column: Column, on: dt.date | None) -> Callable[[Any], str]:
    """The function that writes one cell; everything that is the same in all rows is settled here."""
    read = _reader(column.value)
    write = partial(_date, on=on) if column.kind == "date" else WRITERS[column.kind]
    empty = column.empty if column.empty is not None else MISSING.get(column.kind, BLANK)
    kinds = " ".join(filter(None, ["n" if _right(column) else "", f"p-{column.phone}"]))
    told = f' data-l="{esc(column.label)}"' if column.phone == "fact" and column.label else ""
    url = _reader(column.url) if column.url else None
    under = _reader(column.under) if column.under else None
    head = f'<td class="{kinds}"{told}>'

    def cell(row: Any) -> str:
        shown = write(read(row), url(row) if url else "", empty)
        if under and (second := under(row)):
            return f'{head}{shown}<div class="hint">{esc(second)}</div></td>'
        return f"{head}{shown}</td>"

    return cell


def _head(column: Column) -> str:
    right = ' class="n"' if _right(column) else ""
    width = f' style="width:{esc(column.width)}"' if column.width else ""
    if column.sort is None:
        return f'<th scope="col"{right}{width}>{esc(column.label)}</th>'
    url, direction = column.sort
    order = f' aria-sort="{esc(direction)}"' if direction else ""
    arrow = {"ascending": " ↑", "descending": " ↓"}.get(direction, "")
    return f'<th scope="col"{right}{width}{order}><a href="{esc(url)}">{esc(column.label)}{arrow}</a></th>'


def data_table(
    columns: Iterable[Column],
    rows: Iterable[Any],
    *,
    caption: str,
    on: dt.date | None = None,
    key: Read | None = None,
    overdue: Read | None = None,
    tight: bool = False,
    sticky: bool = False,
) -> SafeString:
    """The table. `caption` names it for those who hear it; `on` is today, for dates without a year.

    `key` puts a check box before each row (name `chosen`); `overdue` draws the red bar. `sticky`: the head
    stays in sight and columns keep their declared widths.
    """
    declared = list(columns)
    writers = [_cell(column, on) for column in declared]
    lead = next((_reader(column.value) for column in declared if column.phone == "first"), str)
    number = _reader(key) if key else None
    is_over = _reader(overdue) if overdue else None
    body = []
    for row in rows:
        mark = ' class="over"' if is_over and is_over(row) else ""
        pick = _pick(number(row), lead(row)) if number else ""
        body.append(f"<tr{mark}>{pick}{''.join([write(row) for write in writers])}</tr>")
    pick_all = (
        '<th class="pick"><input type="checkbox" data-page aria-label="选本页全部"></th>' if key else ""
    )
    heads = pick_all + "".join(_head(column) for column in declared)
    looks = "sz-t" + " tight" * tight + " sticky" * sticky
    return safe(
        f'<table class="{looks}"><caption class="vh">{esc(caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody>{_foot(declared, picks=key is not None)}</table>"
    )


def _pick(key: object, name: object) -> str:
    box = f'<input type="checkbox" name="chosen" value="{esc(key)}" aria-label="选{esc(name)}">'
    return f'<td class="pick">{box}</td>'


def _foot(columns: list[Column], *, picks: bool) -> str:
    """Sums; a column without one leaves its cell blank."""
    if not any(column.foot for column in columns):
        return ""
    cells = ['<td class="pick"></td>'] if picks else []
    for column in columns:
        told = f' data-l="{esc(column.label)}"' if column.phone == "fact" and column.foot else ""
        cells.append(f'<td class="{"n " * _right(column)}p-{column.phone}"{told}>{esc(column.foot)}</td>')
    return f"<tfoot><tr>{''.join(cells)}</tr></tfoot>"
