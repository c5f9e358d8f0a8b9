"""Columns and facts of a register: how a value is read, shown, masked, sorted and written to a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from sizai.access.sealing import SealedField, mask_phone
from sizai.registers.workbooks import ExportColumn, Shape
from sizai.ui import components as ui
from sizai.ui.components.markup import Empty

Kind = Literal["", "text", "link", "number", "money", "date", "moment", "state", "flag"]
Phone = Literal["first", "end", "fact", "hidden"]
SHAPES = {"number": Shape.INTEGER, "money": Shape.MONEY, "date": Shape.DATE, "moment": Shape.DATETIME}
TABLE_KINDS = {"flag": "text", "moment": "date"}
EMPTY: dict[str, Empty] = {"text": "无", "flag": "无", "date": "无", "moment": "无", "state": "无数据"}
FLAGS = {True: "是", False: "否", None: None}


@dataclass(frozen=True, slots=True)
class Column:
    """`name`: a field or attribute of the entry ("union.name" goes through). Label and kind come from the field.

    `value`: what to show instead, a function of the entry. `lookup`: code → name, fetched once a list. `sort`: the list may be ordered by the field `name`.
    `phone`: where it stands below 768 px; exactly one column of a register is "first", the link. `under`: a quiet
    second line. `mask`: how a sealed field is shown (a telephone, unless said). `unit` stands behind a fact.
    """

    name: str
    label: str = ""
    kind: Kind = ""
    value: Callable[[Any], Any] | None = None
    lookup: Callable[[], Mapping[str, str]] | None = None
    sort: bool = False
    phone: Phone = "fact"
    width: str = ""
    under: Callable[[Any], str] | None = None
    mask: Callable[[str], str] = mask_phone
    unit: str = ""

    def field(self, model: type[models.Model]) -> models.Field[Any, Any] | None:
        """The model field behind it, if there is one."""
        try:
            found = model._meta.get_field(self.name)
        except FieldDoesNotExist:
            return None
        return found if isinstance(found, models.Field) else None

    def sealed(self, model: type[models.Model]) -> bool:
        return isinstance(self.field(model), SealedField)

    def heading(self, model: type[models.Model]) -> str:
        field = self.field(model)
        return self.label or (str(field.verbose_name) if field else self.name)

    def kind_for(self, model: type[models.Model]) -> Kind:
        """The declared kind, else what the field is."""
        field = self.field(model)
        if self.kind:
            return self.kind
        if self.phone == "first":
            return "link"
        if self.value is not None or field is None or field.choices or field.is_relation:
            return "text"
        if isinstance(field, models.BooleanField):
            return "flag"
        if isinstance(field, models.DateTimeField):
            return "moment"
        if isinstance(field, models.DateField):
            return "date"
        if isinstance(field, models.DecimalField):
            return "money"
        return "number" if isinstance(field, models.IntegerField) else "text"

    def reader(self, model: type[models.Model]) -> Callable[[Any], Any]:
        """The function from an entry to the value as everybody may see it: labels of choices, masks of sealed fields."""
        field, name = self.field(model), self.name
        if self.value is not None:
            return self.value
        if self.lookup is not None:
            names = self.lookup()
            return lambda entry: names.get(code := getattr(entry, name), code)
        if field is None:
            return attrgetter(name)
        if isinstance(field, SealedField):
            mask = self.mask
            return lambda entry: mask(getattr(entry, name))
        if field.choices:
            labels = dict(field.flatchoices)
            return lambda entry: labels.get(getattr(entry, name), "")
        if isinstance(field, models.BooleanField):
            return lambda entry: FLAGS[getattr(entry, name)]
        if field.is_relation:
            return lambda entry: str(getattr(entry, name) or "")
        return attrgetter(name)

    def shown(
        self, model: type[models.Model], *, url: Callable[[Any], str] | None, sort: tuple[str, str] | None
    ) -> ui.Column:
        """The column of a page's table."""
        kind = self.kind_for(model)
        return ui.Column(
            label=self.heading(model) + (f"（{self.unit}）" if self.unit else ""),
            value=self.reader(model),
            kind=TABLE_KINDS.get(kind, kind),  # type: ignore[arg-type]
            url=url if kind == "link" else None,
            under=self.under,
            phone=self.phone,
            width=self.width,
            sort=sort,
            empty=EMPTY.get(kind),
        )

    def exported(self, model: type[models.Model]) -> ExportColumn[Any]:
        """The column of a sheet, with the same reader and so under the same masks."""
        shape = SHAPES.get(self.kind_for(model), Shape.TEXT)
        read = self.reader(model)
        if self.kind_for(model) == "state":
            return ExportColumn(self.heading(model), lambda entry: (read(entry) or ("",))[0], shape)
        return ExportColumn(self.heading(model), read, shape)
