"""Filters of a register: read from the address, told as chips, several at once.

Each has its own parameters (`area_path=440784104&area_path=440784107&headcount_from=25`), so that a list with its
filters is an address that can be kept and sent. A value that means nothing is passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q
from django.db.models.functions import Left
from django.db.models.lookups import In
from django.http import QueryDict

from sizai.access import clock
from sizai.access.actor import Actor

Options = Sequence[tuple[str, str]]
MOST = 10**9


@dataclass(frozen=True, slots=True)
class Preset:
    """One entry of a chip's menu: what it says, and the parameters that it sets."""

    label: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Blank:
    """One input of the form 更多条件. `kind`: "many" (ticks), "date", "number"; `unit` stands behind a number."""

    name: str
    label: str
    kind: str
    value: str = ""
    options: Options = ()
    chosen: tuple[str, ...] = ()
    unit: str = ""


class Filter(Protocol):
    """`condition` None: the filter is not set. `told`: the words of the chip when it is."""

    @property
    def label(self) -> str: ...

    @property
    def parameters(self) -> tuple[str, ...]: ...

    def condition(self, asked: QueryDict, actor: Actor) -> Q | None: ...

    def told(self, asked: QueryDict, actor: Actor) -> str: ...

    def presets(self, actor: Actor) -> Iterable[Preset]: ...

    def blanks(self, asked: QueryDict, actor: Actor) -> Iterable[Blank]: ...


def beginning_with(field: str, prefix: str) -> Q:
    """`field` begins with `prefix`, as a range that an index can walk."""
    return Q(**{f"{field}__gte": prefix, f"{field}__lt": prefix[:-1] + chr(ord(prefix[-1]) + 1)})


def inside(scope: str, *, unknown: bool = False, field: str = "area_path") -> Q:
    """The entry's area lies in `scope`; with `unknown`, also when nobody knows its area.

    Written so that no index on the field is taken: a county is most of the table, and SQLite would gather and sort
    all of it for the newest 50. Filters that pick a town use `beginning_with`.
    """
    return Q(In(Left(field, len(scope)), [scope, ""] if unknown else [scope]))


@dataclass(frozen=True, slots=True)
class ChoiceFilter:
    """One or several of a closed list. `options`: (code, label) pairs, or a function of the actor.

    `prefix`: the codes are area paths; what lies inside them is meant. `empty`: label for entries without a value.
    """

    field: str
    label: str
    options: Options | Callable[[Actor], Options]
    prefix: bool = False
    empty: str = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        return (self.field,)

    def _options(self, actor: Actor) -> Options:
        given = self.options(actor) if callable(self.options) else self.options
        return [*given, ("-", self.empty)] if self.empty else given

    def _chosen(self, asked: QueryDict, actor: Actor) -> list[tuple[str, str]]:
        wanted = set(asked.getlist(self.field))
        return (
            [(code, label) for code, label in self._options(actor) if str(code) in wanted] if wanted else []
        )

    def condition(self, asked: QueryDict, actor: Actor) -> Q | None:
        chosen = self._chosen(asked, actor)
        if not chosen:
            return None
        codes = [code for code, _ in chosen if code != "-"]
        found = Q(**{f"{self.field}__in": codes})
        if self.prefix:
            found = Q(pk__in=())
            for code in codes:
                found |= beginning_with(self.field, code)
        return found | Q(**{self.field: ""}) if len(codes) < len(chosen) else found

    def told(self, asked: QueryDict, actor: Actor) -> str:
        labels = [str(label) for _, label in self._chosen(asked, actor)]
        return "、".join(labels) if len(labels) < 3 else f"{'、'.join(labels[:2])}等{len(labels)}项"

    def presets(self, actor: Actor) -> Iterable[Preset]:
        return [Preset(str(label), {self.field: str(code)}) for code, label in self._options(actor)]

    def blanks(self, asked: QueryDict, actor: Actor) -> Iterable[Blank]:
        options = [(str(code), str(label)) for code, label in self._options(actor)]
        return [
            Blank(self.field, self.label, "many", options=options, chosen=tuple(asked.getlist(self.field)))
        ]


