"""The form of a post: first the role, then what that role needs (organisation, enterprise, leader)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from sizai.access import clock
from sizai.access.actor import Role
from sizai.enterprises.queries import find
from sizai.orgs.models import Organisation, Post
from sizai.orgs.queries import area_names, towns
from sizai.orgs.verbs.posts import LEADERS, NEEDS
from sizai.ui.widgets import DateInput

FEW = 200
"""So many organisations fit into a list to pick from; more are typed, with suggestions."""
NARROWED = frozenset(
    {Role.FEDERATION_CADRE, Role.STATION_MEDIATOR, Role.REPRESENTATIVE, Role.HOTLINE_OPERATOR}
)
"""Roles whose reach may be smaller than their organisation's."""


def organisations(role: Role) -> QuerySet[Organisation]:
    """The organisations that a post of `role` may stand on."""
    need = NEEDS[role]
    found = Organisation.objects.filter(kind__in=need.kinds, staged=False, closed_on=None)
    return (found.filter(parent=None) if need.top else found).order_by("kind", "area_path", "name")


def leaders() -> QuerySet[Post]:
    """Posts whose holders may lead representatives."""
    running = Q(until=None) | Q(until__gte=clock.today())
    held = Post.objects.filter(running, role__in=LEADERS, account__is_active=True)
    return held.select_related("account", "organisation")


class TypedOrganisation(forms.CharField):
    """An organisation by its full name, with suggestions by the browser."""

    def __init__(self, among: QuerySet[Organisation], **kwargs: Any) -> None:
        self.among = among
        super().__init__(max_length=100, widget=forms.TextInput({"list": "organisations"}), **kwargs)

    def clean(self, value: Any) -> Organisation | None:
        name = super().clean(value)
        if not name:
            return None
        found = list(self.among.filter(name=name)[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                "没有叫这个名字的组织，请照名册写全称。"
                if not found
                else "有几个同名的，请先到名册里改清楚。"
            )
        return found[0]


def _day(label: str, told: str) -> forms.DateField:
    wrong = {"invalid": "日期写成2026-11-23。"}
    return forms.DateField(
        label=label, required=False, help_text=told, widget=DateInput(), error_messages=wrong
    )


class GivePostForm(forms.Form):
    """What `give_post` takes besides actor, account and role."""

    def __init__(self, *args: Any, role: Role, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role, need = role, NEEDS[role]
        among = organisations(role)
        self.suggestions: list[str] = []
        if need.kinds:
            said = {"required": need.sentence}
            if among.count() <= FEW:
                self.fields["organisation"] = forms.ModelChoiceField(
                    among,
                    label="所在组织",
                    required=not need.optional,
                    error_messages=said,
                    empty_label="请选",
                )
            else:
                self.fields["organisation"] = TypedOrganisation(
                    among, label="所在组织", required=True, error_messages=said
                )
                self.suggestions = list(among.values_list("name", flat=True)[:5000])
        if role == Role.EMPLOYER_HR:
            self.fields["enterprise"] = forms.CharField(
                label="企业",
                help_text="写全称，或者18位统一社会信用代码。",
                error_messages={"required": NEEDS[role].sentence},
            )
        if role in NARROWED:
            names = area_names()
            choices = [("", "跟着组织")] + [(town.code, names[town.code]) for town in towns()]
            self.fields["scope"] = forms.ChoiceField(
                label="管辖", choices=choices, required=False, help_text="只管一个镇街时才选。"
            )
        if role == Role.REPRESENTATIVE:
            self.fields["leader"] = forms.ModelChoiceField(leaders(), label="联系领导", required=False, empty_label="先不定",
                                                           help_text="双联双引：一名领导联系五名代表。")  # fmt: skip
        self.fields["since"] = _day("从哪天起", "留空就是今天。")
        self.fields["until"] = _day("到哪天止", "借调、挂职的写上，到期自己失效。")

    def clean_enterprise(self) -> Any:
        text = self.cleaned_data["enterprise"].strip()
        found = find(name=text, uscc=text.upper() if len(text) == 18 else "")
        if found is None:
            raise forms.ValidationError("名册里没有这家企业，请照名册写全称，或者先登记。")
        return found


class EndPostForm(forms.Form):
    """When a post ends, and why."""

    last_day = _day("最后一天", "留空就马上结束。")
    reason = forms.CharField(
        label="理由", max_length=200, error_messages={"required": "请填理由，比如“调到址山实践站”。"}
    )
