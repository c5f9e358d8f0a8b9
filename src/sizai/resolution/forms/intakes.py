"""Forms of intakes. The intake form itself asks ten things at most; the rest can be left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from sizai.access.actor import Role
from sizai.orgs.models import Organisation
from sizai.orgs.queries import departments, mediators_of, stations, towns
from sizai.people.models import Account
from sizai.resolution.forms.base import AmountField, VerbForm
from sizai.resolution.vocabulary import Channel, ClaimKind, DeclineReason
from sizai.text.identity import read_identity_number
from sizai.text.phones import read_phones
from sizai.text.unreadable import Unreadable

STAFF_CHANNELS = [choice for choice in Channel.choices if choice[0] not in (Channel.PORTAL, Channel.LEDGER)]


def readable(read: Any, value: str) -> str:
    """What `sizai.text` reads from `value`; its sentence becomes the field's error."""
    if not value:
        return ""
    try:
        return str(read(value))
    except Unreadable as error:
        raise forms.ValidationError(str(error)) from error


def read_phone(value: str) -> str:
    """The numbers of a cell, the first one first: 13800138000、0750-8888888."""
    return "、".join(read_phones(value).numbers)


class ReceiveIntakeForm(VerbForm):
    """登记来件."""

    channel = forms.ChoiceField(label="来源", choices=STAFF_CHANNELS)
    anonymous = forms.BooleanField(label="匿名，不愿留名", required=False)
    applicant_name = forms.CharField(label="申请人", max_length=60, required=False)
    phone = forms.CharField(label="联系电话", max_length=40, required=False)
    id_number = forms.CharField(label="身份证号", max_length=20, required=False)
    enterprise_name = forms.CharField(
        label="用人单位", max_length=120, help_text="不知道全称就写招牌或工地的名字。"
    )
    area_path = forms.ChoiceField(label="镇街")
    kinds = forms.MultipleChoiceField(
        label="请求事项", choices=ClaimKind.choices, widget=forms.CheckboxSelectMultiple
    )
    story = forms.CharField(label="经过", max_length=5000, widget=forms.Textarea({"rows": 5}))
    workers_count = forms.IntegerField(label="涉及人数", min_value=1, max_value=100000, initial=1)
    amount = AmountField(label="涉及金额（元）", required=False)
    referred_from = forms.CharField(label="转来单位", max_length=100, required=False)
    safe_to_call = forms.BooleanField(label="可以给申请人打电话", required=False, initial=True)
    consents_to_disclosure = forms.BooleanField(label="申请人同意告诉单位是谁反映的", required=False)
    urgent = forms.BooleanField(label="急：情绪激动、群体、人身安全", required=False)
    submission = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def prepare(self) -> None:
        areas = [(area.code, area.name) for area in towns(self.actor.scope)]
        self.fields["area_path"].choices = areas  # type: ignore[attr-defined]
        if self.actor.role == Role.HOTLINE_OPERATOR:
            self.fields["channel"].initial = Channel.HOTLINE
        elif self.actor.role == Role.REPRESENTATIVE:
            self.fields["channel"].initial = Channel.REPRESENTATIVE
        if self.actor.scope and any(code == self.actor.scope for code, _ in areas):
            self.fields["area_path"].initial = self.actor.scope

    def clean_phone(self) -> str:
        return readable(read_phone, self.cleaned_data["phone"])

    def clean_id_number(self) -> str:
        return readable(read_identity_number, self.cleaned_data["id_number"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("anonymous") and not data.get("applicant_name", "").strip():
            self.add_error("applicant_name", "请写申请人姓名；不愿留名就勾“匿名”。")
        return data

    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        station: Organisation | None = None
        if self.actor.role == Role.STATION_MEDIATOR and self.actor.organisation_id:
            station = Organisation.objects.get(pk=self.actor.organisation_id)
        return {
            **data,
            "amount": data["amount"] or Decimal(0),
            "channel": Channel(data["channel"]),
            "station": station,
        }


class AcceptIntakeForm(VerbForm):
    """受理立案."""

    station = forms.ModelChoiceField(label="承办站点", queryset=Organisation.objects.none())
    mediator = forms.ModelChoiceField(label="调解员", queryset=Account.objects.none(), required=False)

    def prepare(self) -> None:
        field, mediator = self.fields["station"], self.fields["mediator"]
        assert isinstance(field, forms.ModelChoiceField)
        assert isinstance(mediator, forms.ModelChoiceField)
        field.queryset = stations(self.actor.scope)
        near = stations(self.thing.area_path).first() or field.queryset.first()
        own = self.actor.organisation_id if self.actor.role == Role.STATION_MEDIATOR else None
        field.initial = self.thing.station_id or own or (near.pk if near else None)
        mediator.queryset = mediators_of(self.actor.scope)
        if self.actor.role == Role.STATION_MEDIATOR:
            mediator.initial = self.actor.account_id


class DeclineIntakeForm(VerbForm):
    """不予受理."""

    reason_code = forms.ChoiceField(label="理由", choices=DeclineReason.choices)
    advice = forms.CharField(
        label="告知",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="该去哪里、带什么材料、找谁。",
    )

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "reason_code": DeclineReason(self.cleaned_data["reason_code"])}


class ReferIntakeForm(VerbForm):
    """转办."""

    department = forms.ModelChoiceField(label="转给", queryset=Organisation.objects.none())
    note = forms.CharField(label="说明", max_length=500, required=False, widget=forms.Textarea({"rows": 2}))

    def prepare(self) -> None:
        field = self.fields["department"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = departments(self.actor.scope)


class IdentifyIntakeForm(VerbForm):
    """补留姓名."""

    name = forms.CharField(label="姓名", max_length=60)
    phone = forms.CharField(label="联系电话", max_length=40, required=False)
    consents_to_disclosure = forms.BooleanField(label="同意告诉单位是我反映的", required=False)

    def clean_phone(self) -> str:
        return readable(read_phone, self.cleaned_data["phone"])
