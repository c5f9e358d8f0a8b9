"""操作记录: who did, saw or exported what; for auditor and administrator. The auditor sees the contents.

The administrator runs the machine and knows the accounts; what happened inside a case is not his to read (product.md,
principle 1), so of those entries he sees who, when and which step, not the words.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import require
from sizai.audit.chain import verify
from sizai.audit.models import Entry, Head
from sizai.audit.record import record
from sizai.orgs.models import Post
from sizai.pages.desk.audit_lines import HistoryFilter, entries, lines, own_posts, reads_all, verb_label
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.resolution.paging import page_of
from sizai.ui.components import Column, moment

AT_MOST = 100_000
"""So many entries are checked while a reader waits; more than that is a matter of `sizai audit verify`."""


def _columns(today: Any) -> list[Column]:
    return [
        Column("时间", lambda line: moment(line.at, today), phone="end", width="132px"),
        Column("谁", "actor", url=lambda line: f"?account={line.account_id}" if line.account_id else "", under=lambda line: line.role,
               width="150px"),
        Column("做了什么", "verb", "link", phone="first", width="130px"),
        Column("对象", "thing", width="200px"),
        Column("序号", "seq", "number", phone="hidden", width="90px"),
        Column("经过", "text"),
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
        "today": today, "form": chosen, "page": page, "rows": list(lines(actor, page.rows)), "columns": _columns(today),
        "filtered": any(request.GET.get(name) for name in chosen.fields), "full": reads_all(actor),
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
        messages.warning(
            request, f"记录有{head.seq:,}条，网页上等不及。请在服务器上运行 sizai audit verify。"
        )
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
    asked = {
        name: [None, verb_label(value) if name == "verb" else str(value)]
        for name, value in (chosen.cleaned_data if chosen.is_valid() else {}).items()
        if value
    }
    record(actor=actor, verb="export_audit", text=f"导出操作记录{found.count():,}条", changes=asked)
    writer = csv.writer(_Echo())

    def rows() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(["序号", "时间", "谁", "身份", "做了什么", "对象", "经过"])
        for line in lines(actor, found.iterator(2000)):
            at = line.at.astimezone(clock.ZONE).strftime("%Y-%m-%d %H:%M:%S")
            yield writer.writerow(
                [
                    _cell(each)
                    for each in (line.seq, at, line.actor, line.role, line.verb, line.thing, line.text)
                ]
            )

    name = f"audit-{clock.today():%Y%m%d}.csv"
    answer = StreamingHttpResponse(rows(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
