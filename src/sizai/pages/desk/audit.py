"""操作记录: who did, saw or exported what; for auditor and administrator. The auditor sees the contents.

The administrator runs the machine and knows the accounts; what happened inside a case is not his to read (product.md,
principle 1), so of those entries he sees who, when and which step, not the words.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import require, verbs
from sizai.audit.chain import verify
from sizai.audit.models import Entry, Head
from sizai.audit.record import record
from sizai.orgs.models import Post
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.resolution.paging import page_of
from sizai.ui.components import Column, moment
from sizai.ui.widgets import DateInput

OPEN_TYPES = ("", "people.account", "orgs.organisation", "orgs.post", "orgs.area", "orgs.installation")
"""Things whose entries the administrator reads in full."""
TYPES = {
    "people.account": "账号", "people.person": "人员", "orgs.organisation": "组织", "orgs.post": "岗位", "enterprises.enterprise": "企业",
    "registers.batch": "导入", "resolution.intake": "来件", "resolution.case": "案件", "resolution.dispatch": "派单",
    "resolution.session": "调解会", "resolution.agreement": "协议", "resolution.payment": "到账", "resolution.evidence": "证据",
}  # fmt: skip
MORE_VERBS = {"give_calendar_token": "换日历地址"}
AT_MOST = 200_000
"""So many entries are checked while a reader waits; more than that is a matter of `sizai audit verify`."""


class HistoryFilter(forms.Form):
    """谁, 做了什么, 对象, 哪几天; `account` and `of` come from links."""

    who = forms.CharField(label="谁", required=False, max_length=40)
    verb = forms.ChoiceField(label="做了什么", required=False)
    thing = forms.CharField(label="对象", required=False, max_length=80)
    since = forms.DateField(label="从", required=False, widget=DateInput(), error_messages={"invalid": "日期写成2026-11-23。"})
    until = forms.DateField(label="到", required=False, widget=DateInput(), error_messages={"invalid": "日期写成2026-11-23。"})
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


def _reads_all(actor: Actor) -> bool:
    return actor.role == Role.AUDITOR


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
        if not _reads_all(actor):
            found = found.filter(thing_type__in=OPEN_TYPES)
    if asked.get("of"):
        kind, _, key = asked["of"].partition(":")
        found = found.filter(thing_type=kind, thing_id=int(key))
    if asked.get("since"):
        found = found.filter(at__gte=_midnight(asked["since"]))
    if asked.get("until"):
        found = found.filter(at__lt=_midnight(asked["until"]) + _DAY)
    return found


_DAY = dt.timedelta(days=1)
BESIDE = {"role": "身份", "place": "所在", "scope": "管辖"}
"""Names of changes that are no fields of the thing."""


def _midnight(day: dt.date) -> dt.datetime:
    return clock.local(day.year, day.month, day.day, 0)


def _field_label(thing_type: str, name: str) -> str:
    try:
        return str(apps.get_model(thing_type)._meta.get_field(name).verbose_name)
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return BESIDE.get(name, name)


def _changes(entry: Entry) -> str:
    said = []
    for name, pair in entry.changes.items():
        before, after = pair if isinstance(pair, list) and len(pair) == 2 else (None, pair)
        shown = ["无" if value in (None, "") else str(value) for value in (before, after)]
        said.append(f"{_field_label(entry.thing_type, name)}：{'→'.join(shown)}")
    return "；".join(said)


class Line:
    """An entry as this reader may see it."""

    def __init__(self, entry: Entry, *, full: bool) -> None:
        self.seq, self.at, self.actor, self.account_id = entry.seq, entry.at, entry.actor, entry.account_id
        self.role = Role(entry.role).label if entry.role in Role.values else entry.role
        self.verb = verb_label(entry.verb)
        kind = TYPES.get(entry.thing_type, "")
        shown = full or entry.thing_type in OPEN_TYPES
        self.thing = " ".join(filter(None, (kind, entry.thing_name))) if shown else f"{kind or '一件'}（内容归审计看）"
        told = (entry.text, f"理由：{entry.reason}" if entry.reason else "", _changes(entry))
        self.text = "；".join(filter(None, told)) if shown else ""


def _lines(actor: Actor, found: Any) -> Iterator[Line]:
    full = _reads_all(actor)
    return (Line(entry, full=full) for entry in found)


def _columns(today: Any) -> list[Column]:
    return [
        Column("时间", lambda line: moment(line.at, today), phone="end", width="132px"),
        Column("谁", "actor", url=lambda line: f"?account={line.account_id}" if line.account_id else "", under=lambda line: line.role,
               width="150px"),
        Column("做了什么", "verb", "link", phone="first", width="130px"),
        Column("对象", "thing", width="200px"),
        Column("经过", "text"),
        Column("序号", "seq", "number", phone="hidden", width="90px"),
    ]  # fmt: skip


def double_posts() -> QuerySet[Post]:
    """Posts that administrators hold today beside their own: what they could read besides running the machine."""
    running = Post.objects.filter(Q(until=None) | Q(until__gte=clock.today()), account__is_active=True)
    administrators = running.filter(role=Role.ADMINISTRATOR).values("account_id")
    others = running.filter(account_id__in=administrators).exclude(role=Role.ADMINISTRATOR)
    return others.select_related("account", "organisation")


@require_http_methods(["GET"])
def history(request: HttpRequest) -> HttpResponse:
    """The list, newest first. Its first lines say who gave himself a post and when the chain was last checked."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    require(actor, "read_audit")
    chosen = HistoryFilter(request.GET or None)
    page = page_of(request, entries(actor, chosen), ("seq",))
    today = clock.today()
    head = Head.objects.filter(pk=1).first()
    checked = Entry.objects.filter(verb="verify_audit").first()
    context = {
        "today": today, "form": chosen, "page": page, "rows": list(_lines(actor, page.rows)), "columns": _columns(today),
        "filtered": any(request.GET.get(name) for name in chosen.fields), "full": _reads_all(actor),
        "own_posts": list(own_posts()[:3]), "own_total": own_posts().count(), "double": list(double_posts()[:5]),
        "query": request.GET.urlencode(),
        "head": head, "checked": checked, "too_long": head is not None and head.seq > AT_MOST,
    }  # fmt: skip
    return render_desk(request, "desk/audit.html", context, place="accounts", section="audit")


