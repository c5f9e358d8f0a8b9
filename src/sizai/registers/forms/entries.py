"""The form of an entry: built from the declaration, it knows what it showed, so that only what was typed is changed."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict

from sizai.access.actor import Actor
from sizai.registers.register import Register
from sizai.ui.widgets import KEPT, MaskedField

REVISION, BASE = "revision", "base"


class OutOfSight(forms.TextInput):
    """Goes with the form like a hidden input; but autosave.js puts it back with the rest, and a hidden one not."""

    def __init__(self) -> None:
        super().__init__(
            {"class": "vh", "tabindex": "-1", "aria-hidden": "true", "autocomplete": "off", "readonly": ""}
        )


class EntryForm(forms.Form):
    """`revision`: what the form was opened at. `base`: what it showed then (JSON, sealed values masked).

    A field that still says what `base` says was not touched: it is not among the changes, and when somebody else has
    changed it meanwhile, that stays.
    """

    revision = forms.IntegerField(required=False, widget=OutOfSight)
    base = forms.CharField(required=False, widget=OutOfSight)

    def __init__(self, register: Register[Any], *, actor: Actor, entry: models.Model | None = None,
                 data: QueryDict | None = None) -> None:  # fmt: skip
        super().__init__(data, auto_id="f_%s")
        self.register, self.entry = register, entry
        left_out = "create" if entry is not None else "change"
        self.inputs = [each for each in register.inputs if each.only != left_out]
        for each in self.inputs:
            field = each.form_field(register.model, actor)
            self.fields[each.name] = field
            if entry is None:
                field.initial = _shown(each.field(register.model).get_default())
                continue
            stored = getattr(entry, each.field(register.model).attname)
            if isinstance(field, MaskedField) and stored:
                reveal = (
                    f"{register.url_of(entry)}{register.verbs.reveal}?field={each.name}"
                    if register.verbs.reveal
                    else ""
                )
                field.show(each.mask(stored), reveal_url=reveal)
            else:
                field.initial = _shown(stored)
            self.initial[each.name] = field.initial
        self.order_fields([*(each.name for each in self.inputs), REVISION, BASE])
        self.initial[BASE] = json.dumps(self._as_shown(), ensure_ascii=False) if entry is not None else ""
        self.initial[REVISION] = getattr(entry, REVISION, None)

    def _as_shown(self) -> dict[str, str]:
        return {each.name: _shown(self.fields[each.name].initial) for each in self.inputs}

    def _base(self) -> dict[str, str]:
        """What the form showed when it was opened; what it would show now, if that is lost."""
        try:
            given = json.loads(self.data.get(BASE) or "")
        except ValueError:
            given = None
        return given if isinstance(given, dict) else self._as_shown()

    def typed(self, name: str) -> str:
        """What came back in one field."""
        return str(self.data.get(name, "")).strip()

    @property
    def touched(self) -> set[str]:
        """The fields that no longer say what they showed."""
        base = self._base()
        return {
            each.name for each in self.inputs if self.typed(each.name) != str(base.get(each.name, "")).strip()
        }

    def values(self) -> dict[str, Any]:
        """What was typed, under the names of the model's columns; masked values that were left alone are left out."""
        names = {each.name: each.field(self.register.model).attname for each in self.inputs}
        return {
            names[name]: value
            for name, value in self.cleaned_data.items()
            if name in names and value is not KEPT
        }

    def changes(self) -> dict[str, Any]:
        """The values of the touched fields."""
        touched = {self.register.model._meta.get_field(name).attname for name in self.touched}
        return {name: value for name, value in self.values().items() if name in touched}

    def error_of(self, field: str, sentence: str) -> None:
        """A verb's refusal beside its field; of an unknown field above the form."""
        known = {each.field(self.register.model).attname: each.name for each in self.inputs}
        self.add_error(known.get(field, field if field in self.fields else None), sentence)


def _shown(value: Any) -> str:
    """A value as the input holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, dt.date | Decimal):
        return str(value)
    return str(value)


def both_versions(form: EntryForm, fresh: EntryForm) -> tuple[list[tuple[str, str, str]], EntryForm]:
    """After a conflict: (label, mine, theirs) for every field, and the form to go on with.

    In that form stand my values where I typed, theirs everywhere else; it is opened at their revision. `fresh` is the
    unbound form of the entry as it is now.
    """
    touched = form.touched
    rows, merged = [], form.data.copy()  # type: ignore[attr-defined]
    for each in form.inputs:
        theirs = _shown(fresh.fields[each.name].initial)
        mine = form.typed(each.name) if each.name in touched else str(form._base().get(each.name, ""))
        rows.append(
            (each.heading(form.register.model), _said(form, each.name, mine), _said(form, each.name, theirs))
        )
        if each.name not in touched:
            merged[each.name] = theirs
    merged[REVISION], merged[BASE] = str(fresh.initial[REVISION]), fresh.initial[BASE]
    form.data = merged
    return rows, form


def _said(form: EntryForm, name: str, value: str) -> str:
    """A value as people say it: the label of a choice."""
    choices = getattr(form.fields[name], "choices", ())
    return str({str(code): label for code, label in choices}.get(value, value)) if choices else value
