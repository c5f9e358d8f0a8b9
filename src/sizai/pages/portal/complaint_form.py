"""The complaint: three steps of one form. It asks what `receive_intake` takes, in the words people use."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms

from sizai.access.actor import Actor
from sizai.orgs.models import Organisation
from sizai.orgs.queries import federation, stations, towns
from sizai.people.models import Person
from sizai.resolution.forms.base import AmountField
from sizai.resolution.forms.intakes import read_phone, readable
from sizai.resolution.vocabulary import ClaimKind
from sizai.text.amounts import read_amount
from sizai.text.unreadable import Unreadable
from sizai.ui.widgets import KEPT, MaskedField

PLAIN_KINDS = [
    (ClaimKind.WAGES.value, "欠工资"),
    (ClaimKind.OVERTIME.value, "加班费"),
    (ClaimKind.DOUBLE_WAGE.value, "没签合同"),
    (ClaimKind.INSURANCE.value, "社保"),
    (ClaimKind.INJURY.value, "工伤"),
    (ClaimKind.COMPENSATION.value, "被辞退"),
    (ClaimKind.RELOCATION.value, "搬厂"),
    (ClaimKind.LEAVE.value, "年休假"),
    (ClaimKind.HEAT.value, "高温津贴"),
    (ClaimKind.WOMEN.value, "女职工"),
    (ClaimKind.OTHER.value, "别的"),
]
STEPS: dict[int, tuple[str, ...]] = {
    1: ("kinds", "enterprise_name", "area_path", "story"),
    2: ("workers_count", "amount", "anonymous"),
    3: ("applicant_name", "phone", "safe_to_call", "consents_to_disclosure", "submission"),
}
CLAUSE = re.compile(r"[。，,；;！!？?\n]+(?!\d{3})")
MONEY = re.compile(r"(?<![\d几上好])[\d零〇一二两三四五六七八九十][\d.,零〇一二两三四五六七八九十百千万]*[多余]?(?:元|块钱|块|(?<=[万千多余]))"
                   r"(?![\d多余个人名次天年月])")  # fmt: skip
RATE = re.compile(r"每|人均|平均|元/|一个月|月薪|底薪")


class ComplaintForm(forms.Form):
    """All three steps. A step is checked when it is left forward; sending checks all."""

    kinds = forms.MultipleChoiceField(
        label="什么事？可以多选", choices=PLAIN_KINDS, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一样；都不像就选“别的”。", "invalid_choice": "请从下面的里选。"},
    )  # fmt: skip
    enterprise_name = forms.CharField(
        label="在哪里上班", max_length=120, help_text="不知道全称，写招牌或工地的名字也行。",
        error_messages={"required": "请写在哪里上班：招牌、工地的名字都行。",
                        "max_length": "单位名称太长了，请写120个字以内。"},
    )  # fmt: skip
    area_path = forms.ChoiceField(
        label="在哪个镇街",
        error_messages={"required": "请选镇街；说不清就选最后一项。", "invalid_choice": "请从列出的里选。"},
    )
    story = forms.CharField(
        label="说说经过", max_length=5000, widget=forms.Textarea({"rows": 4}),
        help_text="什么时候的事、欠多少、说过几次。不用写得好。",
        error_messages={"required": "请写几句经过：什么时候、什么事、欠多少。",
                        "max_length": "经过有%(show_value)d个字，太长了。请删到5000字以内，或拍成照片。"},
    )  # fmt: skip
    workers_count = forms.IntegerField(
        label="一共多少人遇到这件事", min_value=1, max_value=100000, initial=1,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"required": "请写多少人；只有您就写1。", "invalid": "人数请写数字，例如1。",
                        "min_value": "人数至少是1。", "max_value": "人数太大了，请核对。"},
    )  # fmt: skip
    amount = AmountField(label="一共大概多少钱（元）", required=False, max_length=40,
                         error_messages={"max_length": "金额太长了，写成18000或1.8万。"})  # fmt: skip
    anonymous = forms.BooleanField(label="不留姓名", required=False)
    applicant_name = forms.CharField(
        label="您的姓名", max_length=60,
        error_messages={"required": "请写姓名；不愿留名，退一步勾“不留姓名”。",
                        "max_length": "姓名太长了，请写60个字以内。"},
    )  # fmt: skip
    phone: forms.CharField = forms.CharField(
        label="您的电话", max_length=40, required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
        help_text="不留电话，就只能凭收条查。", error_messages={"max_length": "电话太长了，请只写一个号码。"},
    )  # fmt: skip
    safe_to_call = forms.BooleanField(label="可以打这个电话找我", required=False, initial=True)
    consents_to_disclosure = forms.BooleanField(label="可以告诉单位是我反映的", required=False)
    submission = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["area_path"].choices = area_choices()  # type: ignore[attr-defined]
        if person is not None:
            self.fields["applicant_name"].initial = person.name
            if person.phone:
                masked = MaskedField(label="您的电话", max_length=40, required=False)
                masked.show(person.masked_phone)
                masked.help_text = "您登记过的电话，不改就用它。"
                self.fields["phone"] = masked

    def clean_phone(self) -> Any:
        given = self.cleaned_data["phone"]
        return given if given is KEPT else readable(read_phone, given)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("anonymous"):  # who stays nameless is asked neither name nor telephone
            for name in ("applicant_name", "phone"):
                self.errors.pop(name, None)
                data[name] = ""
        return data

    def wrong_step(self, before: int) -> int | None:
        """The first step below `before` that has errors; errors of later steps are not told yet."""
        for step, names in STEPS.items():
            if step >= before:
                for name in names:
                    self.errors.pop(name, None)
        wrong = (step for step, names in STEPS.items() if any(name in self.errors for name in names))
        return next(wrong, None)

    def arguments(self) -> dict[str, Any]:
        """What `receive_intake` takes besides actor and channel. A signed-in worker is known by what is on file."""
        data = dict(self.cleaned_data)
        own = self.person if data["phone"] is KEPT else None
        if own is not None:
            data["phone"] = own.phone
            if data["applicant_name"].strip() == own.name:
                data["id_number"] = own.id_number
        if data["anonymous"]:
            data |= {"applicant_name": "", "phone": "", "id_number": "", "consents_to_disclosure": False}
        data["safe_to_call"] = bool(data["safe_to_call"] and data["phone"])
        return {**data, "amount": data["amount"] or Decimal(0), "station": station_of(data["area_path"])}


def person_of(actor: Actor) -> Person | None:
    """The person behind a signed-in worker."""
    return Person.objects.filter(pk=actor.person_id).first() if actor.person_id else None


def area_choices() -> list[tuple[str, str]]:
    """The towns, and the county for those who cannot say."""
    ours = federation()
    county = ours.area_path if ours else ""
    choices = [(area.code, area.name) for area in towns(county)]
    return [("", "请选"), *choices, *([(county, "说不清在哪个镇")] if county else [])]


def station_of(area_path: str) -> Organisation | None:
    """The one station of the town; where there is none, or several, the intake waits for whoever takes it."""
    near = list(stations(area_path)[:2]) if len(area_path) >= 9 else []
    return near[0] if len(near) == 1 else None


def amount_told(story: str) -> Decimal | None:
    """The one amount that the story names, as `text` reads its clauses; None when there is none, or several."""
    found = set()
    for clause in CLAUSE.split(story[:5000]):
        for written in MONEY.findall("" if RATE.search(clause) else clause):
            try:
                found.add(read_amount(written))
            except Unreadable:
                return None
    return found.pop() if len(found) == 1 else None


def typed(values: dict[str, list[str]]) -> dict[str, Any]:
    """Starting values of an unbound form from what a half-filled one holds."""
    if not values:
        return {}
    ticks = ("anonymous", "safe_to_call", "consents_to_disclosure")
    plain = {name: given[0] for name, given in values.items() if given and name not in ("kinds", *ticks)}
    return {**plain, "kinds": values.get("kinds", []), **{name: name in values for name in ticks}}