@require_POST
def verify_audit(request: HttpRequest) -> HttpResponse:
    """Walk the chain and say what was found; the check itself becomes an entry."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    require(actor, "verify_audit")
    head = Head.objects.filter(pk=1).first()
    if head is not None and head.seq > AT_MOST:
        messages.warning(request, f"记录有{head.seq:,}条，网页上等不及。请在服务器上运行 sizai audit verify。")
        return redirect("audit")
    verdict = verify()
    if verdict.sound:
        text = f"核对{verdict.entries:,}条，完整无缺，链头{verdict.head[:12]}"
        messages.success(request, f"{text}。把链头抄在纸上，以后对得上。")
    else:
        text = f"核对{verdict.entries:,}条，有{len(verdict.faults)}处不对：{verdict.faults[0].sentence}"
        messages.error(request, f"{text}。请保护现场，先备份，再找系统管理员和审计一起看。")
    record(actor=actor, verb="verify_audit", text=text)
    return redirect("audit")


class _Echo:
    """Gives back what is written: the csv module then makes lines for the stream."""

    def write(self, line: str) -> str:
        return line


def _cell(value: Any) -> str:
    """Text for a spreadsheet: what looks like a formula stays text."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


@require_POST
def export_audit(request: HttpRequest) -> StreamingHttpResponse | HttpResponse:
    """The filtered entries as CSV for WPS and Excel, under the same rule and masks as the page; itself an entry."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    require(actor, "export_audit")
    chosen = HistoryFilter(request.GET or None)
    found = entries(actor, chosen)
    newest = Head.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    found = found.filter(seq__lte=newest)
    asked = {name: [None, str(value)] for name, value in (chosen.cleaned_data if chosen.is_valid() else {}).items() if value}
    record(actor=actor, verb="export_audit", text=f"导出操作记录{found.count():,}条", changes=asked)
    writer = csv.writer(_Echo())

    def rows() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(["序号", "时间", "谁", "身份", "做了什么", "对象", "经过"])
        for line in _lines(actor, found.iterator(2000)):
            at = line.at.astimezone(clock.ZONE).strftime("%Y-%m-%d %H:%M:%S")
            yield writer.writerow(
                [_cell(each) for each in (line.seq, at, line.actor, line.role, line.verb, line.thing, line.text)]
            )

    name = f"audit-{clock.today():%Y%m%d}.csv"
    answer = StreamingHttpResponse(rows(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
