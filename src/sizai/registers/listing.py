"""A list as it was asked for: scope, filters, words, order, one page of rows. Pages and exports begin here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from sizai.access.actor import Actor
from sizai.registers.columns import Column
from sizai.registers.filters import Blank
from sizai.registers.paging import Order, counted, page_of
from sizai.registers.register import Register, Thing
from sizai.registers.search.folding import LONGEST_WORD
from sizai.ui import components as ui

WORDS, SORT, AFTER, BEFORE = "q", "sort", "after", "before"


@dataclass(frozen=True)
class Listing:
    """One page. `total`: found, `whole`: in the actor's scope (both exact up to 10,000, 10,001 means more).

    `kept`: the parameters that a new search keeps, `kept_words`: those that new filters keep.
    """

    rows: list[Any]
    columns: list[ui.Column]
    total: int
    whole: int
    chips: list[ui.Filter]
    blanks: list[Blank]
    words: str
    filtered: bool
    kept: list[tuple[str, str]]
    kept_words: list[tuple[str, str]]
    query: str
    first: str
    previous: str
    following: str


def words_of(asked: QueryDict) -> str:
    """What was typed into the box."""
    return asked.get(WORDS, "").strip()[: LONGEST_WORD * 4]


def conditions(register: Register[Any], actor: Actor, asked: QueryDict) -> tuple[Q, list[str]]:
    """What the address asks for, and the same in words (for the history of an export)."""
    found, told = Q(), []
    if register.search and (words := words_of(asked)):
        found &= register.search.condition(words)
        told.append(f"“{words}”")
    for each in register.filters:
        condition = each.condition(asked, actor)
        if condition is not None:
            found &= condition
            told.append(each.told(asked, actor))
    return found, told


def narrowed(register: Register[Thing], actor: Actor, asked: QueryDict) -> QuerySet[Thing]:
    """The entries that the actor may see and the address asks for, in the asked order."""
    rows = register.scope(actor).filter(conditions(register, actor, asked)[0])
    return rows.order_by(*order_of(register, asked).expressions(backwards=False))


def order_of(register: Register[Any], asked: QueryDict) -> Order:
    """The order in the address, if it is one of a sortable column; else the register's own."""
    given = asked.get(SORT, "")
    name = given.removeprefix("-")
    for column in register.columns:
        field = column.field(register.model)
        if column.sort and column.name == name and field is not None:
            return Order(name, descending=given.startswith("-"), nullable=field.null)
    return register.order


def _address(asked: QueryDict, **changes: str) -> str:
    """The list's address with other parameters, from its first page; an empty value takes one out."""
    kept = [(name, value) for name, values in asked.lists() for value in values if value]
    kept = [(name, value) for name, value in kept if name not in changes and name not in (AFTER, BEFORE)]
    return "?" + urlencode([*kept, *((name, value) for name, value in changes.items() if value)])


def _sorting(
    register: Register[Any], column: Column, order: Order, asked: QueryDict
) -> tuple[str, str] | None:
    if not column.sort:
        return None
    if order.field != column.name:
        return _address(asked, **{SORT: column.name}), ""
    turned = column.name if order.descending else f"-{column.name}"
    return _address(asked, **{SORT: turned}), "descending" if order.descending else "ascending"


def _chips(register: Register[Any], actor: Actor, asked: QueryDict) -> Iterable[ui.Filter]:
    for each in register.filters:
        without = dict.fromkeys(each.parameters, "")
        if each.condition(asked, actor) is None:
            choices = tuple(
                ui.Choice(one.label, _address(asked, **{**without, **one.parameters}))
                for one in each.presets(actor)
            )
            yield ui.Filter(each.label, choices)
        else:
            yield ui.Filter(each.label, active=each.told(asked, actor), off_url=_address(asked, **without))


def columns_of(register: Register[Any], order: Order, asked: QueryDict) -> list[ui.Column]:
    """The declared columns as the table draws them, with the addresses that sort."""
    base = register.url
    return [
        column.shown(
            register.model,
            url=lambda entry: f"{base}{entry.pk}/",
            sort=_sorting(register, column, order, asked),
        )
        for column in register.columns
    ]


def listing(register: Register[Any], actor: Actor, asked: QueryDict) -> Listing:
    """One page of the list: one query for the rows, one for each count, whatever the number of rows."""
    scope = register.scope(actor)
    condition, told = conditions(register, actor, asked)
    rows, order = scope.filter(condition) if told else scope, order_of(register, asked)
    page = page_of(_loaded(register, rows), order, after=asked.get(AFTER, ""), before=asked.get(BEFORE, ""))
    alone = not page.after and not page.before
    total = len(page.rows) if alone else counted(rows)
    return Listing(
        rows=page.rows,
        columns=columns_of(register, order, asked),
        total=total,
        whole=counted(scope) if told else total,
        chips=list(_chips(register, actor, asked)),
        blanks=[blank for each in register.filters for blank in each.blanks(asked, actor)],
        words=words_of(asked),
        filtered=bool(told),
        kept=[
            (name, value)
            for name, values in asked.lists()
            for value in values
            if name not in (WORDS, AFTER, BEFORE) and value
        ],
        kept_words=[(name, value) for name in (WORDS, SORT) if (value := asked.get(name, ""))],
        query=_address(asked).removeprefix("?"),
        first=_address(asked) if page.before else "",
        previous=_address(asked, **{BEFORE: page.before}) if page.before else "",
        following=_address(asked, **{AFTER: page.after}) if page.after else "",
    )


def _loaded(register: Register[Any], rows: QuerySet[Thing]) -> QuerySet[Thing]:
    """Only what the columns need, in one query: a list does not unseal what it does not show."""
    names, relations = ["id", register.order.field], []
    for column in register.columns:
        field = column.field(register.model)
        if column.value is not None or column.under is not None:
            hidden = set(register.sealed) - {each.name for each in register.columns}
            names += [each.name for each in register.model._meta.concrete_fields if each.name not in hidden]
        if "." in column.name:
            relations.append(column.name.rpartition(".")[0].replace(".", "__"))
            names += [column.name.split(".")[0], column.name.replace(".", "__")]
        elif field is not None:
            names.append(column.name)
            relations += [column.name] if field.is_relation and column.value is None else []
    found = rows.only(*dict.fromkeys(names))
    return found.select_related(*dict.fromkeys(relations)) if relations else found
