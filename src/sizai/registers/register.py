"""The declaration of a register: one of these gives the pages, the policy's names, history, import and export.

    POINTS = declare(Register(
        key="points", label="服务站", unit="个", model=Point, verbs=Verbs.of("point"), scope=points_for,
        columns=(Column("name", phone="first", sort=True), Column("area_path", value=area_name, phone="end")),
        filters=(ChoiceFilter("area_path", "镇街", towns, prefix=True),),
        search=Search("名称", fields=("name",)),
        inputs=(Input("name"), Input("area_path", options=towns), Input("phone", required=False)),
        nothing="爱心驿站、司机之家登记在这里。",
    ))

It stands in the room's `registers.py`, which is found by itself; the room's `rules.py` says who may (`read_point`,
`create_point`, …). Special verbs take the place of the general ones by `create` and `change`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Generic, TypeVar

from django import forms
from django.db import models
from django.db.models import Q, QuerySet

from sizai.access.actor import Actor
from sizai.registers import search as index
from sizai.registers.columns import Column
from sizai.registers.filters import Filter
from sizai.registers.inputs import Input
from sizai.registers.paging import Order
from sizai.registers.search.folding import MOST_WORDS

Thing = TypeVar("Thing", bound=models.Model)
MOST_REQUIRED = 10


@dataclass(frozen=True, slots=True)
class Verbs:
    """The names under which the policy, the history and the addresses know what is done. Empty: never done here."""

    read: str
    create: str = ""
    change: str = ""
    void: str = ""
    restore: str = ""
    reveal: str = ""
    export: str = ""
    import_: str = ""

    @classmethod
    def of(cls, stem: str, many: str = "", *, without: Sequence[str] = ()) -> Verbs:
        """read_union, create_union, …, export_unions. `without`: the verbs that this register does not have."""
        plural = {"export", "import_"}
        names = {
            each.name: f"{each.name.strip('_')}_{(many or stem + 's') if each.name in plural else stem}"
            for each in fields(cls)
        }
        return cls(**{name: "" if name in without else verb for name, verb in names.items()})


@dataclass(frozen=True, slots=True)
class Search:
    """The box above the list. `hint` says what may be typed.

    `fields`: text in which every word must stand. `kind`: ask the search index instead (long registers). `exact`:
    field → how a word becomes its value, or None (a telephone to its blind index); one hit is enough.
    """

    hint: str
    fields: tuple[str, ...] = ()
    kind: str = ""
    exact: Mapping[str, Callable[[str], str | None]] = field(default_factory=dict)

    def condition(self, typed: str) -> Q:
        """What the typed words ask of an entry."""
        words = typed.replace("\0", " ").split()[:MOST_WORDS]
        found = Q(pk__in=())
        if self.kind:
            found |= index.matching(self.kind, typed)
        elif words:
            every = Q()
            for word in words:
                any_field = Q(pk__in=())
                for name in self.fields:
                    any_field |= Q(**{f"{name}__icontains": word})
                every &= any_field
            found |= every
        for name, as_value in self.exact.items():
            value = as_value(typed)
            if value:
                found |= Q(**{name: value})
        return found


@dataclass(frozen=True, slots=True)
class Related:
    """A list on the page of an entry. `rows(entry, actor)`: at most `MOST_RELATED` are shown; `all_url` opens the rest."""

    label: str
    model: type[models.Model]
    rows: Callable[[Any, Actor], QuerySet[Any]]
    columns: tuple[Column, ...]
    url: Callable[[Any], str] | None = None
    all_url: Callable[[Any], str] | None = None
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A further verb of one entry. `form(data, thing=entry)` with `arguments()`; `run(actor=…, <argument>=entry, …)`.

    `when`: whether the step makes sense for the entry as it is.
    """

    verb: str
    label: str
    form: type[forms.Form]
    run: Callable[..., Any]
    argument: str
    tells: str = ""
    way_back: bool = True
    when: Callable[[Any], bool] = lambda entry: True


def _as_given(actor: Actor, entry: Any, values: dict[str, Any]) -> dict[str, Any]:
    return values


@dataclass(frozen=True, kw_only=True)
class Register(Generic[Thing]):
    """See the module. `unit`: the measure word (家, 个). `scope(actor)`: the one door; another's entry is a 404.

    `details`: facts on the entry's page and in exports, beyond the columns. `order`: how the list stands at first.
    `prepare(actor, entry or None, values)`: checks and completes what was typed (raises BadInput), for the general
    verbs. `create`, `change`: special verbs in their place; `argument` names the entry for them. `closing`: the date field that closing an entry fills. `document(entry)`: text and marks for the search
    index, `document_needs`: what to prefetch for many. `related_names`: for select_related. `place`: among the tabs. `import_declaration`: the ledger, if files are
    taken in.
    """

    key: str
    label: str
    unit: str
    model: type[Thing]
    verbs: Verbs
    scope: Callable[[Actor], QuerySet[Thing]]
    columns: tuple[Column, ...]
    nothing: str
    details: tuple[Column, ...] = ()
    filters: tuple[Filter, ...] = ()
    search: Search | None = None
    inputs: tuple[Input, ...] = ()
    order: Order = field(default_factory=lambda: Order("id", descending=True))
    defaults: Mapping[str, Any] = field(default_factory=dict)
    prepare: Callable[[Actor, Thing | None, dict[str, Any]], dict[str, Any]] = _as_given
    create: Callable[..., Thing] | None = None
    change: Callable[..., Thing] | None = None
    argument: str = "entry"
    closing: str = ""
    closing_label: str = "撤销"
    document: Callable[[Thing], tuple[str, Iterable[str]]] | None = None
    document_needs: tuple[str, ...] = ()
    related_names: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    steps: tuple[Step, ...] = ()
    place: int = 100
    import_declaration: Any = None

    def __post_init__(self) -> None:
        if [column.phone for column in self.columns].count("first") != 1:
            raise ValueError(f"register {self.key}: exactly one column is the first line on a phone")
        required = sum(each.is_required(self.model) for each in self.inputs)
        if required > MOST_REQUIRED:
            raise ValueError(f"register {self.key}: {required} required fields, ten at most")

    @property
    def url(self) -> str:
        return f"/registers/{self.key}/"

    def url_of(self, entry: Thing) -> str:
        return f"{self.url}{entry.pk}/"

    @property
    def sealed(self) -> dict[str, Column]:
        """The sealed fields that the pages show masked."""
        return {column.name: column for column in (*self.columns, *self.details) if column.sealed(self.model)}

    @property
    def kind(self) -> str:
        """The kind under which the search index knows the entries: the model's name (case, enterprise)."""
        return self.model._meta.model_name or self.key

    def step(self, verb: str) -> Step | None:
        return next((step for step in self.steps if step.verb == verb), None)
