"""Row sets: the things behind a figure, each declared with its columns. The same columns everywhere: on the page, in
the CSV of the command line, in the annex of a report, in a snapshot. Names of workers are masked, phones and identity
numbers never occur.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q, QuerySet

from sizai.access import clock
from sizai.figures.queries.counted import ANY, narrowed
from sizai.figures.queries.filters import Filters
from sizai.orgs.queries import area_names

Kind = Literal["text", "date", "number", "money"]
Value = str | int | dt.date | Any


def mask_name(name: str) -> str:
    """刘师傅 → 刘**. The length is not told."""
    return f"{name[0]}**" if name else "匿名"


def label(choices: Any) -> Callable[[str], str]:
    """The Chinese label of a code; a code that is not in the list any more is shown as it is."""
    labels = dict(choices.choices)
    return lambda code: labels.get(code, code)


def _same(value: Any) -> Any:
    return "" if value is None else value


@dataclass(frozen=True)
class Field:
    """One column: its head, the paths that it is read from, how they are shown.

    `town`: the path is an area, shown by its name. `phone`: as in `ui.Column`.
    """

    head: str
    paths: tuple[str, ...]
    show: Callable[..., Any] = _same
    kind: Kind = "text"
    phone: Literal["first", "end", "fact", "hidden"] = "hidden"
    town: bool = False


@dataclass(frozen=True)
class Row:
    """One counted thing. `key` is its primary key (a person's for persons), `case_id` the case to open."""

    key: int
    case_id: int | None
    day: dt.date | None
    values: tuple[Value, ...]


@dataclass(frozen=True)
class RowSet:
    """`day`: field or annotation by which a thing falls into the period; `case`: the way to its case ("" or "case__").

    `build` gives the things before they are narrowed, with annotations; it is handed the moment of asking.
    """

    key: str
    name: str
    unit: str
    day: str
    fields: tuple[Field, ...]
    build: Callable[[dt.datetime], QuerySet[Any]]
    case: str = ""
    where: Q = ANY
    identity: str = "pk"
    case_id: str = "pk"
    period: str = ""

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(field.head for field in self.fields)

    def things(self, filters: Filters, now: dt.datetime | None = None) -> QuerySet[Any]:
        """The counted things."""
        return narrowed(
            self.build(now or clock.now()).filter(self.where),
            filters,
            day=self.period or self.day,
            case=self.case,
        )

    def rows(
        self, filters: Filters, *, now: dt.datetime | None = None, after: str = "", size: int | None = None
    ) -> Iterator[Row]:
        """The rows, oldest first. `after`: the `cursor` of the last row before; `size`: at most so many. One query."""
        things = self.things(filters, now)
        if after:
            day, key = read_cursor(after)
            later = Q(**{f"{self.day}__gt": day}) | Q(**{self.day: day, f"{self.identity}__gt": key})
            things = things.filter(later)
        things = things.order_by(self.day, self.identity)
        paths = list(
            dict.fromkeys(
                [
                    self.identity,
                    self.case_id,
                    self.day,
                    *(path for field in self.fields for path in field.paths),
                ]
            )
        )
        places = [[paths.index(path) for path in field.paths] for field in self.fields]
        town = towns_of(area_names())
        shows = [town if field.town else field.show for field in self.fields]
        columns = list(zip(shows, places, strict=True))
        found = things.values_list(*paths)
        identity, case, day_at = (paths.index(path) for path in (self.identity, self.case_id, self.day))
        for raw in found[:size] if size else found.iterator(2000):
            yield Row(
                raw[identity],
                raw[case],
                raw[day_at],
                tuple(show(*[raw[at] for at in place]) for show, place in columns),
            )

    def count(self, filters: Filters) -> int:
        """How many things."""
        return self.things(filters).count()


def cursor(row: Row) -> str:
    """Where the next page begins."""
    day = row.day.isoformat() if row.day else ""
    return f"{day},{row.key}"


def read_cursor(text: str) -> tuple[str, int]:
    """Back from `cursor`; raises ValueError for anything else."""
    day, _, key = text.rpartition(",")
    return (dt.datetime if "T" in day else dt.date).fromisoformat(day).isoformat(), int(key)


def towns_of(names: dict[str, str]) -> Callable[[str], str]:
    """The name of an area path; a village without a name of its own is named by its town."""
    return lambda path: names.get(path) or names.get(path[:9]) or names.get(path[:6]) or path
