"""The employer's small page: own cases once informed; dates, agreement, what is due.

Never what the worker wrote. A name stands here only where the party consented; in texts others are left out.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import Refused, require
from sizai.audit.record import record
from sizai.enterprises.models import Enterprise
from sizai.pages.portal.around import render_portal
from sizai.pages.portal.matter import next_session
from sizai.pages.portal.plain_words import BARS
from sizai.resolution.models import Case
from sizai.resolution.queries import cases_for
from sizai.resolution.vocabulary import CaseState as C
from sizai.resolution.vocabulary import SessionState

PER_PAGE = 20
STANDS = {
    C.ACCEPTED: ("已受理", "run", 1),
    C.DISPATCHED: ("有关部门在办", "run", 1),
    C.REOPENED: ("重新打开", "run", 1),
    C.MEDIATING: ("调解中", "run", 2),
    C.AGREED: ("达成协议", "wait", 3),
    C.PERFORMING: ("履行中", "wait", 3),
    C.FAILED: ("没有谈成", "bad", 3),
    C.GREEN_CHANNEL: ("仲裁法院在办", "run", 3),
    C.WITHDRAWN: ("申请人撤回", "done", 3),
    C.CLOSED: ("已结案", "done", 3),
}
"""State → (label, mark, bars filled), as an employer is told. Others (merged, voided) are not listed."""


def _employer(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.role != Role.EMPLOYER_HR:
        raise Refused("这一页是给用人单位人事的。请用单位的账号登录。")
    return actor


def _cases(actor: Actor) -> QuerySet[Case]:
    return cases_for(actor).filter(state__in=list(STANDS)).order_by("-accepted_on", "-id")


def _due(case: Case) -> tuple[Decimal, dt.date | None]:
    """What is still owed of the agreement, and the first day on which a part of it is due."""
    owed = max(case.amount_promised - case.amount_received, Decimal(0))
    if not owed:
        return owed, None
    covered = case.amount_received
    for agreement in case.agreements.all():
        for part in sorted(agreement.instalments.all(), key=lambda each: (each.due_on, each.position)):
            covered -= part.amount
            if covered < 0:
                return owed, part.due_on
    return owed, None


def _row(case: Case, today: dt.date) -> dict[str, Any]:
    owed, due_on = _due(case)
    stand = STANDS[C(case.state)]
    return {
        "case": case, "url": f"/m/employer/{case.pk}/", "kind": case.get_claim_kind_display(),
        "stand": stand[:2], "session": next_session(case),
        "owed": owed, "due_on": due_on, "late": bool(due_on and due_on < today),
        "bars": [(label, position < stand[2]) for position, label in enumerate(BARS)],
    }  # fmt: skip


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """The employer's cases, the newest first."""
    actor = _employer(request)
    today = clock.today()
    pages = Paginator(_cases(actor).prefetch_related("agreements__instalments", "sessions"), PER_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    enterprise = Enterprise.objects.filter(pk=actor.enterprise_id or 0).first()
    context = {"rows": [_row(case, today) for case in shown], "shown": shown, "enterprise": enterprise}
    return render_portal(request, "employer_list", context, title="单位的案件")


@require_safe
def case_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: when and where to come, what was agreed, what is due."""
    actor = _employer(request)
    case = get_object_or_404(_cases(actor).select_related("station"), pk=pk)
    require(actor, "read_case", case)
    if cache.add(f"read_case:{actor.account_id}:{case.pk}:{clock.today()}", True, 24 * 3600):
        record(actor=actor, verb="read_case", thing=case)
    parties = list(case.parties.all())
    hidden = [each.name for each in parties if not each.consents_to_disclosure]
    if not any(each.consents_to_disclosure and each.name == case.applicant_name for each in parties):
        hidden.append(case.applicant_name)
    agreements = [
        {"signed_on": each.signed_on, "terms": without_names(each.terms, hidden), "amount": each.amount,
         "way": without_names(each.way, hidden), "parts": list(each.instalments.select_related("party"))}
        for each in case.agreements.prefetch_related("instalments")
    ]  # fmt: skip
    context = {
        **_row(case, clock.today()),
        "names": [each.name for each in parties if each.name and each.consents_to_disclosure],
        "hidden": any(not each.consents_to_disclosure for each in parties), "agreements": agreements,
        "sessions": case.sessions.exclude(state=SessionState.CANCELLED).order_by("-starts_at"),
    }  # fmt: skip
    return render_portal(request, "employer_case", context, title=case.code, back="/m/employer/")


def without_names(text: str, names: list[str]) -> str:
    """The text with every one of the names replaced; longer names first, so that none is left in part."""
    for name in sorted({name for name in names if len(name) > 1}, key=len, reverse=True):
        text = text.replace(name, "申请人")
    return text
