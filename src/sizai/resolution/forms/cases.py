"""Forms of cases."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from sizai.orgs.models import Organisation
from sizai.orgs.queries import stations, towns
from sizai.resolution.forms.base import AmountField, VerbForm
from sizai.resolution.models import Case
from sizai.resolution.queries.codes import case_by_code
from sizai.resolution.vocabulary import ClaimKind, Outcome


class ChangeCaseForm(VerbForm):
    """改案件. `revision` is what the form was opened at."""

    title = forms.CharField(label="案由", max_length=160)
    claim_kind = forms.ChoiceField(label="主要请求", choices=ClaimKind.choices)
    claim_text = forms.CharField(
        label="请求", max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    facts = forms.CharField(
        label="事实", max_length=20000, required=False, widget=forms.Textarea({"rows": 5})
    )
    enterprise_name = forms.CharField(label="用人单位", max_length=120)
    area_path = forms.ChoiceField(label="镇街")
    station_id = forms.ModelChoiceField(
        label="受理单位", queryset=Organisation.objects.none(), required=False
    )
    workers_count = forms.IntegerField(label="涉及人数", min_value=1, max_value=100000)
    amount_claimed = AmountField(label="涉及金额（元）", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.fields["area_path"].choices = [(area.code, area.name) for area in towns(self.actor.scope)]  # type: ignore[attr-defined]
        station = self.fields["station_id"]
        assert isinstance(station, forms.ModelChoiceField)
        station.queryset = stations(self.actor.scope)
        for name in self.fields:
            self.fields[name].initial = getattr(self.thing, name)

    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        station = data.pop("station_id")
        return {
            **data,
            "station_id": station.pk if station else None,
            "amount_claimed": data["amount_claimed"] or Decimal(0),
        }


class ChangeClaimForm(VerbForm):
    """改请求."""

    amount = AmountField(label="请求金额（元）")
    detail = forms.CharField(label="算法与说明", max_length=200, required=False)

    def prepare(self) -> None:
        self.fields["amount"].initial = self.thing.amount
        self.fields["detail"].initial = self.thing.detail


class NoteCaseForm(VerbForm):
    """写一条."""

    text = forms.CharField(
        label="经过",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="打了电话、去了现场、谁答应了什么。",
    )


class CloseCaseForm(VerbForm):
    """结案."""

    outcome = forms.ChoiceField(
        label="结局", choices=[choice for choice in Outcome.choices if choice[0] != Outcome.UNKNOWN]
    )
    note = forms.CharField(label="说明", max_length=300, required=False)

    def prepare(self) -> None:
        case = self.thing
        if case.amount_promised:
            paid = case.amount_received >= case.amount_promised
            self.fields["outcome"].initial = (
                Outcome.PAID_FULL if paid else Outcome.PAID_PART if case.amount_received else Outcome.NOT_PAID
            )


class MergeCaseForm(VerbForm):
    """并入另一件."""

    into = forms.CharField(
        label="并入哪一件", max_length=60, help_text="写案号，例如：鹤工调〔2026〕12号，或2026-12。"
    )

    def clean_into(self) -> Case:
        found = case_by_code(self.actor, self.cleaned_data["into"])
        if found is None:
            raise forms.ValidationError("没有这个案号，或者不归您看。")
        return found