@dataclass(frozen=True, slots=True)
class FlagFilter:
    """Yes or no. `states`: code → (label, condition), so that "not known" and "closed" can be told apart too."""

    name: str
    label: str
    states: Mapping[str, tuple[str, Q]]

    @property
    def parameters(self) -> tuple[str, ...]:
        return (self.name,)

    def condition(self, asked: QueryDict, actor: Actor) -> Q | None:
        found = self.states.get(asked.get(self.name, ""))
        return found[1] if found else None

    def told(self, asked: QueryDict, actor: Actor) -> str:
        return self.states[asked[self.name]][0]  # type: ignore[index]

    def presets(self, actor: Actor) -> Iterable[Preset]:
        return [Preset(label, {self.name: code}) for code, (label, _) in self.states.items()]

    def blanks(self, asked: QueryDict, actor: Actor) -> Iterable[Blank]:
        return ()


@dataclass(frozen=True, slots=True)
class NumberFilter:
    """From and to, both included. `steps`: the round numbers of the menu ("25人以上")."""

    field: str
    label: str
    unit: str
    steps: tuple[int, ...] = ()

    @property
    def parameters(self) -> tuple[str, ...]:
        return f"{self.field}_from", f"{self.field}_to"

    def _bounds(self, asked: QueryDict) -> tuple[int | None, int | None]:
        given = (asked.get(name, "").strip() for name in self.parameters)
        low, high = (
            int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None for text in given
        )
        return low, high

    def condition(self, asked: QueryDict, actor: Actor) -> Q | None:
        low, high = self._bounds(asked)
        if low is None and high is None:
            return None
        return Q(**{f"{self.field}__gte": low or 0, f"{self.field}__lte": MOST if high is None else high})

    def told(self, asked: QueryDict, actor: Actor) -> str:
        low, high = self._bounds(asked)
        if high is None:
            return f"{low:,}{self.unit}以上"
        return f"{high:,}{self.unit}以下" if low is None else f"{low:,}—{high:,}{self.unit}"

    def presets(self, actor: Actor) -> Iterable[Preset]:
        first, _ = self.parameters
        return [Preset(f"{step:,}{self.unit}以上", {first: str(step)}) for step in self.steps]

    def blanks(self, asked: QueryDict, actor: Actor) -> Iterable[Blank]:
        first, last = self.parameters
        low, high = self._bounds(asked)
        return [
            Blank(first, f"{self.label}从", "number", "" if low is None else str(low), unit=self.unit),
            Blank(last, f"{self.label}到", "number", "" if high is None else str(high), unit=self.unit),
        ]


@dataclass(frozen=True, slots=True)
class DateFilter:
    """From and to, both days included. The menu offers this year, last year, the last 30 days.

    `moments`: the field holds moments, not days.
    """

    field: str
    label: str
    moments: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        return f"{self.field}_from", f"{self.field}_to"

    def _bounds(self, asked: QueryDict) -> tuple[dt.date | None, dt.date | None]:
        def day(text: str) -> dt.date | None:
            try:
                found = dt.date.fromisoformat(text) if len(text) == 10 else None
            except ValueError:
                return None
            return found if found and 1900 <= found.year <= 2200 else None

        first, last = (day(asked.get(name, "").strip()) for name in self.parameters)
        return first, last

    def condition(self, asked: QueryDict, actor: Actor) -> Q | None:
        first, last = self._bounds(asked)
        found = Q(**{f"{self.field}__gte": self._begin(first)}) if first else Q()
        found &= Q(**{f"{self.field}__lt": self._begin(last + dt.timedelta(days=1))}) if last else Q()
        return found if first or last else None

    def _begin(self, day: dt.date) -> dt.date:
        return clock.local(day.year, day.month, day.day, 0) if self.moments else day

    def told(self, asked: QueryDict, actor: Actor) -> str:
        first, last = self._bounds(asked)
        if first and last:
            return f"{self.label}{first}至{last}"
        return f"{self.label}{first}以后" if first else f"{self.label}{last}以前"

    def presets(self, actor: Actor) -> Iterable[Preset]:
        since, until = self.parameters
        today = clock.today()
        return [
            Preset("今年", {since: f"{today.year}-01-01"}),
            Preset("去年", {since: f"{today.year - 1}-01-01", until: f"{today.year - 1}-12-31"}),
            Preset("近30天", {since: str(today - dt.timedelta(days=30))}),
        ]

    def blanks(self, asked: QueryDict, actor: Actor) -> Iterable[Blank]:
        first, last = self._bounds(asked)
        since, until = self.parameters
        return [
            Blank(since, f"{self.label}从", "date", str(first or "")),
            Blank(until, f"{self.label}到", "date", str(last or "")),
        ]
