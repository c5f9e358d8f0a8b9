"""A dispatch, a pair of possible duplicates, an evidence file."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryFile

import segno
from django.conf import settings
from django.contrib import messages
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404

from sizai.access import clock
from sizai.access.policy import may, require
from sizai.audit.record import record
from sizai.orgs.queries import area_names
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.resolution import case_state, open_hints
from sizai.pages.desk.resolution.acts import actions_for
from sizai.pages.desk.resolution.intake_pages import SHOWN_KEY
from sizai.pages.desk.resolution.lists import DISPATCH_KINDS, actor_of, filtered_cases
from sizai.pages.portal import receipts
from sizai.papers import WORD_MIME
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import DISPATCH
from sizai.resolution.models import Case, Evidence, IssuedPaper
from sizai.resolution.queries import cases_for, dispatches_for, intakes_for
from sizai.resolution.verbs.export_cases import export_cases
from sizai.resolution.verbs.papers import issue_paper
from sizai.ui.components import Action
from sizai.ui.components.numbers import money


def dispatch(request: HttpRequest, pk: int) -> HttpResponse:
    """One dispatch as the department sees it: what is asked, by when, what can be done."""
    actor = actor_of(request)
    found = get_object_or_404(dispatches_for(actor).select_related("case", "department"), pk=pk)
    deadline = found.deadlines.first()
    actions = [
        Action(label, url, "go" if position == 0 else "plain" if back else "stop")
        for position, (label, url, back) in enumerate(
            actions_for(actor, "dispatches", found, [move.verb for move in DISPATCH.legal(found.state)])
        )
    ]
    context = {
        "dispatch": found, "case": found.case, "state": (found.get_state_display(), DISPATCH_KINDS[found.state]), "actions": actions,
        "deadline": deadline, "today": clock.today(), "area": area_names().get(found.case.area_path, ""),
        "late": found.state == "sent" and clock.now() > found.answer_by, "case_state": case_state(found.case),
    }  # fmt: skip
    return render_desk(
        request, "desk/resolution/dispatch.html", context, place="resolution", section="dispatches"
    )


def issue(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Make a paper and hand it over."""
    actor = actor_of(request)
    found = get_object_or_404(cases_for(actor), pk=pk)
    if request.method != "POST":
        return HttpResponseRedirect(f"/cases/{pk}/")
    try:
        made = issue_paper(actor=actor, case=found, kind=kind)
    except BadInput as error:
        messages.warning(request, error.sentence)
        return HttpResponseRedirect(f"/cases/{pk}/")
    return HttpResponseRedirect(f"/papers/{made.pk}/")


def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A paper as it was issued, with its right type so that WPS and phones open it."""
    actor = actor_of(request)
    found = get_object_or_404(IssuedPaper, pk=pk)
    case = get_object_or_404(cases_for(actor), pk=found.case_id)
    require(actor, "issue_paper", case)
    record(actor=actor, verb="read_paper", thing=found, thread=case)
    file = (Path(settings.MEDIA_ROOT) / found.path).open("rb")
    return FileResponse(file, as_attachment=True, filename=found.name, content_type=WORD_MIME)


def export(request: HttpRequest) -> HttpResponseBase:
    """导出案件: the chosen rows, or all that the filters of the list leave."""
    actor = actor_of(request)
    require(actor, "export_cases")
    if request.method != "POST":
        return HttpResponseRedirect("/cases/")
    chosen = [key for key in request.POST.getlist("chosen") if key.isdigit()]
    rows = filtered_cases(request)
    if chosen and "all" not in request.POST:
        rows = rows.filter(pk__in=chosen)
    target = TemporaryFile()  # noqa: SIM115 (closed by the response)
    told = (
        f"选中{len(chosen)}件"
        if chosen and "all" not in request.POST
        else (request.GET.urlencode() and "按条件") or "全部"
    )
    export_cases(actor=actor, cases=rows.order_by("-accepted_on", "-id"), target=target, told=told)
    target.seek(0)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(target, as_attachment=True, filename=f"案件_{clock.today()}.xlsx", content_type=kind)


def receipt_image(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR of a receipt that is being shown right now; it is not stored, so it comes from the session only."""
    kept = request.session.get(SHOWN_KEY) or {}
    if kept.get("intake") != pk:
        raise Http404
    drawing = io.BytesIO()
    segno.make(receipts.address(request, kept["words"]), error="m", micro=False).save(
        drawing, kind="svg", scale=4, border=2
    )
    response = HttpResponse(drawing.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = "no-store"
    return response


COMPARED = (
    "applicant_name",
    "enterprise_name",
    "claim_text",
    "workers_count",
    "amount_claimed",
    "accepted_on",
    "title",
)


def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    """Two cases side by side: the same matter, or not?"""
    actor = actor_of(request)
    hint = get_object_or_404(open_hints(actor).select_related("case", "other"), pk=pk)
    other = get_object_or_404(cases_for(actor), pk=hint.other_id)

    def shown(case: Case, name: str) -> str:
        value = getattr(case, name)
        return money(value) if name == "amount_claimed" else str(value)

    rows = [
        (
            str(getattr(Case._meta.get_field(name), "verbose_name", name)),
            shown(hint.case, name),
            shown(other, name),
        )
        for name in COMPARED
    ]
    rows.append(("状态", case_state(hint.case)[0], case_state(other)[0]))
    context = {
        "hint": hint,
        "other": other,
        "rows": rows,
        "merges": may(actor, "merge_case", hint.case),
        "settles": may(actor, "settle_duplicate", hint),
    }
    return render_desk(
        request, "desk/resolution/duplicate.html", context, place="resolution", section="duplicates"
    )


def evidence(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file, for those who may read it; downloads carry the name it came with and are never run by the browser."""
    actor = actor_of(request)
    found = get_object_or_404(Evidence.objects.select_related("case", "intake"), pk=pk, withdrawn_at=None)
    owner = (
        get_object_or_404(cases_for(actor), pk=found.case_id)
        if found.case_id
        else get_object_or_404(intakes_for(actor), pk=found.intake_id)
    )
    require(actor, "read_evidence", owner)
    record(actor=actor, verb="read_evidence", thing=found, thread=owner)
    path = Path(settings.MEDIA_ROOT) / found.path
    response = FileResponse(
        path.open("rb"),
        content_type=found.content_type,
        filename=found.name,
        as_attachment="download" in request.GET,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = (
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
    )
    return response
