"""Forms of dispatches."""

from __future__ import annotations

from typing import Any

from django import forms

from sizai.orgs.models import Organisation
from sizai.orgs.queries import departments
from sizai.resolution.forms.base import VerbForm
from sizai.resolution.vocabulary import RejectReason


class DispatchCaseForm(VerbForm):
    """联动派单: several departments at once."""

    departments = forms.ModelMultipleChoiceField(
        label="派给", queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    request = forms.CharField(label="请办事项", max_length=1000, widget=forms.Textarea({"rows": 3}))

    def prepare(self) -> None:
        field = self.fields["departments"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        near = departments(self.thing.area_path)
        field.queryset = near if near.exists() else departments(self.actor.scope)

    def arguments(self) -> dict[str, Any]:
        return {
            "departments": list(self.cleaned_data["departments"]),
            "request": self.cleaned_data["request"],
        }


class RejectDispatchForm(VerbForm):
    """退回."""

    reason_code = forms.ChoiceField(label="退回理由", choices=RejectReason.choices)
    note = forms.CharField(label="说明", max_length=500, required=False, widget=forms.Textarea({"rows": 2}))


class AnswerDispatchForm(VerbForm):
    """办复."""

    result = forms.CharField(
        label="办理结果",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="做了什么、查到什么、下一步。",
    )
