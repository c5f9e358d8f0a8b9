"""What a reader of the history may see of it: the filter, the entries, one line in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Q, QuerySet

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import verbs
from sizai.audit.models import Entry
from sizai.orgs.queries import area_names
from sizai.ui.widgets import DateInput

OPEN_TYPES = (
    "",
    "people.account",
    "orgs.organisation",
    "orgs.post",
    "orgs.area",
    "orgs.departmentkind",
    "orgs.installation",
)
"""Things whose entries the administrator reads in full."""
TYPES = {
    "people.account": "账号", "people.person": "人员", "orgs.organisation": "组织", "orgs.post": "岗位", "orgs.installation": "本系统",
    "orgs.departmentkind": "部门类别", "enterprises.enterprise": "企业", "registers.batch": "导入", "figures.report": "月报",
    "figures.snapshot": "快照", "figures.printedfigure": "印出的数字", "resolution.intake": "来件", "resolution.case": "案件",
    "resolution.party": "当事人", "resolution.claim": "请求", "resolution.dispatch": "派单", "resolution.session": "调解会",
    "resolution.agreement": "协议", "resolution.payment": "到账", "resolution.evidence": "证据", "resolution.issuedpaper": "文书",
}  # fmt: skip
MORE_VERBS = {
    "add_department_kind": "加部门类别", "build_demo": "装演示数据", "complete_agreement": "履行完毕", "found_organisation": "建组织",
    "gather_dispatches": "派单收齐", "give_calendar_token": "换日历地址", "leave_demo": "离开演示", "place_tiles": "排大屏方格",
    "read_paper": "看文书", "remember_headers": "记住表头",
}  # fmt: skip
"""Acts of the clock, of the command line, or of everybody for himself: no predicate names them."""
_DAY = dt.timedelta(days=1)
BESIDE = {
    "scope": "管辖",
    "who": "谁",
    "verb": "做了什么",
    "thing": "对象",
    "since": "从",
    "until": "到",
    "of": "对象编号",
    "account": "账号编号",
}
"""Names of changes that are no fields of the thing."""
SAID = frozenset({"role", "place"})
"""Changes that the sentence of the entry says already."""


class HistoryFilter(forms.Form):
    """谁, 做了什么, 对象, 哪几天; `account` and `of` come from links."""

    who = forms.CharField(label="谁", required=False, max_length=40)
    verb = forms.ChoiceField(label="做了什么", required=False)
    thing = forms.CharField(label="对象", required=False, max_length=80)
    since = forms.DateField(
        label="从", required=False, widget=DateInput(), error_messages={"invalid": "日期写成2026-11-23。"}
    )
    until = forms.DateField(
        label="到", required=False, widget=DateInput(), error_messages={"invalid": "日期写成2026-11-23。"}
    )
    account = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)
    own = forms.BooleanField(required=False, widget=forms.HiddenInput)
    of = forms.RegexField(r"^[a-z_.]{3,48}:\d{1,18}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted((verbs() | MORE_VERBS).items(), key=lambda pair: pair[1])
        for field in self.fields.values():
            field.widget.attrs["class"] = "inp"
        self.fields["verb"].choices = [("", "全部"), *known]  # type: ignore[attr-defined]


def verb_label(code: str) -> str:
    """What a verb is called on screen."""
    return verbs().get(code) or MORE_VERBS.get(code, code)


def own_posts() -> QuerySet[Entry]:
    """Posts that somebody gave to himself."""
    return Entry.objects.filter(verb="give_post", thing_type="people.account", thing_id=F("account_id"))


def reads_all(actor: Actor) -> bool:
    """Whether the contents of every entry are for this post."""
    return actor.role == Role.AUDITOR


def _midnight(day: dt.date) -> dt.datetime:
    return clock.local(day.year, day.month, day.day, 0)


def entries(actor: Actor, chosen: HistoryFilter) -> QuerySet[Entry]:
    """The entries of a filter. Words about things search only what the actor may read."""
    asked = chosen.cleaned_data if chosen.is_valid() else {}
    found = own_posts() if asked.get("own") else Entry.objects.all()
    if asked.get("who"):
        found = found.filter(actor__icontains=asked["who"])
    if asked.get("account"):
        found = found.filter(account_id=asked["account"])
    if asked.get("verb"):
        found = found.filter(verb=asked["verb"])
    if asked.get("thing"):
        named = Q(thing_name__icontains=asked["thing"]) | Q(text__icontains=asked["thing"])
        found = found.filter(named)
        if not reads_all(actor):
            found = found.filter(thing_type__in=OPEN_TYPES)
    if asked.get("of"):
        kind, _, key = asked["of"].partition(":")
        found = found.filter(thing_type=kind, thing_id=int(key))
    if asked.get("since"):
        found = found.filter(at__gte=_midnight(asked["since"]))
    if asked.get("until"):
        found = found.filter(at__lt=_midnight(asked["until"]) + _DAY)
    return found


def _field_label(thing_type: str, name: str) -> str:
    try:
        return str(apps.get_model(thing_type)._meta.get_field(name).verbose_name)
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return BESIDE.get(name, name)


def _changes(entry: Entry) -> str:
    said = []
    for name, pair in entry.changes.items():
        before, after = pair if isinstance(pair, list) and len(pair) == 2 else (None, pair)
        if name in SAID or (before in (None, "") and after in (None, "")):
            continue
        names = area_names() if name == "scope" else {}
        old, new = (
            str(names.get(value, value)) if value not in (None, "") else "无" for value in (before, after)
        )
        said.append(f"{_field_label(entry.thing_type, name)}：{new if before is None else f'{old}→{new}'}")
    return "；".join(said)


class Line:
    """An entry as this reader may see it."""

    def __init__(self, entry: Entry, *, full: bool) -> None:
        self.seq, self.at, self.actor, self.account_id = entry.seq, entry.at, entry.actor, entry.account_id
        self.role = Role(entry.role).label if entry.role in Role.values else entry.role
        self.verb = verb_label(entry.verb)
        kind = TYPES.get(entry.thing_type, "")
        shown = full or entry.thing_type in OPEN_TYPES
        self.thing = (
            " ".join(filter(None, (kind, entry.thing_name))) if shown else f"{kind or '一件'}（内容归审计看）"
        )
        told = (
            entry.text,
            f"理由：{entry.reason}" if entry.reason and entry.reason not in entry.text else "",
            _changes(entry),
        )
        self.text = "；".join(filter(None, told)) if shown else ""


def lines(actor: Actor, found: Iterable[Entry]) -> Iterator[Line]:
    """The entries in words, as this post may see them."""
    full = reads_all(actor)
    return (Line(entry, full=full) for entry in found)
