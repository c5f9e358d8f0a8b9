"""Forms of agreements and money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms

from sizai.access import clock
from sizai.orgs.vocabulary import BodyKind
from sizai.resolution.forms.base import AmountField, ReasonForm, VerbForm, date_field
from sizai.resolution.models import Instalment
from sizai.resolution.verbs.agreements import Promise
from sizai.text.amounts import read_amount
from sizai.text.dates import read_date
from sizai.text.unreadable import Unreadable


class ReachAgreementForm(VerbForm):
    """达成协议. Instalments: one a line, day and amount, so that ten are typed as quickly as one."""

    signed_on = date_field("签订日期")
    terms = forms.CharField(label="协议内容", max_length=20000, widget=forms.Textarea({"rows": 6}))
    instalments = forms.CharField(
        label="分期", required=False, max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text="一行一期：应付日期，金额。例如：2026-12-05，18240。不涉及金额就空着。",
    )  # fmt: skip
    way = forms.CharField(
        label="履行方式", max_length=100, required=False, help_text="例如：银行转账到各人工资卡。"
    )
    body_kind = forms.ChoiceField(
        label="以什么组织的名义",
        choices=BodyKind.choices,
        help_text="决定下一步：司法确认、仲裁审查或支付令。",
    )

    def prepare(self) -> None:
        self.fields["signed_on"].initial = clock.today()
        station = self.thing.station
        self.fields["body_kind"].initial = (station.body_kind if station else "") or BodyKind.LABOUR_DISPUTE

    def clean_instalments(self) -> list[Promise]:
        found: list[Promise] = []
        for number, line in enumerate(self.cleaned_data["instalments"].splitlines(), 1):
            if not line.strip():
                continue
            day, _, amount = (
                line.replace(",", "，", 1).partition("，")
                if "，" in line or "," in line
                else line.strip().partition(" ")
            )
            try:
                found.append(Promise(due_on=_day(day), amount=_positive(amount)))
            except Unreadable as error:
                raise forms.ValidationError(
                    f"第{number}行“{line.strip()}”读不懂：{error}要写成“2026-12-05，18240”。"
                ) from error
        return found

    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        promises = data.pop("instalments")
        return {**data, "promises": promises, "body_kind": BodyKind(data["body_kind"])}


def _day(text: str) -> dt.date:
    return read_date(text.strip())


def _positive(text: str) -> Decimal:
    amount = read_amount(text.strip())
    if amount is None or amount <= 0:
        raise Unreadable("金额要大于0。")
    return amount


class NotePaymentForm(VerbForm):
    """登记到账."""

    amount = AmountField(label="到账金额（元）")
    received_on = date_field("到账日期")
    instalment = forms.ModelChoiceField(
        label="哪一期", queryset=Instalment.objects.none(), required=False, empty_label="最早没有到账的一期"
    )
    way = forms.CharField(label="方式", max_length=60, required=False, help_text="银行回单、现金当面点清……")

    def prepare(self) -> None:
        self.fields["received_on"].initial = clock.today()
        field = self.fields["instalment"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Instalment.objects.filter(agreement__case=self.thing)
        field.label_from_instance = lambda each: f"第{each.position}期，{each.due_on}，{each.amount:,.2f}元"  # type: ignore[method-assign,assignment]


class ReversePaymentForm(ReasonForm):
    """冲正到账."""


class BreachAgreementForm(ReasonForm):
    """登记没有履行."""
