"""The shape of every form here."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from sizai.access.actor import Actor
from sizai.text.amounts import read_amount
from sizai.text.unreadable import Unreadable
from sizai.ui.widgets import AmountInput, DateInput


class VerbForm(forms.Form):
    """Knows the actor and the thing; `arguments` gives the keyword arguments of the verb. Without fields: a question."""

    def __init__(self, *args: Any, actor: Actor, thing: Any, **kwargs: Any) -> None:
        self.actor, self.thing = actor, thing
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Choices and starting values that depend on actor and thing."""

    def arguments(self) -> dict[str, Any]:
        """What the verb takes besides actor and thing."""
        return dict(self.cleaned_data)


class ReasonForm(VerbForm):
    """A step that only needs its reason."""

    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea({"rows": 3}))


class AmountField(forms.CharField):
    """Yuan as people write them: 18240, 18,240.00, 1.8万."""

    widget = AmountInput

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_amount(text)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error


def date_field(label: str, *, required: bool = True, **kwargs: Any) -> forms.DateField:
    """A day, picked or typed."""
    return forms.DateField(
        label=label,
        required=required,
        widget=DateInput(),
        input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"],
        **kwargs,
    )
