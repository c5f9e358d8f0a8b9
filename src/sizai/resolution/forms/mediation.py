"""Forms of mediation."""

from __future__ import annotations

from django import forms

from sizai.orgs.queries import mediators_of
from sizai.people.models import Account
from sizai.resolution.forms.base import VerbForm
from sizai.resolution.vocabulary import PauseReason


class StartMediationForm(VerbForm):
    """开始调解."""

    mediator = forms.ModelChoiceField(label="调解员", queryset=Account.objects.none())

    def prepare(self) -> None:
        field = self.fields["mediator"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = mediators_of(self.actor.scope)
        field.initial = self.thing.mediator_id or self.actor.account_id


class PauseCaseForm(VerbForm):
    """暂停计时."""

    reason = forms.ChoiceField(label="理由", choices=PauseReason.choices)
    note = forms.CharField(label="说明", max_length=200, required=False)
