"""Inputs of a register's form, made from the fields of its model; every error a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.db import models

from sizai.access.actor import Actor
from sizai.access.sealing import SealedField, mask_phone
from sizai.text.width import half_width, tidy
from sizai.ui.widgets import AmountInput, DateInput, MaskedField

Options = Sequence[tuple[Any, str]]
BIGGEST = 10_000_000
YES_NO = (("", "不清楚"), ("1", "是"), ("0", "否"))
UNCHOSEN = "请选"


class TidyField(forms.CharField):
    """Text as people paste it: full-width spaces, invisible characters and doubled spaces go."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


class WholeNumberField(forms.IntegerField):
    """A count, also in full-width figures and with separators: １，２００."""

    def to_python(self, value: Any) -> Any:
        text = half_width(value).replace(",", "") if isinstance(value, str) else value
        return super().to_python(text.removesuffix("人") if isinstance(text, str) else text)


@dataclass(frozen=True, slots=True)
class Input:
    """`name`: a field of the model. `required` and `label` come from the field unless said.

    `options`: (value, label) pairs, or a function of the actor, for a choice; of a foreign key the values are ids.
    `hint` stands under the input, `wide` takes both columns, `only` one of the two forms has it. `mask`: how a stored sealed value is shown.
    """

    name: str
    label: str = ""
    required: bool | None = None
    hint: str = ""
    options: Options | Callable[[Actor], Options] | None = None
    wide: bool = False
    lines: int = 1
    only: Literal["", "create", "change"] = ""
    mask: Callable[[str], str] = mask_phone

    def field(self, model: type[models.Model]) -> models.Field[Any, Any]:
        """The model field behind it."""
        found = model._meta.get_field(self.name)
        assert isinstance(found, models.Field)
        return found

    def heading(self, model: type[models.Model]) -> str:
        return self.label or str(self.field(model).verbose_name)

    def is_required(self, model: type[models.Model]) -> bool:
        return not self.field(model).blank if self.required is None else self.required

    def form_field(self, model: type[models.Model], actor: Actor) -> forms.Field:
        """The field of a Django form."""
        behind, label = self.field(model), self.heading(model)
        common: dict[str, Any] = {"label": label, "required": self.is_required(model), "help_text": self.hint}
        choose = {"required": f"请选{label}。", "invalid_choice": f"{label}里没有这一项，请从列表里选。"}
        write = {"required": f"请填{label}。", "invalid": f"{label}填得不对，请核对。"}
        options = self.options(actor) if callable(self.options) else self.options
        if options is None and behind.choices:
            options = [(str(code), str(name)) for code, name in behind.flatchoices]
        if options is not None:
            whole = behind.is_relation or isinstance(behind, models.IntegerField)
            return forms.TypedChoiceField(
                choices=[
                    ("", UNCHOSEN if common["required"] else "无" if behind.is_relation else "未填"),
                    *options,
                ],
                coerce=int if whole else str,
                empty_value=None if behind.null else "",
                error_messages=choose,
                **common,
            )
        if isinstance(behind, models.BooleanField):
            return forms.TypedChoiceField(
                choices=YES_NO,
                coerce=lambda code: code == "1",
                empty_value=None,
                error_messages=choose,
                **common,
            )
        if isinstance(behind, models.DateField):
            wrong = {**write, "invalid": f"{label}写成2026-11-23这样。"}
            return forms.DateField(widget=DateInput(), error_messages=wrong, **common)
        if isinstance(behind, models.DecimalField):
            return forms.DecimalField(
                min_value=0,
                max_digits=behind.max_digits,
                decimal_places=2,
                widget=AmountInput(),
                error_messages=write,
                **common,
            )
        if isinstance(behind, models.IntegerField):
            limits = {"min_value": f"{label}不能是负数。", "max_value": f"{label}太大，请核对。"}
            return WholeNumberField(
                min_value=0,
                max_value=BIGGEST,
                widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
                error_messages={**write, "invalid": f"{label}只写数字。", **limits},
                **common,
            )
        longest = behind.max_length or 200
        lengths = {
            "max_length": f"{label}最多{longest}个字，请缩短。",
            "null_characters_not_allowed": f"{label}里有看不见的字符，请重新输入。",
        }
        if isinstance(behind, SealedField):
            return MaskedField(max_length=60, error_messages={**write, **lengths}, **common)
        widget = (
            forms.Textarea({"rows": self.lines})
            if self.lines > 1
            else forms.TextInput({"autocomplete": "off"})
        )
        return TidyField(max_length=longest, widget=widget, error_messages={**write, **lengths}, **common)
